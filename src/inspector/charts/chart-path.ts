// Which way an event led from one configuration to the next. Apps tell all microsteps, the last one, or none; what is not told
// is worked out from the definition, and said to be so. Where several ways fit, they are named as such.
import { candidatesFor, matches } from './chart-candidates.ts';
import type { ChartEdge, ChartGraph } from './chart-graph.ts';
import type { Trail } from './way-search.ts';
import { searchTrails } from './way-search.ts';
import { activeStates, isInside } from './configuration.ts';
import type { MacrostepRecord, MicrostepRecord, ReportedGuard, ReportedTransition } from '../trace/trace.ts';

export { activeStates, deepestCommonParent, isInside, leavesOf } from './configuration.ts';

/** One microstep of a macrostep. */
export interface ChartStep {
  /** Edges taken together: one, or one for each region or target. */
  readonly edges: readonly string[];
  /** Guarded edges that were asked before and said no. */
  readonly stopped: readonly string[];
  /** Edges of which one was taken, when the app does not tell which. */
  readonly oneOf?: readonly string[];
  /** Names of the actions that ran, when told. */
  readonly actions?: readonly string[];
  /** It was not told, but worked out. */
  readonly isInferred?: boolean;
}

export interface ChartWay {
  readonly steps: readonly ChartStep[];
  /** States that were entered on the way, also those left again at once. */
  readonly passed: readonly string[];
}

/** Counts the steps that were tried in search of ways. */
export interface WayCounter {
  tried: number;
}

const waysKept = 1_000;
const waysAtOnce = 8;
const nowhere: ChartWay = { steps: [], passed: [] };
const knownWays = new WeakMap<ChartGraph, Map<string, ChartWay>>();

/** How an event led from one configuration to the next; `before` is empty at the start. */
export function findWay(
  graph: ChartGraph,
  before: ReadonlySet<string>,
  { event, told, microsteps }: Pick<MacrostepRecord, 'event' | 'told' | 'microsteps'>,
  after: ReadonlySet<string>,
  counter?: WayCounter,
): ChartWay {
  if (told === 'all') return waySaid(graph, before, event.type, microsteps);
  const last = microsteps.flatMap(({ transitions }) => transitions).flatMap((told) => edgesReported(graph, told));
  // A running app goes the same ways again and again.
  const key = [event.type, told, ...last.map(({ id }) => id), '', ...before, '', ...after].join('\n');
  const known = knownWays.get(graph) ?? new Map<string, ChartWay>();
  knownWays.set(graph, known);
  const kept = known.get(key);
  if (kept !== undefined) return kept;
  const asked = { graph, before, event: event.type, after, counter: counter ?? { tried: 0 } };
  const way = told === 'none' ? wayInferred(asked) : wayToLast(asked, last);
  if (known.size >= waysKept) known.clear();
  known.set(key, way);
  return way;
}

interface Asked {
  readonly graph: ChartGraph;
  readonly before: ReadonlySet<string>;
  readonly event: string;
  readonly after: ReadonlySet<string>;
  readonly counter: WayCounter;
}

/** Nothing was told but where it led. */
function wayInferred({ counter, ...asked }: Asked): ChartWay {
  const { after, event } = asked;
  // Stopping takes no transition.
  if (event === 'xstate.stop') return nowhere;
  const { trails, tried, isComplete } = searchTrails({
    ...asked,
    accepts: ({ active }, isAtRest) => isAtRest && isSame(active, after),
    trailsMax: waysAtOnce,
  });
  counter.tried += tried;
  const [only, ...others] = trails;
  if (only === undefined) return nowhere;
  if (others.length > 0 || !isComplete) return severalWays(trails, isComplete);
  if (only.steps.length > 0) return { steps: only.steps.map(inferredStep), passed: only.passed };
  return only.refused.length > 0
    ? { steps: [{ edges: [], stopped: only.refused, isInferred: true }], passed: only.passed }
    : { steps: [], passed: only.passed };
}

/** As far as all ways agree they are the way; beyond, each is one of several. */
function severalWays(trails: readonly Trail[], isComplete: boolean): ChartWay {
  const [first] = trails;
  const namesAt = (trail: Trail, step: number) => trail.steps[step]?.edges.map(({ id }) => id).join() ?? '';
  let agreed = 0;
  while (
    isComplete &&
    namesAt(first as Trail, agreed) !== '' &&
    trails.every((each) => namesAt(each, agreed) === namesAt(first as Trail, agreed))
  )
    agreed++;
  const rest = trails.flatMap((trail) => trail.steps.slice(agreed).flatMap(({ edges }) => edges.map(({ id }) => id)));
  const steps: ChartStep[] = (first?.steps ?? []).slice(0, agreed).map(inferredStep);
  if (rest.length > 0) steps.push({ edges: [], stopped: [], oneOf: [...new Set(rest)], isInferred: true });
  return {
    steps,
    passed: !isComplete ? [] : (first?.passed ?? []).filter((id) => trails.every(({ passed }) => passed.includes(id))),
  };
}

function inferredStep({ edges, stopped }: { edges: readonly ChartEdge[]; stopped: readonly string[] }): ChartStep {
  return { edges: edges.map(({ id }) => id), stopped, isInferred: true };
}

/** The last microstep was told; those before it are worked out. */
function wayToLast({ counter, ...asked }: Asked, last: readonly ChartEdge[]): ChartWay {
  const { graph, before, event, after } = asked;
  if (last.length === 0) {
    const stopped = before.size === 0 ? [] : guardedCandidates(graph, before, event);
    return { steps: stopped.length > 0 ? [{ edges: [], stopped }] : [], passed: [] };
  }
  const isWhole = before.size > 0 && last.some((edge) => matches(edge.event, event));
  if (isWhole) return { steps: [stepOf(graph, before, event, last)], passed: [] };
  const lastIds = last.map(({ id }) => id).join();
  let nearly: Trail | undefined;
  const { trails, tried } = searchTrails({
    ...asked,
    accepts(trail) {
      if (
        trail.steps
          .at(-1)
          ?.edges.map(({ id }) => id)
          .join() !== lastIds
      )
        return false;
      nearly ??= trail;
      return [...after].every((id) => trail.active.has(id));
    },
    trailsMax: 1,
  });
  counter.tried += tried;
  const trail = trails[0] ?? nearly;
  if (trail === undefined) return { steps: [stepOf(graph, new Set(), '', last)], passed: [] };
  const steps = trail.steps.map(({ edges, stopped }, place): ChartStep => ({
    edges: edges.map(({ id }) => id),
    stopped,
    ...(place < trail.steps.length - 1 ? { isInferred: true } : {}),
  }));
  return { steps, passed: trail.passed };
}

/** Every microstep was told, with its guards and actions where the app tells them. */
function waySaid(
  graph: ChartGraph,
  before: ReadonlySet<string>,
  event: string,
  microsteps: readonly MicrostepRecord[],
): ChartWay {
  let active = before;
  const passed: string[] = [];
  const steps = microsteps.map((microstep): ChartStep => {
    const edges = microstep.transitions.flatMap((told) => edgesReported(graph, told));
    const guessed = stepOf(graph, active, event, edges).stopped;
    const refused = microstep.guards?.filter(({ held }) => !held);
    const stopped =
      refused === undefined ? guessed : refused.flatMap((guard) => edgesAsked(graph, active, event, guard));
    if (microstep.value !== undefined) {
      const next = activeStates(graph, microstep.value);
      passed.push(...[...next].filter((id) => !active.has(id)));
      active = next;
    }
    return {
      edges: edges.map((edge) => edge.id),
      stopped: [...new Set(stopped)].filter((id) => !edges.some((edge) => edge.id === id)),
      ...(microstep.actions === undefined ? {} : { actions: microstep.actions }),
    };
  });
  return { steps, passed };
}

function edgesReported(graph: ChartGraph, transition: ReportedTransition): ChartEdge[] {
  const candidates = (graph.edgesFrom.get(transition.source) ?? []).filter(
    (edge) => edge.event === transition.event && edge.hasTarget === transition.targets.length > 0,
  );
  const sameGuard = candidates.filter((edge) => (edge.guard ?? '') === (transition.guard ?? edge.guard ?? ''));
  const fitting = (sameGuard.length > 0 ? sameGuard : candidates).filter(
    (edge) => !edge.hasTarget || transition.targets.includes(edge.target),
  );
  const unguardedFirst = transition.guard === undefined ? fitting.filter((edge) => edge.guard === undefined) : fitting;
  const order = (unguardedFirst[0] ?? fitting[0])?.order;
  return fitting.filter((edge) => edge.order === order);
}

function stepOf(graph: ChartGraph, active: ReadonlySet<string>, event: string, edges: readonly ChartEdge[]): ChartStep {
  const stopped = edges.flatMap((taken) =>
    candidatesFor(graph, new Set([...active, taken.source]), taken.trigger === 'always' ? '' : event)
      .filter((edge) => edge.guard !== undefined)
      .filter((edge) =>
        edge.source === taken.source ? edge.order < taken.order : isInside(graph, edge.source, taken.source),
      )
      .map((edge) => edge.id),
  );
  return { edges: edges.map((edge) => edge.id), stopped: [...new Set(stopped)] };
}

/** The edges on which this guard was asked: of the state told, else of all that the event, or none, might take. */
function edgesAsked(
  graph: ChartGraph,
  active: ReadonlySet<string>,
  event: string,
  { guard, source, event: asked }: ReportedGuard,
): string[] {
  const candidates =
    source === undefined
      ? [...new Set([...candidatesFor(graph, active, event), ...candidatesFor(graph, active, '')])]
      : (graph.edgesFrom.get(source) ?? []).filter((edge) => asked === undefined || edge.event === asked);
  return candidates.filter((edge) => edge.guard === guard).map((edge) => edge.id);
}

function guardedCandidates(graph: ChartGraph, active: ReadonlySet<string>, event: string): string[] {
  return candidatesFor(graph, active, event)
    .filter((edge) => edge.guard !== undefined)
    .map((edge) => edge.id);
}

function isSame(first: ReadonlySet<string>, second: ReadonlySet<string>): boolean {
  return first.size === second.size && [...first].every((id) => second.has(id));
}
