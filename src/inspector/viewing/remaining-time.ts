// How long until a delayed transition of an active state is due, read off the moments: when its state was entered, and the
// delay if it is a number.
import type { ChartEdge } from '../charts/chart-graph.ts';
import type { ActorRun } from '../trace/actor-run.ts';

interface Entered {
  upTo: number;
  readonly at: Map<string, number>;
}

const known = new WeakMap<ActorRun, Entered>();

/** When each state was entered last, in the time of its app. Each moment is read once. */
export function enteredAt(run: ActorRun): ReadonlyMap<string, number> {
  const entered = known.get(run) ?? { upTo: 0, at: new Map<string, number>() };
  known.set(run, entered);
  let from = run.moments.length;
  while (from > 0 && (run.moments[from - 1]?.number ?? 0) > entered.upTo) from--;
  for (const moment of run.moments.slice(from)) {
    for (const id of moment.entered) entered.at.set(id, moment.atMs);
    entered.upTo = moment.number;
  }
  return entered.at;
}

export function delayMs(edge: ChartEdge): number | undefined {
  return edge.trigger === 'after' && /^\d+(?:\.\d+)?$/.test(edge.delay ?? '') ? Number(edge.delay) : undefined;
}

/** Milliseconds until it is due; undefined when that cannot be known, or the app's clock is another one. */
export function remainingMs(run: ActorRun, edge: ChartEdge, nowMs: number): number | undefined {
  const delay = delayMs(edge);
  const since = enteredAt(run).get(edge.source);
  if (delay === undefined || since === undefined) return undefined;
  const left = since + delay - nowMs;
  // Later than due, or longer than the whole delay: the app's time is not ours, or it stands still.
  return left > delay + 1000 || left < -1000 ? undefined : Math.max(0, left);
}

export function remainingWords(leftMs: number): string {
  if (leftMs <= 0) return 'due now';
  if (leftMs < 10_000) return `${(Math.ceil(leftMs / 100) / 10).toFixed(1)} s left`;
  if (leftMs < 120_000) return `${Math.ceil(leftMs / 1000)} s left`;
  return `${Math.ceil(leftMs / 60_000)} min left`;
}
