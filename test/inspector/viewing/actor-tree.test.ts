// The tree of actors: who is below whom, what stands last, and how little is done when nothing changed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TraceRecord } from '../../../src/inspector/index.ts';
import { ActorTree, actorRowId, TraceStore } from '../../../src/inspector/index.ts';
import { draws } from '../../support/draws.ts';

const nothingFolded: ReadonlySet<string> = new Set();

function actor(key: string, parent?: string, source = ''): TraceRecord {
  return { kind: 'actor', actor: key, name: key, source, ...(parent === undefined ? {} : { parent }) };
}

function start(key: string, status: 'active' | 'done' = 'active'): TraceRecord {
  return {
    kind: 'macrostep',
    actor: key,
    atMs: 0,
    event: { type: 'xstate.init' },
    status,
    told: 'none',
    microsteps: [],
  };
}

function source(key: string, name: string): TraceRecord {
  return { kind: 'source', source: key, name, protocol: 'xstate 5', atMs: 0 };
}

function storeOf(...records: readonly TraceRecord[]): TraceStore {
  const store = new TraceStore();
  for (const record of records) store.append(record);
  return store;
}

/** Rows as text, two spaces a level. */
function drawn(store: TraceStore, query = '', folded = nothingFolded): string[] {
  return new ActorTree(store)
    .rows({ query, folded })
    .map(({ level, run, source }) => `${'  '.repeat(level - 1)}${run?.name ?? source?.name}`);
}

describe('the tree of actors', () => {
  test('children stand below their parents, in order of arrival', () => {
    const store = storeOf(
      ...['a', 'b'].map((key) => actor(key)),
      actor('a1', 'a'),
      actor('a11', 'a1'),
      actor('a2', 'a'),
    );
    for (const key of ['a', 'b', 'a1', 'a11', 'a2']) store.append(start(key));
    expect(drawn(store)).toEqual(['a', '  a1', '    a11', '  a2', 'b']);
  });

  test('stopped actors stand after living ones, and those that never started last', () => {
    const store = storeOf(actor('never'), actor('ended'), actor('alive'), start('ended', 'done'), start('alive'));
    expect(drawn(store)).toEqual(['alive', 'ended', 'never']);
  });

  test('actors are grouped by source, and a source that is gone is kept below the others', () => {
    const store = storeOf(
      source('1', 'shop'),
      source('2', 'bank'),
      actor('x', undefined, '1'),
      actor('y', undefined, '2'),
    );
    expect(drawn(store)).toEqual(['shop', '  x', 'bank', '  y']);
    store.append({ kind: 'source end', source: '1' });
    expect(drawn(store)).toEqual(['bank', '  y', 'shop', '  x']);
  });

  test('a source without actors yet has a row', () => {
    expect(drawn(storeOf(source('1', 'shop')))).toEqual(['shop']);
  });

  test('a search keeps what is found and what it is below, folded or not', () => {
    const store = storeOf(
      source('1', 'shop'),
      actor('cart', undefined, '1'),
      actor('payment', 'cart', '1'),
      actor('x', 'cart', '1'),
    );
    for (const key of ['cart', 'payment', 'x']) store.append(start(key));
    const folded = new Set([actorRowId('cart')]);
    expect(drawn(store, '', folded)).toEqual(['shop', '  cart']);
    expect(drawn(store, 'PAY', folded)).toEqual(['shop', '  cart', '    payment']);
    const tree = new ActorTree(store);
    tree.rows({ query: 'pay', folded });
    expect(tree.found).toBe(1);
    expect(tree.count).toBe(3);
  });

  test('actors that are each the parent of the other are all shown', () => {
    const store = storeOf(actor('a', 'b'), actor('b', 'a'), actor('c', 'c'), actor('d', 'nobody'));
    expect([...drawn(store)].map((row) => row.trim()).sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  test('new events alone make no new rows, a new actor, parent, name or end does', () => {
    const store = storeOf(actor('a'), actor('b'), start('a'), start('b'));
    const tree = new ActorTree(store);
    const rows = () => tree.rows({ query: '', folded: nothingFolded });
    let before = rows();
    store.append({ ...start('a'), event: { type: 'tick' } } as TraceRecord);
    expect(rows()).toBe(before);
    const changes: TraceRecord[] = [
      actor('c'),
      start('c'),
      { kind: 'actor news', actor: 'c', parent: 'a', isParentInferred: true },
      { kind: 'actor news', actor: 'c', name: 'cat' },
      { kind: 'stop', actor: 'b' },
    ];
    for (const change of changes) {
      store.append(change);
      const after = rows();
      expect(after, JSON.stringify(change)).not.toBe(before);
      before = after;
    }
  });

  test('whatever parents are told, every actor has exactly one row, below the row of its level', () => {
    const parents = fc.array(fc.option(fc.nat({ max: 30 }), { nil: undefined }), { maxLength: 30 });
    fc.assert(
      fc.property(parents, (told) => {
        const store = storeOf(
          ...told.map((parent, key) => actor(`${key}`, parent === undefined ? undefined : `${parent}`)),
        );
        const rows = new ActorTree(store).rows({ query: '', folded: nothingFolded });
        expect(rows.map(({ id }) => id).sort()).toEqual(told.map((_, key) => actorRowId(`${key}`)).sort());
        for (const [place, row] of rows.entries()) {
          expect(row.parent).toBeLessThan(place);
          expect(rows[row.parent]?.level ?? 0).toBe(row.level - 1);
        }
      }),
      draws(100),
    );
  });

  test('a chain of 5,000 actors is no trouble', () => {
    const store = new TraceStore();
    store.takeAll(
      Array.from({ length: 5000 }, (_, key) => ({
        kind: 'actor' as const,
        actor: `${key}`,
        name: `${key}`,
        ...(key === 0 ? {} : { parent: `${key - 1}` }),
      })),
    );
    const tree = new ActorTree(store);
    expect(tree.rows({ query: '', folded: nothingFolded }).at(-1)?.level).toBe(5000);
    expect(tree.rows({ query: '4999', folded: nothingFolded })).toHaveLength(5000);
  });
});
