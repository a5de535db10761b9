// Search and filter of the log in a real browser.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { addLong, button, putInPage, runLight, runLong, step, text } from './log-fixture.ts';
import type { LogPage } from './log-fixture.ts';
import { until } from '../../support/until.ts';

let page: LogPage;
const bar = (): ShadowRoot => page.root.querySelector('chart-log-filter')?.shadowRoot as ShadowRoot;
const input = (): HTMLInputElement => bar().querySelector('input[type="search"]') as HTMLInputElement;
const hits = (): string => text(bar().querySelector('.hits'));
const rows = (): string[] => [...page.root.querySelectorAll('.row')].map(text);
const check = (words: string): HTMLInputElement => {
  const all = [...bar().querySelectorAll('label')];
  const label = all.find((found) => text(found) === words);
  if (!label) throw new Error(`There is no ${words}, but: ${all.map(text).join(' | ')}.`);
  return label.querySelector('input') as HTMLInputElement;
};

beforeEach(() => {
  page = putInPage('chart-log', { width: 420, height: 700 });
});
afterEach(() => document.body.replaceChildren());

describe('the filter', () => {
  test('chooses actors, kinds and events with their counts, says what it hides, and is cleared', async () => {
    runLight(page.store, ['timer.rang', 'nothing.known', 'timer.rang', 'timer.rang']);
    page.store.append({ kind: 'actor', actor: 'b', name: 'bob' });
    page.store.append(step('b', 'pong', { event: { type: 'pong', from: 'light' } }));
    await until(() => expect(rows()).toHaveLength(6));
    button(bar(), 'Filter').click();
    await until(() => expect(check('timer rang (3)').checked).toBe(false));
    check('timer rang (3)').click();
    await until(() => expect(rows()).toHaveLength(3));
    expect(text(bar().querySelector('.filter'))).toBe('Filter: timer rang');
    check('bob').click();
    await until(() => expect(text(page.root.querySelector('.note'))).toContain('The filter hides all 6.'));
    button(page.root, 'Clear the filter').click();
    await until(() => expect(rows()).toHaveLength(6));
    check('Between actors').click();
    await until(() => expect(rows()).toHaveLength(1));
    expect(rows()[0]).toContain('pong from light');
    check('Between actors').click();
    check('Guard said no').click();
    await until(() => expect(rows()[0]).toContain('guard said no'));
    button(bar(), 'Clear').click();
    button(bar(), 'The one looked at').click();
    await until(() => expect(rows()).toHaveLength(5));
  });

  test('finds one of very many events by a part of its name', async () => {
    page.store.append({ kind: 'actor', actor: 'a', name: 'ann' });
    for (let count = 0; count < 100; count++) page.store.append(step('a', `order.item${count}.added`));
    button(bar(), 'Filter').click();
    await until(() => expect(text(bar().querySelector('fieldset:last-of-type p'))).toContain('And 40 more'));
    await userEvent.fill(bar().querySelector('input[type="text"]') as HTMLInputElement, 'item77');
    await until(() => expect(bar().querySelectorAll('fieldset:last-of-type label')).toHaveLength(1));
    check('order item77 added (1)').click();
    await until(() => expect(rows()).toHaveLength(1));
  });
});

test('of very many actors some are offered, the chosen ones stay, and the others are found by a part of their name', async () => {
  for (let count = 0; count < 200; count++)
    page.store.append({ kind: 'actor', actor: `a${count}`, name: `worker ${count}` });
  page.store.append(step('a177', 'done.here'));
  page.store.append(step('a3', 'done.there'));
  button(bar(), 'Filter').click();
  const actors = () => bar().querySelector('fieldset:first-of-type') as HTMLElement;
  await until(() => expect(text(actors().querySelector('p'))).toContain('And 140 more'));
  expect(actors().querySelectorAll('label')).toHaveLength(60);
  await userEvent.fill(actors().querySelector('input[type="text"]') as HTMLInputElement, '177');
  await until(() => expect(actors().querySelectorAll('label')).toHaveLength(1));
  check('worker 177').click();
  await until(() => expect(rows()).toHaveLength(1));
  await userEvent.fill(actors().querySelector('input[type="text"]') as HTMLInputElement, 'nobody');
  await until(() => expect(check('worker 177').checked).toBe(true));
  expect(actors().querySelectorAll('label')).toHaveLength(1);
});

describe('the search', () => {
  test('counts hits, goes to the next with Enter and back with Shift, and around at the ends', async () => {
    runLight(page.store, ['timer.rang', 'nothing.known', 'timer.rang']);
    await until(() => expect(rows()).toHaveLength(4));
    input().focus();
    await userEvent.keyboard('RANG');
    await until(() => expect(hits()).toBe('2 hits'));
    expect(text(bar().querySelector('[role="status"]'))).toBe('2 hits');
    const visited: (number | undefined)[] = [];
    for (const keys of ['{Enter}', '{Enter}', '{Enter}', '{Shift>}{Enter}{/Shift}']) {
      await userEvent.keyboard(keys);
      visited.push(page.viewing.cursor);
    }
    expect(visited).toEqual([2, 4, 2, 4]);
    await until(() => expect(hits()).toBe('2 of 2'));
    button(bar(), 'Previous hit').click();
    await until(() => expect(hits()).toBe('1 of 2'));
    input().focus();
    await userEvent.keyboard('{Escape}');
    await until(() => expect(input().value).toBe(''));
    expect(page.viewing.search).toBeUndefined();
  });

  test('goes on with what comes, and shows hits only when asked', async () => {
    runLight(page.store, ['timer.rang']);
    page.viewing.find('rounds":2');
    await until(() => expect(hits()).toBe('0 hits'));
    page.store.append(step('light', 'tick', { value: 'yellow', context: '{"rounds":2}' }));
    await until(() => expect(hits()).toBe('1 hit'));
    check('Hits only').click();
    await until(() => expect(rows()).toHaveLength(1));
    page.store.append(step('light', 'tack', { value: 'yellow', context: '{"rounds":2}' }));
    await until(() => expect(rows()).toHaveLength(2));
  });

  test('through 100,000 moments yields to the page, says how far it is, and can be stopped', async () => {
    runLong(page.store, 100_000);
    const ticks: string[] = [];
    let longest = 0;
    const { searchOn } = page.viewing;
    page.viewing.searchOn = (isTimeUp) => {
      let looks = 0;
      const isDone = searchOn.call(page.viewing, () => ++looks > 5000 || isTimeUp());
      longest = Math.max(longest, looks);
      ticks.push(hits());
      return isDone;
    };
    page.viewing.find('"n":99999');
    await until(() => expect(hits()).toBe('1 hit'));
    expect(ticks.length).toBeGreaterThanOrEqual(20);
    expect(ticks.some((words) => /^0 hits, [1-9]\d? %$/.test(words))).toBe(true);
    expect(longest).toBeLessThanOrEqual(5001);
    expect(page.viewing.search?.looked).toBe(100_000);
    addLong(page.store, 10);
    await until(() => expect(page.viewing.search?.looked).toBe(100_010));
    page.viewing.find('rare');
    await until(() => expect(hits()).toMatch(/%$/));
    button(bar(), 'Stop').click();
    await until(() => expect(hits()).toMatch(/hits, stopped$/));
    expect(page.viewing.search?.looked).toBeLessThan(100_000);
  });
});
