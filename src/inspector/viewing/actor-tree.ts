// The actors of a trace as rows of a tree: sources, and under each its actors below their parents. Rows are made anew only
// when who is there has changed, not with every event.
import type { ActorRun } from '../trace/actor-run.ts';
import type { TraceSource, TraceStore } from '../trace/trace-store.ts';

export interface TreeRow {
  readonly id: string;
  readonly run: ActorRun | undefined;
  /** Of a row that stands for a source, and of the actors below it. */
  readonly source: TraceSource | undefined;
  /** From 1. */
  readonly level: number;
  /** Place among the rows with the same parent, from 1. */
  readonly position: number;
  readonly siblings: number;
  readonly children: number;
  readonly isOpen: boolean;
  /** Place of the row above it in the tree, -1 at the top. */
  readonly parent: number;
}

export interface TreeOptions {
  /** Only actors whose name or source holds these letters, and what they are below. */
  readonly query: string;
  /** Ids of rows whose children are hidden. */
  readonly folded: ReadonlySet<string>;
}

/** Living actors first, then stopped ones, then those that never started. */
type Rank = 0 | 1 | 2;

interface Facts {
  parent: string | undefined;
  name: string;
  rank: Rank;
}

interface Branch {
  readonly id: string;
  readonly run: ActorRun | undefined;
  readonly source: TraceSource | undefined;
  readonly children: readonly Branch[];
}

export class ActorTree {
  #store: TraceStore;
  #facts = new Map<string, Facts>();
  #sources: readonly TraceSource[] = [];
  #tops: readonly Branch[] = [];
  #rows: readonly TreeRow[] = [];
  #options: TreeOptions = { query: '', folded: new Set() };
  #places = new Map<string, number>();
  /** How many actors there are, shown or not. */
  count = 0;
  /** How many of them the search left. */
  found = 0;

  constructor(store: TraceStore) {
    this.#store = store;
  }

  /** The same array as before when nothing of it changed. */
  rows(options: TreeOptions): readonly TreeRow[] {
    const { actors, sources } = this.#store;
    const isNew = this.#hasNews(actors, sources);
    const last = this.#options;
    if (!isNew && options.query === last.query && options.folded === last.folded) return this.#rows;
    if (isNew) this.#tops = growTree(actors, sources);
    this.#options = options;
    this.#rows = this.#layOut(options);
    this.#places = new Map(this.#rows.map((row, place) => [row.id, place]));
    return this.#rows;
  }

  /** Place of an actor's row, -1 when it is folded away or not found. */
  placeOf(id: string): number {
    return this.#places.get(id) ?? -1;
  }

  #hasNews(actors: readonly ActorRun[], sources: readonly TraceSource[]): boolean {
    let isNew = actors.length !== this.count || sources.length !== this.#sources.length;
    isNew ||= sources.some((source, place) => source !== this.#sources[place]);
    if (actors.length < this.count) this.#facts.clear();
    for (const run of actors) {
      const rank = rankOf(run);
      const facts = this.#facts.get(run.key);
      if (facts && facts.rank === rank && facts.parent === run.parent && facts.name === run.name) continue;
      this.#facts.set(run.key, { rank, parent: run.parent, name: run.name });
      isNew = true;
    }
    this.count = actors.length;
    this.#sources = sources;
    return isNew;
  }

  #layOut({ query, folded }: TreeOptions): TreeRow[] {
    const wanted = query.trim().toLowerCase();
    const kept = wanted === '' ? undefined : keepMatching(this.#tops, wanted);
    this.found = kept === undefined ? this.count : kept.found;
    const rows: TreeRow[] = [];
    const stack: { branch: Branch; level: number; position: number; siblings: number; parent: number }[] = [];
    const push = (branches: readonly Branch[], level: number, parent: number): void => {
      const shown = kept === undefined ? branches : branches.filter((branch) => kept.branches.has(branch));
      for (let place = shown.length - 1; place >= 0; place--) {
        const branch = shown[place];
        if (branch) stack.push({ branch, level, position: place + 1, siblings: shown.length, parent });
      }
    };
    push(this.#tops, 1, -1);
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const { branch, ...place } = next;
      // What was searched for is shown, folded or not.
      const isOpen = kept !== undefined || !folded.has(branch.id);
      rows.push({
        ...place,
        id: branch.id,
        run: branch.run,
        source: branch.source,
        children: branch.children.length,
        isOpen,
      });
      if (isOpen) push(branch.children, place.level + 1, rows.length - 1);
    }
    return rows;
  }
}

export function actorRowId(key: string): string {
  return `actor ${key}`;
}

function rankOf(run: ActorRun): Rank {
  if (run.hasNeverStarted) return 2;
  return run.hasStopped ? 1 : 0;
}

function growTree(actors: readonly ActorRun[], sources: readonly TraceSource[]): Branch[] {
  const bySource = new Map<string, ActorRun[]>(sources.map(({ source }) => [source, []]));
  for (const run of actors) {
    const group = bySource.get(run.source);
    if (group) group.push(run);
    else bySource.set(run.source, [run]);
  }
  const known = new Map(sources.map((source) => [source.source, source]));
  const groups = [...bySource].map(([key, runs]) => ({ key, runs, source: known.get(key) }));
  const tops = groups.flatMap(({ key, runs, source }): Branch[] => {
    const branches = growGroup(runs, source);
    return source === undefined ? branches : [{ id: `source ${key}`, run: undefined, source, children: branches }];
  });
  // Apps that are gone stay readable, below those that run.
  return tops.sort((a, b) => Number(hasGone(a)) - Number(hasGone(b)));
}

function hasGone({ run, source }: Branch): boolean {
  return run === undefined && source?.hasEnded === true;
}

interface Growing extends Branch {
  readonly run: ActorRun;
  readonly children: Growing[];
}

function growGroup(runs: readonly ActorRun[], source: TraceSource | undefined): Branch[] {
  const branches = new Map<string, Growing>(
    runs.map((run) => [run.key, { id: actorRowId(run.key), run, source, children: [] }]),
  );
  const parentOf = ({ run }: Growing): Growing | undefined =>
    run.parent === undefined ? undefined : branches.get(run.parent);
  const tops: Growing[] = [];
  for (const branch of branches.values()) (parentOf(branch)?.children ?? tops).push(branch);
  // Parents are told by apps: a ring of them is nobody's child, and is cut at the first of its members.
  const reached = new Set<Growing>();
  const reach = (from: readonly Growing[]): void => {
    const stack = [...from];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      reached.add(next);
      for (const child of next.children) stack.push(child);
    }
  };
  reach(tops);
  for (const branch of branches.values()) {
    if (reached.has(branch)) continue;
    const above = parentOf(branch)?.children;
    above?.splice(above.indexOf(branch), 1);
    tops.push(branch);
    reach([branch]);
  }
  const sort = (list: Growing[]): Growing[] => list.sort((a, b) => rankOf(a.run) - rankOf(b.run));
  for (const branch of branches.values()) if (branch.children.length > 1) sort(branch.children);
  return sort(tops);
}

/** Branches that match, and all on the way to them. */
function keepMatching(tops: readonly Branch[], wanted: string): { branches: Set<Branch>; found: number } {
  const branches = new Set<Branch>();
  let found = 0;
  const stack: { branch: Branch; above: Way | undefined }[] = tops.map((branch) => ({ branch, above: undefined }));
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { branch, above } = next;
    const way: Way = { branch, above };
    if (matches(branch, wanted)) {
      if (branch.run) found++;
      for (let at: Way | undefined = way; at !== undefined && !branches.has(at.branch); at = at.above)
        branches.add(at.branch);
    }
    for (const child of branch.children) stack.push({ branch: child, above: way });
  }
  return { branches, found };
}

interface Way {
  readonly branch: Branch;
  readonly above: Way | undefined;
}

function matches({ run, source }: Branch, wanted: string): boolean {
  const name = run === undefined ? (source?.name ?? '') : run.name;
  return name.toLowerCase().includes(wanted);
}
