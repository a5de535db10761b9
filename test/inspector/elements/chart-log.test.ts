// The log in a real browser: what its rows say, how it is walked, and that it stays small however long the trace is.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { ChartLog } from '../../../src/inspector/elements/index.ts';
import { addLong, button, putInPage, runLight, runLong, step, text } from './log-fixture.ts';
import type { LogPage } from './log-fixture.ts';
import { found, until } from '../../support/until.ts';

let page: LogPage;
const open = (width = 420, height = 600): LogPage => (page = putInPage('chart-log', { width, height }));
const rows = (): HTMLElement[] => [...page.root.querySelectorAll<HTMLElement>('.row')];
const row = (number: number): HTMLElement => page.root.querySelector(`#row-${number}`) as HTMLElement;
const list = (): HTMLElement => page.root.querySelector('.list') as HTMLElement;
const opened = (): ShadowRoot => page.root.querySelector('chart-moment')?.shadowRoot as ShadowRoot;
const isAtEnd = (): boolean => list().scrollTop + list().clientHeight >= list().scrollHeight - 2;

afterEach(() => document.body.replaceChildren());

describe('a row', () => {
  test('tells number, time, event, actor, change of states, and what else happened in words', async () => {
    open();
    runLight(page.store, ['timer.rang', 'nothing.known', 'timer.rang', 'timer.rang']);
    page.store.append(step('light', 'ping', { event: { type: 'ping', isFromInspector: true }, value: 'green' }));
    page.store.append({ kind: 'actor', actor: 'b', name: 'bob' });
    page.store.append(step('b', 'pong', { event: { type: 'pong', from: 'light' }, status: 'error' }));
    await until(() => expect(rows()).toHaveLength(7));
    expect(text(row(2))).toBe('2 250 ms +250 ms timer rang light green → yellow');
    // Its context counts on: states stay, yet something changed.
    expect(text(row(3))).toMatch(/stays yellow$/);
    expect(text(row(5))).toContain('guard said no');
    expect(text(row(6))).toContain('ping sent from here');
    expect(text(row(7))).toMatch(/pong from light bob on error$/);
  });

  test('tells the time since its own app began, and since the row before of that app, also backwards', async () => {
    open();
    for (const source of ['live', 'saved']) {
      page.store.append({ kind: 'source', source, name: source, protocol: 'xstate 4', atMs: 0 });
      page.store.append({ kind: 'actor', actor: source, name: source, source });
    }
    const times: [string, number][] = [
      ['live', 5000],
      ['saved', 1000],
      ['live', 5100],
      ['saved', 1700],
      ['live', 5098],
    ];
    for (const [actor, atMs] of times) page.store.append(step(actor, 'tick', { atMs }));
    await until(() => expect(rows()).toHaveLength(5));
    const told = rows().map((each) => text(each.querySelector('.time')));
    expect(told).toEqual(['0 ms', '0 ms', '100 ms +100 ms', '700 ms +700 ms', '98 ms −2 ms']);
  });

  test('names its app where the row above is of another, and there are several', async () => {
    open();
    const add = (source: string): void => {
      page.store.append({ kind: 'source', source, name: `${source}.example`, protocol: 'xstate 4', atMs: 0 });
      for (const name of ['light', 'door'])
        page.store.append({ kind: 'actor', actor: `${source}/${name}`, name, source });
    };
    add('one');
    page.store.append(step('one/light', 'tick'));
    await until(() => expect(text(row(1))).toMatch(/light on$/));
    add('two');
    for (const actor of ['one/door', 'two/light', 'two/door', 'one/light']) page.store.append(step(actor, 'tick'));
    await until(() => expect(rows()).toHaveLength(5));
    const named = rows().map((each) => text(each.querySelector('.source')));
    expect(named).toEqual(['in one.example', '', 'in two.example', '', 'in one.example']);
    // However long its name is, it takes no room from the states.
    add('before-the-reload-on-a-host-of-a-school-with-a-long-name');
    page.store.append(step('before-the-reload-on-a-host-of-a-school-with-a-long-name/light', 'tick'));
    const others = await found(() => row(6)?.querySelectorAll<HTMLElement>('.rest > :not(.source)'));
    for (const part of others) expect(part.scrollWidth).toBeLessThanOrEqual(part.clientWidth);
    expect(row(6).querySelector<HTMLElement>('.source')?.clientWidth).toBeGreaterThan(50);
  });

  test('has the words of the chart: names that read alike there stay as they are', async () => {
    open();
    const states = { 'user.idle': { on: { 'item.added': 'userIdle', item_added: '#sent' } }, userIdle: {} };
    const definition = { id: 'shop', initial: 'user.idle', states: { ...states, orderSent: { id: 'sent' } } };
    page.store.append({ kind: 'actor', actor: 'shop', name: 'shop', actorKind: 'statechart', definition });
    page.store.append(step('shop', 'xstate.init', { value: 'user.idle' }));
    page.store.append(step('shop', 'item.added', { value: 'userIdle' }));
    page.store.append(step('shop', 'item_added', { value: 'orderSent', atMs: 45_000 }));
    await until(() => expect(rows()).toHaveLength(3));
    expect(text(row(2))).toContain('item.added user.idle → userIdle');
    expect(text(row(3))).toMatch(/^3 45 s \+45 s item_added userIdle → order sent/);
  });

  test('says that nothing changed only where no transition was taken and the context is the same', async () => {
    open();
    runLight(page.store, ['timer.rang']);
    const context = page.store.moments.at(-1)?.payload?.context ?? '';
    page.store.append(step('light', 'nothing.known', { value: 'yellow', context }));
    page.store.append(step('light', 'counted', { value: 'yellow', context: '{"rounds":7}' }));
    const counting = { source: 'trafficLight.yellow', event: 'counted', targets: [], isInternal: true, actions: ['a'] };
    const microsteps = [{ transitions: [counting], actions: ['a'] }] as never;
    page.store.append(step('light', 'counted', { value: 'yellow', context: '{"rounds":7}', microsteps }));
    await until(() => expect(rows()).toHaveLength(5));
    expect(text(row(3))).toContain('stays yellow nothing changed');
    expect(text(row(4))).toMatch(/stays yellow$/);
    expect(text(row(5))).toContain('stays yellow');
    expect(text(row(5))).not.toContain('nothing changed');
  });

  test('stays the newest in sight when the place grows, shrinks and changes its width', async () => {
    open(420, 400);
    runLong(page.store, 60);
    await until(() => expect(isAtEnd() && rows().length > 0).toBe(true));
    const main = page.host.parentElement as HTMLElement;
    for (const [width, height] of [
      [420, 800],
      [800, 800],
      [420, 300],
      [900, 700],
    ]) {
      main.style.width = `${width}px`;
      main.style.height = `${height}px`;
      await until(() => {
        expect(isAtEnd()).toBe(true);
        expect(row(60).getBoundingClientRect().bottom).toBeLessThanOrEqual(list().getBoundingClientRect().bottom + 1);
        expect(rows()[0]?.getBoundingClientRect().top).toBeLessThanOrEqual(list().getBoundingClientRect().top);
      });
    }
    expect(page.root.querySelector('.new')).toBeNull();
  });

  test('stands on one line where there is room, and no words are wider than the place', async () => {
    open(900);
    runLight(page.store, ['timer.rang']);
    await until(() => expect(row(2).offsetHeight).toBe(36));
    expect(text(row(2))).toBe('2 250 ms +250 ms light timer rang green → yellow');
    open(360);
    runLight(page.store, ['timer.rang']);
    await until(() => expect(row(2).offsetHeight).toBe(56));
    expect(text(row(2))).toBe('2 250 ms +250 ms timer rang green → yellow');
    expect(list().scrollWidth).toBeLessThanOrEqual(list().clientWidth);
  });
});

describe('in a wide place', () => {
  test('an event and its sender stand whole while there is room beside them', async () => {
    open(640);
    page.store.append({ kind: 'actor', actor: 'pay', name: 'payment' });
    page.store.append({ kind: 'actor', actor: 'b', name: 'order' });
    page.store.append(step('pay', 'start'));
    page.store.append(step('b', 'payment.done', { event: { type: 'payment.done', from: 'pay' } }));
    page.store.append(step('b', 'payment.done.at.last'.repeat(9)));
    await until(() => expect(page.root.querySelectorAll('.wide .row')).toHaveLength(3));
    const event = row(2).querySelector('.event');
    expect(text(event)).toBe('payment done from payment');
    expect(event?.scrollWidth).toBe(event?.clientWidth);
    // A very long one does not push the rest out.
    expect(row(3).scrollWidth).toBeLessThanOrEqual(row(3).clientWidth);
    const starts = rows().map((one) => one.querySelector('.event')?.getBoundingClientRect().left);
    expect(new Set(starts).size).toBe(1);
  });
});

describe('an opened row', () => {
  test('tells microsteps, guards, actions, the event and what changed in the context, and what was worked out', async () => {
    open();
    runLight(page.store, ['timer.rang', 'timer.rang', 'timer.rang']);
    await until(() => expect(row(4)).not.toBeNull());
    row(4).querySelector<HTMLElement>('.mark')?.click();
    await until(() => expect(text(opened().querySelector('ol'))).not.toBe(''));
    const words = text(opened() as unknown as Element);
    expect(words).toContain('Left: red, walk Entered: choosing, green walk → green');
    expect(words).toContain('2 microsteps');
    expect(words).toContain('is worn out said no (worked out)');
    const [first = '', second = ''] = [...opened().querySelectorAll('ol > li')].map(text);
    expect(first).toContain('Taken: red: timer rang → choosing');
    expect(second).toContain('choosing: always → green');
    expect(text(opened().querySelector('.changes'))).toBe('changed rounds 2 → 3');
    expect(row(4).getAttribute('aria-expanded')).toBe('true');
    expect(page.viewing.cursor).toBe(4);
  });

  test('is scrolled so far that all of it is in sight', async () => {
    open(640, 460);
    runLight(page.store, ['timer.rang', 'timer.rang', 'timer.rang', 'timer.rang', 'timer.rang', 'timer.rang']);
    await until(() => expect(row(7)).not.toBeNull());
    row(7).querySelector<HTMLElement>('.mark')?.click();
    const isSeen = (element: Element): boolean => {
      const [box, place] = [element.getBoundingClientRect(), list().getBoundingClientRect()];
      return box.top >= place.top - 1 && (box.bottom <= place.bottom + 1 || box.height > place.height - 56);
    };
    await until(() => expect(isSeen(row(7)) && isSeen(page.root.querySelector('.opened') as Element)).toBe(true));
  });

  test('cuts large values and shows them whole on demand; huge ones are not read before', async () => {
    open();
    page.store.append({ kind: 'actor', actor: 'a', name: 'ann' });
    page.store.append(step('a', 'one', { context: JSON.stringify({ short: 1, long: 'x' }) }));
    page.store.append(
      step('a', 'two', { context: JSON.stringify({ short: 1, long: 'y'.repeat(5000), far: '[...]' }) }),
    );
    page.store.append(step('a', 'three', { context: JSON.stringify({ huge: 'z'.repeat(3_000_000) }) }));
    await until(() => expect(row(3)).not.toBeNull());
    row(2).querySelector<HTMLElement>('.mark')?.click();
    await until(() => expect(opened().querySelector('.changes')).not.toBeNull());
    expect(text(opened().querySelector('.changes .changed code:last-of-type')).length).toBeLessThan(110);
    const whole = opened().querySelector('.changes chart-json')?.shadowRoot;
    expect(text(whole?.querySelector('pre'))).toHaveLength(5002);
    const context = [...opened().querySelectorAll('chart-json')].at(-1)?.shadowRoot;
    expect(text(context?.querySelector('p'))).toContain('[...]: looks cut off by the app, too deep or too long');
    row(2).querySelector<HTMLElement>('.mark')?.click();
    await until(() => expect(opened()).toBeUndefined());
    row(3).querySelector<HTMLElement>('.mark')?.click();
    await until(() => expect(button(opened(), /^Compare 3.0 million/)).toBeDefined());
    const huge = [...opened().querySelectorAll('chart-json')].at(-1)?.shadowRoot;
    expect(huge?.querySelector('pre')).toBeNull();
    button(huge, 'Read 3.0 million characters').click();
    await until(() => expect(text(huge?.querySelector('pre')).length).toBeGreaterThan(59_900));
    button(opened(), /^Compare/).click();
    await until(() => expect(text(opened().querySelector('.changes'))).toContain('added huge'));
  });

  test('says so when its data is no longer kept', async () => {
    open();
    page.store.append({ kind: 'actor', actor: 'a', name: 'ann' });
    page.store.append(step('a', 'one', { context: '{"n":1}' }));
    const [moment] = page.store.moments;
    if (moment) moment.payload = undefined;
    await until(() => expect(row(1)).not.toBeNull());
    row(1).querySelector<HTMLElement>('.mark')?.click();
    await until(() => expect(text(opened().querySelector('.second'))).toContain('no longer kept'));
  });

  test('is copied as JSON, or shown to copy where the clipboard is closed', async () => {
    open();
    runLight(page.store, ['timer.rang']);
    await until(() => expect(row(2)).not.toBeNull());
    row(2).querySelector<HTMLElement>('.mark')?.click();
    await until(() => expect(opened()).toBeDefined());
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValueOnce();
    button(opened(), 'Copy as JSON').click();
    await until(() => expect(text(opened().querySelector('[role="status"]'))).toBe('Copied.'));
    const copied = JSON.parse(write.mock.calls[0]?.[0] ?? '') as Record<string, unknown>;
    expect(copied).toMatchObject({ number: 2, actor: 'light', context: { rounds: 1 }, to: ['trafficLight.yellow'] });
    write.mockRejectedValueOnce(new Error('closed'));
    button(opened(), 'Copy as JSON').click();
    await until(() => expect(JSON.parse(opened().querySelector('textarea')?.value ?? '')).toEqual(copied));
    write.mockRestore();
  });
});

describe('a long log', () => {
  test('of 100,000 moments has few rows in the page, and new ones cost as much as in a short one', async () => {
    open();
    runLong(page.store, 100_000);
    await until(() => expect(text(rows().at(-1))).toContain('100000'));
    expect(rows().length).toBeLessThan(30);
    const log = page.host as ChartLog;
    page.viewing.chooseFilter({ events: ['rare.one'] });
    await until(() => expect(page.viewing.moments).toHaveLength(10_000));
    await until(() => expect(rows().every((one) => text(one).includes('rare one'))).toBe(true));
    const before = log.rowsDrawn;
    for (let batch = 0; batch < 10; batch++) {
      addLong(page.store, 50);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await until(() => expect(page.viewing.moments).toHaveLength(10_050));
    await until(() => expect(isAtEnd()).toBe(true));
    expect(log.rowsDrawn - before).toBeLessThan(30 * 25);
    expect(page.root.querySelectorAll('*').length).toBeLessThan(600);
  });

  test('stays where a person scrolled, counts what is new, and goes to the newest on demand', async () => {
    open();
    runLong(page.store, 2000);
    await until(() => expect(list() && isAtEnd() && row(2000)).toBeTruthy());
    list().scrollTop = 20_000;
    await until(() => expect(text(page.root.querySelector('.new'))).toBe('To the newest'));
    const newest = page.root.querySelector('.new')?.getBoundingClientRect();
    expect(newest?.top).toBeGreaterThanOrEqual(list().getBoundingClientRect().bottom);
    const { scrollTop } = list();
    addLong(page.store, 12);
    await until(() => expect(text(page.root.querySelector('.new'))).toBe('12 new'));
    expect(list().scrollTop).toBe(scrollTop);
    expect(page.viewing.isLive).toBe(true);
    button(page.root, '12 new').click();
    await until(() => expect(isAtEnd() && row(2012)).toBeTruthy());
    addLong(page.store, 30);
    await until(() => expect(isAtEnd() && row(2042)).toBeTruthy());
    expect(page.root.querySelector('.new')).toBeNull();
  });

  test('keeps the row in sight in its place when a filter or forgetting takes rows above it', async () => {
    open();
    runLong(page.store, 2000);
    await until(() => expect(row(2000)).not.toBeNull());
    page.viewing.chooseMoment(1001);
    await until(() => expect(row(1001)?.getAttribute('aria-selected')).toBe('true'));
    const top = row(1001).getBoundingClientRect().top;
    row(1001).querySelector<HTMLElement>('.mark')?.click();
    await until(() => expect(opened()).toBeDefined());
    page.viewing.chooseFilter({ events: ['rare.one'] });
    await until(() => expect(rows().every((one) => text(one).includes('rare one'))).toBe(true));
    const now = row(1001).getBoundingClientRect();
    expect(now.top).toBeGreaterThanOrEqual(list().getBoundingClientRect().top - 1);
    expect(Math.abs(now.top - top)).toBeLessThan(600);
    expect(now.bottom).toBeLessThanOrEqual(list().getBoundingClientRect().bottom + 1);
  });
});

describe('by keyboard', () => {
  test('arrows walk, Enter opens, Left closes, Home and End go to the ends', async () => {
    open();
    runLight(page.store, ['timer.rang', 'timer.rang', 'timer.rang']);
    await until(() => expect(rows()).toHaveLength(4));
    list().focus();
    await userEvent.keyboard('{ArrowUp}');
    await until(() => expect(list().getAttribute('aria-activedescendant')).toBe('row-3'));
    await userEvent.keyboard('{Enter}');
    await until(() => expect(row(3).getAttribute('aria-expanded')).toBe('true'));
    await userEvent.keyboard('{ArrowLeft}');
    await until(() => expect(row(3).getAttribute('aria-expanded')).toBe('false'));
    await userEvent.keyboard('{Home}');
    await until(() => expect(page.viewing.cursor).toBe(1));
    await userEvent.keyboard('{End}');
    await until(() => expect(page.viewing.cursor).toBe(4));
  });
});
