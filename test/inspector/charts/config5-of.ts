// The same chart as a config of XState 5: guards have another word, and transitions are internal unless they say otherwise.
import type { AnyStateMachine } from 'xstate5';
import { createMachine } from 'xstate5';
import type { ChartConfig, TransitionConfig } from '../chart-arbitrary.ts';
import { chartGuards } from '../chart-arbitrary.ts';

type Config5 = Record<string, unknown>;

export function config5Of(config: ChartConfig): Config5 {
  const { predictableActionArguments: _, on, always, after, onDone, states, ...rest } = config;
  const ofEach = (table: Record<string, TransitionConfig[]>) =>
    Object.fromEntries(Object.entries(table).map(([key, transitions]) => [key, transitions.map(transition5)]));
  return {
    ...rest,
    ...(on === undefined ? {} : { on: ofEach(on) }),
    ...(after === undefined ? {} : { after: ofEach(after) }),
    ...(always === undefined ? {} : { always: always.map(transition5) }),
    ...(onDone === undefined ? {} : { onDone: onDone.map(transition5) }),
    ...(states === undefined
      ? {}
      : { states: Object.fromEntries(Object.entries(states).map(([key, state]) => [key, config5Of(state)])) }),
  };
}

function transition5({ cond, internal, ...rest }: TransitionConfig): Config5 {
  return {
    ...rest,
    ...(cond === undefined ? {} : { guard: cond }),
    ...(internal === true || rest.target === undefined ? {} : { reenter: true }),
  };
}

/** Guards answer from a table that the test may change between events. */
export function machine5Of(config: ChartConfig, answers: Record<string, boolean>): AnyStateMachine {
  const guards = Object.fromEntries(chartGuards.map((name) => [name, () => answers[name] === true]));
  return createMachine(config5Of(config) as never).provide({ guards } as never) as unknown as AnyStateMachine;
}
