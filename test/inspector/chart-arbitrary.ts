// Charts for fast-check, as configs of XState 4: nested, parallel, with history, final states, guards, delays and odd names. With
// `agreeing` only such as XState 4, XState 5 and SCXML are known to run alike; what that leaves out is said at each rule.
import fc from 'fast-check';

export interface TransitionConfig {
  target?: string | string[];
  cond?: string;
  actions?: string[];
  internal?: boolean;
}

export interface ChartConfig {
  id?: string;
  key?: string;
  description?: string;
  predictableActionArguments?: true;
  type?: 'parallel' | 'final' | 'history';
  history?: 'shallow' | 'deep';
  initial?: string;
  entry?: string[];
  exit?: string[];
  tags?: string[];
  on?: Record<string, TransitionConfig[]>;
  always?: TransitionConfig[];
  after?: Record<string, TransitionConfig[]>;
  onDone?: TransitionConfig[];
  states?: Record<string, ChartConfig>;
}

export interface ChartOptions {
  /** Without the root. */
  readonly maxStates?: number;
  /** Of a state below the root, whose children are 1 deep. */
  readonly maxDepth?: number;
  /** From each state. */
  readonly maxTransitions?: number;
  readonly parallel?: boolean;
  readonly finals?: boolean;
  readonly history?: boolean;
  readonly guards?: boolean;
  readonly always?: boolean;
  readonly delays?: boolean;
  readonly internal?: boolean;
  readonly multipleTargets?: boolean;
  readonly actions?: boolean;
  /** Keys with quotes, markup, emoji and spaces in them. */
  readonly oddNames?: boolean;
  /** Only what every interpreter does alike, and no endless chains of eventless transitions. */
  readonly agreeing?: boolean;
}

/** With every feature; names stay plain, and interpreters may differ. */
export const everyFeature: ChartOptions = {
  parallel: true,
  finals: true,
  history: true,
  guards: true,
  always: true,
  delays: true,
  internal: true,
  multipleTargets: true,
  actions: true,
};

export const chartEvents = ['e1', 'e2', 'e3'];
export const chartGuards = ['isFirst', 'isSecond', 'isThird'];
/** In milliseconds; in seconds, and a little more for each state, with `agreeing`: see `delayOf`. */
export const chartDelays = [10, 70, 300];

const oddKeys = [
  'two words',
  'quote"d',
  "apostrophe's",
  '<b>',
  'a & b',
  '😀',
  'é',
  '7',
  '--',
  'end',
  'state',
  'note',
  ']]>',
  'x'.repeat(80),
];

interface Pick {
  readonly trigger: number;
  readonly target: number;
  readonly guard: number;
  readonly more: number;
}

interface Row {
  readonly parent: number;
  readonly kind: number;
  readonly name: number;
  readonly actions: number;
  readonly transitions: readonly Pick[];
}

interface Place {
  readonly key: string;
  readonly id: string;
  readonly row: Row;
  readonly parent: Place | undefined;
  readonly depth: number;
  readonly children: Place[];
  kind: 'atomic' | 'compound' | 'parallel' | 'final' | 'shallow' | 'deep';
  /** In order of document. */
  order: number;
}

/** Charts as configs for `createMachine` of XState 4. */
export function charts(options: ChartOptions = {}): fc.Arbitrary<ChartConfig> {
  const number = fc.nat({ max: 999 });
  const pick = fc.record({ trigger: number, target: number, guard: number, more: number });
  const row = fc.record({
    parent: number,
    kind: number,
    name: number,
    actions: number,
    transitions: fc.array(pick, { maxLength: options.maxTransitions ?? 3 }),
  });
  return fc
    .array(row, { minLength: 2, maxLength: (options.maxStates ?? 12) + 1 })
    .map((rows) => buildChart(rows, options));
}

function buildChart(rows: readonly Row[], options: ChartOptions): ChartConfig {
  const places: Place[] = [];
  for (const [number, row] of rows.entries()) {
    const holders = places.filter(({ depth }) => depth < (options.maxDepth ?? 3));
    const parent = holders[row.parent % Math.max(1, holders.length)];
    const key = `${options.oddNames ? `${oddKeys[row.name % oddKeys.length]} ` : 's'}${number}`;
    const id = parent === undefined ? 'chart' : `${parent.id}.${key}`;
    const depth = (parent?.depth ?? -1) + 1;
    const place: Place = { key, id, row, parent, depth, children: [], kind: 'atomic', order: 0 };
    parent?.children.push(place);
    places.push(place);
  }
  const [root] = places;
  if (root === undefined) throw new Error('A chart has a root.');
  const inOrder = [root, ...descendants(root)];
  inOrder.forEach((place, order) => (place.order = order));
  for (const place of inOrder) chooseKind(place, options);
  return { id: 'chart', predictableActionArguments: true, ...configOf(root, inOrder, options) };
}

function chooseKind(place: Place, options: ChartOptions): void {
  const { row, parent, children } = place;
  const kind = row.kind % 10;
  if (children.length > 0) {
    const isParallel = options.parallel === true && children.length > 1 && kind < 4 && parent !== undefined;
    place.kind = isParallel ? 'parallel' : 'compound';
    return;
  }
  // The first child is where a compound begins, and a region has to be a state.
  const isFirst = parent?.children[0] === place;
  if (parent === undefined || isFirst || (parent.kind === 'parallel' && kind > 2)) return;
  // The regions of a parallel state are states; with `agreeing` its history too is left out: see `mayRemember`.
  if (options.history && kind < 3 && mayRemember(parent, options))
    place.kind = kind === 0 && mayRememberDeep(parent, options) ? 'deep' : 'shallow';
  else if (options.finals && kind > 6 && parent.kind === 'compound' && mayEnd(place, options)) place.kind = 'final';
}

/** SCION forgets final states in deep history, so there are none with `agreeing`. */
function mayRememberDeep(parent: Place, options: ChartOptions): boolean {
  return !options.agreeing || descendants(parent).every(({ kind }) => kind !== 'final');
}

function mayEnd(place: Place, options: ChartOptions): boolean {
  for (let at = place.parent; at !== undefined && options.agreeing; at = at.parent)
    if (at.children.some(({ kind }) => kind === 'deep')) return false;
  return true;
}

/** Of parallel states XState 4 remembers in another way than SCXML does; of the root there is nothing to remember. */
function mayRemember(parent: Place, options: ChartOptions): boolean {
  if (parent.kind === 'parallel' && parent.children.length < 3) return false;
  return options.agreeing !== true || (parent.kind === 'compound' && parent.parent !== undefined);
}

function configOf(place: Place, all: readonly Place[], options: ChartOptions): ChartConfig {
  const { kind, children } = place;
  if (kind === 'shallow' || kind === 'deep') return { type: 'history', history: kind };
  const config: ChartConfig = kind === 'final' ? { type: 'final' } : {};
  if (kind === 'parallel') config.type = 'parallel';
  if (options.actions && place.row.actions % 3 === 0) config.entry = [`enter ${place.order}`];
  if (options.actions && place.row.actions % 4 === 0 && kind !== 'final') config.exit = [`exit ${place.order}`];
  const [first] = children;
  if (kind === 'compound' && first) config.initial = first.key;
  if (children.length > 0)
    config.states = Object.fromEntries(children.map((child) => [child.key, configOf(child, all, options)]));
  if (kind !== 'final')
    for (const [number, pick] of place.row.transitions.entries())
      addTransition(config, { place, all, options, pick, number });
  return config;
}

interface Way {
  readonly place: Place;
  readonly all: readonly Place[];
  readonly options: ChartOptions;
  readonly pick: Pick;
  readonly number: number;
}

function addTransition(config: ChartConfig, way: Way): void {
  const { place, options, pick, number } = way;
  const hasTarget = pick.more % 8 !== 0;
  const trigger = triggerOf(way);
  const targets = hasTarget ? targetsOf(way, trigger) : [];
  if (targets === undefined || (targets.length === 0 && trigger !== 'event')) return;
  const transition: TransitionConfig = {};
  if (targets.length === 1) transition.target = `#${targets[0]?.id}`;
  if (targets.length > 1) transition.target = targets.map(({ id }) => `#${id}`);
  if (options.guards && pick.guard % 2 === 0) {
    const guard = chartGuards[(pick.guard / 2) % chartGuards.length];
    if (guard !== undefined) transition.cond = guard;
  }
  if (options.actions && pick.more % 3 === 0) transition.actions = [`act ${place.order}.${number}`];
  const isInside = targets.length > 0 && targets.every((target) => isBelow(target, place));
  if (options.internal && isInside && place.kind === 'compound' && pick.more % 2 === 0) transition.internal = true;
  if (trigger === 'always') (config.always ??= []).push(transition);
  else if (trigger === 'done') (config.onDone ??= []).push(transition);
  else if (trigger === 'delay') {
    const delay = String(delayOf(place, pick, options));
    ((config.after ??= {})[delay] ??= []).push(transition);
  } else {
    const event = eventOf(way, targets);
    ((config.on ??= {})[event] ??= []).push(transition);
  }
}

function triggerOf({ place, options, pick }: Way): 'event' | 'always' | 'done' | 'delay' {
  const at = pick.trigger % 10;
  if (options.always && at === 0) return 'always';
  const canEnd = place.children.some(({ kind }) => kind === 'final') && place.parent !== undefined;
  if (canEnd && at < 4) return 'done';
  return options.delays && at > 7 ? 'delay' : 'event';
}

/** Interpreters start the delays of nested states in different orders, so no two are ever due at the same time. */
function delayOf({ order }: Place, pick: Pick, options: ChartOptions): number {
  const delay = chartDelays[pick.guard % chartDelays.length] ?? 0;
  return options.agreeing ? 1000 * delay + 37 * order * order + order : delay;
}

/** Undefined when there is no state that this transition may lead to. */
function targetsOf({ place, all, options, pick }: Way, trigger: string): Place[] | undefined {
  const isChained = trigger === 'always' || trigger === 'done';
  const fitting = all.filter((target) => {
    if (target.parent === undefined) return false;
    if (!options.agreeing) return true;
    // Chains without events lead on, never back: else they could go round for ever.
    if (isChained && (target.order <= place.order || isBelow(target, place))) return false;
    if (trigger === 'always' && leaves(place, target)) return false;
    if (isRememberedFromInside(target, place)) return false;
    return keepsRegions(place, target);
  });
  const target = fitting[pick.target % Math.max(1, fitting.length)];
  if (target === undefined) return undefined;
  if (!options.multipleTargets || pick.more % 4 !== 0 || target.kind !== 'parallel') return [target];
  const inRegions = target.children.flatMap((region) => {
    const inner = [region, ...descendants(region)].filter(({ kind }) => kind === 'atomic');
    return inner.slice(-1);
  });
  const isFitting = !options.agreeing || inRegions.every((inner) => keepsRegions(place, inner));
  return inRegions.length > 1 && isFitting ? inRegions : [target];
}

/**
 * XState 4 leaves the other regions of a parallel state as they are when a transition from outside or from another region
 * leads into one of them; SCXML and XState 5 enter them anew.
 */
function keepsRegions(source: Place, target: Place): boolean {
  for (let region = target; region.parent !== undefined; region = region.parent) {
    if (region.parent.kind !== 'parallel') continue;
    // Of a region itself: entered anew, or leading inside, it would have to leave its siblings alone.
    const isSameRegion = isBelow(source, region) && target !== region;
    const isElsewhere = source !== region.parent && !isBelow(source, region.parent) && !isBelow(region.parent, source);
    if (!isSameRegion && !isElsewhere) return false;
  }
  return true;
}

/** What a state remembers while it is active is another thing in XState 4 than in SCXML and XState 5. */
function isRememberedFromInside(target: Place, source: Place): boolean {
  const { kind, parent } = target;
  if ((kind !== 'shallow' && kind !== 'deep') || parent === undefined) return false;
  return parent === source || isBelow(source, parent) || isBelow(parent, source);
}

/** Whether the transition leaves the innermost region its source is in. */
function leaves(source: Place, target: Place): boolean {
  const region = regionOf(source);
  return region !== undefined && !isBelow(target, region);
}

function regionOf(place: Place): Place | undefined {
  for (let at: Place | undefined = place; at !== undefined; at = at.parent)
    if (at.parent?.kind === 'parallel') return at;
  return undefined;
}

/**
 * Two regions may answer the same event, and interpreters differ in what happens when one of them leaves, or the state around
 * them answers too. So with `agreeing` such events have names of their own.
 */
function eventOf({ place, options, pick, number }: Way, targets: readonly Place[]): string {
  const event = chartEvents[pick.trigger % chartEvents.length] ?? 'e1';
  if (!options.agreeing) return event;
  if (targets.some((target) => leaves(place, target))) return `leave${place.order}-${number}`;
  const isAround = place.kind === 'parallel' || descendants(place).some(({ kind }) => kind === 'parallel');
  return isAround ? `around${place.depth}-${event}` : event;
}

function descendants(place: Place): Place[] {
  return place.children.flatMap((child) => [child, ...descendants(child)]);
}

function isBelow(place: Place, ancestor: Place): boolean {
  for (let at = place.parent; at !== undefined; at = at.parent) if (at === ancestor) return true;
  return false;
}

/** Every event that a chart has a transition for. */
export function eventsOf(config: ChartConfig): string[] {
  const own = Object.keys(config.on ?? {});
  return [...new Set([...own, ...Object.values(config.states ?? {}).flatMap(eventsOf)])];
}
