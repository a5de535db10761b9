// Kept work in a real browser: two pages never write over each other's, the oldest goes, what is spoilt stays aside, and what
// was deleted can be put back.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SmsRecentWork } from '../../src/elements/sms-recent-work.ts';
import type { KeptWork } from '../../src/page/index.ts';
import { WorkStore, mostWorks, seal } from '../../src/page/index.ts';
import { all, axeProblems, mount, settle } from './mount.ts';

beforeEach(emptyStore);
afterEach(emptyStore);

function workOf(store: WorkStore, id: string, parts: Partial<KeptWork> = {}): KeptWork {
  const run = '{}';
  const scenario = `scenario-of-${id}`;
  const title = `Title of ${id}`;
  const where = { seed: 1, position: 5, savedAt: 1000, isFromFile: false };
  return { id, title, scenario, ...where, writer: store.writer, revision: 1, run, ...parts };
}

async function kept(store: WorkStore, work: KeptWork, base?: KeptWork, scenario?: string): Promise<KeptWork> {
  const keeping = await store.keep(work, base, scenario);
  if (!('work' in keeping)) throw new Error(`Not kept: ${keeping.refusal}`);
  return keeping.work;
}

test('a page writes over its own writing', async () => {
  const store = new WorkStore();
  const first = await kept(store, workOf(store, 'aaa'), undefined, '{"a":1}');
  const second = await kept(store, workOf(store, 'aaa', { revision: 2, position: 9 }), first, '{"a":1}');
  expect(second.id).toBe('aaa');
  expect((await store.list()).works).toEqual([second]);
  expect(await new WorkStore().read('aaa')).toEqual({ work: second, scenario: '{"a":1}' });
});

test('two pages with the same work part ways, and both are kept', async () => {
  const one = new WorkStore();
  const other = new WorkStore();
  const first = await kept(one, workOf(one, 'aaa'), undefined, '{"a":1}');
  const theirs = await kept(other, workOf(other, 'aaa', { revision: 2, position: 7 }), first, '{"a":1}');
  const mine = await kept(one, workOf(one, 'aaa', { revision: 2, position: 9 }), first, '{"a":1}');
  expect(theirs.id).toBe('aaa');
  expect(mine.id).not.toBe('aaa');
  const { works } = await one.list();
  expect(works.map(({ position }) => position).sort()).toEqual([7, 9]);
  expect((await one.read(mine.id))?.scenario).toBe('{"a":1}');
  const next = await kept(one, { ...mine, revision: 3, position: 10 }, mine);
  expect(next.id).toBe(mine.id);
});

test('the oldest goes when there is one more than are kept, and its scenario with it', async () => {
  const store = new WorkStore();
  for (let count = 0; count <= mostWorks; count += 1)
    await kept(store, workOf(store, `work${count}`, { savedAt: 1000 + count }), undefined, `{"n":${count}}`);
  const { works } = await store.list();
  expect(works).toHaveLength(mostWorks);
  expect(works.map(({ id }) => id)).not.toContain('work0');
  expect(await new WorkStore().read('work0')).toBeUndefined();
  expect(await rawKeys()).not.toContain('scenario/work0');
});

test('what is half-written or foreign is counted, never opened, and not written over', async () => {
  const store = new WorkStore();
  const whole = await kept(store, workOf(store, 'aaa'));
  const { text, ...rest } = seal(JSON.stringify(workOf(store, 'bbb')));
  await plant('work/bbb', { ...rest, text: text.slice(0, -9) });
  await plant('work/ccc', 'a text of another program');
  await plant('work/ddd', seal(JSON.stringify(workOf(store, 'eee'))));
  const { works, spoilt } = await store.list();
  expect(works).toEqual([whole]);
  expect([...spoilt].sort()).toEqual(['work/bbb', 'work/ccc', 'work/ddd']);
  for (const id of ['bbb', 'ccc', 'ddd']) expect(await store.read(id), id).toBeUndefined();
  const beside = await kept(store, workOf(store, 'bbb', { revision: 2 }));
  expect(beside.id).not.toBe('bbb');
  await store.clearSpoilt(spoilt);
  expect((await store.list()).spoilt).toEqual([]);
  expect((await store.list()).works).toHaveLength(2);
});

test('the list offers the newest, deletes one, and puts it back', async () => {
  const store = new WorkStore();
  await kept(store, workOf(store, 'aaa', { savedAt: 1000 }), undefined, '{"a":1}');
  await kept(store, workOf(store, 'bbb', { savedAt: 2000, seed: 4, position: 12 }));
  await plant('work/ccc', 'spoilt');
  const element = await mount(new SmsRecentWork());
  await expect.poll(() => all(element, 'li').length).toBe(2);
  expect(all(element, '.first')[0]?.textContent.trim()).toBe('Go on: Title of bbb, seed 4, entry 12');
  expect(all(element, '.aside p')[0]?.textContent).toMatch(/One kept run is not whole/);
  const picked: string[] = [];
  element.addEventListener('sms-work-picked', (event) => picked.push((event as CustomEvent<string>).detail));
  all(element, '.first')[0]?.click();
  expect(picked).toEqual(['bbb']);
  all(element, 'summary')[0]?.click();
  await settle(element);
  expect(await axeProblems()).toEqual([]);
  all(element, 'li[data-work=aaa] .delete')[0]?.click();
  await expect.poll(() => all(element, 'li[data-work=aaa] .undo').length).toBe(1);
  expect((await store.list()).works.map(({ id }) => id)).toEqual(['bbb']);
  await expect.poll(() => element.shadowRoot?.activeElement?.className).toContain('undo');
  expect(await axeProblems()).toEqual([]);
  all(element, 'li[data-work=aaa] .undo')[0]?.click();
  await expect.poll(() => all(element, 'li[data-work=aaa] .delete').length).toBe(1);
  expect((await new WorkStore().read('aaa'))?.scenario).toBe('{"a":1}');
});

test('the work in hand is not offered', async () => {
  const store = new WorkStore();
  await kept(store, workOf(store, 'aaa'));
  const element = new SmsRecentWork();
  element.current = 'aaa';
  element.isOpen = true;
  await mount(element);
  await expect.poll(() => element.shadowRoot?.textContent).toContain('No other work is kept.');
});

async function withRaw<T>(act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  // Opened as the lab does it, so that it is there before the lab has come by.
  const opening = indexedDB.open('sms-lab');
  opening.onupgradeneeded = () => opening.result.createObjectStore('work');
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const transaction = opening.result.transaction('work', 'readwrite');
  const request = act(transaction.objectStore('work'));
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  opening.result.close();
  return request.result;
}

async function plant(key: string, value: unknown): Promise<void> {
  await withRaw((store) => store.put(value, key));
}

async function rawKeys(): Promise<unknown[]> {
  return await withRaw((store) => store.getAllKeys());
}

async function emptyStore(): Promise<void> {
  await withRaw((store) => store.clear());
}
