// The diagram as it is drawn live, folded, searched and zoomed, in a real browser.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import type { AnyStateMachine } from 'xstate';
import { createMachine } from 'xstate';
import type { TraceStore, Viewing } from '../../../src/inspector/index.ts';
import type { ChartInspector } from '../../../src/inspector/elements/index.ts';
import '../../../src/inspector/elements/index.ts';
import { recordRun } from '../record-services.ts';
import { randomChart, trafficLight, washingMachine } from '../sample-charts.ts';
import { mountInspector } from './mount-inspector.ts';
import { expectNoViolations, leavePalette, paletteNames, usePalette } from './palettes.ts';
import { until } from '../../support/until.ts';

let inspector: ChartInspector;
let store: TraceStore;
let viewing: Viewing;

beforeEach(async () => {
  ({ inspector, store, viewing } = await mountInspector('Diagram'));
});

afterEach(() => {
  document.body.replaceChildren();
  leavePalette();
});

const nowMs = () => performance.timeOrigin + performance.now();

function play(machine: AnyStateMachine, name: string, events: string[]): void {
  for (const record of recordRun(machine, name, events))
    store.append(record.kind === 'macrostep' ? { ...record, atMs: nowMs() } : record);
}

const diagram = () => inspector.shadowRoot?.querySelector('chart-diagram')?.shadowRoot as ShadowRoot;
const states = () => [...diagram().querySelectorAll<SVGElement>('[data-state]')];
const drawnState = (id: string) => states().find((found) => found.dataset['state'] === id);
const drawnEdge = (id: string) =>
  [...diagram().querySelectorAll<SVGElement>('[data-edge]')].find((found) => found.dataset['edge'] === id);
const canvas = () => diagram().querySelector<HTMLElement>('.canvas') as HTMLElement;
const picture = () => diagram().querySelector('.canvas > svg') as SVGSVGElement;
const tags = () => [...diagram().querySelectorAll('.tag')].map((tag) => tag.textContent?.trim());
const press = (words: string) =>
  [...diagram().querySelectorAll('button')].find((button) => button.textContent?.trim() === words)?.click();
const drawn = () => until(() => expect(picture()).not.toBeNull());
const focusInside = () => (diagram().activeElement as SVGElement | null)?.dataset;

/** Two guards that refuse, then a way without one; and a delay. */
const order = () =>
  createMachine(
    {
      id: 'order',
      predictableActionArguments: true,
      initial: 'cart',
      states: {
        cart: { on: { asked: [{ target: 'paying', cond: 'hasItems' }, { target: 'empty' }] } },
        paying: {},
        empty: { after: { 90000: 'cart' } },
      },
    },
    { guards: { hasItems: () => false } },
  );

describe('what happened just now', () => {
  test('the way a guard refused is dashed, with a bar and the word false at the guard', async () => {
    play(order(), 'order', ['asked']);
    await drawn();
    const refused = drawnEdge('order.cart -> order.paying');
    expect(refused?.classList).toContain('stopped');
    expect(refused?.querySelector('.refused')?.textContent).toBe('[has items]');
    expect(refused?.getAttribute('aria-label')).toBe(
      'asked [has items]: cart to paying, stopped by its guard in this step',
    );
    expect(tags()).toContain('false');
    expect(drawnEdge('order.cart -> order.empty')?.classList).toContain('taken');
  });

  test('ways of which one was taken, not told which, are dashed and say so', async () => {
    play(order(), 'order', ['asked']);
    await drawn();
    const run = viewing.run;
    const moment = run?.moments.at(-1);
    if (!moment) throw new Error('No moment.');
    const ids = ['order.cart/0', 'order.cart/1'];
    Object.assign(moment, { steps: [{ edges: [], stopped: [], oneOf: ids }], taken: [], stopped: [] });
    store.complain('drawn anew');
    await until(() => expect(drawnEdge('order.cart -> order.paying')?.classList).toContain('one-of'));
    expect(tags().filter((words) => words === 'one of these')).toHaveLength(2);
    await until(() => expect(diagram().querySelector('.caption')?.textContent).toContain('one of these was taken'));
  });

  test('the time left of a delay counts down while live, and is not shown in the past', async () => {
    play(order(), 'order', ['asked']);
    await drawn();
    await until(() => expect(tags().some((words) => /^\d+ s left$/.test(words ?? ''))).toBe(true));
    const first = tags().find((words) => words?.endsWith('left'));
    await until(() => expect(tags().find((words) => words?.endsWith('left'))).not.toBe(first));
    viewing.pause();
    await until(() => expect(tags().some((words) => words?.endsWith('left'))).toBe(false));
    expect(drawnEdge('order.empty -> order.cart')?.textContent).toContain('after 90 s');
  });

  test('tags stand on no state and on no other label', async () => {
    play(trafficLight(), 'light', ['timer.rang', 'timer.rang', 'timer.rang']);
    await drawn();
    press('Coverage');
    await until(() => expect(tags()).toContain('×1'));
    const boxes = [...diagram().querySelectorAll('.state.closed .box, .label .patch')].map((box) =>
      box.getBoundingClientRect(),
    );
    for (const tag of diagram().querySelectorAll('.tag rect')) {
      const at = tag.getBoundingClientRect();
      const hit = boxes.find(
        (box) =>
          at.left < box.right - 1 && box.left < at.right - 1 && at.top < box.bottom - 1 && box.top < at.bottom - 1,
      );
      expect(hit, tag.parentElement?.textContent ?? '').toBeUndefined();
    }
  });
});

describe('coverage', () => {
  test('what was never visited is hatched, the rest says how often, and a line sums it up', async () => {
    play(trafficLight(), 'light', ['timer.rang', 'timer.rang', 'timer.rang', 'timer.rang']);
    await drawn();
    expect(diagram().querySelectorAll('.never')).toHaveLength(0);
    press('Coverage');
    await until(() =>
      expect(diagram().querySelector('.caption')?.textContent).toBe('visited 5 of 9 states, 4 of 9 transitions'),
    );
    expect(drawnState('trafficLight.dark')?.classList).toContain('never');
    expect(drawnState('trafficLight.green')?.classList).not.toContain('never');
    expect(drawnState('trafficLight.green')?.getAttribute('aria-label')).toContain('visited 2 times');
    expect(tags()).toContain('×2');
  });
});

describe('folding', () => {
  test('an open state is folded by its mark, by F, and all by buttons', async () => {
    play(trafficLight(), 'light', ['timer.rang']);
    await drawn();
    const expanded = () => drawnState('trafficLight.red')?.getAttribute('aria-expanded');
    const isExpanded = (is: string) => until(() => expect(expanded()).toBe(is));
    drawnState('trafficLight.red')
      ?.querySelector<SVGElement>('.fold')
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await isExpanded('false');
    expect(drawnState('trafficLight.red.walk')).toBeUndefined();
    drawnState('trafficLight.red')?.focus();
    await userEvent.keyboard('f');
    await isExpanded('true');
    press('Fold all');
    await isExpanded('false');
    press('Open all');
    await isExpanded('true');
  });
});

describe('search', () => {
  test('a slash opens it; a chosen finding is opened, scrolled to and marked', async () => {
    play(washingMachine(), 'machine', ['button.pressed']);
    await drawn();
    press('Fold all');
    await until(() => expect(drawnState('washingMachine.on')?.getAttribute('aria-expanded')).toBe('false'));
    drawnState('washingMachine.on')?.focus();
    await userEvent.keyboard('/');
    const search = () => diagram().querySelector('chart-search')?.shadowRoot;
    await until(() => expect(search()?.activeElement?.getAttribute('role')).toBe('combobox'));
    await userEvent.keyboard('soak');
    await until(() => expect(search()?.querySelectorAll('[role="option"]').length).toBeGreaterThan(1));
    const input = search()?.querySelector('input');
    expect(input?.getAttribute('aria-activedescendant')).toBe('found-0');
    expect(search()?.querySelector('[aria-selected="true"]')?.textContent).toContain('soaking');
    await userEvent.keyboard('{ArrowDown}{ArrowUp}{Enter}');
    await until(() => expect(focusInside()?.['state']).toBe('washingMachine.on.program.washing.soaking'));
    expect(drawnState('washingMachine.on.program.washing.soaking')?.getAttribute('aria-pressed')).toBe('true');
    const at = drawnState('washingMachine.on.program.washing.soaking')?.getBoundingClientRect();
    const room = canvas().getBoundingClientRect();
    expect(at && at.top >= room.top - 1 && at.bottom <= room.bottom + 1).toBe(true);
  });

  test('an event is found at its line, and Escape goes back to the diagram', async () => {
    play(trafficLight(), 'light', []);
    await drawn();
    drawnState('trafficLight.green')?.focus();
    await userEvent.keyboard('/power{Enter}');
    await until(() => expect(focusInside()?.['edge']).toBe('trafficLight -> trafficLight.dark'));
    drawnState('trafficLight.green')?.focus();
    await userEvent.keyboard('/nothing here{Escape}');
    await until(() => expect(focusInside()?.['state']).toBe('trafficLight.green'));
  });
});

describe('size and place', () => {
  test('the wheel with the control key changes the size at the pointer', async () => {
    play(randomChart(7, 40, 80), 'large', []);
    await drawn();
    const wheel = (deltaY: number, x: number, y: number) =>
      canvas().dispatchEvent(
        new WheelEvent('wheel', { deltaY, ctrlKey: true, clientX: x, clientY: y, bubbles: true, cancelable: true }),
      );
    canvas().scrollTo({ left: 300, top: 300, behavior: 'instant' });
    const { left, top, width, height } = canvas().getBoundingClientRect();
    const [x, y] = [left + width * 0.7, top + height * 0.4];
    const under = () => {
      const at = picture().getBoundingClientRect();
      return [(x - at.left) / at.width, (y - at.top) / at.height] as const;
    };
    const before = under();
    const widthBefore = picture().getBoundingClientRect().width;
    wheel(-100, x, y);
    await until(() => expect(picture().getBoundingClientRect().width).toBeGreaterThan(widthBefore * 1.2));
    await until(() => expect(Math.hypot(under()[0] - before[0], under()[1] - before[1])).toBeLessThan(0.005));
  });

  test('Fit shows all of it, and the keys + - 0 9 change the size', async () => {
    play(trafficLight(), 'light', []);
    await drawn();
    const percent = () => diagram().querySelector('.zoom span')?.textContent;
    press('Fit');
    await until(() => expect(picture().getBoundingClientRect().height).toBeLessThanOrEqual(canvas().clientHeight + 1));
    const fitted = percent();
    drawnState('trafficLight.green')?.focus();
    await userEvent.keyboard('0');
    await until(() => expect(percent()).toBe('100 %'));
    await userEvent.keyboard('+');
    await until(() => expect(percent()).toBe('125 %'));
    await userEvent.keyboard('--');
    await until(() => expect(percent()).toBe('75 %'));
    await userEvent.keyboard('9');
    await until(() => expect(percent()).toBe(fitted));
  });

  test('dragging moves the picture, chooses nothing, and then it stays until followed', async () => {
    play(randomChart(7, 40, 80), 'large', ['event.1']);
    await drawn();
    const { left, top } = canvas().getBoundingClientRect();
    const pointer = (type: string, x: number, y: number) =>
      (type === 'pointerdown' ? picture() : canvas()).dispatchEvent(
        new PointerEvent(type, { clientX: left + x, clientY: top + y, pointerId: 1, button: 0, bubbles: true }),
      );
    canvas().setPointerCapture = () => undefined;
    canvas().scrollTo({ left: 200, top: 200, behavior: 'instant' });
    pointer('pointerdown', 100, 100);
    pointer('pointermove', 60, 70);
    expect([canvas().scrollLeft, canvas().scrollTop]).toEqual([240, 230]);
    pointer('pointerup', 60, 70);
    canvas().scrollTo({ left: 0, top: 0, behavior: 'instant' });
    store.append({
      kind: 'macrostep',
      actor: 'large',
      atMs: 0,
      event: { type: 'x' },
      value: viewing.moment?.value ?? '',
      told: 'none',
      microsteps: [],
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([canvas().scrollLeft, canvas().scrollTop]).toEqual([0, 0]);
    press('Follow the action');
    await until(() => expect(viewing.isFollowing).toBe(true));
    const present = () => diagram().querySelector('[aria-current="step"]')?.getBoundingClientRect();
    const room = canvas().getBoundingClientRect();
    await until(() => expect((present()?.top ?? 0) < room.bottom && (present()?.left ?? 0) < room.right).toBe(true));
    press('Stay');
    await until(() => expect(viewing.isFollowing).toBe(false));
  });

  test('a picture larger than three windows has a small map, a small one has none', async () => {
    play(trafficLight(), 'light', []);
    await drawn();
    expect(diagram().querySelector('chart-minimap')).toBeNull();
    play(randomChart(7, 60, 100), 'large', []);
    viewing.chooseActor('large');
    await until(() => expect(diagram().querySelector('chart-minimap')).not.toBeNull());
    const map = diagram().querySelector('chart-minimap');
    expect(map?.getAttribute('aria-hidden')).toBe('true');
    await until(() => expect(map?.shadowRoot?.querySelector('svg')).not.toBeNull());
    const at = map?.shadowRoot?.querySelector('svg')?.getBoundingClientRect() as DOMRect;
    if (map) map.setPointerCapture = () => undefined;
    map?.dispatchEvent(
      new PointerEvent('pointerdown', { clientX: at.right - 2, clientY: at.bottom - 2, bubbles: true }),
    );
    expect(canvas().scrollTop).toBeGreaterThan((canvas().scrollHeight - canvas().clientHeight) * 0.9);
  });
});

test('names fall back to the outline in a small place and come back in a large one, the present state in sight', async () => {
  inspector.level = 'auto';
  const main = inspector.parentElement as HTMLElement;
  await page.viewport(1900, 1400);
  Object.assign(main.style, { width: '420px', height: '500px' });
  play(washingMachine(), 'machine', []);
  await drawn();
  const level = () => inspector.shadowRoot?.querySelector('[aria-checked="true"]')?.textContent?.trim();
  await until(() => expect(level()).toBe('Outline'));
  Object.assign(main.style, { width: '1900px', height: '1400px' });
  await until(() => expect(level()).toBe('Names'));
  inspector.level = 'names';
  const isInSight = (): boolean => {
    const box = diagram().querySelector('.state.present')?.getBoundingClientRect();
    const place = canvas().getBoundingClientRect();
    return (
      box !== undefined && box.top >= place.top - 1 && box.left >= place.left - 1 && box.bottom <= place.bottom + 1
    );
  };
  for (const width of [420, 1200, 640]) {
    Object.assign(main.style, { width: `${width}px`, height: '600px' });
    await until(() => expect(isInSight()).toBe(true));
  }
});

describe('without a picture', () => {
  test('an actor that is no statechart says what it is, how it is, and what it gave', async () => {
    store.append({ kind: 'actor', actor: 'p', name: 'payment', actorKind: 'promise' });
    store.append({
      kind: 'macrostep',
      actor: 'p',
      atMs: 0,
      event: { type: 'xstate.done' },
      status: 'done',
      output: '{"paid":12}',
      told: 'none',
      microsteps: [],
    });
    await until(() => expect(diagram().textContent).toContain('It is a promise'));
    expect(diagram().textContent).toContain('payment: done');
    expect(diagram().querySelector('pre')?.textContent).toContain('"paid": 12');
  });
});

describe('other media', () => {
  const emulate = (media: string, features: { name: string; value: string }[] = []) =>
    (cdp() as unknown as { send: (method: string, what: object) => Promise<unknown> }).send(
      'Emulation.setEmulatedMedia',
      { media, features },
    );
  const fillOf = (selector: string) => getComputedStyle(diagram().querySelector(selector) as Element).fill;

  test('on paper the whole chart stands in black on white, without controls', async () => {
    usePalette('dark');
    play(randomChart(7, 40, 80), 'large', []);
    await drawn();
    await emulate('print');
    await until(() => expect(fillOf('.present .box')).toBe('rgb(0, 0, 0)'));
    expect(fillOf('.visited text, .not-yet text')).toBe('rgb(0, 0, 0)');
    expect(getComputedStyle(diagram().querySelector('.tools') as Element).display).toBe('none');
    expect(getComputedStyle(canvas()).overflow).toBe('visible');
    expect(picture().getBoundingClientRect().width).toBeLessThanOrEqual(canvas().clientWidth + 1);
    await emulate('');
  });

  test('forced colours are the reader’s own, and words stand out from their boxes', async () => {
    play(order(), 'order', ['asked']);
    await drawn();
    await emulate('', [{ name: 'forced-colors', value: 'active' }]);
    await until(() => expect(matchMedia('(forced-colors: active)').matches).toBe(true));
    await new Promise((resolve) => setTimeout(resolve, 400));
    for (const place of ['.not-yet', '.visited', '.present', '.tag', '.label'])
      expect(fillOf(`${place} text`), place).not.toBe(fillOf(`${place} rect`));
    await emulate('');
  });
});

test('what the app cut off of a chart stands above it', async () => {
  play(order(), 'order', []);
  await drawn();
  const element = inspector.shadowRoot?.querySelector('chart-diagram');
  const graph = viewing.run?.graph;
  if (!element || !graph) throw new Error('Nothing is drawn.');
  element.graph = { ...graph, notes: ['The app cut its chart off below the second level.'] };
  await element.updateComplete;
  expect(diagram().querySelector('.notes')?.textContent).toBe('The app cut its chart off below the second level.');
});

test.each(paletteNames)('nothing breaks a rule of accessibility in the palette %s', async (name) => {
  usePalette(name);
  play(order(), 'order', ['asked']);
  await drawn();
  press('Coverage');
  press('As text');
  drawnEdge('order.cart -> order.empty')?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  inspector.shadowRoot?.querySelector<HTMLElement>('#tab-state')?.click();
  press('Search');
  await until(() => expect(diagram().querySelector('chart-search')).not.toBeNull());
  await userEvent.keyboard('asked');
  await until(() => expect(diagram().querySelector('chart-edge-card')).not.toBeNull());
  await new Promise((resolve) => setTimeout(resolve, 400));
  await expectNoViolations();
});
