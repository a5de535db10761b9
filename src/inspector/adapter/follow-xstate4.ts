// Follows services of XState 4. Children are found by the registry that XState 4 itself looks for in `globalThis.__xstate__`.
// The machine's own steps are listened to where they are taken: each microstep with its transitions, actions and guards.
import type { MicrostepRecord, ReportedGuard, ReportedTransition, StateValue } from '../index.ts';
import type { Channel } from './channel.ts';
import { jsonText, nameOfCode } from './plain-json.ts';

interface GuardObject {
  readonly type: string;
  readonly name: string;
  predicate?: (...given: unknown[]) => boolean;
}

interface Transition {
  readonly source: { readonly id: string };
  readonly target?: readonly { readonly id: string }[];
  readonly eventType: string;
  readonly internal?: boolean;
  readonly cond?: GuardObject;
}

interface ActionBlock {
  readonly actions: readonly { readonly type: string }[];
}

interface Machine {
  readonly definition: unknown;
  readonly options: { guards?: Record<string, (...given: unknown[]) => boolean> };
  readonly states: Readonly<Record<string, Machine>>;
  readonly transitions: readonly Transition[];
  resolveTransition(
    step: { readonly transitions?: readonly Transition[] },
    before: { readonly value: StateValue } | undefined,
    ...rest: unknown[]
  ): { readonly value: StateValue };
  getActions(...given: unknown[]): readonly ActionBlock[];
}

interface State {
  readonly value: StateValue;
  readonly context: unknown;
  readonly done?: boolean;
  readonly event: { readonly type?: string };
  readonly _event: { readonly name?: string; readonly data?: unknown; readonly origin?: string };
}

/** The part of an interpreter of XState 4 that is used. */
export interface XState4Service {
  readonly sessionId: string;
  readonly id: string;
  readonly machine: unknown;
  readonly parent?: unknown;
  readonly options: unknown;
  subscribe(listener: (state: never) => void): unknown;
  onStop(listener: () => void): unknown;
  send(event: never): unknown;
}

interface Registry {
  register(service: XState4Service): void;
}

/** A microstep that is being written. */
interface JournalStep extends MicrostepRecord {
  actions?: readonly string[];
  value?: StateValue;
}

interface Journal {
  microsteps: JournalStep[];
  guards: ReportedGuard[];
}

export class XState4Follower {
  readonly #channel: Channel;
  #services = new Map<string, XState4Service>();
  #journals = new WeakMap<object, Journal>();
  #injected = new WeakSet<object>();

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  /** Follows a service that has not started, and all its children. */
  watch<Service extends object>(watched: Service): Service {
    const service = watched as unknown as XState4Service;
    (service.options as { devTools?: unknown }).devTools = true;
    this.#joinRegistry();
    return watched;
  }

  send(sessionId: string, event: object): boolean {
    const service = this.#services.get(sessionId);
    if (service === undefined) return false;
    this.#injected.add(event);
    service.send(event as never);
    return true;
  }

  #hasJoined = false;

  #joinRegistry(): void {
    if (this.#hasJoined) return;
    this.#hasJoined = true;
    const place = globalThis as { __xstate__?: Registry };
    const before = place.__xstate__;
    // Whoever was there before is still told.
    place.__xstate__ = Object.assign(Object.create(before ?? null) as Registry, {
      register: (service: XState4Service) => {
        before?.register(service);
        this.#begin(service);
      },
    });
  }

  #begin(service: XState4Service): void {
    const machine = service.machine as Machine;
    this.#services.set(service.sessionId, service);
    const parentId = (service.parent as { sessionId?: string } | undefined)?.sessionId;
    const journal = this.#listenTo(machine);
    this.#channel.tell({
      type: 'statechart.actor',
      sessionId: service.sessionId,
      name: service.id,
      actorKind: 'statechart',
      ...(parentId === undefined ? {} : { parentId }),
      definition: jsonText(machine.definition),
    });
    // Called at once, when there is no state yet.
    service.subscribe((state: State | undefined) => {
      if (state !== undefined) this.#tellState(service, state, journal);
    });
    service.onStop(() => this.#channel.tell({ type: 'statechart.stop', sessionId: service.sessionId }));
  }

  #tellState(service: XState4Service, state: State, journal: Journal): void {
    const { name, data, origin } = state._event;
    const microsteps = journal.microsteps.splice(0);
    const guards = journal.guards.splice(0);
    if (guards.length > 0) microsteps.push({ transitions: [], guards });
    const isFromInspector = typeof data === 'object' && data !== null && this.#injected.has(data);
    this.#channel.tell({
      type: 'statechart.macrostep',
      sessionId: service.sessionId,
      event: { type: name ?? state.event.type ?? 'several events', data: jsonText(data) },
      ...(origin === undefined ? {} : { senderId: origin }),
      ...(isFromInspector ? { isFromInspector } : {}),
      status: state.done === true ? 'done' : 'active',
      value: state.value,
      ...(state.context === undefined ? {} : { context: jsonText(state.context) }),
      microsteps,
    });
  }

  /** One machine may run in many services; each takes what was written during its own step. */
  #listenTo(machine: Machine): Journal {
    const known = this.#journals.get(machine);
    if (known) return known;
    const journal: Journal = { microsteps: [], guards: [] };
    this.#journals.set(machine, journal);
    const { resolveTransition, getActions } = machine;
    const places: number[] = [];
    machine.getActions = (...given) => {
      const blocks = getActions.apply(machine, given as never);
      const written = journal.microsteps[places.at(-1) ?? -1];
      if (written) written.actions = shownActions(blocks.flatMap(({ actions }) => actions.map(({ type }) => type)));
      return blocks;
    };
    machine.resolveTransition = (step, before, ...rest) => {
      const outer = journal.microsteps[places.at(-1) ?? -1];
      // Eventless steps are taken inside the call for the step before them, whose value they are given.
      if (outer && before) outer.value = before.value;
      const transitions = (step.transitions ?? []).map(reported);
      const written: JournalStep = { transitions, guards: journal.guards.splice(0) };
      places.push(journal.microsteps.push(written) - 1);
      const state = resolveTransition.call(machine, step, before, ...rest);
      places.pop();
      written.value ??= state.value;
      return state;
    };
    this.#wrapGuards(machine, machine, journal);
    return journal;
  }

  #wrapGuards(root: Machine, node: Machine, journal: Journal): void {
    const { guards } = root.options;
    if (node === root && guards)
      for (const [name, guard] of Object.entries(guards)) {
        if (typeof guard !== 'function') continue;
        guards[name] = (...given) => {
          const held = Boolean(guard(...given));
          const { cond } = (given[2] ?? {}) as { cond?: GuardObject };
          const asker = cond && askers.get(cond);
          journal.guards.push({ guard: name, held, ...asker });
          return held;
        };
      }
    for (const transition of node.transitions) {
      const { cond, source, eventType } = transition;
      if (cond === undefined) continue;
      askers.set(cond, { source: source.id, event: eventType });
      const { predicate } = cond;
      if (predicate === undefined || guards?.[cond.name]) continue;
      cond.predicate = (...given) => {
        const held = Boolean(predicate(...given));
        journal.guards.push({ guard: nameOfCode(cond, 'cond'), held, source: source.id, event: eventType });
        return held;
      };
    }
    for (const child of Object.values(node.states)) this.#wrapGuards(root, child, journal);
  }
}

/** Whose transition a guard stands on. */
const askers = new WeakMap<GuardObject, { readonly source: string; readonly event: string }>();

function reported({ source, target, eventType, internal, cond }: Transition): ReportedTransition {
  return {
    source: source.id,
    event: eventType,
    targets: (target ?? []).map(({ id }) => id),
    isInternal: internal === true,
    ...(cond === undefined ? {} : { guard: nameOfCode(cond, 'cond') }),
  };
}

/** Without those that XState makes itself for delays and invoked actors. */
function shownActions(types: readonly string[]): string[] {
  return types.filter((type) => type !== 'xstate.cancel' && type !== 'xstate.start' && type !== 'xstate.stop');
}
