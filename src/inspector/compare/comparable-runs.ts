// Which runs can be compared with which: those of the same machine come first.
import type { ChartGraph } from '../charts/chart-graph.ts';
import type { ActorRun } from '../trace/actor-run.ts';
import type { TraceStore } from '../trace/trace-store.ts';

/** All that have started, in order of appearance. */
export function startedRuns(store: TraceStore): ActorRun[] {
  return store.actors.filter((run) => !run.hasNeverStarted);
}

export type Kinship = 'same machine' | 'same name of machine' | 'other machine';

export function kinshipOf(one: ActorRun, other: ActorRun): Kinship {
  if (one.definitionText !== undefined && one.definitionText === other.definitionText) return 'same machine';
  if (one.graph !== undefined && one.graph.id === other.graph?.id) return 'same name of machine';
  return 'other machine';
}

const apart = new WeakMap<ChartGraph, WeakMap<ChartGraph, boolean>>();

/** By path below the whole machine, not by id: two versions of a machine may have different names. */
export function haveNoStateInCommon(one: ChartGraph | undefined, other: ChartGraph | undefined): boolean {
  if (one === undefined || other === undefined || one === other) return false;
  let known = apart.get(one);
  if (known === undefined) apart.set(one, (known = new WeakMap()));
  let areApart = known.get(other);
  if (areApart === undefined) {
    const paths = pathsOf(one);
    areApart = paths.size > 0 && [...pathsOf(other)].every((path) => !paths.has(path));
    known.set(other, areApart);
  }
  return areApart;
}

function pathsOf(graph: ChartGraph): Set<string> {
  const states = [...graph.nodes.values()].filter(({ path }) => path.length > 0);
  return new Set(states.map(({ path }) => JSON.stringify(path)));
}

/** The run most like this one: of the same machine, then of the same name, the newest first. */
export function likestRun(run: ActorRun, runs: readonly ActorRun[]): ActorRun | undefined {
  const points = (other: ActorRun): number =>
    ({ 'same machine': 4, 'same name of machine': 2, 'other machine': 0 })[kinshipOf(run, other)] +
    (other.name === run.name ? 1 : 0);
  let [best, most] = [undefined as ActorRun | undefined, 1];
  for (const other of runs) if (other !== run && points(other) >= most) [best, most] = [other, points(other)];
  return best;
}

/** Names that tell runs apart: the actor's, then its source, its run of that app, and its session where names are the same. */
export function runNames(runs: readonly ActorRun[], store: TraceStore): ReadonlyMap<ActorRun, string> {
  const counts = new Map<string, number>();
  const longer = runs.map((run): [ActorRun, string] => {
    const source = store.sources.length > 1 ? store.source(run.source)?.name : undefined;
    const name = source === undefined ? run.name : `${run.name}, ${source}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    return [run, name];
  });
  const numbers = new Map<string, number>();
  return new Map(
    longer.map(([run, name]) => {
      if ((counts.get(name) ?? 0) < 2) return [run, name];
      const number = (numbers.get(name) ?? 0) + 1;
      numbers.set(name, number);
      return [run, `${name}, run ${number}`];
    }),
  );
}
