// A machine that a person plays by hand: its guards are switches, its time passes when it is let pass, its invoked actors end
// when they are ended, its actions are only named. What decides is XState 4 itself; what happens becomes records like any app's.
import type { AnyInterpreter } from 'xstate';
import { interpret } from 'xstate';
import type { ChartEdge, ChartGraph } from '../charts/chart-graph.ts';
import type { ActorStatus, MacrostepRecord, StateValue, TraceRecord } from '../trace/trace.ts';
import { FollowedMachine } from './followed-machine.ts';
import { HandClock } from './hand-clock.ts';
import type { SimulatedMachine } from './simulated-machine.ts';
import { makeSimulatedMachine } from './simulated-machine.ts';
import { simulationChart } from './simulation-chart.ts';
import { chartValueOf } from './state-value.ts';

export interface SimulationOptions {
  /** Key of its source; keys of its actors begin with it. */
  readonly source: string;
  readonly name: string;
  readonly graph: ChartGraph;
  readonly definition: unknown;
  /** When it begins, in milliseconds since 1970; its own time is added. */
  readonly atMs: number;
  readonly append: (record: TraceRecord) => void;
  /** Asked after each macrostep: a breakpoint stops the machine itself. */
  readonly isAtBreakpoint?: () => boolean;
}

export interface GuardSwitch {
  readonly key: string;
  /** Name of the guard; `inline` for code without a name. */
  readonly name: string;
  /** Where it stands, for those without a name. */
  readonly edge: ChartEdge;
  readonly holds: boolean;
}

export interface RunningTimer {
  readonly id: number;
  readonly state: string;
  readonly event: string;
  /** Infinity when the length of its delay is not known. */
  readonly remainingMs: number;
}

export interface RunningInvoke {
  readonly key: string;
  readonly id: string;
  readonly src: string;
  readonly state: string;
  /** A transition hears of its failing. */
  readonly canFail: boolean;
}

export type SimulationMode = 'by hand' | 'by clock' | 'held' | 'ended';

interface Run {
  readonly actor: string;
  readonly service: AnyInterpreter;
  readonly simulated: SimulatedMachine;
  readonly followed: FollowedMachine;
  readonly beginMs: number;
}

type SentEvent = Readonly<Record<string, unknown>> & { readonly type: string };

export class Simulation {
  readonly source: string;
  readonly name: string;
  readonly graph: ChartGraph;
  readonly clock = new HandClock();
  readonly #options: SimulationOptions;
  #guards = new Map<string, boolean>();
  #delays = new Map<string, number>();
  #mode = interpret(simulationChart);
  #listeners = new Set<() => void>();
  #run: Run | undefined;
  #runs = 0;
  #cause: SentEvent | undefined;
  #waiting: (() => void)[] = [];
  #lastValue: StateValue = {};

  constructor(options: SimulationOptions) {
    this.#options = options;
    this.source = options.source;
    this.name = options.name;
    this.graph = options.graph;
    this.#mode.start();
    this.#begin();
  }

  /** Key of the actor of the present run. */
  get actor(): string {
    return this.#run?.actor ?? '';
  }

  get mode(): SimulationMode {
    const { state } = this.#mode;
    if (state.matches('held')) return 'held';
    if (state.matches('ended')) return 'ended';
    return state.matches('going.byClock') ? 'by clock' : 'by hand';
  }

  get guards(): GuardSwitch[] {
    const switches = new Map<string, GuardSwitch>();
    for (const edge of this.graph.edges) {
      if (edge.guard === undefined) continue;
      const key = guardKey(edge);
      if (!switches.has(key)) switches.set(key, { key, name: edge.guard, edge, holds: this.#guards.get(key) ?? true });
    }
    return [...switches.values()];
  }

  /** Delays that have a name, with their length when a person has given one. */
  get delays(): { name: string; ms: number | undefined }[] {
    const names = this.graph.edges.flatMap(({ trigger, delay }) =>
      trigger === 'after' && delay !== undefined && !Number.isFinite(Number(delay)) ? [delay] : [],
    );
    return [...new Set(names)].map((name) => ({ name, ms: this.#delays.get(name) }));
  }

  /** What waits to fire, in the order in which it will. */
  get timers(): RunningTimer[] {
    const { service, simulated } = this.#run ?? {};
    const sent = (service as unknown as { delayedEventsMap?: Record<string, number> } | undefined)?.delayedEventsMap;
    const eventById = new Map(Object.entries(sent ?? {}).map(([event, id]) => [id, event]));
    return this.clock.timers.map(({ id, dueMs }) => {
      const event = eventById.get(id) ?? '';
      return {
        id,
        event: simulated?.toChart(event) ?? event,
        state: simulated?.chartIds.get(event.slice(event.lastIndexOf('#') + 1)) ?? '',
        remainingMs: dueMs - this.clock.nowMs,
      };
    });
  }

  get invokes(): RunningInvoke[] {
    const run = this.#run;
    if (run === undefined || this.mode === 'ended') return [];
    return [...this.graph.nodes.values()].flatMap((node) =>
      node.invokes.flatMap(({ id, src }, place) => {
        const key = run.simulated.invokeName(node.id, place);
        const canFail = this.graph.edges.some((edge) => edge.trigger === 'error' && edge.doneOf === id);
        return run.followed.running.has(key) ? [{ key, id, src, state: node.id, canFail }] : [];
      }),
    );
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  setGuard(key: string, holds: boolean): void {
    this.#guards.set(key, holds);
    this.#tell();
  }

  /** Holds for timers that begin from now on. */
  setDelay(name: string, ms: number | undefined): void {
    if (ms === undefined || !(ms >= 0)) this.#delays.delete(name);
    else this.#delays.set(name, ms);
    this.#tell();
  }

  /** While a breakpoint holds the machine, the event waits. */
  send(event: SentEvent): void {
    this.#do(() => {
      const type = this.#run?.simulated.toMachine(event.type) ?? event.type;
      this.#deliver({ ...event, type }, event);
    });
  }

  /** Lets time pass; stops at a breakpoint. */
  advance(ms: number): void {
    this.#do(() => void this.clock.advance(ms, () => this.mode === 'held' || this.mode === 'ended'));
  }

  /** Goes to the timer that is due next. */
  advanceToNext(): void {
    const [next] = this.clock.timers;
    if (next) this.fireTimer(next.id);
  }

  fireTimer(id: number): void {
    this.#do(() => this.clock.fire(id));
  }

  /** Ends an invoked actor, with what it gives back or why it failed. */
  endInvoke(key: string, end: 'done' | 'failed', data?: unknown): void {
    const invoke = this.invokes.find((running) => running.key === key);
    if (invoke === undefined || (end === 'failed' && !invoke.canFail)) return;
    this.#do(() => {
      const own = end === 'done' ? `done.invoke.${key}` : `error.platform.${key}`;
      const told = this.#run?.simulated.toChart(own) ?? own;
      const type = told === own ? own.replace(key, invoke.id) : told;
      this.#run?.followed.running.delete(key);
      this.#deliver({ type: own, data }, { type, ...(data === undefined ? {} : { data }) });
    });
  }

  startClock(): void {
    this.#mode.send('clock.started');
    this.#tell();
  }

  stopClock(): void {
    this.#mode.send('clock.stopped');
    this.#tell();
  }

  /** The breakpoint was left: what waited is done. */
  goOn(): void {
    if (this.mode !== 'held') return;
    this.#mode.send('breakpoint.left');
    while (this.mode !== 'held') {
      const next = this.#waiting.shift();
      if (next === undefined) break;
      next();
    }
    this.#tell();
  }

  /** Begins anew as a further run; the one before stays to be looked at. */
  restart(): void {
    this.stop();
    this.#mode.send('restart.chosen');
    this.#begin();
  }

  stop(): void {
    this.clock.clear();
    this.#waiting = [];
    if (this.#run && this.mode !== 'ended') this.#options.append({ kind: 'stop', actor: this.#run.actor });
    this.#run?.service.stop();
    this.#mode.send('machine.ended');
    this.#tell();
  }

  #begin(): void {
    const { source, name, definition, append, graph } = this.#options;
    const followed = new FollowedMachine(graph);
    this.#lastValue = {};
    const simulated = makeSimulatedMachine({
      graph,
      ask: (edge) => followed.note(edge, this.#guards.get(guardKey(edge)) ?? true),
      delayMs: (delay) => this.#delays.get(delay),
    });
    followed.follow(simulated);
    const service: AnyInterpreter = interpret(simulated.machine, { clock: this.clock, devTools: false });
    const actor = `${source}/${++this.#runs}`;
    this.#run = { actor, service, simulated, followed, beginMs: this.clock.nowMs };
    const shown = this.#runs === 1 ? name : `${name}, run ${this.#runs}`;
    append({ kind: 'actor', actor, name: shown, source, sessionId: actor, actorKind: 'statechart', definition });
    service.onTransition((state) => {
      this.#lastValue = chartValueOf(graph, simulated.chartIds, state.value as StateValue);
      this.#record(state._event.name, state.done === true ? 'done' : 'active', undefined);
    });
    this.#try(() => void service.start());
    this.#tell();
  }

  /** Now, or when the breakpoint that holds the machine was left. */
  #do(act: () => void): void {
    if (this.mode === 'ended') return;
    if (this.mode === 'held') this.#waiting.push(act);
    else this.#try(act);
    this.#tell();
  }

  #deliver(event: SentEvent, told: SentEvent): void {
    this.#cause = told;
    this.#try(() => void this.#run?.service.send(event as never));
    this.#cause = undefined;
  }

  #try(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#fail(error instanceof Error ? error.message : String(error));
    }
  }

  #fail(words: string): void {
    this.#record(this.#cause?.type ?? 'xstate.init', 'error', words);
    this.clock.clear();
    this.#mode.send('machine.ended');
  }

  #record(name: string, status: ActorStatus, error: string | undefined): void {
    const run = this.#run;
    if (run === undefined) return;
    const type = this.#cause?.type ?? run.simulated.toChart(name);
    const { context } = this.graph;
    const record: MacrostepRecord = {
      kind: 'macrostep',
      actor: run.actor,
      atMs: this.#options.atMs + this.clock.nowMs,
      event: {
        type,
        ...(this.#cause === undefined ? {} : { data: JSON.stringify(this.#cause), isFromInspector: true }),
      },
      status,
      value: this.#lastValue,
      ...(context === undefined ? {} : { context: JSON.stringify(context) }),
      ...(error === undefined ? {} : { error: JSON.stringify(error) }),
      told: 'all',
      microsteps: run.followed.takeSteps(),
    };
    this.#options.append(record);
    if (status === 'done') {
      this.clock.clear();
      this.#mode.send('machine.ended');
    } else if (this.#options.isAtBreakpoint?.() === true) this.#mode.send('breakpoint.met');
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Guards of one name are one switch; each without a name is its own. */
function guardKey(edge: ChartEdge): string {
  return edge.guard === 'inline' || edge.guard === '' ? `inline ${edge.id}` : `named ${edge.guard}`;
}
