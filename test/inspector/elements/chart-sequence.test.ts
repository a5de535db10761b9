// The sequence diagram in a real browser: what a row says and draws, its keys, and how little of it is in the page.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { MacrostepRecord, TraceStore, Viewing } from '../../../src/inspector/index.ts';
import type { ChartSequence } from '../../../src/inspector/elements/index.ts';
import '../../../src/inspector/elements/chart-sequence.ts';
import { recordService } from '../record-services.ts';
import { trafficLight, washingMachine } from '../sample-charts.ts';
import { beginPage, leavePage, mountView } from './mount-view.ts';
import { expectNoViolations, paletteNames, usePalette } from './palettes.ts';
import { until } from '../../support/until.ts';

let store: TraceStore;
let viewing: Viewing;
let sequence: ChartSequence;

beforeEach(async () => {
  ({ store, viewing } = await beginPage('Sequence'));
});
afterEach(() => leavePage(viewing));

function mount(width = 420): void {
  sequence = mountView('chart-sequence', viewing, `width:${width}px;height:500px`);
}

/** Starts an actor; what it gives back sends events, from another actor if named. */
function play(machine: Parameters<typeof recordService>[0], name: string) {
  const recorded = recordService(machine, name);
  for (const record of recorded.records) store.append(record);
  return (type: string, from?: string) => {
    recorded.send(type);
    const record = recorded.records.at(-1) as MacrostepRecord;
    store.append({ ...record, event: { ...record.event, ...(from === undefined ? {} : { from }) } });
  };
}

function twoActors(): void {
  const light = play(trafficLight(), 'light');
  const machine = play(washingMachine(), 'machine');
  light('timer.rang');
  machine('button.pressed', 'light');
  light('nothing.known', 'machine');
  light('power.cut');
}

const root = () => sequence.shadowRoot as ShadowRoot;
const rows = () => [...root().querySelectorAll<HTMLElement>('.row')];
const said = () => rows().map((row) => row.querySelector('.ear-only')?.textContent);
const chosen = () => root().querySelector<HTMLElement>('[aria-selected="true"]');
const foot = () => root().querySelector('.foot')?.textContent?.replace(/\s+/g, ' ').trim();
const grid = () => root().querySelector('.grid') as HTMLElement;

describe('a row', () => {
  test('is said as sender, receiver, event and what came of it', async () => {
    twoActors();
    mount();
    await until(() =>
      expect(said()).toEqual([
        'outside → light: start, starts in green',
        'outside → machine: start, starts in off',
        'outside → light: timer rang, now yellow',
        'light → machine: button pressed, now filling + locked',
        'machine → light: nothing known, no transition, stays yellow',
        'outside → light: power cut, now dark, done',
      ]),
    );
  });

  test('draws its message from lane to lane, and the new state under the end of it', async () => {
    twoActors();
    mount();
    await until(() => expect(rows()).toHaveLength(6));
    const lane = (name: string) =>
      root().querySelector(`[aria-label^="${name},"]`)?.getBoundingClientRect() ?? new DOMRect();
    const middle = ({ left, width }: DOMRect) => left + width / 2;
    const line = rows()[3]?.querySelector('.line')?.getBoundingClientRect();
    const box = rows()[3]?.querySelector('.state .box')?.getBoundingClientRect();
    expect(Math.abs((line?.left ?? 0) - middle(lane('light')))).toBeLessThan(2);
    expect(Math.abs((line?.right ?? 0) - middle(lane('machine')))).toBeLessThan(14);
    expect(Math.abs(middle(box ?? new DOMRect()) - middle(lane('machine')))).toBeLessThan(2);
    expect(rows()[4]?.querySelector('.state')).toBeNull();
    expect(rows()[4]?.querySelector('.head.open')).not.toBeNull();
    expect(rows()[5]?.querySelectorAll('.end')).toHaveLength(1);
  });

  test('no text is smaller than 16 pixels or wider than what is drawn around it', async () => {
    twoActors();
    mount(344);
    await until(() => expect(rows()).toHaveLength(6));
    for (const text of root().querySelectorAll('text')) {
      expect(getComputedStyle(text).fontSize).toBe('16px');
      const box = text.parentElement?.querySelector('.patch, .box')?.getBoundingClientRect();
      const words = text.getBoundingClientRect();
      expect(box && words.left >= box.left - 1 && words.right <= box.right + 1, text.textContent ?? '').toBe(true);
    }
    for (const head of root().querySelectorAll<HTMLElement>('.heads button'))
      expect(head.scrollWidth, head.textContent ?? '').toBeLessThanOrEqual(head.clientWidth);
  });
});

describe('in step with the other views', () => {
  test('a chosen row is the moment looked at, with its actor, and the other way round', async () => {
    twoActors();
    mount();
    await until(() => expect(rows()).toHaveLength(6));
    rows()[1]?.click();
    expect([viewing.cursor, viewing.run?.name]).toEqual([2, 'machine']);
    await until(() => expect(chosen()?.textContent).toContain('starts in off'));
    expect(foot()).toBe('2. outside → machine: start, starts in off');
    viewing.chooseMoment(4);
    await until(() => expect(chosen()?.textContent).toContain('button pressed'));
    expect(rows()[5]?.classList).toContain('later');
    expect(rows()[3]?.querySelector('.state.now')?.textContent?.trim()).toBe('filling + locked');
    expect(rows()[2]?.querySelector('.state.now')?.textContent?.trim()).toBe('yellow');
    expect(rows()[0]?.querySelector('.state.now')).toBeNull();
    viewing.goLive();
    await until(() => expect(chosen()?.textContent).toContain('power cut'));
  });

  test('is walked by keyboard: rows as one tab stop, heads of lanes as another', async () => {
    twoActors();
    mount();
    const actors: string[] = [];
    sequence.addEventListener('chart-actor-chosen', (event) => actors.push((event as CustomEvent).detail.key));
    await until(() => expect(rows()).toHaveLength(6));
    await userEvent.tab();
    expect(root().activeElement).toBe(grid());
    await userEvent.keyboard('{Home}{ArrowDown}{ArrowDown}');
    expect(viewing.cursor).toBe(3);
    await until(() => expect(grid().getAttribute('aria-activedescendant')).toBe(chosen()?.id));
    await userEvent.keyboard('{End}');
    expect(viewing.cursor).toBe(6);
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}');
    await until(() => expect(root().activeElement?.textContent?.trim()).toBe('machine'));
    await userEvent.keyboard('{Enter}');
    expect(actors).toEqual(['machine']);
    await userEvent.tab();
    expect(root().activeElement).toBeNull();
  });

  test('shows what the filter lets through', async () => {
    twoActors();
    mount();
    await until(() => expect(rows()).toHaveLength(6));
    viewing.chooseFilter({ actors: ['machine'] });
    await until(() => expect(rows()).toHaveLength(2));
    expect(said()[1]).toContain('light → machine');
  });
});

describe('long and wide traces', () => {
  test('of 10,000 moments and 60 actors few parts are in the page, and each is reached', async () => {
    for (let key = 0; key < 60; key++) store.append({ kind: 'actor', actor: `${key}`, name: `robot/number${key}` });
    for (let count = 0; count < 10_000; count++)
      store.append({
        kind: 'macrostep',
        actor: `${count % 60}`,
        atMs: 0,
        event: { type: 'moved.on', from: `${(count * 7) % 60}` },
        value: `place ${count % 5}`,
        told: 'none',
        microsteps: [],
      });
    mount();
    await until(() => expect(foot()).toContain('10000. robot/number'));
    const parts = () => root().querySelectorAll('*').length;
    expect(parts()).toBeLessThan(1200);
    grid().focus();
    await userEvent.keyboard('{Home}');
    await until(() => expect(chosen()?.querySelector('.number')?.textContent).toBe('1'));
    expect(rows().length).toBeLessThan(30);
    viewing.chooseMoment(5_038);
    await until(() => expect(chosen()?.querySelector('.number')?.textContent).toBe('5038'));
    const row = chosen()?.getBoundingClientRect();
    const box = grid().getBoundingClientRect();
    expect(row && row.top >= box.top + 50 && row.bottom <= box.bottom + 1).toBe(true);
    // Its lane was scrolled to: actor 57 of 60 stands far right.
    await until(() =>
      expect([...root().querySelectorAll('.heads button')].map((head) => head.getAttribute('aria-label'))).toContain(
        'robot/number57, place 2',
      ),
    );
    expect(root().querySelectorAll('.heads button').length).toBeLessThan(9);
    expect(parts()).toBeLessThan(1200);
  });

  test('stays with the newest while live, lies still once a person scrolls, and goes back when asked', async () => {
    const light = play(trafficLight(), 'light');
    for (let count = 0; count < 100; count++) light('nothing.known');
    mount();
    await until(() => expect(foot()).toContain('101.'));
    light('timer.rang');
    await until(() => expect(foot()).toContain('102.'));
    expect(grid().scrollTop + grid().clientHeight).toBeGreaterThan(grid().scrollHeight - 3);
    grid().scrollTop = 200;
    const button = () => [...root().querySelectorAll('button')].find((found) => found.textContent === 'To this row');
    await until(() => expect(button()).toBeDefined());
    light('timer.rang');
    await until(() => expect(foot()).toContain('103.'));
    expect(grid().scrollTop).toBe(200);
    button()?.click();
    await until(() => expect(grid().scrollTop).toBeGreaterThan(1000));
    expect(button()).toBeUndefined();
  });
});

describe('in a low place', () => {
  test('rows take the room of the words below them', async () => {
    twoActors();
    mount();
    await until(() => expect(foot()).toContain('6. outside'));
    sequence.style.height = '200px';
    await until(() => expect(foot()).toBeUndefined());
    expect(grid().clientHeight).toBe(200);
    grid().scrollTop = 0;
    await until(() => expect(foot()).toContain('To this row'));
  });
});

describe('nobody is left out', () => {
  test.each(paletteNames)('no violations of accessibility rules in the %s palette', async (name) => {
    usePalette(name);
    twoActors();
    mount(344);
    await until(() => expect(rows()).toHaveLength(6));
    await expectNoViolations();
    viewing.chooseMoment(3);
    await until(() => expect(root().querySelector('.row.later')).not.toBeNull());
    await expectNoViolations();
  });
});
