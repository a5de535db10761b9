// What is kept in the browser's storage: of bounded size, of a bounded number of runs, and with plain words where nothing can be.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readSession, TraceStore } from '../../../src/inspector/index.ts';
import { SessionKeeper } from '../../../src/inspector/page/session-store.ts';
import { recordService } from '../record-services.ts';
import { trafficLight } from '../sample-charts.ts';
import { until } from '../../support/until.ts';

afterEach(() => vi.restoreAllMocks());

function momentsIn(text: string | undefined): number {
  const reading = readSession(text ?? '');
  for (;;) {
    const { done, value } = reading.next();
    if (done) return 'problems' in value ? -1 : value.momentCount;
  }
}

describe('a kept run', () => {
  test('grows with what comes, and its oldest moments give way', async () => {
    const store = new TraceStore();
    const keeper = new SessionKeeper(store, { database: 'keeper test 1', charactersMax: 4000 });
    const light = recordService(trafficLight(), 'light');
    for (let count = 0; count < 30; count++) light.send('nothing');
    for (const record of light.records.slice(0, 12)) store.append(record);
    await keeper.flush();
    expect(momentsIn(await keeper.read(keeper.id))).toBe(11);
    for (const record of light.records.slice(12)) {
      store.append(record);
      await keeper.flush();
    }
    const text = await keeper.read(keeper.id);
    expect(momentsIn(text)).toBeLessThan(31);
    expect(momentsIn(text)).toBeGreaterThan(5);
    expect(text).toContain(`"notKept":{"moments":${31 - momentsIn(text)}`);
    store.clear();
    for (const record of light.records.slice(0, 3)) store.append(record);
    await keeper.flush();
    expect(momentsIn(await keeper.read(keeper.id))).toBe(2);
    await keeper.forget(keeper.id);
    expect(await keeper.read(keeper.id)).toBeUndefined();
    keeper.close();
  });

  test('is written soon after a rest, and no more often than it may be', async () => {
    const store = new TraceStore();
    const keeper = new SessionKeeper(store, { database: 'keeper test 5', waitMs: 1e9 });
    const light = recordService(trafficLight(), 'light');
    light.send('timer.rang');
    for (const record of light.records.slice(0, -1)) store.append(record);
    await until(async () => expect(momentsIn(await keeper.read(keeper.id))).toBe(1));
    for (const record of light.records.slice(-1)) store.append(record);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(momentsIn(await keeper.read(keeper.id))).toBe(1);
    await keeper.flush();
    expect(momentsIn(await keeper.read(keeper.id))).toBe(2);
    await keeper.forget(keeper.id);
    keeper.close();
  });

  test('of many only the newest stay', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 4; count++) {
      const store = new TraceStore();
      const keeper = new SessionKeeper(store, { database: 'keeper test 2', runsMax: 2 });
      for (const record of recordService(trafficLight(), 'light').records) store.append(record);
      await keeper.flush();
      keeper.close();
      ids.push(keeper.id);
    }
    const other = new SessionKeeper(new TraceStore(), { database: 'keeper test 2' });
    expect((await other.list()).map(({ id }) => id)).toEqual(ids.slice(2).reverse());
    await other.forgetAll();
    expect(await other.list()).toEqual([]);
    other.close();
  });

  test('that cannot be kept is said once, in one sentence', async () => {
    const told: string[] = [];
    const onTrouble = (words: string) => void told.push(words);
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    const store = new TraceStore();
    const keeper = new SessionKeeper(store, { database: 'keeper test 3', onTrouble });
    for (const record of recordService(trafficLight(), 'light').records) store.append(record);
    await keeper.flush();
    await keeper.flush();
    expect(await keeper.list()).toEqual([]);
    expect(await keeper.takeUp()).toEqual([]);
    expect(told).toEqual([
      'This browser lets the page store nothing: what came is lost when this window is loaded anew.',
    ]);
    keeper.close();
  });

  test('that fills the disk is said in one sentence', async () => {
    const told: string[] = [];
    const store = new TraceStore();
    const keeper = new SessionKeeper(store, { database: 'keeper test 4', onTrouble: (words) => void told.push(words) });
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    for (const record of recordService(trafficLight(), 'light').records) store.append(record);
    await keeper.flush();
    expect(told).toEqual(['The disk is full: what comes from now on is lost when this window is loaded anew.']);
    keeper.close();
  });
});
