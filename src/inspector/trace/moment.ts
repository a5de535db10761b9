// One macrostep read against the chart of its actor: which states were left and entered, which transitions were taken, which
// guards said no. Reading needs only the moment before, so it can be done as messages come, in a worker.
import type { ChartGraph } from '../charts/chart-graph.ts';
import type { ChartStep } from '../charts/chart-path.ts';
import { activeStates, findWay, leavesOf } from '../charts/chart-path.ts';
import type { ActorStatus, MacrostepRecord, StateValue } from './trace.ts';
import { initialEvent } from './trace.ts';

/** JSON texts of what an app told beside the states; dropped again when the moment is old. */
export interface Payload {
  readonly data?: string;
  readonly context?: string;
  readonly output?: string;
  readonly error?: string;
}

export interface Moment {
  /** Place among all moments of the trace, from 1; given by the store. */
  number: number;
  readonly actor: string;
  readonly atMs: number;
  readonly event: string;
  /** Key of the actor that sent the event, when known. */
  readonly sender?: string;
  readonly isFromInspector?: boolean;
  readonly status: ActorStatus;
  readonly value: StateValue | undefined;
  payload: Payload | undefined;
  /** Every active state from the root down; empty for actors that are no statecharts. */
  readonly active: readonly string[];
  /** Innermost active states before and after. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly steps: readonly ChartStep[];
  /** Edges taken, in order, of all steps. */
  readonly taken: readonly string[];
  /** Guarded edges that were asked and said no, of all steps. */
  readonly stopped: readonly string[];
  /** States entered, also those left again at once. */
  readonly entered: readonly string[];
  /** The start, a change of states, or a state entered anew. */
  readonly hasMoved: boolean;
  readonly told: 'all' | 'last' | 'none';
  /** As reported, for files. */
  readonly microsteps: MacrostepRecord['microsteps'];
}

export function readMoment(
  graph: ChartGraph | undefined,
  previous: Moment | undefined,
  record: MacrostepRecord,
): Moment {
  const { context, output, error, value, event } = record;
  const payload: Payload = {
    ...(event.data === undefined ? {} : { data: event.data }),
    ...(context === undefined ? {} : { context }),
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error }),
  };
  const told = {
    number: 0,
    actor: record.actor,
    atMs: record.atMs,
    event: event.type,
    ...(event.from === undefined ? {} : { sender: event.from }),
    ...(event.isFromInspector ? { isFromInspector: true } : {}),
    status: record.status ?? 'active',
    value,
    payload: record.isPayloadLost ? undefined : payload,
    told: record.told,
    microsteps: record.microsteps,
  };
  if (graph === undefined || value === undefined)
    return { ...told, active: [], from: [], to: [], steps: [], taken: [], stopped: [], entered: [], hasMoved: true };
  const active = activeStates(graph, value);
  const before = new Set(previous?.active ?? []);
  const isStart = previous === undefined;
  // A hello in the middle of a run is answered with the present state: how it came about is not known.
  const isKnown = !isStart || event.type === initialEvent;
  const way = isKnown ? findWay(graph, before, record, active) : { steps: [], passed: [] };
  const reenters = record.microsteps
    .flatMap(({ transitions }) => transitions)
    .filter((transition) => transition.targets.length > 0 && !transition.isInternal);
  const to = leavesOf(graph, active);
  const from = previous?.to ?? [];
  const anew = [...active].filter((id) => !before.has(id));
  const again = reenters.flatMap((transition) => transition.targets).filter((id) => before.has(id));
  const isSame = !isStart && to.join() === from.join();
  return {
    ...told,
    // Shared with the moment before where nothing changed: most moments of a long run are such.
    active: isSame && previous.active.length === active.size ? previous.active : [...active],
    from,
    to: isSame ? from : to,
    steps: way.steps,
    taken: way.steps.flatMap((step) => step.edges),
    stopped: way.steps.flatMap((step) => step.stopped),
    entered: [...new Set([...way.passed, ...anew, ...again])],
    hasMoved: isStart || reenters.length > 0 || way.passed.length > 0 || !isSame,
  };
}
