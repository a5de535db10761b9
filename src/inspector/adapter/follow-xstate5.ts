// Follows actors of XState 5 by its `inspect` option, which tells more than the stock package passes on: the transitions and
// actions of every microstep. Guards are wrapped where they stand, so that each answer is heard.
import type {
  ActorKind,
  ActorStatus,
  MicrostepRecord,
  ReportedGuard,
  ReportedTransition,
  StateValue,
} from '../index.ts';
import type { Channel } from './channel.ts';
import { jsonText, nameOfCode } from './plain-json.ts';

type Guard = ((...given: unknown[]) => unknown) & { check?: (...given: unknown[]) => boolean };

interface Transition {
  readonly source: { readonly id: string };
  readonly target?: readonly { readonly id: string }[];
  readonly eventType: string;
  readonly reenter?: boolean;
  guard?: Guard | string | { readonly type: string };
}

interface StateNode {
  readonly states: Readonly<Record<string, StateNode>>;
  readonly transitions: ReadonlyMap<string, readonly Transition[]>;
  readonly always?: readonly Transition[];
}

interface Machine {
  readonly config: unknown;
  readonly root: StateNode;
  readonly implementations: { readonly guards: Record<string, Guard> };
}

interface Snapshot {
  readonly status: ActorStatus;
  readonly value?: StateValue;
  readonly context?: unknown;
  readonly output?: unknown;
  readonly error?: unknown;
}

interface ActorRef {
  readonly sessionId: string;
  readonly id: string;
  readonly logic?: unknown;
  readonly _parent?: ActorRef;
  send(event: unknown): void;
}

/** As XState 5 gives it to `inspect`. */
export interface InspectionEvent {
  readonly type: string;
  readonly actorRef: unknown;
  readonly sourceRef?: unknown;
  readonly event?: unknown;
  readonly snapshot?: unknown;
  readonly action?: unknown;
  readonly _transitions?: unknown;
}

interface Followed {
  readonly ref: ActorRef;
  kind: ActorKind;
  sender?: string | undefined;
  isFromInspector?: boolean;
  microsteps: MicrostepRecord[];
  actions: string[];
}

export class XState5Follower {
  readonly #channel: Channel;
  #followed = new Map<string, Followed>();
  #wrapped = new WeakSet<object>();
  #guards: ReportedGuard[] = [];
  #injected = new WeakSet<object>();

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  /** The option for `createActor`. */
  readonly inspect = (told: InspectionEvent): void => {
    const ref = told.actorRef as ActorRef;
    switch (told.type) {
      case '@xstate.actor':
        return this.#begin(ref);
      case '@xstate.event':
        return this.#hear(ref, told.sourceRef as ActorRef | undefined, told.event);
      case '@xstate.action':
        return void this.#followed.get(ref.sessionId)?.actions.push(actionName(told.action));
      case '@xstate.microstep':
        return this.#microstep(ref, told);
      case '@xstate.snapshot':
        return this.#macrostep(ref, told);
    }
  };

  send(sessionId: string, event: object): boolean {
    const followed = this.#followed.get(sessionId);
    if (followed === undefined) return false;
    this.#injected.add(event);
    followed.ref.send(event);
    return true;
  }

  #begin(ref: ActorRef): void {
    const machine = machineOf(ref.logic);
    if (machine) this.#wrapGuards(machine);
    const followed: Followed = { ref, kind: machine ? 'statechart' : 'unknown', microsteps: [], actions: [] };
    this.#followed.set(ref.sessionId, followed);
    this.#tellActor(followed, machine);
  }

  #tellActor({ ref, kind }: Followed, machine?: Machine): void {
    const parentId = ref._parent?.sessionId;
    this.#channel.tell({
      type: 'statechart.actor',
      sessionId: ref.sessionId,
      name: nameOfActor(ref, machine),
      actorKind: kind,
      ...(parentId === undefined ? {} : { parentId }),
      ...(machine ? { definition: jsonText(machine.config) } : {}),
    });
  }

  #hear(ref: ActorRef, source: ActorRef | undefined, event: unknown): void {
    const followed = this.#followed.get(ref.sessionId);
    if (followed === undefined) return;
    followed.sender = source?.sessionId;
    followed.isFromInspector = typeof event === 'object' && event !== null && this.#injected.has(event);
  }

  #microstep(ref: ActorRef, told: InspectionEvent): void {
    const followed = this.#followed.get(ref.sessionId);
    if (followed === undefined) return;
    const { value } = told.snapshot as Snapshot;
    const transitions = (told._transitions as readonly Transition[] | undefined) ?? [];
    followed.microsteps.push({
      transitions: transitions.map(reported),
      guards: this.#guards.splice(0),
      actions: followed.actions.splice(0),
      ...(value === undefined ? {} : { value }),
    });
  }

  #macrostep(ref: ActorRef, told: InspectionEvent): void {
    const followed = this.#followed.get(ref.sessionId);
    if (followed === undefined) return;
    const { status, value, context, output, error } = told.snapshot as Snapshot;
    const event = told.event as { type?: unknown } | undefined;
    const type = typeof event?.type === 'string' ? event.type : '';
    const kind = kindByEvent(type);
    if (kind !== undefined && followed.kind !== kind) {
      followed.kind = kind;
      this.#tellActor(followed);
    }
    const guards = this.#guards.splice(0);
    const actions = followed.actions.splice(0);
    const microsteps = followed.microsteps.splice(0);
    // Guards asked in vain after the last microstep, and actions of the start, belong to no microstep of their own.
    if (guards.length > 0 || actions.length > 0) microsteps.push({ transitions: [], guards, actions });
    this.#channel.tell({
      type: 'statechart.macrostep',
      sessionId: ref.sessionId,
      event: { type, data: jsonText(event) },
      ...(followed.sender === undefined ? {} : { senderId: followed.sender }),
      ...(followed.isFromInspector ? { isFromInspector: true } : {}),
      status,
      ...(value === undefined ? {} : { value }),
      ...(context === undefined ? {} : { context: jsonText(context) }),
      ...(output === undefined ? {} : { output: jsonText(output) }),
      ...(error === undefined ? {} : { error: jsonText(error) }),
      microsteps,
    });
    followed.sender = undefined;
    followed.isFromInspector = false;
  }

  #wrapGuards(machine: Machine): void {
    if (this.#wrapped.has(machine)) return;
    this.#wrapped.add(machine);
    const { guards } = machine.implementations;
    for (const [name, guard] of Object.entries(guards)) guards[name] = this.#wrap(guard, name);
    const walk = (node: StateNode): void => {
      for (const transition of [...[...node.transitions.values()].flat(), ...(node.always ?? [])]) {
        const { guard } = transition;
        if (typeof guard !== 'function' || this.#wrapped.has(guard)) continue;
        transition.guard = this.#wrap(guard, nameOfCode(guard, 'guard'), transition);
      }
      Object.values(node.states).forEach(walk);
    };
    walk(machine.root);
  }

  #wrap(guard: Guard, name: string, asker?: Transition): Guard {
    if (typeof guard !== 'function') return guard;
    const hear = (answer: unknown): boolean => {
      const where = asker && { source: asker.source.id, event: asker.eventType };
      this.#guards.push({ guard: name, held: Boolean(answer), ...where });
      return Boolean(answer);
    };
    const wrapped: Guard = Object.assign((...given: unknown[]) => hear(guard(...given)), guard);
    if (guard.check) wrapped.check = (...given) => hear(guard.check?.(...given));
    this.#wrapped.add(wrapped);
    return wrapped;
  }
}

function machineOf(logic: unknown): Machine | undefined {
  const machine = logic as Partial<Machine> | undefined;
  return machine?.config !== undefined && machine.root !== undefined && machine.implementations !== undefined
    ? (machine as Machine)
    : undefined;
}

/** Logic does not say what it is; the events it sends itself do. */
function kindByEvent(type: string): ActorKind | undefined {
  return /^xstate\.(promise|observable)\./.exec(type)?.[1] as ActorKind | undefined;
}

function reported({ source, target, eventType, reenter, guard }: Transition): ReportedTransition {
  const name =
    typeof guard === 'string' ? guard : typeof guard === 'function' ? nameOfCode(guard, 'guard') : guard?.type;
  return {
    source: source.id,
    event: eventType,
    targets: (target ?? []).map(({ id }) => id),
    isInternal: reenter !== true,
    ...(name === undefined ? {} : { guard: name === '' || name === 'guard' ? 'inline' : name }),
  };
}

function actionName(action: unknown): string {
  const { type } = (action ?? {}) as { type?: unknown };
  return typeof type === 'string' && type !== '' ? type : 'inline';
}

/** An actor without an id of its own is called by its session, which tells nothing: the machine's id does. */
function nameOfActor({ id, sessionId }: ActorRef, machine: Machine | undefined): string {
  const ofMachine = (machine?.config as { readonly id?: unknown } | undefined)?.id;
  return id === sessionId && typeof ofMachine === 'string' ? ofMachine : id;
}
