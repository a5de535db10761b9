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
}

const stepsMax = 14;
export const triedMax = 1_000;

export function searchTrails({ graph, before, event, after, accepts, trailsMax }: SearchOptions): SearchResult {
  const found: Trail[] = [];
  let tried = 0;
  let level = before.size === 0 ? [startOf(graph)] : followAll(restAt(before), event);
  const seen = new Set<string>();
  for (let depth = 0; depth <= stepsMax && level.length > 0; depth++) {
    const next: Trail[] = [];
    for (const trail of level) {
      if (tried >= triedMax || found.length >= trailsMax) return { trails: found, tried };
      const key = keyOf(trail);
      if (seen.has(key)) continue;
      seen.add(key);
      const further = followAll(trail, '');
      const isAtRest = further.some((other) => other.steps.length === trail.steps.length);
      // An event that led nowhere changes nothing that eventless transitions could ask for.
      if (accepts(trail, isAtRest)) found.push(trail);
      else if (trail.steps.length > 0 || before.size === 0) next.push(...onwards(trail, further, isAtRest));
    }
    level = next;
  }
  return { trails: found, tried };

  /** Every option, also that nothing is taken. */
  function followAll(trail: Trail, by: string): Trail[] {
    return optionsFor(graph, trail.active, by).map((option) => {
      tried++;
      if (option.edges.length === 0) return { ...trail, refused: option.stopped };
      const { active, entered } = takeEdges(graph, trail.active, option.edges, after);
      return {
        active,
        steps: [...trail.steps, option],
        passed: [...trail.passed, ...entered],
        raised: [...trail.raised, ...raisedBy(graph, option.edges, active, entered)],
        refused: [],
      };
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

function restAt(active: ReadonlySet<string>): Trail {
  return { active, steps: [], passed: [], raised: [], refused: [] };
}

function startOf(graph: ChartGraph): Trail {
  const { active, entered } = initialConfiguration(graph);
  return { ...restAt(active), passed: entered, raised: raisedBy(graph, [], active, entered) };
}

/** What is told apart: where a way began and where it is now. */
function keyOf({ active, steps, raised }: Trail): string {
  const first = steps[0]?.edges.map((edge) => edge.id).join() ?? '';
  return [first, [...active].join(), raised.join()].join('\n');
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
