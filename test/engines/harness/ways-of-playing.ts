// One run, played in every way there is to play it; each way gives the digest of its log. All of `sameRun` must agree with
// each other, and so must all that `sameActs` gives, in whatever engine they are played.
import type { ActNow, Recording } from '../../../src/lab/index.ts';
import { Lab } from '../../../src/lab/index.ts';
import type { FlagMoves, Scenario } from '../../../src/scenarios/index.ts';
import { RunUnderWay, flagsOf, playScenario } from '../../../src/scenarios/index.ts';

type Way = (scenario: Scenario, seed: number) => string;

/** Unequal steps of virtual time, in ms; none divides another, and the last are longer than most waits. */
const unequalSteps = [1, 7, 50, 333, 4_001, 61_003];

export const sameRun: Record<string, Way> = {
  'all at once': (scenario, seed) => playScenario(scenario, { seed }).digest,
  'entry by entry': (scenario, seed) => {
    const lab = opened(scenario, seed);
    while (lab.step());
    return digestOf(lab);
  },
  'by unequal steps of time': byTime,
  'three forward, two back': (scenario, seed) => {
    const lab = opened(scenario, seed);
    const forward = (): boolean => lab.step() && lab.step() && lab.step();
    while (forward()) for (let back = 0; back < 2; back += 1) lab.back();
    return digestOf(lab);
  },
  'from choice to choice, and back to the start': (scenario, seed) => {
    const lab = opened(scenario, seed);
    while (!lab.isEnded) {
      lab.nextDecision();
      lab.seek(0);
      lab.seek(lab.log.length);
    }
    return digestOf(lab);
  },
  'played again from the middle': (scenario, seed) => {
    const lab = opened(scenario, seed);
    lab.runToEnd();
    lab.seek(lab.log.length >> 1);
    while (lab.back());
    lab.replay();
    lab.seek(7);
    lab.replay();
    lab.runToEnd();
    return digestOf(lab);
  },
  'by its choices': (scenario, seed) => {
    const { choices } = playScenario(scenario, { seed });
    return playScenario(scenario, { seed, choices: choices.map(({ taken }) => taken) }).digest;
  },
};

/** Its flags are moved; a cable is cut after a third of the run and mended after two thirds of what then comes. */
export function sameActs(scenario: Scenario, seed: number): Record<string, string> {
  const flags = movedFlags(scenario, seed);
  const back = opened(scenario, seed, flags);
  back.runToEnd();
  const first = Math.floor(back.log.length / 3);
  back.seek(first);
  back.act(cut(scenario));
  back.runToEnd();
  const second = first + Math.floor(((back.log.length - first) * 2) / 3);
  back.seek(second);
  back.act(mend(scenario));
  while (back.back());
  back.runToEnd();

  const onTheWay = opened(scenario, seed, flags);
  stepTo(onTheWay, first);
  onTheWay.act(cut(scenario));
  stepTo(onTheWay, second);
  onTheWay.act(mend(scenario));
  onTheWay.runToEnd();

  const again = new Lab();
  // As it comes back from a file.
  const recording = JSON.parse(JSON.stringify(back.recording())) as Recording;
  again.open(scenario, {
    seed,
    choices: recording.choices,
    interventions: recording.interventions,
    readings: recording.readings,
    flags: recording.flags ?? {},
  });
  again.runToEnd();
  return {
    'acting on the way': digestOf(onTheWay),
    'acting after going back': digestOf(back),
    'the recording opened again': digestOf(again),
  };
}

function byTime(scenario: Scenario, seed: number): string {
  const run = new RunUnderWay(scenario, { seed });
  const { clock } = run.staged.world;
  for (let turn = 0; !run.isEnded; turn += 1) {
    const untilMs = clock.nowMs + (unequalSteps[turn % unequalSteps.length] ?? 1);
    const isDue = (): boolean => (clock.nextDueMs() ?? 0) <= untilMs;
    while (isDue() && run.advance());
    // Time also passes between the timers, as long as one waits that the run will still come to.
    if (!run.isEnded) clock.moveTo(Math.min(untilMs, scenario.endsAtMs ?? Infinity));
    if (!run.isEnded && clock.nowMs === scenario.endsAtMs) run.advance();
  }
  return run.result().digest;
}

function opened(scenario: Scenario, seed: number, flags: FlagMoves = {}): Lab {
  const lab = new Lab();
  lab.open(scenario, { seed, flags });
  return lab;
}

/** Every moment that may be moved, somewhere in its range. */
function movedFlags(scenario: Scenario, seed: number): FlagMoves {
  return Object.fromEntries(
    flagsOf(scenario).map(({ name, fromMs, untilMs }, place) => {
      const hundredths = ((seed + place) * 37) % 100;
      return [name, fromMs + Math.floor(((untilMs - fromMs) * hundredths) / 100)];
    }),
  );
}

function digestOf(lab: Lab): string {
  if (!lab.isEnded) throw new Error('The run has not been played to its end.');
  return lab.recording()?.digest ?? '';
}

function stepTo(lab: Lab, position: number): void {
  while (lab.position < position && lab.step());
}

function cut({ segments }: Scenario): ActNow {
  return { act: 'sever-segment', segment: segments[0]?.name ?? '' };
}

function mend({ segments }: Scenario): ActNow {
  return { act: 'mend-segment', segment: segments[0]?.name ?? '' };
}
