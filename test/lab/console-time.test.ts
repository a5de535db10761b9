// Console-minutes: the time in which a console was wanted and had no connection, counted from the log alone.
import { describe, expect, test } from 'vitest';
import { consoleTimes, lostConsoleMinutes } from '../../src/lab/index.ts';
import type { LogEntry } from '../../src/world/index.ts';
import { handMadeLog } from '../support/hand-made-log.ts';

const minute = 60_000;

function changes(...rows: [atMin: number, host: string, state: string, tool?: string][]): LogEntry[] {
  return handMadeLog([
    ...rows.map(([atMin, host, state, tool = 'console']) => ({
      kind: 'console.changed',
      host,
      atMs: atMin * minute,
      detail: { tool, state, server: 'SITE1' },
    })),
    { kind: 'run.ended', atMs: 60 * minute },
  ]);
}

describe('the time of a console', () => {
  test('without connection counts from its wish to its connection', () => {
    const log = changes([10, 'CON1', 'connecting'], [11, 'CON1', 'connected']);
    expect(consoleTimes(log)).toEqual([{ host: 'CON1', withoutMs: minute, connectedMs: 49 * minute }]);
  });
  test('goes on after a failure and after a loss', () => {
    const log = changes(
      [0, 'CON1', 'connecting'],
      [1, 'CON1', 'failed'],
      [5, 'CON1', 'connecting'],
      [6, 'CON1', 'connected'],
      [20, 'CON1', 'lost'],
      [23, 'CON1', 'connected'],
    );
    expect(consoleTimes(log)).toEqual([{ host: 'CON1', withoutMs: 9 * minute, connectedMs: 51 * minute }]);
  });
  test('that nobody wants counts for nothing', () => {
    const log = changes([0, 'CON1', 'connecting'], [1, 'CON1', 'connected'], [2, 'CON1', 'disconnected']);
    expect(consoleTimes(log)).toEqual([{ host: 'CON1', withoutMs: minute, connectedMs: minute }]);
  });
  test('ends where one looks at the run', () => {
    const log = changes([0, 'CON1', 'connecting'], [10, 'CON1', 'connected']);
    expect(consoleTimes(log, 4 * minute)).toEqual([{ host: 'CON1', withoutMs: 4 * minute, connectedMs: 0 }]);
  });
  test('is not that of Wbemtest, and not there in a run without consoles that connect', () => {
    expect(consoleTimes(changes([0, 'CON1', 'connecting', 'wbemtest']))).toEqual([]);
  });
});

test('console-minutes are those of all consoles together', () => {
  const log = changes([0, 'CON1', 'connecting'], [30, 'CON2', 'connecting']);
  expect(lostConsoleMinutes(consoleTimes(log))).toBe(90);
});
