// Scenarios drawn from the format's own definition, played under losses, faults, races and people who step in: what the lab
// promises of every run holds in each. PROPERTY_RUNS, PROPERTY_SEED and LONG=1 draw more or others.
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { Lab, parseRecording } from '../../src/lab/index.ts';
import type { Intervention, Run, RunOptions, Scenario } from '../../src/scenarios/index.ts';
import type { LogEntry } from '../../src/world/index.ts';
import { digest } from '../../src/world/index.ts';
import { brokenCounts, brokenPicks, brokenPings } from './need-checks.ts';
import { holds, runCount } from './holds.ts';
import { brokenLists } from './dcom-checks.ts';
import { brokenBooks, brokenEnds, brokenSearches, entriesOf, playWatched } from './run-checks.ts';
import { brokenNames, brokenSessions } from './session-checks.ts';
import { scenarioArbitrary } from './scenario-arbitrary.ts';

interface Story {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly interventions: readonly Intervention[];
  /** Where somebody looks at the run, as shares of its length. */
  readonly looks: readonly number[];
}

const storyArbitrary = fc
  .record({
    drawn: scenarioArbitrary(),
    seed: fc.nat(10_000),
    after: fc.array(fc.nat(250), { minLength: 4, maxLength: 4 }),
    later: fc.array(fc.constantFrom(0, 0, 0, 5000), { minLength: 4, maxLength: 4 }),
    looks: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ drawn, seed, after, later, looks }): Story => {
    const interventions = drawn.furtherActs.map((act, place): Intervention => ({
      ...act,
      atMs: later[place] ?? 0,
      afterSeq: after[place] ?? 0,
    }));
    return { scenario: drawn.scenario, seed, interventions, looks };
  });

/** All it takes to see it again: the scenario as a file, what is done to it, and how it went. */
function show({ scenario, ...rest }: Story): string {
  const log: string[] = [];
  try {
    playWatched(scenario, rest, (run) => log.splice(0, Infinity, ...run.log.map(lineOf)));
  } catch (error) {
    log.push(String(error));
  }
  return ['Scenario:', JSON.stringify(scenario), 'With:', JSON.stringify(rest), 'Log:', ...log.slice(-60)].join('\n');
}

const lineOf = ({ seq, atMs, text }: LogEntry) => `${seq}. ${atMs} ms ${text}`;

const optionsOf = ({ seed, interventions }: Story): RunOptions => ({ seed, interventions });

// A slow machine is no failure.
vi.setConfig({ testTimeout: 3_600_000 });

describe('every drawn run', () => {
  const sample: Run[] = [];

  test('is booked whole and in order, ends, and tries the ways in the one order', () => {
    holds(
      storyArbitrary,
      300,
      (story) => {
        const run = playWatched(story.scenario, optionsOf(story));
        sample.push(run);
        return [
          ...brokenBooks(run),
          ...brokenEnds(run),
          ...brokenSearches(run, story.scenario),
          ...brokenSessions(run),
          ...brokenLists(run),
          ...brokenNames(run, []),
          ...brokenPicks(run),
          ...brokenCounts(run),
          ...brokenPings(run),
        ];
      },
      { show },
    );
  });

  // Of a few draws asked for, it need not be so.
  test.skipIf(runCount(300) < 300)('is part of a sample in which much happens', () => {
    const share = (has: (run: Run) => boolean) => sample.filter(has).length / sample.length;
    const connectedBy = (stage: string, transport: string) =>
      sample.some((run) =>
        run.outcomes.some(
          ({ result, detail }) =>
            result === 'connected' && detail['stage'] === stage && detail['transport'] === transport,
        ),
      );
    const endsWith = (...results: string[]) =>
      share((run) => run.outcomes.some(({ result }) => results.includes(result)));
    const has = (kind: string, key: string, value: unknown) => (run: Run) =>
      entriesOf(run, kind).some((entry) => (key === 'rule' ? entry.rule : entry.detail[key]) === value);
    const shares = {
      'somebody searches': share((run) => run.outcomes.length > 0),
      'a server is picked': share((run) => entriesOf(run, 'server.picked').length > 0),
      'one is connected': endsWith('connected'),
      'one fails': endsWith('failed'),
      'one is cancelled': endsWith('cancelled'),
      'one waits at the end': endsWith('waiting'),
      'all ways are tried': share(has('outcome.reached', 'reason', 'every way failed')),
      'a frame is lost': share(has('frame.sent', 'fate', 'lost')),
      'a frame is unheard': share((run) => entriesOf(run, 'frame.unheard').length > 0),
      'a fault strikes': share(has('frame.sent', 'reason', 'a fault of the scenario')),
      'the power fails': share(has('host.powered', 'isOn', false)),
      'the power comes back': share(has('host.powered', 'isOn', true)),
      'chance orders what is due together': share(has('choice.taken', 'rule', 'lab.races')),
      'a segment is cut': share(has('segment.changed', 'isSevered', true)),
      'a computer moves': share(
        (run) => [...entriesOf(run, 'host.moved'), ...entriesOf(run, 'host.addressed')].length > 0,
      ),
      'time is up': share(has('run.ended', 'reason', 'its time is up')),
      'a client runs its cycle': share((run) => entriesOf(run, 'cycle.ran').length > 0),
      'a record arrives in an inbox': share((run) => entriesOf(run, 'record.arrived').length > 0),
      'a client keeps its record': share((run) => entriesOf(run, 'record.kept').length > 0),
      'a record reaches the database': share((run) =>
        entriesOf(run, 'record.changed').some((entry) => entry.detail['kind'] === 'database'),
      ),
      'a console connects over DCOM': share(has('console.changed', 'state', 'connected')),
      'a console does not connect over DCOM': share(has('console.changed', 'state', 'failed')),
      'a router tells addresses': share((run) => entriesOf(run, 'address.found').length > 0),
    };
    // Half of what was measured when this was written: a generator that has grown dull falls below it.
    const least: Record<keyof typeof shares, number> = {
      'somebody searches': 0.8,
      'a server is picked': 0.08,
      'one is connected': 0.1,
      'one fails': 0.4,
      'one is cancelled': 0.015,
      'one waits at the end': 0.003,
      'all ways are tried': 0.15,
      'a frame is lost': 0.08,
      'a frame is unheard': 0.03,
      'a fault strikes': 0.01,
      'the power fails': 0.1,
      'the power comes back': 0.03,
      'chance orders what is due together': 0.015,
      'a segment is cut': 0.006,
      'a computer moves': 0.04,
      'time is up': 0.03,
      'a client runs its cycle': 0.07,
      'a record arrives in an inbox': 0.02,
      'a client keeps its record': 0.04,
      'a record reaches the database': 0.045,
      'a console connects over DCOM': 0.025,
      'a console does not connect over DCOM': 0.1,
      'a router tells addresses': 0.003,
    };
    expect(Object.entries(shares).filter(([what, value]) => value < least[what as keyof typeof shares])).toEqual([]);
    const ways = [
      'name tcp',
      'name udp',
      'address tcp',
      'address udp',
      'address ipx',
      'netbios netbt',
      'netbios nbf',
      'netbios nwlnknb',
    ];
    expect(ways.filter((way) => !connectedBy(...(way.split(' ') as [string, string])))).toEqual([]);
  });

  test('is the same again by its choices alone, whatever the seed then', () => {
    // The seed itself stands in the first entry.
    const withoutSeed = ({ log }: Run) => digest(log.slice(1));
    holds(
      storyArbitrary,
      80,
      (story) => {
        const { scenario, seed, interventions } = story;
        const run = playWatched(scenario, { seed, interventions });
        const choices = run.choices.map(({ taken }) => taken);
        const again = playWatched(scenario, { seed, interventions, choices });
        const otherwise = playWatched(scenario, { seed: seed + 1, interventions, choices });
        if (again.digest !== run.digest) return ['played again, it is another run'];
        return withoutSeed(otherwise) === withoutSeed(run) ? [] : ['by its choices, it is another run'];
      },
      { show },
    );
  });

  test('is the same after going back and forward, and when its recording is saved and opened again', () => {
    holds(
      storyArbitrary,
      60,
      (story) => {
        const { scenario, seed, interventions, looks } = story;
        const straight = playWatched(scenario, { seed, interventions });
        const lab = new Lab();
        lab.open(scenario, { seed, interventions });
        const [first = 0, second = 0, third = 0] = looks.map((look) => Math.floor(look * straight.log.length));
        while (lab.position < first && lab.step());
        lab.back();
        lab.seek(second);
        lab.nextDecision();
        lab.seek(third);
        lab.replay();
        lab.runToEnd();
        if (digest(lab.log) !== straight.digest) return ['looked at on the way, it is another run'];
        return openedAgain(lab);
      },
      { show },
    );
  });

  test('is the same when somebody acts at an earlier moment and the recording of that is opened again', () => {
    holds(
      storyArbitrary,
      60,
      (story) => {
        const { scenario, seed, interventions, looks } = story;
        const lab = new Lab();
        lab.open(scenario, { seed });
        lab.runToEnd();
        for (const [place, { atMs: _, afterSeq: __, ...act }] of interventions.entries()) {
          const before = lab.log.slice();
          lab.seek(Math.floor((looks[place % 3] ?? 0) * (lab.log.length - 1)));
          const shown = lab.position;
          lab.act(act as never);
          if (digest(lab.log.slice(0, shown)) !== digest(before.slice(0, shown)))
            return ['acting changed what was before'];
          lab.runToEnd();
        }
        return openedAgain(lab);
      },
      { show },
    );
  });
});

/** The recording as the text of a file, read by the parser of such files, and opened in another lab. */
function openedAgain(lab: Lab): string[] {
  const reading = parseRecording(JSON.stringify(lab.recording()));
  if (!('recording' in reading)) return reading.problems.map(({ text }) => text);
  const { scenario, digest: expected, ...options } = reading.recording;
  if (typeof scenario === 'string') return ['the scenario is not in its recording'];
  const other = new Lab();
  other.open(scenario, options);
  other.runToEnd();
  return digest(other.log) === expected ? [] : ['opened again, it is another run'];
}
