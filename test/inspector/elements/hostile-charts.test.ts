// Apps that want to break the viewer, or are only very large: the page stays usable and says what it leaves out.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { TraceStore, Viewing } from '../../../src/inspector/index.ts';
import type { ChartInspector } from '../../../src/inspector/elements/index.ts';
import '../../../src/inspector/elements/index.ts';
import { until } from '../../support/until.ts';

let inspector: ChartInspector;
let store: TraceStore;

beforeEach(async () => {
  await page.viewport(1280, 720);
  store = new TraceStore();
  inspector = document.createElement('chart-inspector');
  inspector.viewing = new Viewing(store);
  document.body.append(inspector);
});

afterEach(() => document.body.replaceChildren());

const inside = (name: string) => inspector.shadowRoot?.querySelector(name)?.shadowRoot as ShadowRoot;
const boxes = () => inside('chart-diagram').querySelectorAll('[data-state]');
const caption = () => inside('chart-diagram').querySelector('.caption')?.textContent?.trim();

/** All elements of the page, those in shadow roots too. */
function elementsIn(root: ParentNode): number {
  const all = [...root.querySelectorAll('*')];
  return all.reduce((sum, { shadowRoot }) => sum + (shadowRoot ? elementsIn(shadowRoot) : 0), all.length);
}

function tell(states: Record<string, unknown>, events: readonly [type: string, value: string][]): void {
  const definition = { id: 'm', initial: Object.keys(states)[0], states };
  store.append({ kind: 'actor', actor: 'a', name: 'a', definition });
  let atMs = 0;
  for (const [type, value] of events)
    store.append({
      kind: 'macrostep',
      actor: 'a',
      atMs: atMs++,
      event: { type },
      value,
      told: 'none',
      microsteps: [],
      status: 'active',
    });
}

const ring = Object.fromEntries(
  Array.from({ length: 5_000 }, (_, place) => [`s${place}`, { on: { next: `s${(place + 1) % 5_000}` } }]),
);

test('a chart of 5,000 states begins with those that were visited and the next', async () => {
  tell(ring, [
    ['xstate.init', 's0'],
    ['next', 's1'],
  ]);
  await until(() => expect(boxes()).toHaveLength(3));
  expect(caption()).not.toContain('left out');
});

test('asked for whole, it is drawn as far as there is room, and says how much is left out', async () => {
  inspector.level = 'names';
  tell(ring, [['xstate.init', 's0']]);
  await until(() => expect(boxes()).toHaveLength(400));
  expect(caption()).toMatch(/^Too large to draw whole: 4600 states( and [1-9]\d* lines?)? are left out\./);
  [...inside('chart-diagram').querySelectorAll('button')]
    .find((button) => button.textContent?.trim() === 'As text')
    ?.click();
  await until(() => expect(inside('chart-diagram').querySelector('chart-outline')).not.toBeNull());
  expect(elementsIn(document)).toBeLessThan(12_000);
}, 60_000);

test('a hundred thousand transitions from one state are offered in part, and the rest is counted', async () => {
  const on = Object.fromEntries(Array.from({ length: 100_000 }, (_, place) => [`e${place}`, 'b']));
  tell({ a: { on }, b: {} }, [['xstate.init', 'a']]);
  await until(() => expect(boxes()).toHaveLength(2));
  expect(elementsIn(document)).toBeLessThan(3_000);
});

test('names of a million characters and names of prototypes are read like any other', async () => {
  const long = 'A'.repeat(1_000_000);
  const states = JSON.parse(
    `{"constructor":{"on":{"toString":"__proto__"}},"__proto__":{"on":{"${long}":"constructor"}}}`,
  ) as Record<string, unknown>;
  tell(states, [
    ['xstate.init', 'constructor'],
    ['toString', '__proto__'],
    [long, 'constructor'],
  ]);
  await until(() => expect(boxes()).toHaveLength(2));
  expect([...boxes()].map((box) => (box as SVGElement).dataset['state'])).toEqual(['m.constructor', 'm.__proto__']);
  const rows = () =>
    [...inside('chart-log').querySelectorAll('.row .event')].map((row) => row.textContent?.trim() ?? '');
  await until(() => expect(rows()).toHaveLength(3));
  expect(rows()[2]?.length).toBeLessThan(250);
  expect(document.body.scrollWidth).toBeLessThanOrEqual(innerWidth);
});

test('actors that are each other’s parents, and states nobody knows, stand in the tree all the same', async () => {
  for (const [actor, parent] of [
    ['7', '__proto__'],
    ['__proto__', '7'],
    ['self', 'self'],
  ] as const) {
    const definition = { id: 'm', initial: 'a', states: { a: {} } };
    store.append({ kind: 'actor', actor, name: `actor ${actor}`, parent, definition });
    store.append({
      kind: 'macrostep',
      actor,
      atMs: 1,
      event: { type: 'go', from: actor },
      value: { nowhere: { a: 'b' }, toString: 'c' },
      told: 'none',
      microsteps: [],
      status: 'active',
    });
  }
  const names = () =>
    [...inside('chart-actors').querySelectorAll('.row .name, li button')].map((name) => name.textContent);
  await until(() => expect(names()).toHaveLength(3));
  expect(names().join()).toContain('actor __proto__');
});
