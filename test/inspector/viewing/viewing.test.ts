// How a person goes through a trace: pausing, stepping, playing, searching.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MacrostepRecord, SourceRecord } from '../../../src/inspector/index.ts';
import { TraceStore, Viewing } from '../../../src/inspector/index.ts';
import { viewingChart } from '../../../src/inspector/viewing/viewing-chart.ts';

let viewing: Viewing;

function step(actor: string, type: string, extra: Partial<MacrostepRecord> = {}): void {
  const rest = { value: 'on', told: 'none', microsteps: [] } as const;
  viewing.store.append({ kind: 'macrostep', actor, atMs: 0, event: { type }, ...rest, ...extra });
}

beforeEach(() => {
  viewing = new Viewing(new TraceStore());
  viewing.store.append({ kind: 'actor', actor: 'a', name: 'ann' });
  viewing.store.append({ kind: 'actor', actor: 'b', name: 'bob' });
  for (let count = 0; count < 6; count++) step(count % 2 === 0 ? 'a' : 'b', `event ${count + 1}`);
});

afterEach(() => {
  viewing.close();
  vi.useRealTimers();
});

describe('time', () => {
  test('pausing keeps the moment, and what comes meanwhile is counted until live again', () => {
    viewing.pause();
    expect([viewing.cursor, viewing.newer]).toEqual([6, 0]);
    step('a', 'late');
    step('b', 'later');
    expect([viewing.cursor, viewing.newer]).toEqual([6, 2]);
    viewing.goLive();
    expect([viewing.cursor, viewing.newer]).toEqual([undefined, 0]);
  });

  test('newer are those that came since live was left, whatever is looked at since', () => {
    viewing.chooseMoment(2);
    step('a', 'late');
    viewing.chooseMoment(1);
    expect(viewing.newer).toBe(1);
    viewing.chooseFilter({ events: ['event 1'] });
    expect(viewing.newer).toBe(0);
  });

  test('stepping goes over the moments shown and stops at both ends', () => {
    viewing.chooseFilter({ actors: ['ann'] });
    const visited: (number | undefined)[] = [];
    for (const by of [-1, -1, -1, -1, 1, 1, 9]) {
      viewing.step(by);
      visited.push(viewing.cursor);
    }
    expect(visited).toEqual([3, 1, 1, 1, 3, 5, 5]);
    expect(viewing.run?.name).toBe('ann');
  });

  test('stepping from a moment that the filter hides goes to its neighbour', () => {
    viewing.chooseMoment(4);
    viewing.chooseFilter({ actors: ['ann'] });
    viewing.step(1);
    expect(viewing.cursor).toBe(5);
    viewing.chooseMoment(4);
    viewing.step(-1);
    expect(viewing.cursor).toBe(1);
  });

  test('playing shows moment after moment at its speed, and ends at the last', () => {
    vi.useFakeTimers();
    viewing.chooseSpeed(10);
    viewing.play();
    expect([viewing.cursor, viewing.isPlaying]).toEqual([1, true]);
    vi.advanceTimersByTime(250);
    expect(viewing.cursor).toBe(3);
    vi.advanceTimersByTime(2000);
    expect([viewing.cursor, viewing.isPlaying, viewing.isLive]).toEqual([6, false, false]);
  });

  test('playing stops where it is when paused, and at the moment a person chooses', () => {
    vi.useFakeTimers();
    viewing.play();
    vi.advanceTimersByTime(250);
    viewing.pause();
    vi.advanceTimersByTime(5000);
    expect([viewing.cursor, viewing.isPlaying]).toEqual([2, false]);
    viewing.play();
    expect(viewing.cursor).toBe(2);
    viewing.chooseMoment(5);
    expect([viewing.cursor, viewing.isPlaying]).toEqual([5, false]);
  });

  test('following goes to the actor of each new moment while live, not while paused', () => {
    viewing.follow();
    step('b', 'late');
    expect(viewing.run?.name).toBe('bob');
    viewing.pause();
    step('a', 'late');
    expect(viewing.run?.name).toBe('bob');
  });

  test('an emptied trace is looked at live', () => {
    viewing.chooseMoment(2);
    viewing.store.clear();
    expect([viewing.isLive, viewing.cursor, viewing.newer]).toEqual([true, undefined, 0]);
  });

  test('every state of it is described', () => {
    const bare = viewingChart.stateIds.filter((id) => viewingChart.getStateNodeById(id).description === undefined);
    expect(bare).toEqual([]);
  });
});

describe('an app that is loaded anew', () => {
  const definition = { id: 'order', initial: 'on', states: { on: {} } };

  beforeEach(() => viewing.store.clear());

  function begin(source: string, protocol: SourceRecord['protocol'] = 'xstate 4'): string {
    const actor = `${source}/order`;
    viewing.store.append({ kind: 'source', source, name: source, protocol, atMs: 0 });
    viewing.store.append({ kind: 'actor', actor, name: 'order', source, definition });
    step(actor, 'xstate.init');
    return actor;
  }
  const end = (source: string): void => viewing.store.append({ kind: 'source end', source });

  test('is shown in its newest run while live, whether its actor was chosen or not', () => {
    const first = begin('run 1');
    end('run 1');
    const second = begin('run 2');
    expect(viewing.run?.key).toBe(second);
    viewing.chooseActor(second);
    end('run 2');
    expect(viewing.run?.key).toBe(second);
    const third = begin('run 3');
    expect(viewing.run?.key).toBe(third);
    end('run 3');
    expect([viewing.run?.key, viewing.store.run(first)?.key]).toEqual([third, first]);
  });

  test('stays in the run that has ended where a person chose that, and where a moment is looked at', () => {
    const first = begin('run 1');
    viewing.pause();
    end('run 1');
    const second = begin('run 2');
    expect(viewing.run?.key).toBe(first);
    viewing.goLive();
    expect(viewing.run?.key).toBe(second);
    viewing.pause();
    expect(viewing.run?.key).toBe(second);
    viewing.goLive();
    viewing.chooseActor(first);
    step(second, 'late');
    expect(viewing.run?.key).toBe(first);
  });

  test('is not taken for a saved run of the same name that is opened later', () => {
    begin('run 1');
    end('run 1');
    const second = begin('run 2');
    begin('session 1', 'session');
    end('session 1');
    expect([viewing.run?.key, viewing.store.newestRun('order')?.key]).toEqual([second, second]);
  });
});

describe('a search', () => {
  const find = (text: string): number[] => {
    viewing.find(text);
    viewing.searchOn(() => false);
    return viewing.search?.hits.map(({ number }) => number) ?? [];
  };

  test('looks through events, actors, states, payloads, contexts and errors, large and small letters alike', () => {
    step('a', 'timer.rang', { event: { type: 'timer.rang', data: '{"type":"timer.rang","room":"Attic"}' } });
    step('b', 'x', { context: '{"deep":{"colour":"TURQUOISE"}}', value: { door: 'ajar' } });
    step('b', 'y', { status: 'error', error: '"no such file"', output: '{"sum":17}' });
    expect(find('timer rang')).toEqual([7]);
    expect(find('attic')).toEqual([7]);
    expect(find('turquoise')).toEqual([8]);
    expect(find('ajar')).toEqual([8]);
    expect(find('such file')).toEqual([9]);
    expect(find('sum":17')).toEqual([9]);
    expect(find('BOB')).toEqual([2, 4, 6, 8, 9]);
    expect(find('nowhere')).toEqual([]);
  });

  test('takes signs of patterns as signs, and quotes as a person writes them', () => {
    step('a', 'x', { context: '{"path":"C:\\\\dir","said":"a \\"word\\" (.*)"}' });
    expect(find('C:\\dir')).toEqual([7]);
    expect(find('"word"')).toEqual([7]);
    expect(find('(.*)')).toEqual([7]);
    expect(find('.*x')).toEqual([]);
  });

  test('works in slices, says how far it is, and looks at each moment once', () => {
    for (let count = 0; count < 94; count++) step('a', 'tick');
    viewing.find('tick');
    let slices = 0;
    let last = 0;
    for (let isDone = false; !isDone; slices++) {
      let steps = 0;
      isDone = viewing.searchOn(() => ++steps >= 10);
      const progress = viewing.search?.progressIn(viewing.searched) ?? 0;
      expect(progress).toBeGreaterThan(last);
      last = progress;
    }
    expect([slices, last, viewing.search?.looked]).toEqual([10, 1, 100]);
    step('a', 'tick');
    expect(viewing.search?.isDoneWith(viewing.searched)).toBe(false);
    viewing.searchOn(() => false);
    expect([viewing.search?.looked, viewing.search?.hits.length]).toEqual([101, 95]);
  });

  test('goes through a huge text in pieces, and finds what lies across their border', () => {
    step('a', 'x', { context: JSON.stringify(`${'-'.repeat(199_996)}needle${'-'.repeat(500_000)}`) });
    viewing.find('needle');
    let slices = 1;
    while (!viewing.searchOn(() => true)) slices++;
    expect(viewing.search?.hits.map(({ number }) => number)).toEqual([7]);
    viewing.find('haystack');
    slices = 1;
    while (!viewing.searchOn(() => true)) slices++;
    expect(slices).toBeGreaterThan(7 + 3);
  });

  test('can be stopped, and the filter can keep to what it found', () => {
    viewing.find('event');
    viewing.searchOn(() => true);
    viewing.search?.stop();
    expect(viewing.searchOn(() => false)).toBe(true);
    expect(viewing.search?.hits).toHaveLength(1);
    expect(find('event 3')).toEqual([3]);
    viewing.chooseFilter({ hitsOnly: true });
    expect(viewing.moments.map(({ number }) => number)).toEqual([3]);
    viewing.find('');
    expect(viewing.moments).toHaveLength(6);
  });

  test('is done anew when the filter changes', () => {
    expect(find('event')).toHaveLength(6);
    viewing.chooseFilter({ actors: ['bob'] });
    expect(viewing.search?.isDoneWith(viewing.searched)).toBe(false);
    viewing.searchOn(() => false);
    expect(viewing.search?.hits.map(({ number }) => number)).toEqual([2, 4, 6]);
  });
});
