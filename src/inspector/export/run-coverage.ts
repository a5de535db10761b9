// Coverage of all actors at the moment shown, as JSON: each run by itself, and runs of one chart together.
import type { ActorRun, ChartGraph, Viewing } from '../index.ts';
import type { Coverage } from './coverage.ts';
import { coverageOf } from './coverage.ts';
import type { Exported } from './exported.ts';

/** Of so many runs; more would hardly be read. */
const runsMax = 500;

export function exportCoverage(viewing: Pick<Viewing, 'store' | 'momentOf' | 'cursor'>): Exported {
  const runs = viewing.store.actors.filter((run): run is ActorRun & { graph: ChartGraph } => run.graph !== undefined);
  const shown = runs.slice(0, runsMax);
  const actors = shown.map((run) => ({
    actor: run.name,
    coverage: coverageOf(run.graph, run.viewAt(viewing.momentOf(run))),
  }));
  const sums = new Map<string, { graph: ChartGraph; visits: Map<string, number>; timesTaken: Map<string, number> }>();
  for (const run of shown) {
    const key = run.definitionText ?? run.graph.id;
    const sum = sums.get(key) ?? { graph: run.graph, visits: new Map(), timesTaken: new Map() };
    sums.set(key, sum);
    const view = run.viewAt(viewing.momentOf(run));
    addTo(sum.visits, view.visits);
    addTo(sum.timesTaken, view.timesTaken);
  }
  const charts: Coverage[] = [...sums.values()].map((sum) => coverageOf(sum.graph, sum));
  const remarks = ['Of transitions that an app does not tell, those are counted that could be worked out.'];
  if (viewing.cursor !== undefined) remarks.push('Counted up to the moment shown.');
  if (runs.length > shown.length) remarks.push(`Of ${runs.length} actors the first ${shown.length} are told.`);
  const file = { kind: 'statechart coverage', format: 1, upToMoment: viewing.cursor ?? null, charts, actors };
  return { text: `${JSON.stringify(file, undefined, 2)}\n`, remarks };
}

function addTo(sum: Map<string, number>, counts: ReadonlyMap<string, number>): void {
  for (const [id, count] of counts) sum.set(id, (sum.get(id) ?? 0) + count);
}
