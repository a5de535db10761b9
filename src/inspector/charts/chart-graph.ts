// A statechart as nodes and edges, read from `machine.definition` of XState 4 as JSON. The definition may come from another
// window, so every field is looked at before it is believed. Targets that lead nowhere are left out.
import type { ChartNodeKind, RawNode, RawTransition } from './chart-definition.ts';
import { actionNames, asRecord, asText, kindOf, readChildren, readTransitions, tagsOf } from './chart-definition.ts';

export interface ChartNode {
  readonly id: string;
  readonly key: string;
  /** Keys from the root, without it. */
  readonly path: readonly string[];
  readonly kind: ChartNodeKind;
  readonly parent: string | undefined;
  readonly children: readonly string[];
  readonly initial: string | undefined;
  /** 0 for the root. */
  readonly depth: number;
  readonly description: string | undefined;
  readonly meta: unknown;
  readonly tags: readonly string[];
  readonly entry: readonly string[];
  readonly exit: readonly string[];
  readonly invokes: readonly ChartInvoke[];
  readonly verdict: 'good' | 'bad' | undefined;
  /** Of a history state: where it leads while nothing is remembered; empty when that is not told. */
  readonly historyTargets: readonly string[];
}

/** An actor that lives as long as its state. */
export interface ChartInvoke {
  readonly id: string;
  /** What is started, by name; empty for inline code. */
  readonly src: string;
}

export type Trigger = 'event' | 'always' | 'after' | 'done' | 'error' | 'any';

export interface ChartEdge {
  /** Source id, place among its source's transitions, and place among its targets. */
  readonly id: string;
  readonly source: string;
  /** The source itself when the transition has no target. */
  readonly target: string;
  readonly hasTarget: boolean;
  readonly isInternal: boolean;
  readonly trigger: Trigger;
  /** As XState writes it: `timer`, ``, `xstate.after(1000)#light.red`. */
  readonly event: string;
  readonly delay: string | undefined;
  /** What was done or failed: an invoked actor. */
  readonly doneOf: string | undefined;
  readonly guard: string | undefined;
  readonly actions: readonly string[];
  readonly description: string | undefined;
  readonly meta: unknown;
  /** Place among the transitions of its source: the first whose guard holds is taken. */
  readonly order: number;
}

export interface ChartGraph {
  readonly id: string;
  readonly root: string;
  readonly nodes: ReadonlyMap<string, ChartNode>;
  readonly edges: readonly ChartEdge[];
  /** In order of document, by source. */
  readonly edgesFrom: ReadonlyMap<string, readonly ChartEdge[]>;
  /** The context the definition begins with, when told. */
  readonly context: unknown;
  readonly version: string | undefined;
  /** What the app cut off, and other things that a reader of the chart must know, in words. */
  readonly notes: readonly string[];
}

/** Reads a definition; `undefined` when it is not one. */
export function readChartGraph(definition: unknown): ChartGraph | undefined {
  const root = asRecord(definition);
  if (root === undefined || asText(root['id']) === undefined) return undefined;
  const nodes = new Map<string, ChartNode>();
  const transitionsOf: [ChartNode, RawTransition[]][] = [];
  addNode(root, undefined, [], nodes, transitionsOf);
  const edges = transitionsOf.flatMap(([node, transitions]) =>
    transitions.flatMap((transition, order) => edgesOf(node, transition, order, nodes)),
  );
  const edgesFrom = new Map<string, ChartEdge[]>();
  for (const edge of edges) edgesFrom.set(edge.source, [...(edgesFrom.get(edge.source) ?? []), edge]);
  const id = asText(root['id']) ?? '';
  return {
    id,
    root: id,
    nodes,
    edges,
    edgesFrom,
    context: root['context'],
    version: asText(root['version']),
    notes: [],
  };
}

function addNode(
  raw: RawNode,
  parent: ChartNode | undefined,
  path: readonly string[],
  nodes: Map<string, ChartNode>,
  transitionsOf: [ChartNode, RawTransition[]][],
): string | undefined {
  const key = asText(raw['key']) ?? path.at(-1) ?? '';
  const id = asText(raw['id']) ?? [parent?.id ?? '', key].join('.');
  if (nodes.has(id)) return undefined;
  const children: string[] = [];
  const kind = kindOf(raw);
  const meta = raw['meta'];
  const tags = tagsOf(raw);
  const rawChildren = readChildren(raw);
  const initialKey = asText(raw['initial']) ?? (kind === 'compound' ? rawChildren[0]?.[0] : undefined);
  const node = {
    id,
    key,
    path,
    kind,
    parent: parent?.id,
    children,
    initial: undefined as string | undefined,
    depth: path.length,
    description: asText(raw['description']),
    meta,
    tags,
    entry: actionNames(raw['entry']),
    exit: actionNames(raw['exit']),
    invokes: invokesOf(raw),
    verdict: verdictOf(meta, tags),
    historyTargets: [] as string[],
  };
  nodes.set(id, node);
  transitionsOf.push([node, readTransitions(raw)]);
  for (const [childKey, child] of rawChildren) {
    const childId = addNode(child, node, [...path, childKey], nodes, transitionsOf);
    if (childId === undefined) continue;
    children.push(childId);
    if (childKey === initialKey && kind === 'compound') node.initial = childId;
  }
  return id;
}

function edgesOf(
  node: ChartNode,
  raw: RawTransition,
  order: number,
  nodes: ReadonlyMap<string, ChartNode>,
): ChartEdge[] {
  const event = asText(raw.eventType) ?? asText(raw.event) ?? '';
  const targets = (Array.isArray(raw.target) ? raw.target : [])
    .map((target) => asText(target)?.replace(/^#/, ''))
    .filter((target): target is string => target !== undefined && nodes.has(target));
  const { trigger, delay, doneOf } = readTrigger(event, raw.delay);
  const hasTarget = targets.length > 0;
  return (hasTarget ? targets : [node.id]).map((target, place) => ({
    id: `${node.id}/${order}${place === 0 ? '' : `/${place}`}`,
    source: node.id,
    target,
    hasTarget,
    isInternal: raw.internal === true,
    trigger,
    event,
    delay,
    doneOf: doneOf === node.id ? undefined : doneOf,
    guard: guardName(raw.cond),
    actions: actionNames(raw.actions),
    description: asText(raw.description),
    meta: raw.meta,
    order,
  }));
}

function readTrigger(event: string, delay: unknown): { trigger: Trigger; delay?: string; doneOf?: string } {
  if (event === '') return { trigger: 'always' };
  if (event === '*') return { trigger: 'any' };
  const after = /^xstate\.after\((.*?)\)/.exec(event);
  if (after) {
    const named = typeof delay === 'number' || typeof delay === 'string' ? String(delay) : (after[1] ?? '');
    return { trigger: 'after', delay: named };
  }
  const done = /^done\.(?:invoke|state)\.(.+)$/.exec(event);
  if (done) return { trigger: 'done', ...(event.startsWith('done.state.') ? {} : { doneOf: done[1] ?? '' }) };
  const failed = /^error\.platform\.(.+)$/.exec(event);
  if (failed) return { trigger: 'error', doneOf: failed[1] ?? '' };
  return { trigger: 'event' };
}

function guardName(cond: unknown): string | undefined {
  const guard = asRecord(cond);
  if (guard === undefined) return asText(cond);
  const name = asText(guard['name']) ?? asText(guard['type']) ?? '';
  return name === 'cond' || name.length > 40 ? 'inline' : name;
}

function invokesOf(raw: RawNode): ChartInvoke[] {
  const invokes = Array.isArray(raw['invoke']) ? raw['invoke'] : [];
  return invokes.map((value) => {
    const invoke = asRecord(value);
    const src = asText(invoke?.['src']) ?? asText(asRecord(invoke?.['src'])?.['type']) ?? '';
    return { id: asText(invoke?.['id']) ?? 'inline', src };
  });
}

function verdictOf(meta: unknown, tags: readonly string[]): 'good' | 'bad' | undefined {
  const verdict = asRecord(meta)?.['verdict'];
  if (verdict === 'good' || verdict === 'bad') return verdict;
  if (tags.includes('bad')) return 'bad';
  return tags.includes('good') ? 'good' : undefined;
}
