// Searches the ways by which an event can have led from one configuration to another, through eventless transitions and events
// that the machine raises itself. Bounded: a chart that offers too many ways gets no answer rather than a late one.
import type { ChartEdge, ChartGraph } from './chart-graph.ts';
import { optionsFor } from './chart-candidates.ts';
import { initialConfiguration, isAtEnd, takeEdges } from './configuration.ts';

export interface TrailStep {
  readonly edges: readonly ChartEdge[];
  readonly stopped: readonly string[];
}

export interface Trail {
  readonly active: ReadonlySet<string>;
  readonly steps: readonly TrailStep[];
  readonly passed: readonly string[];
  /** Events the machine has raised itself and not handled yet. */
  readonly raised: readonly string[];
  /** Guarded edges that said no to an event which then led nowhere. */
  readonly refused: readonly string[];
  /** Where it has been, so that it does not go round for ever. */
  readonly visited: readonly string[];
}

export interface SearchOptions {
  readonly graph: ChartGraph;
  /** Empty at the start. */
  readonly before: ReadonlySet<string>;
  readonly event: string;
  readonly after: ReadonlySet<string>;
  /** Is this the way? `isAtRest`: no eventless transition must follow. */
  readonly accepts: (trail: Trail, isAtRest: boolean) => boolean;
  /** How many ways are of interest. */
  readonly trailsMax: number;
}

export interface SearchResult {
  readonly trails: readonly Trail[];
  /** How many steps were tried. */
  readonly tried: number;
  /** Were all ways looked at? */
  readonly isComplete: boolean;
}

const stepsMax = 14;
export const triedMax = 1_000;

export function searchTrails({ graph, before, event, after, accepts, trailsMax }: SearchOptions): SearchResult {
  const found: Trail[] = [];
  let tried = 0;
  let level = before.size === 0 ? [startOf(graph)] : followAll(restAt(before), event);
  for (let depth = 0; depth <= stepsMax && level.length > 0; depth++) {
    const next: Trail[] = [];
    for (const trail of level) {
      if (tried >= triedMax || found.length >= trailsMax) return { trails: found, tried, isComplete: false };
      const key = keyOf(trail);
      if (trail.visited.includes(key)) continue;
      const further = followAll({ ...trail, visited: [...trail.visited, key] }, '');
      const isAtRest = further.some((other) => other.steps.length === trail.steps.length);
      // Also after an event that led nowhere: guards may ask for what lies outside the machine.
      if (accepts(trail, isAtRest)) found.push(trail);
      else next.push(...onwards(trail, further, isAtRest));
    }
    level = next;
  }
  return { trails: found, tried, isComplete: level.length === 0 };

  /** Every option, also that nothing is taken. */
  function followAll(trail: Trail, by: string): Trail[] {
    return optionsFor(graph, trail.active, by).flatMap((option) => {
      tried++;
      if (option.edges.length === 0) return [{ ...trail, refused: option.stopped }];
      const next = takeEdges(graph, trail.active, option.edges, after);
      const remembers = option.edges.some(({ targets }) => targets.some((id) => isHistory(graph, id)));
      // A history state leads back to what is active afterwards, or has nothing to remember.
      const unlike = remembers ? [takeEdges(graph, trail.active, option.edges, new Set())] : [];
      const others = unlike.filter(({ active }) => [...active].join() !== [...next.active].join());
      return [next, ...others].map(({ active, entered }) => ({
        active,
        steps: [...trail.steps, option],
        passed: [...trail.passed, ...entered],
        raised: [...trail.raised, ...raisedBy(graph, option.edges, active, entered)],
        refused: [],
        visited: trail.visited,
      }));
    });
  }

  /** Eventless transitions first, then what was raised. */
  function onwards(trail: Trail, further: readonly Trail[], isAtRest: boolean): Trail[] {
    const moved = further.filter((other) => other.steps.length > trail.steps.length);
    const [raised, ...rest] = trail.raised;
    if (!isAtRest || raised === undefined) return moved;
    return [...moved, ...followAll({ ...trail, raised: rest }, raised)];
  }
}

function isHistory(graph: ChartGraph, id: string): boolean {
  return graph.nodes.get(id)?.kind.endsWith('history') ?? false;
}

function restAt(active: ReadonlySet<string>): Trail {
  return { active, steps: [], passed: [], raised: [], refused: [], visited: [] };
}

function startOf(graph: ChartGraph): Trail {
  const { active, entered } = initialConfiguration(graph);
  return { ...restAt(active), passed: entered, raised: raisedBy(graph, [], active, entered) };
}

function keyOf({ active, raised }: Trail): string {
  return [[...active].join(), raised.join()].join('\n');
}

/** Ends of states, and events that actions raise as far as they are told. */
function raisedBy(
  graph: ChartGraph,
  edges: readonly ChartEdge[],
  active: ReadonlySet<string>,
  entered: readonly string[],
): string[] {
  const prefix = graph.form === 'config 5' ? 'xstate.done.state.' : 'done.state.';
  const events = edges.flatMap((edge) => edge.actionDetails.flatMap(raisedEvent));
  for (const id of entered) {
    const node = graph.nodes.get(id);
    events.push(...(node?.entryDetails ?? []).flatMap(raisedEvent));
    if (node?.kind !== 'final' || node.parent === undefined) continue;
    events.push(`${prefix}${node.parent}`);
    const around = graph.nodes.get(node.parent)?.parent;
    if (around !== undefined && graph.nodes.get(around)?.kind === 'parallel' && isAtEnd(graph, active, around))
      events.push(`${prefix}${around}`);
  }
  return events;
}

function raisedEvent(action: { readonly builtIn?: string; readonly event?: string }): string[] {
  return action.builtIn === 'raise' && action.event !== undefined ? [action.event] : [];
}
