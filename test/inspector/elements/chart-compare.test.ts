// Two runs compared in a real browser: choosing them, the first difference, keys, and few rows in the page.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { TraceStore, Viewing } from '../../../src/inspector/index.ts';
import type { ChartCompare } from '../../../src/inspector/elements/index.ts';
import '../../../src/inspector/elements/chart-compare.ts';
import { playInto } from '../record-services.ts';
import { trafficLight, washingMachine } from '../sample-charts.ts';
import { beginPage, leavePage, mountView } from './mount-view.ts';
import { expectNoViolations, paletteNames, usePalette } from './palettes.ts';
import { until } from '../../support/until.ts';

let store: TraceStore;
let viewing: Viewing;
let compare: ChartCompare;

beforeEach(async () => {
  ({ store, viewing } = await beginPage('Compare'));
});
afterEach(() => leavePage(viewing));

function mount(width = 420, height = 600): void {
  compare = mountView('chart-compare', viewing, `width:${width}px;height:${height}px`);
}

function twoRuns(): void {
  playInto(store, trafficLight(), 'first light', ['timer.rang', 'nothing.known', 'timer.rang'], {
    context: '{"rounds":1,"big":[]}',
  });
  playInto(store, washingMachine(), 'machine', ['button.pressed']);
  playInto(store, trafficLight(), 'second light', ['timer.rang', 'timer.rang', 'power.cut'], {
    context: '{"rounds":2,"big":[]}',
  });
}

const root = () => compare.shadowRoot as ShadowRoot;
const rows = () => [...root().querySelectorAll<HTMLElement>('.row')];
const summary = () => root().querySelector('.summary')?.textContent?.trim() ?? '';
const foot = () => root().querySelector('.foot')?.textContent?.replace(/\s+/g, ' ').trim();
const button = (words: string) =>
  [...root().querySelectorAll('button')].find((found) => found.textContent?.trim() === words);
const chosenRow = () => root().querySelector<HTMLElement>('[aria-selected="true"]');
const optionsOf = (which: number) =>
  [...(root().querySelectorAll('select')[which]?.querySelectorAll('optgroup, option') ?? [])].map(
    (option) => (option as HTMLOptGroupElement).label || option.textContent,
  );

describe('comparing', () => {
  test('the run most like the one looked at is proposed, and the first difference is named', async () => {
    twoRuns();
    mount();
    await until(() =>
      expect(summary()).toBe(
        'First difference in row 3: only in the first: nothing known leads to yellow. Of 5 rows: 0 same, 1 only in the first, 1 only in the second, 3 other context.',
      ),
    );
    expect([...root().querySelectorAll('select')].map(({ value }) => value)).toEqual(['first light', 'second light']);
    expect(optionsOf(1)).toEqual([
      'Choose a run',
      'The same machine',
      'first light',
      'second light',
      'Other machines',
      'machine',
    ]);
    expect(rows().map((row) => row.querySelector('.ear-only')?.textContent)).toEqual([
      'other context',
      'other context',
      'only in the first',
      'other context',
      'only in the second',
    ]);
    expect(root().querySelector('summary')?.textContent).toBe('Visited by only one: 1 state, 1 transition');
    expect(root().querySelector('.coverage')?.textContent).toContain('any state: power cut → dark');
  });

  test('one run alone has nothing to be compared with, until another comes', async () => {
    playInto(store, trafficLight(), 'light', []);
    mount();
    await until(() => expect(root().querySelector('.hint')?.textContent).toContain('There is only one run.'));
    expect(root().querySelectorAll('select')).toHaveLength(0);
    playInto(store, trafficLight(), 'another', []);
    await until(() => expect(summary()).toBe('No difference in 1 rows.'));
    expect(root().querySelector('.hint')).toBeNull();
  });

  test('a run that is alone of its machine says how a second one comes', async () => {
    playInto(store, trafficLight(), 'light', []);
    playInto(store, washingMachine(), 'machine', []);
    mount();
    await until(() =>
      expect(root().querySelector('.hint')?.textContent?.trim()).toBe(
        'There is only one run of light. Reload the app or open a saved session: then two can be compared. Runs of other machines can be chosen, too.',
      ),
    );
    expect(root().querySelectorAll('select')).toHaveLength(2);
  });

  test('another run is chosen, and newer moments are compared when asked', async () => {
    twoRuns();
    mount();
    await until(() => expect(summary()).toContain('First difference'));
    await userEvent.selectOptions(root().querySelectorAll('select')[1] as HTMLSelectElement, 'machine');
    await until(() =>
      expect(summary()).toBe('These machines have no state in common: what they did only stands side by side.'),
    );
    expect(rows()).toHaveLength(5);
    store.append({
      kind: 'macrostep',
      actor: 'machine',
      atMs: 0,
      event: { type: 'tick' },
      value: 'off',
      told: 'none',
      microsteps: [],
    });
    await until(() => expect(button('Again, with 1 newer')).toBeDefined());
    button('Again, with 1 newer')?.click();
    await until(() => expect(rows()).toHaveLength(6));
    expect(button('Again, with 1 newer')).toBeUndefined();
  });

  test('what was chosen is still chosen when the pane comes back', async () => {
    twoRuns();
    mount();
    await until(() => expect(rows()).toHaveLength(5));
    await userEvent.selectOptions(root().querySelectorAll('select')[0] as HTMLSelectElement, 'machine');
    await until(() => expect(summary()).toContain('no state in common'));
    document.body.replaceChildren();
    mount();
    await until(() => expect(summary()).toContain('no state in common'));
    expect(root().querySelectorAll('select')[0]?.value).toBe('machine');
  });

  test('forgetting the trace forgets the comparison', async () => {
    twoRuns();
    mount();
    await until(() => expect(rows()).toHaveLength(5));
    store.clear();
    await until(() => expect(rows()).toHaveLength(0));
    twoRuns();
    await until(() => expect(rows()).toHaveLength(5));
  });
});

describe('going to a moment', () => {
  test('the first difference, the next, and what the context has instead', async () => {
    twoRuns();
    mount();
    await until(() => expect(rows()).toHaveLength(5));
    button('First difference')?.click();
    expect([viewing.cursor, viewing.run?.name]).toEqual([3, 'first light']);
    await until(() => expect(foot()).toBe('Row 3, only in the first: nothing known leads to yellow.'));
    button('▸')?.click();
    await until(() => expect(foot()).toContain('Row 4, other context: timer rang leads to walk.'));
    expect(foot()).toContain('rounds: 1, in the second 2');
    button('▸')?.click();
    expect(viewing.run?.name).toBe('second light');
    await until(() => expect(foot()).toContain('Row 5, only in the second: power cut leads to dark.'));
    button('◂')?.click();
    await until(() => expect(foot()).toContain('Row 4'));
  });

  test('rows are walked by keyboard, and the arrow keys to the sides choose the run', async () => {
    twoRuns();
    mount();
    await until(() => expect(rows()).toHaveLength(5));
    const grid = root().querySelector<HTMLElement>('.grid');
    grid?.focus();
    await userEvent.keyboard('{Home}');
    expect([viewing.cursor, viewing.run?.name]).toEqual([1, 'first light']);
    await until(() => expect(grid?.getAttribute('aria-activedescendant')).toBe(chosenRow()?.id));
    await userEvent.keyboard('{ArrowRight}');
    expect(viewing.run?.name).toBe('second light');
    await userEvent.keyboard('{ArrowDown}');
    expect(viewing.moment?.event).toBe('timer.rang');
    await until(() => expect(chosenRow()?.getAttribute('aria-rowindex')).toBe('3'));
    rows()[0]?.querySelector<HTMLElement>('.side')?.click();
    expect([viewing.cursor, viewing.run?.name]).toEqual([1, 'first light']);
  });

  test('rows that are the same can be hidden', async () => {
    playInto(store, trafficLight(), 'a', ['timer.rang', 'timer.rang', 'power.cut']);
    playInto(store, trafficLight(), 'b', ['timer.rang', 'timer.rang', 'people.slow']);
    mount();
    await until(() => expect(rows()).toHaveLength(5));
    button('Hide same')?.click();
    await until(() => expect(rows()).toHaveLength(2));
    button('First difference')?.click();
    await until(() => expect(chosenRow()?.getAttribute('aria-rowindex')).toBe('2'));
    expect(foot()).toContain('Row 4, only in the first: power cut');
  });
});

describe('large runs', () => {
  test('two runs of 10,000 moments are compared, with few rows in the page', async () => {
    const many = (name: string, extra: number): void => {
      store.append({ kind: 'actor', actor: name, name });
      for (let count = 0; count < 10_000; count++)
        store.append({
          kind: 'macrostep',
          actor: name,
          atMs: 0,
          event: { type: count === extra ? 'extra' : 'tick' },
          value: `place ${count % 50}`,
          told: 'none',
          microsteps: [],
        });
    };
    many('a', 7000);
    many('b', 7001);
    mount();
    await until(() => expect(root().querySelectorAll('option').length).toBeGreaterThan(2));
    await userEvent.selectOptions(root().querySelectorAll('select')[0] as HTMLSelectElement, 'a');
    await userEvent.selectOptions(root().querySelectorAll('select')[1] as HTMLSelectElement, 'b');
    await until(() => expect(summary()).toContain('First difference in row 7001'));
    expect(rows().length).toBeLessThan(40);
    button('First difference')?.click();
    await until(() => expect(chosenRow()?.getAttribute('aria-rowindex')).toBe('7002'));
    const grid = root().querySelector('.grid')?.getBoundingClientRect();
    const row = chosenRow()?.getBoundingClientRect();
    expect(row && grid && row.top >= grid.top && row.bottom <= grid.bottom + 1).toBe(true);
    expect(rows().length).toBeLessThan(40);
  });
});

describe('nobody is left out', () => {
  test.each(paletteNames)('no violations of accessibility rules in the %s palette', async (name) => {
    usePalette(name);
    twoRuns();
    mount(344);
    await until(() => expect(rows()).toHaveLength(5));
    button('First difference')?.click();
    await until(() => expect(foot()).toBeDefined());
    root().querySelector('details')?.setAttribute('open', '');
    await expectNoViolations();
  });

  test('in a low place everything can be scrolled to', async () => {
    twoRuns();
    mount(640, 184);
    await until(() => expect(rows().length).toBeGreaterThan(2));
    expect(root().querySelector('.grid')?.clientHeight).toBeGreaterThan(150);
    expect(compare.scrollHeight).toBeGreaterThan(compare.clientHeight);
    await expectNoViolations();
  });
});
