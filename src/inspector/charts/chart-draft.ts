// What every reader of a definition gives, and how it becomes a graph: states get their ids, targets are looked up, transitions
// get their places. Names of keys come from anywhere, so they only ever meet maps.
import { readActions } from './chart-actions.ts';
import { asRecord, asText, textsOf } from './chart-definition.ts';
import type { DefinitionForm, RawNode } from './chart-definition.ts';
import type { ChartAction, ChartEdge, ChartGraph, ChartNode, Trigger } from './chart-graph.ts';
import type { ReadGuard } from './chart-actions.ts';
import { reachedOrder } from './reached-order.ts';

export interface TransitionDraft {
  readonly trigger: Trigger;
  readonly event: string;
  readonly delay?: string | undefined;
  readonly doneOf?: string | undefined;
  /** As written: `#id`, `.child`, `sibling`, `sibling.child`. */
  readonly targets: readonly string[];
  readonly guard?: ReadGuard | undefined;
  readonly actions: readonly ChartAction[];
  /** Left out: it is when its targets lie inside. */
  readonly isInternal?: boolean;
  readonly isForbidden?: boolean;
  readonly description?: string | undefined;
  readonly meta?: unknown;
}

export interface NodeDraft extends Pick<
  ChartNode,
  'key' | 'id' | 'kind' | 'description' | 'meta' | 'tags' | 'invokes' | 'output'
> {
  /** Key of a child, or `#id`. */
  readonly initial: string | undefined;
  readonly initialActions: readonly ChartAction[];
  readonly entry: readonly ChartAction[];
  readonly exit: readonly ChartAction[];
  /** As written, seen from the state around. */
  readonly historyTargets: readonly string[];
  readonly transitions: readonly TransitionDraft[];
  readonly children: readonly NodeDraft[];
}

type CommonField = 'initial' | 'initialActions' | 'description' | 'meta' | 'tags' | 'entry' | 'exit' | 'historyTargets';

/** Of a state, what is written alike in the forms; a config of XState 4 has some of it in its own way. */
export function commonFields(raw: RawNode): Pick<NodeDraft, CommonField> {
  const initial = asRecord(raw['initial']);
  return {
    initial: asText(raw['initial']) ?? textsOf(initial?.['target'])[0],
    initialActions: readActions(initial?.['actions']),
    description: asText(raw['description']),
    meta: raw['meta'],
    tags: textsOf(raw['tags']),
    entry: readActions(raw['entry']),
    exit: readActions(raw['exit']),
    historyTargets: textsOf(raw['target']),
  };
}

export interface ChartDraft {
  readonly root: NodeDraft;
  readonly context: unknown;
  readonly version: string | undefined;
  readonly notes: readonly string[];
  /** The app sorted all keys, so that the order of states is not the author's. */
  readonly isSorted: boolean;
}

type BuiltNode = { -readonly [K in keyof ChartNode]: ChartNode[K] } & { children: string[] };

interface Building {
  readonly nodes: Map<string, BuiltNode>;
  readonly childByKey: Map<string, Map<string, string>>;
  readonly drafts: [BuiltNode, NodeDraft][];
  readonly lost: string[];
}

const namesInNoteMax = 4;

export function buildGraph(draft: ChartDraft, form: DefinitionForm): ChartGraph {
  const building: Building = { nodes: new Map(), childByKey: new Map(), drafts: [], lost: [] };
  addNode(draft.root, undefined, [], building);
  const { nodes, drafts } = building;
  for (const [node, { initial, historyTargets }] of drafts) {
    if (node.kind === 'compound') node.initial = initialOf(building, node, initial);
    node.historyTargets = historyTargets.flatMap((ref) => lookUp(building, node, ref) ?? []);
  }
  const edges = drafts.flatMap(([node, { transitions }]) =>
    transitions.flatMap((transition, order) => edgesOf(building, node, transition, order)),
  );
  const edgesFrom = new Map<string, ChartEdge[]>();
  for (const edge of edges) {
    const others = edgesFrom.get(edge.source);
    if (others === undefined) edgesFrom.set(edge.source, [edge]);
    else others.push(edge);
  }
  const notes = [...draft.notes];
  if (building.lost.length > 0) notes.push(`Leads to states that are not there: ${listed(building.lost)}.`);
  const remarks =
    draft.isSorted && reachedOrder(nodes, edges)
      ? ['The app sorted the states by name; they stand in the order in which they can be reached.']
      : [];
  const { id } = draft.root;
  return {
    id,
    root: id,
    form,
    nodes,
    edges,
    edgesFrom,
    context: draft.context,
    version: draft.version,
    notes,
    remarks,
  };
}

/** The first few, and how many more. */
export function listed(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  const more = distinct.length - namesInNoteMax;
  return `${distinct.slice(0, namesInNoteMax).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function addNode(
  draft: NodeDraft,
  parent: BuiltNode | undefined,
  path: readonly string[],
  building: Building,
): string | undefined {
  const { id, key, kind, description, meta, tags, invokes, output } = draft;
  if (building.nodes.has(id)) return undefined;
  const node: BuiltNode = {
    id,
    key,
    path,
    kind,
    parent: parent?.id,
    children: [],
    initial: undefined,
    initialDetails: draft.initialActions,
    depth: path.length,
    description,
    meta,
    tags,
    entry: draft.entry.map(({ name }) => name),
    exit: draft.exit.map(({ name }) => name),
    entryDetails: draft.entry,
    exitDetails: draft.exit,
    invokes,
    output,
    verdict: verdictOf(meta, tags),
    historyTargets: [],
  };
  building.nodes.set(id, node);
  building.drafts.push([node, draft]);
  const childByKey = new Map<string, string>();
  building.childByKey.set(id, childByKey);
  for (const child of draft.children) {
    const childId = addNode(child, node, [...path, child.key], building);
    if (childId === undefined) continue;
    node.children.push(childId);
    childByKey.set(child.key, childId);
  }
  return id;
}

function initialOf(building: Building, node: BuiltNode, initial: string | undefined): string | undefined {
  const first = node.children.find((id) => !building.nodes.get(id)?.kind.endsWith('history'));
  if (initial === undefined) return first;
  const found = initial.startsWith('#') ? lookUpById(building, initial.slice(1)) : walk(building, node.id, initial);
  // A deeper one begins with the child on its way.
  for (let at = found; at !== undefined; at = building.nodes.get(at)?.parent) {
    if (building.nodes.get(at)?.parent === node.id) return at;
  }
  return first;
}

/** The state that a target names, as seen from its source. */
function lookUp(building: Building, source: BuiltNode, ref: string): string | undefined {
  if (ref.startsWith('#')) return lookUpById(building, ref.slice(1));
  if (ref.startsWith('.')) return walk(building, source.id, ref.slice(1));
  return walk(building, source.parent ?? source.id, ref);
}

/** `id`, or `id.child.child`; ids may hold dots themselves. */
function lookUpById(building: Building, ref: string): string | undefined {
  if (building.nodes.has(ref)) return ref;
  for (let dot = ref.lastIndexOf('.'); dot > 0; dot = ref.lastIndexOf('.', dot - 1)) {
    const id = ref.slice(0, dot);
    if (building.nodes.has(id)) return walk(building, id, ref.slice(dot + 1));
  }
  return undefined;
}

/** Goes down by keys; keys may hold dots, written plainly or after a backslash. */
function walk(building: Building, from: string, path: string): string | undefined {
  if (path === '') return from;
  const childByKey = building.childByKey.get(from);
  const whole = childByKey?.get(path) ?? childByKey?.get(path.replaceAll('\\.', '.'));
  if (whole !== undefined) return whole;
  for (let dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
    const child = childByKey?.get(path.slice(0, dot).replaceAll('\\.', '.'));
    const found = child === undefined ? undefined : walk(building, child, path.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

function edgesOf(building: Building, node: BuiltNode, draft: TransitionDraft, order: number): ChartEdge[] {
  const targets: string[] = [];
  for (const ref of draft.targets) {
    const target = lookUp(building, node, ref);
    if (target === undefined) building.lost.push(`${ref} from ${node.path.join('.') || node.id}`);
    else if (!targets.includes(target)) targets.push(target);
  }
  const hasTarget = targets.length > 0;
  const isInside = (id: string): boolean => {
    for (let at: string | undefined = id; at !== undefined; at = building.nodes.get(at)?.parent) {
      if (at === node.id) return true;
    }
    return false;
  };
  return (hasTarget ? targets : [node.id]).map((target, place) => ({
    id: `${node.id}/${order}${place === 0 ? '' : `/${place}`}`,
    source: node.id,
    target,
    targets,
    hasTarget,
    isInternal: draft.isInternal ?? targets.every(isInside),
    isForbidden: draft.isForbidden ?? false,
    trigger: draft.trigger,
    event: draft.event,
    delay: draft.delay,
    doneOf: draft.doneOf === node.id ? undefined : draft.doneOf,
    guard: draft.guard?.name,
    guardParams: draft.guard?.params,
    actions: draft.actions.map(({ name }) => name),
    actionDetails: draft.actions,
    description: draft.description,
    meta: draft.meta,
    order,
  }));
}

function verdictOf(meta: unknown, tags: readonly string[]): 'good' | 'bad' | undefined {
  const verdict = typeof meta === 'object' && meta !== null ? (meta as { verdict?: unknown }).verdict : undefined;
  if (verdict === 'good' || verdict === 'bad') return verdict;
  if (tags.includes('bad')) return 'bad';
  return tags.includes('good') ? 'good' : undefined;
}
