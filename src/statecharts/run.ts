// Starts a statechart on a host with the host's clock, and logs each change of state with the rule behind it.
import type { EventObject, State, StateMachine } from 'xstate';
import { interpret } from 'xstate';
import type { Host, World } from '../world/index.ts';

/** A statechart that is running. */
export interface Actor<TEvent extends EventObject> {
  /** Such as `CONSOLE1/open-remote-tools`. */
  readonly name: string;
  send(event: TEvent): void;
  /** Is it in this state or one inside it? The path joins keys by dots. */
  isIn(path: string): boolean;
  readonly context: unknown;
  stop(): void;
}

export interface ActorOptions {
  world: World;
  host: Host;
  /** Without the host: `open-remote-tools`. */
  name: string;
  /** Tells the inspector registry, if one is installed, of this actor. */
  devTools?: boolean;
}

/** What `meta` of a state or transition holds in this lab's statecharts. */
export interface ChartMeta {
  rule?: string;
  /** How an ended actor looks: well or badly. */
  verdict?: 'good' | 'bad';
}

export function startActor<TContext extends object, TEvent extends EventObject>(
  machine: StateMachine<TContext, any, TEvent>,
  options: ActorOptions,
): Actor<TEvent> {
  const { world, host } = options;
  const name = `${host.name}/${options.name}`;
  const service = interpret(machine, { id: name, clock: host.clock, devTools: options.devTools ?? false });
  let before: readonly string[] = [];
  let previous: State<TContext, TEvent> | undefined;
  service.onTransition((next) => {
    const state = next as State<TContext, TEvent>;
    const after = leafPaths(state);
    const isStart = previous === undefined;
    if (!isStart && !state.changed) return;
    const taken = takenTransitions(machine, previous, state);
    previous = state;
    const moved = isStart || after.join() !== before.join() || taken.some(leadsSomewhere);
    if (moved) {
      const rule = ruleOf(state, taken, before);
      if (rule === undefined) throw new Error(`${name} entered ${after.join(', ')} and no rule says why.`);
      world.record({
        kind: 'state.entered',
        host: host.name,
        actor: name,
        rule,
        detail: {
          event: isStart ? { type: 'xstate.init' } : state.event,
          from: before,
          to: after,
          taken: taken.map(describeTransition),
        },
      });
    }
    before = after;
  });
  service.start();
  return {
    name,
    send: (event) => void service.send(event as never),
    isIn: (path) => service.getSnapshot().matches(path as never),
    get context() {
      return service.getSnapshot().context;
    },
    stop: () => void service.stop(),
  };
}

/** Paths of the active leaf states, in document order, without the machine's id. */
function leafPaths<C, E extends EventObject>(state: State<C, E>): string[] {
  return state.configuration
    .filter((node) => node.type === 'atomic' || node.type === 'final')
    .sort((a, b) => a.order - b.order)
    .map((node) => node.path.join('.'));
}

type Transitions<C, E extends EventObject> = readonly State<C, E>['transitions'][number][];

/** Transitions of the first step, which the event caused, and of the last: XState 4 keeps only those of the last. */
function takenTransitions<C extends object, E extends EventObject>(
  machine: StateMachine<C, any, E>,
  previous: State<C, E> | undefined,
  state: State<C, E>,
): Transitions<C, E> {
  const last = state.transitions;
  if (previous === undefined || last.every((transition) => transition.eventType !== '')) return last;
  const data = machine.getTransitionData(previous as never, state.event);
  const first = (data?.transitions ?? []) as unknown as Transitions<C, E>;
  return [...first.filter((transition) => !last.includes(transition)), ...last];
}

function leadsSomewhere<C, E extends EventObject>(transition: Transitions<C, E>[number]): boolean {
  return !transition.internal && (transition.target?.length ?? 0) > 0;
}

function describeTransition<C, E extends EventObject>(transition: Transitions<C, E>[number]): object {
  return {
    source: transition.source.path.join('.'),
    ...(transition.target ? { target: transition.target.map((node) => node.path.join('.')) } : {}),
    event: transition.eventType,
    ...(transition.cond ? { guard: transition.cond.name } : {}),
  };
}

/** The rule of the last transition taken, else of the innermost newly entered state, else of the innermost active one. */
function ruleOf<C, E extends EventObject>(
  state: State<C, E>,
  taken: Transitions<C, E>,
  before: readonly string[],
): string | undefined {
  for (const transition of [...taken].reverse()) {
    const rule = (transition.meta as ChartMeta | undefined)?.rule;
    if (rule !== undefined) return rule;
  }
  const byDepth = [...state.configuration].sort((a, b) => b.path.length - a.path.length || a.order - b.order);
  const isNew = (path: string) => !before.some((leaf) => leaf === path || leaf.startsWith(`${path}.`));
  for (const nodes of [byDepth.filter((node) => isNew(node.path.join('.'))), byDepth]) {
    for (const node of nodes) {
      const rule = (node.meta as ChartMeta | undefined)?.rule;
      if (rule !== undefined) return rule;
    }
  }
  return undefined;
}
