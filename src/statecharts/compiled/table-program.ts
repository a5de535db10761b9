// Tables as one list of numbers, so that a population goes through them without making an object on the way.
import type { Branch, ChartTables, Heard, Step } from './chart-tables.ts';

/** What stands at the start of each instruction; behind it what it needs. */
export const codes = {
  /** configuration */
  arrive: 0,
  /** guard, heard, where to go on if it says No */
  ask: 1,
  /** action, heard */
  act: 2,
  /** action, heard, how many assignments it has seen: on entering the first state, where all of them come first */
  actAsAfter: 3,
  /** assignment, heard */
  assign: 4,
  /** delay, heard, place */
  measure: 5,
  /** timer, place among those measured */
  start: 6,
  /** timer, milliseconds */
  startFixed: 7,
  /** timer */
  cancel: 8,
  /** configuration, in which `always` is asked next */
  settle: 9,
} as const;

/** `heard` is 0 for the event that came in, else a place among `ownEvents`, from 1. */
export interface TableProgram {
  readonly code: readonly number[];
  readonly guards: readonly string[];
  readonly actions: readonly string[];
  readonly assignments: readonly string[];
  readonly delays: readonly string[];
  readonly ownEvents: readonly { readonly type: string }[];
  /** Where the beginning stands, and the row of each configuration and event; -1 where nothing happens. */
  readonly beginning: number;
  /** Does something in the beginning see an earlier context? */
  readonly remembersBeginning: boolean;
  readonly rows: readonly (readonly number[])[];
  readonly others: readonly number[];
  readonly settling: readonly number[];
}

export function programOf(tables: ChartTables): TableProgram {
  const code: number[] = [];
  const guards: string[] = [];
  const actions: string[] = [];
  const assignments: string[] = [];
  const delays: string[] = [];
  const ownEvents: { type: string }[] = [];
  let remembersBeginning = false;

  const write = (branch: Branch, assigned = 0, measured = 0): void => {
    for (const step of branch.steps) {
      if (step.does === 'assign') assigned += 1;
      writeStep(step, assigned, measured);
      if (step.does === 'measure') measured += 1;
    }
    const { end } = branch;
    if ('to' in end) {
      code.push(end.settles ? codes.settle : codes.arrive, end.to);
      return;
    }
    code.push(codes.ask, placeIn(guards, end.guard), heardOf(end.hears), -1);
    const otherwise = code.length - 1;
    write(end.yes, assigned, measured);
    code[otherwise] = code.length;
    write(end.no, assigned, measured);
  };

  const writeStep = (step: Step, assigned: number, measured: number): void => {
    switch (step.does) {
      case 'assign':
        code.push(codes.assign, placeIn(assignments, step.action), heardOf(step.hears));
        return;
      case 'act':
        if (step.after === assigned) {
          code.push(codes.act, placeIn(actions, step.action), heardOf(step.hears));
        } else {
          remembersBeginning = true;
          code.push(codes.actAsAfter, placeIn(actions, step.action), heardOf(step.hears), step.after);
        }
        return;
      case 'measure':
        code.push(codes.measure, placeIn(delays, step.delay), heardOf(step.hears), measured);
        return;
      case 'start':
        if ('ms' in step.waits) code.push(codes.startFixed, tables.events.indexOf(step.timer), step.waits.ms);
        else code.push(codes.start, tables.events.indexOf(step.timer), step.waits.measured);
        return;
      case 'cancel':
        code.push(codes.cancel, tables.events.indexOf(step.timer));
    }
  };

  const heardOf = (heard: Heard): number => {
    if (heard === 'own') return 0;
    const known = ownEvents.findIndex(({ type }) => type === heard.type);
    return (known >= 0 ? known : ownEvents.push({ type: heard.type }) - 1) + 1;
  };

  const begin = (branch: Branch | null): number => {
    if (branch === null) return -1;
    const address = code.length;
    write(branch);
    return address;
  };

  const beginning = begin(tables.beginning);
  const rows = tables.rows.map((row) => row.map(begin));
  const others = tables.others.map(begin);
  const settling = tables.settling.map(begin);
  return {
    code,
    guards,
    actions,
    assignments,
    delays,
    ownEvents,
    beginning,
    remembersBeginning,
    rows,
    others,
    settling,
  };
}

function placeIn(names: string[], name: string): number {
  const known = names.indexOf(name);
  return known >= 0 ? known : names.push(name) - 1;
}
