// Reads the tables off a statechart: every configuration that can be reached, every event, every way its guards can answer,
// each asked of XState itself. Nothing of the statechart is written a second time.
import type { Branch, ChartTables, Step } from './chart-tables.ts';
import { checkCompilable, NotCompilable } from './check-compilable.ts';
import type { AnyMachine } from './check-compilable.ts';
import { Recorder } from './recorder.ts';
import type { Recorded, Recording } from './recorder.ts';

/** More than this and it is no statechart for a population. */
const mostBranches = 20_000;

/** An event that no statechart knows: even that lets `always` be asked again. */
const unknownEvent = 'lab.unknown';

export function compileChart(machine: AnyMachine): ChartTables {
  checkCompilable(machine);
  const recorder = new Recorder(machine);
  const configurations: string[] = [];
  const ends: boolean[] = [];
  let branches = 0;

  function placeOf({ arrival, isEnd }: Recording): number {
    const known = configurations.indexOf(arrival);
    if (known >= 0) return known;
    ends.push(isEnd);
    return configurations.push(arrival) - 1;
  }

  function branchesOf(record: (answers: readonly boolean[]) => Recording, answers: readonly boolean[] = []): Branch {
    if ((branches += 1) > mostBranches)
      throw new NotCompilable(`Statechart ${machine.id} has more than ${mostBranches} ways to go on.`);
    const recording = record(answers);
    const { steps, fork } = afterAnswers(recording.steps, answers.length);
    if (!fork) return { steps, end: { to: placeOf(recording), settles: recording.settles } };
    return {
      steps,
      end: {
        guard: fork.asks,
        hears: fork.hears,
        yes: branchesOf(record, [...answers, true]),
        no: branchesOf(record, [...answers, false]),
      },
    };
  }

  const beginning = branchesOf((answers) => recorder.begin(answers));
  const events = recorder.events;
  const rows: (Branch | null)[][] = [];
  const others: (Branch | null)[] = [];
  const settling: (Branch | null)[] = [];
  for (let place = 0; place < configurations.length; place += 1) {
    const from = configurations[place] ?? '';
    const row = (event: string): Branch | null => {
      // What has ended hears nothing more.
      if (ends[place]) return null;
      const branch = branchesOf((answers) => recorder.hear(from, event, answers));
      return isNothing(branch, place) ? null : branch;
    };
    rows.push(events.map(row));
    others.push(row(unknownEvent));
    settling.push(row(''));
  }
  return { chart: machine.id, configurations, ends, events, beginning, rows, others, settling };
}

/** What was done after so many answers, and the guard that was asked next. */
function afterAnswers(recorded: readonly Recorded[], answers: number): { steps: Step[]; fork: AskedGuard | undefined } {
  let asked = 0;
  let steps: Step[] = [];
  for (const one of recorded) {
    if (!('asks' in one)) steps.push(one);
    else if (asked === answers) return { steps, fork: one };
    else {
      asked += 1;
      steps = [];
    }
  }
  return { steps, fork: undefined };
}

type AskedGuard = Extract<Recorded, { asks: string }>;

/** Guards may be asked, but whatever they answer, nothing is done and nothing left. */
function isNothing({ steps, end }: Branch, place: number): boolean {
  if (steps.length > 0) return false;
  return 'to' in end ? end.to === place && !end.settles : isNothing(end.yes, place) && isNothing(end.no, place);
}
