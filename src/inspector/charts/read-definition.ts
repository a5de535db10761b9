// Reads `machine.definition`, in which XState has resolved everything: each state has its id, and its transitions stand in a
// list in the order of the document. XState 4 in the main; the one of XState 5 lacks its eventless transitions.
import { readActions, readGuard } from './chart-actions.ts';
import { asList, asRecord, asText, isCut, readChildren, textsOf } from './chart-definition.ts';
import type { ChartNodeKind, RawNode } from './chart-definition.ts';
import type { ChartDraft, NodeDraft, TransitionDraft } from './chart-draft.ts';
import { commonFields, listed } from './chart-draft.ts';
import type { ChartInvoke } from './chart-graph.ts';
import { triggerOf } from './chart-trigger.ts';

export function draftOfDefinition(raw: RawNode): ChartDraft {
  const cutAt: string[] = [];
  const root = draftOf(raw, '', asText(raw['id']) ?? '', cutAt);
  const notes = cutAt.length === 0 ? [] : [`The app cut off parts of: ${listed(cutAt)}.`];
  return { root, context: raw['context'], version: asText(raw['version']), notes, isSorted: false };
}

function draftOf(raw: RawNode, parentId: string, ownKey: string, cutAt: string[]): NodeDraft {
  const key = asText(raw['key']) ?? ownKey;
  const id = asText(raw['id']) ?? [parentId, key].join('.');
  const rawTransitions = Array.isArray(raw['transitions']) ? raw['transitions'] : [];
  if (Object.values(raw).some(isCut) || rawTransitions.some(isCut)) cutAt.push(id);
  const children = readChildren(raw).map(([childKey, child]) => draftOf(child, id, childKey, cutAt));
  return {
    key,
    id,
    kind: kindOf(raw, children.length),
    ...commonFields(raw),
    invokes: asList(raw['invoke']).flatMap((invoke) => invokeOf(asRecord(invoke))),
    output: raw['data'] ?? raw['output'],
    transitions: rawTransitions.flatMap((transition) => transitionOf(asRecord(transition), id)),
    children,
  };
}

function kindOf(raw: RawNode, childCount: number): ChartNodeKind {
  const type = raw['type'];
  if (type === 'history') return raw['history'] === 'deep' ? 'deep history' : 'shallow history';
  if (type === 'parallel' || type === 'final') return type;
  return childCount > 0 ? 'compound' : 'atomic';
}

function transitionOf(raw: Record<string, unknown> | undefined, id: string): TransitionDraft[] {
  if (raw === undefined) return [];
  const event = asText(raw['eventType']) ?? asText(raw['event']) ?? '';
  const targets = Array.isArray(raw['target']) ? textsOf(raw['target']) : [];
  const actions = readActions(raw['actions']);
  const guard = readGuard(raw['cond'] ?? raw['guard']) ?? inGuard(raw['in']);
  const isOf5 = typeof raw['reenter'] === 'boolean';
  return [
    {
      ...triggerOf(event, id, raw['delay']),
      event,
      targets: targets.map((target) => (target.startsWith('#') ? target : `#${target}`)),
      guard,
      actions,
      ...(isOf5 && raw['reenter'] === false ? {} : { isInternal: raw['internal'] === true }),
      isForbidden: targets.length === 0 && actions.length === 0 && guard === undefined,
      description: asText(raw['description']),
      meta: raw['meta'],
    },
  ];
}

/** The condition of XState 4 that another region be in a state. */
export function inGuard(value: unknown): { name: string; params: undefined } | undefined {
  const state = asText(value);
  return state === undefined ? undefined : { name: `in ${state}`, params: undefined };
}

function invokeOf(raw: Record<string, unknown> | undefined): ChartInvoke[] {
  if (raw === undefined) return [];
  const id = asText(raw['id']) ?? 'inline';
  const src = asText(raw['src']) ?? asText(asRecord(raw['src'])?.['type']) ?? '';
  const input = raw['data'] ?? raw['input'];
  // Inline code and machines stand under a generated name.
  const isInline = /:invocation\[\d+\]$/.test(src) || /^xstate\.invoke\.\d+\./.test(src);
  return [{ id, src: isInline ? '' : src, ...(input === undefined ? {} : { input }) }];
}
