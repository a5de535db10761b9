// A run under way: when somebody steps in, what a cut in the power leaves in the log, and what an outcome says that is none yet.
import { describe, expect, test } from 'vitest';
import type { Intervention } from '../../src/scenarios/index.ts';
import { playScenario } from '../../src/scenarios/index.ts';
import { start, story } from './story.ts';

describe('an act that somebody adds', () => {
  const powerOff = (part: { atMs: number; afterSeq: number }): Intervention => ({
    act: 'power-off',
    host: 'PC-17',
    ...part,
  });
  const whenDone = (interventions: Intervention[]) =>
    playScenario(story({ acts: [start(5000)] }), { interventions }).log.filter(({ kind }) => kind === 'host.powered');

  test('is done as soon as its entry is there', () => {
    const [done] = whenDone([powerOff({ atMs: 0, afterSeq: 9 })]);
    expect(done?.atMs).toBe(5002);
    // The act itself comes first, and a step may write more than one entry.
    expect(done?.seq).toBeLessThanOrEqual(13);
  });

  test('waits for its time, and keeps the run from ending before', () => {
    expect(whenDone([powerOff({ atMs: 60_000, afterSeq: 8 })]).map(({ atMs }) => atMs)).toEqual([60_000]);
  });

  test('is never done when its entry never comes', () => {
    expect(whenDone([powerOff({ atMs: 0, afterSeq: 100_000 })])).toEqual([]);
  });
});

test('a console whose power fails has told all its attempts to the log before', () => {
  const scenario = story({});
  const { length } = playScenario(scenario).log;
  for (let afterSeq = 0; afterSeq < length; afterSeq += 1) {
    const { log } = playScenario(scenario, {
      interventions: [{ act: 'power-off', atMs: 0, afterSeq, host: 'CONSOLE1' }],
    });
    const count = (kind: string) => log.filter((entry) => entry.kind === kind).length;
    expect(count('attempt.ended'), `power off after entry ${afterSeq}`).toBe(count('attempt.began'));
  }
});

test('an outcome that is none yet names the state that is waited in', () => {
  const scenario = story({ client: { agent: { permissionRequired: true } } });
  const [outcome] = playScenario(scenario, { untilMs: 4000 }).outcomes;
  expect(outcome?.result).toBe('waiting');
  expect(outcome?.detail).toEqual({ waitsIn: 'askingUser' });
  const [later] = playScenario(scenario).outcomes;
  expect(later?.detail['waitsIn']).toBeUndefined();
});
