// The microsteps of a moment as far as they are known: what was told, and what was worked out from the chart where it was not.
import type { ChartEdge, ChartGraph } from '../charts/chart-graph.ts';
import { activeStates } from '../charts/chart-path.ts';
import type { Moment } from '../trace/moment.ts';
import type { ReportedTransition } from '../trace/trace.ts';

export interface AskedGuard {
  readonly guard: string;
  readonly held: boolean;
}

export interface KnownStep {
  readonly edges: readonly ChartEdge[];
  /** One of them was taken; the app does not tell which. */
  readonly oneOf: readonly ChartEdge[];
  /** Reported transitions that the chart does not know, or all when there is no chart. */
  readonly reported: readonly ReportedTransition[];
  readonly isInferred: boolean;
  readonly guards: readonly AskedGuard[];
  readonly areGuardsInferred: boolean;
  readonly actions: readonly string[];
  readonly areActionsInferred: boolean;
  /** Undefined where it cannot be said of this step alone. */
  readonly left: readonly string[] | undefined;
  readonly entered: readonly string[] | undefined;
}

export function stepsOf(graph: ChartGraph | undefined, before: Moment | undefined, moment: Moment): KnownStep[] {
  if (graph === undefined) return moment.microsteps.map(withoutChart);
  const edgeById = new Map(graph.edges.map((edge) => [edge.id, edge]));
  const edgesOf = (ids: readonly string[]): ChartEdge[] => ids.flatMap((id) => edgeById.get(id) ?? []);
  const isTold = moment.told === 'all' && moment.microsteps.length === moment.steps.length;
  let active: ReadonlySet<string> | undefined = new Set(before?.active ?? []);
  return moment.steps.map((step, index): KnownStep => {
    const told = isTold ? moment.microsteps[index] : undefined;
    const isLast = index === moment.steps.length - 1;
    const next: ReadonlySet<string> | undefined = isLast
      ? new Set(moment.active)
      : told?.value === undefined
        ? undefined
        : activeStates(graph, told.value);
    const left = active && next && [...active].filter((id) => !next.has(id));
    const entered = active && next && [...next].filter((id) => !active?.has(id));
    active = next;
    const edges = edgesOf(step.edges);
    const actions = step.actions ?? told?.actions;
    return {
      edges,
      oneOf: edgesOf(step.oneOf ?? []),
      reported: [],
      isInferred: step.isInferred === true,
      guards: told?.guards ?? guardsOf(edgesOf(step.stopped), edges),
      areGuardsInferred: told?.guards === undefined,
      actions: actions ?? workedOutActions(graph, edges, left ?? [], entered ?? []),
      areActionsInferred: actions === undefined,
      left,
      entered,
    };
  });
}

function withoutChart(step: Moment['microsteps'][number]): KnownStep {
  return {
    edges: [],
    oneOf: [],
    reported: step.transitions,
    isInferred: false,
    guards: step.guards ?? [],
    areGuardsInferred: false,
    actions: step.actions ?? [],
    areActionsInferred: false,
    left: undefined,
    entered: undefined,
  };
}

/** A guard that stopped its transition said no, the guard of a transition taken said yes. */
function guardsOf(stopped: readonly ChartEdge[], taken: readonly ChartEdge[]): AskedGuard[] {
  return [
    ...stopped.map(({ guard }) => ({ guard, held: false })),
    ...taken.map(({ guard }) => ({ guard, held: true })),
  ].filter((asked): asked is AskedGuard => asked.guard !== undefined);
}

/** Exit actions from the inside out, then those of the transitions, then entry actions. */
function workedOutActions(
  graph: ChartGraph,
  edges: readonly ChartEdge[],
  left: readonly string[],
  entered: readonly string[],
): string[] {
  return [
    ...[...left].reverse().flatMap((id) => graph.nodes.get(id)?.exit ?? []),
    ...edges.flatMap(({ actions }) => actions),
    ...entered.flatMap((id) => graph.nodes.get(id)?.entry ?? []),
  ];
}
