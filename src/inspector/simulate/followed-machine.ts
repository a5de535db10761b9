// Follows every microstep of an XState 4 machine: which transitions it took, which guards were asked, what it did on the way.
// XState tells the last microstep only, so the two methods of the machine that make one are wrapped here.
import type { ChartEdge, ChartGraph } from '../charts/chart-graph.ts';
import type { MicrostepRecord, ReportedGuard } from '../trace/trace.ts';
import type { SimulatedMachine } from './simulated-machine.ts';
import { actionMark } from './simulated-machine.ts';
import { stateValueOf } from './state-value.ts';

export const microstepsMax = 200;

interface StateTransition {
  readonly configuration: readonly { readonly id: string }[];
  readonly transitions: readonly { readonly meta?: unknown }[];
}

interface ActionBlock {
  readonly type: string;
  readonly actions: readonly {
    readonly type: string;
    readonly event?: unknown;
    readonly activity?: { id?: unknown };
  }[];
}

interface Insides {
  resolveTransition(this: unknown, step: StateTransition, current: unknown, ...rest: unknown[]): unknown;
  getActions(this: unknown, ...rest: unknown[]): ActionBlock[];
}

type GrowingStep = { -readonly [key in keyof MicrostepRecord]: MicrostepRecord[key] };

export class FollowedMachine {
  /** Invoked actors that run now, by their names in the machine. */
  readonly running = new Set<string>();
  readonly #graph: ChartGraph;
  #steps: GrowingStep[] = [];
  #asked: ReportedGuard[] = [];

  constructor(graph: ChartGraph) {
    this.#graph = graph;
  }

  /** A guard was asked. */
  note(edge: ChartEdge, held: boolean): boolean {
    this.#asked.push({ guard: edge.guard ?? '', held, source: edge.source, event: edge.event });
    return held;
  }

  /** What happened since it was last asked. */
  takeSteps(): MicrostepRecord[] {
    this.#takeAsked();
    const steps = this.#steps;
    this.#steps = [];
    return steps;
  }

  follow({ machine, edgeOf, chartIds }: SimulatedMachine): void {
    const insides = machine as unknown as Insides;
    const { resolveTransition, getActions } = insides;
    const follower = this;
    insides.resolveTransition = function (step, current, ...rest) {
      const isStart = current === undefined;
      if (isStart || step.transitions.length > 0) follower.#begin(step, edgeOf, chartIds);
      else follower.#takeAsked();
      return resolveTransition.call(this, step, current, ...rest);
    };
    insides.getActions = function (...rest) {
      const blocks = getActions.apply(this, rest);
      follower.#noteActions(blocks);
      return blocks;
    };
  }

  #begin(step: StateTransition, edgeOf: SimulatedMachine['edgeOf'], chartIds: ReadonlyMap<string, string>): void {
    if (this.#steps.length >= microstepsMax)
      throw new Error(
        `it took ${microstepsMax} steps without coming to rest: its eventless transitions go in a circle`,
      );
    const edges = step.transitions.map(edgeOf).filter((edge) => edge !== undefined);
    const active = new Set<string>();
    for (const { id } of step.configuration)
      for (let at = chartIds.get(id); at !== undefined; at = this.#graph.nodes.get(at)?.parent) active.add(at);
    const guards = this.#asked.splice(0);
    this.#steps.push({
      transitions: edges.map((edge) => ({
        source: edge.source,
        event: edge.event,
        targets: edge.targets,
        isInternal: edge.isInternal,
        ...(edge.guard === undefined ? {} : { guard: edge.guard }),
      })),
      ...(guards.length > 0 ? { guards } : {}),
      value: stateValueOf(this.#graph, active),
    });
  }

  /** Guards that were asked without a transition coming of it. */
  #takeAsked(): void {
    const guards = this.#asked.splice(0);
    if (guards.length > 0) this.#steps.push({ transitions: [], guards });
  }

  #noteActions(blocks: readonly ActionBlock[]): void {
    const names: string[] = [];
    for (const block of blocks) {
      for (const { type, event, activity } of block.actions) {
        if (type === 'xstate.start') this.running.add(String(activity?.id));
        else if (type === 'xstate.stop') this.running.delete(String(activity?.id));
        else if (type.startsWith(actionMark)) names.push(type.slice(actionMark.length));
        else if (/^xstate\.(raise|send)$/.test(type) && block.type !== 'state_done') {
          // What XState sends itself for delays is no action of the chart.
          const sent = eventName(event);
          if (!sent.startsWith('xstate.after(')) names.push(`send ${sent}`);
        }
      }
    }
    const step = this.#steps.at(-1);
    if (step && names.length > 0 && step.actions === undefined) step.actions = names;
  }
}

function eventName(event: unknown): string {
  return typeof event === 'string' ? event : String((event as { type?: unknown } | undefined)?.type ?? '');
}
