// The virtual clock: timers in due order, then in order of creation, whatever is cancelled or added meanwhile.
import { describe, expect, test } from 'vitest';
import { VirtualClock, seededDecider } from '../../src/world/index.ts';

function runAll(clock: VirtualClock): void {
  while (clock.runNext());
}

describe('the clock', () => {
  test('fires timers in due order, then in order of creation, each at its own time', () => {
    const clock = new VirtualClock();
    const fired: string[] = [];
    for (const [name, delayMs] of [
      ['c', 20],
      ['a', 10],
      ['b', 10],
      ['now', 0],
    ] as const) {
      clock.setTimeout(() => fired.push(`${name} ${clock.nowMs}`), delayMs);
    }
    runAll(clock);
    expect(fired).toEqual(['now 0', 'a 10', 'b 10', 'c 20']);
  });

  test('a timer set by a timer waits for those already due at the same moment', () => {
    const clock = new VirtualClock();
    const fired: string[] = [];
    clock.setTimeout(() => {
      fired.push('first');
      clock.setTimeout(() => fired.push('third'), 0);
    }, 5);
    clock.setTimeout(() => fired.push('second'), 5);
    runAll(clock);
    expect(fired).toEqual(['first', 'second', 'third']);
  });

  test('a cancelled timer never fires, and cancelling twice or late does no harm', () => {
    const clock = new VirtualClock();
    const fired: string[] = [];
    const a = clock.setTimeout(() => fired.push('a'), 5);
    const b = clock.setTimeout(() => fired.push('b'), 6);
    clock.clearTimeout(a);
    clock.clearTimeout(a);
    expect(clock.waitingCount).toBe(1);
    expect(clock.nextDueMs()).toBe(6);
    runAll(clock);
    clock.clearTimeout(b);
    clock.clearTimeout(999);
    expect(fired).toEqual(['b']);
    expect(clock.waitingCount).toBe(0);
    expect(clock.runNext()).toBe(false);
  });

  test('a timer may cancel another that is due at the same moment', () => {
    const clock = new VirtualClock();
    const fired: string[] = [];
    let other = 0;
    clock.setTimeout(() => {
      fired.push('one');
      clock.clearTimeout(other);
    }, 5);
    other = clock.setTimeout(() => fired.push('other'), 5);
    runAll(clock);
    expect(fired).toEqual(['one']);
  });

  test('a timer chosen among those due together fires before its elders', () => {
    const clock = new VirtualClock();
    const fired: number[] = [];
    for (const number of [1, 2, 3, 4]) clock.setTimeout(() => fired.push(number), 7);
    clock.setTimeout(() => fired.push(5), 8);
    expect(clock.dueTogether()).toHaveLength(4);
    clock.runNext(clock.dueTogether()[2]);
    runAll(clock);
    expect(fired).toEqual([3, 1, 2, 4, 5]);
  });

  test('a chosen timer that was cancelled cannot fire', () => {
    const clock = new VirtualClock();
    const id = clock.setTimeout(() => expect.unreachable(), 7);
    const [chosen] = clock.dueTogether();
    clock.clearTimeout(id);
    expect(() => clock.runNext(chosen)).toThrow(/does not wait/);
    expect(clock.runNext()).toBe(false);
  });

  test('the present never moves back, and never past a timer that waits', () => {
    const clock = new VirtualClock();
    clock.moveTo(1500);
    expect(() => clock.moveTo(1200)).toThrow('Clock cannot go back from 1500 ms to 1200 ms.');
    clock.setTimeout(() => {}, 100);
    expect(() => clock.moveTo(1601)).toThrow(/1600/);
    clock.moveTo(1600);
    expect(clock.nowMs).toBe(1600);
  });

  test.each([-1, NaN, Infinity])('a delay of %s is refused, with its owner and the time', (delayMs) => {
    expect(() => new VirtualClock().setTimeout(() => {}, delayMs, 'PC-17')).toThrow(/at 0 ms, for PC-17/);
  });

  test('ten thousand timers set and cancelled at random fire exactly as a sorted list would', () => {
    const draw = seededDecider(7);
    const pick = (count: number) =>
      draw({ question: 'x', options: Array.from({ length: count }, String), rule: 'x.y' }, 0);
    const clock = new VirtualClock();
    const fired: number[] = [];
    let expected: { id: number; dueMs: number }[] = [];
    for (let count = 0; count < 10_000; count += 1) {
      const delayMs = pick(50);
      const id: number = clock.setTimeout(() => fired.push(id), delayMs);
      expected.push({ id, dueMs: clock.nowMs + delayMs });
      if (pick(3) === 0) {
        const dropped = expected[pick(expected.length)];
        if (dropped) clock.clearTimeout(dropped.id);
        expected = expected.filter((timer) => timer !== dropped);
      }
      if (pick(4) === 0) {
        expected.sort((a, b) => a.dueMs - b.dueMs || a.id - b.id);
        const next = expected.shift();
        clock.runNext();
        expect(fired.pop()).toBe(next?.id);
      }
    }
    expected.sort((a, b) => a.dueMs - b.dueMs || a.id - b.id);
    fired.length = 0;
    runAll(clock);
    expect(fired).toEqual(expected.map(({ id }) => id));
  }, 30_000);
});
