// Drawn statecharts for the proof that tables and interpreter do the same: nested states, guards, assignments, `always`,
// timers and ends; every function in them is pure but for the trace it writes.
import fc from 'fast-check';
import { assign, createMachine } from 'xstate';
import type { AnyMachine } from '../../../src/statecharts/compiled/check-compilable.ts';

export interface DrawnContext {
  readonly a: number;
  readonly b: number;
  readonly last: string;
}

export interface DrawnTransition {
  /** Place of the target among all states; -1: none. */
  readonly target: number;
  readonly guard: number;
  readonly actions: readonly number[];
  readonly isInternal: boolean;
}

export interface DrawnState {
  /** How deep it wants to lie; 0 to 2 below the state before it. */
  readonly depth: number;
  readonly isFinal: boolean;
  readonly entry: readonly number[];
  readonly exit: readonly number[];
  readonly on: readonly (readonly DrawnTransition[])[];
  readonly always: readonly DrawnTransition[];
  readonly after: readonly { readonly delay: number; readonly to: DrawnTransition }[];
  readonly onDone: DrawnTransition | null;
}

export const eventNames = ['go', 'stop', 'turn'] as const;
const guardCount = 4;
const actionCount = 6;
const delayNames = ['short', 'long', 25] as const;

/** Odd actions assign, even ones only tell. */
const actions = fc.array(fc.nat(actionCount - 1), { maxLength: 2 });

const transition = fc.record({
  target: fc.integer({ min: -1, max: 9 }),
  guard: fc.integer({ min: -1, max: guardCount - 1 }),
  actions,
  isInternal: fc.boolean(),
});

export const drawnStates: fc.Arbitrary<DrawnState[]> = fc.array(
  fc.record({
    depth: fc.nat(2),
    isFinal: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
    entry: actions,
    exit: actions,
    on: fc.tuple(...eventNames.map(() => fc.array(transition, { maxLength: 2 }))),
    always: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(transition, { maxLength: 2 }) },
    ),
    after: fc.array(fc.record({ delay: fc.nat(2), to: transition }), { maxLength: 1 }),
    // Where a statechart hears of an end within, its steps are read whole, and many are too many.
    onDone: fc.oneof({ weight: 24, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: transition }),
  }),
  { minLength: 2, maxLength: 8 },
);

export const drawnEvents = fc.array(
  fc.oneof(
    fc.record({ type: fc.constantFrom(...eventNames, 'unheard of'), by: fc.nat(5) }),
    fc.record({ passMs: fc.constantFrom(5, 25, 60) }),
  ),
  { maxLength: 12 },
);

/** What guards and actions see and say, in order. Some actions send: that event is heard when the present one is over. */
export interface DrawnPorts {
  tell(line: string): void;
  send(event: { type: string; by: number }): void;
}

interface Placed {
  readonly id: string;
  readonly drawn: DrawnState;
  readonly inner: Placed[];
}

export function drawnMachine(states: readonly DrawnState[], { tell, send }: DrawnPorts): AnyMachine {
  const all: Placed[] = [];
  const top: Placed[] = [];
  const open: Placed[] = [];
  for (const [place, drawn] of states.entries()) {
    const placed: Placed = { id: `s${place}`, drawn, inner: [] };
    all.push(placed);
    open.length = Math.min(open.length, drawn.depth);
    // A final state has nothing within.
    while (open.at(-1)?.drawn.isFinal) open.pop();
    (open.at(-1)?.inner ?? top).push(placed);
    open.push(placed);
  }
  const target = ({ target, guard, actions, isInternal }: DrawnTransition, forEver: boolean) => ({
    ...(target < 0 ? {} : { target: `#${all[target % all.length]?.id}`, internal: isInternal }),
    // `always` without a guard that can say No would go round for ever.
    ...(guard < 0 && !forEver ? {} : { cond: forEver ? `once${Math.abs(guard)}` : `guard${guard}` }),
    actions: actions.map((action) => `action${action}`),
  });
  const config = ({ id, drawn, inner }: Placed): object => {
    const named = { id, entry: drawn.entry.map((n) => `action${n}`), exit: drawn.exit.map((n) => `action${n}`) };
    if (drawn.isFinal && inner.length === 0) return { ...named, type: 'final' };
    return {
      ...named,
      on: Object.fromEntries(
        eventNames.map((name, place) => [name, drawn.on[place]?.map((one) => target(one, false))]),
      ),
      // Each forbids itself by what it does, so that rounds end.
      always: drawn.always.map((one) => ({ ...target(one, true), actions: ['action1', ...target(one, true).actions] })),
      after: Object.fromEntries(drawn.after.map(({ delay, to }) => [delayNames[delay] ?? 0, target(to, false)])),
      ...(inner.length === 0 ? {} : { initial: inner[0]?.id, states: statesOf(inner) }),
      ...(inner.length === 0 || drawn.onDone === null ? {} : { onDone: target(drawn.onDone, false) }),
    };
  };
  const statesOf = (placed: Placed[]): Record<string, object> =>
    Object.fromEntries(placed.map((one) => [one.id, config(one)]));
  const seen = (context: DrawnContext, event: { type: string }) => `${JSON.stringify(context)} on ${event.type}`;
  const by = (event: { type: string }) => ('by' in event ? Number(event.by) : 1);
  return createMachine(
    {
      id: 'drawn',
      predictableActionArguments: true,
      context: { a: 0, b: 0, last: '' },
      initial: top[0]?.id,
      states: statesOf(top),
    } as never,
    {
      guards: {
        guard0: ({ a }: DrawnContext) => a % 2 === 0,
        guard1: ({ b }: DrawnContext, event: { type: string }) => (b + by(event)) % 3 !== 0,
        guard2: ({ last }: DrawnContext) => last !== 'go',
        guard3: (_: DrawnContext, event: { type: string }) => by(event) > 2,
        once0: ({ a }: DrawnContext) => a % 4 === 1,
        once1: ({ a }: DrawnContext) => a % 4 === 2,
        once2: ({ a }: DrawnContext) => a % 8 === 3,
        once3: ({ a }: DrawnContext) => a % 8 === 5,
      },
      actions: {
        action0: (context: DrawnContext, event: { type: string }) => tell(`0 ${seen(context, event)}`),
        action1: assign({
          a: ({ a }: DrawnContext) => a + 1,
          last: (_: DrawnContext, event: { type: string }) => event.type,
        }),
        action2: (context: DrawnContext, event: { type: string }) => {
          tell(`2 ${seen(context, event)}`);
          // A few at most, so that no statechart talks to itself for ever.
          if (context.b < 3) send({ type: 'turn', by: context.b });
        },
        action3: assign(({ b }: DrawnContext, event: { type: string }) => ({ b: b + by(event) })),
        action4: (context: DrawnContext, event: { type: string }) => tell(`4 ${seen(context, event)}`),
        action5: assign({ b: 2, a: ({ a, b }: DrawnContext) => a + b }),
      },
      delays: { short: 10, long: ({ a }: DrawnContext) => 20 + a },
    } as never,
  );
}
