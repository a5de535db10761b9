// Reads a config of XState 4 as its author wrote it: what people paste and open. XState 4 apps tell the resolved definition.
import { readActions, readGuard } from './chart-actions.ts';
import { asList, asRecord, asText, readChildren, textsOf } from './chart-definition.ts';
import type { ChartNodeKind, RawNode } from './chart-definition.ts';
import type { ChartDraft, NodeDraft, TransitionDraft } from './chart-draft.ts';
import { commonFields } from './chart-draft.ts';
import type { ChartInvoke } from './chart-graph.ts';
import { triggerOf } from './chart-trigger.ts';
import { inGuard } from './read-definition.ts';

export function draftOfConfig4(raw: RawNode): ChartDraft {
  const rootId = asText(raw['key']) ?? asText(raw['id']) ?? '(machine)';
  return {
    root: draftOf(raw, rootId, rootId, []),
    context: raw['context'],
    version: asText(raw['version']),
    notes: [],
    isSorted: false,
  };
}

function draftOf(raw: RawNode, rootId: string, key: string, path: readonly string[]): NodeDraft {
  const id = asText(raw['id']) ?? [rootId, ...path].join('.');
  const children = readChildren(raw).map(([childKey, child]) => draftOf(child, rootId, childKey, [...path, childKey]));
  const started = asList(raw['activities']).length > 0 ? readActions(raw['activities']) : [];
  return {
    key,
    id,
    kind: kindOf(raw, children.length),
    ...commonFields(raw),
    initialActions: [],
    entry: readActions(raw['entry'] ?? raw['onEntry']),
    exit: readActions(raw['exit'] ?? raw['onExit']),
    // An activity is an invoked actor in all but name.
    invokes: [...invokesOf(raw, id), ...started.map(({ name }) => ({ id: name, src: name }))],
    output: raw['data'],
    transitions: transitionsOf(raw, id),
    children,
  };
}

function kindOf(raw: RawNode, childCount: number): ChartNodeKind {
  const { type, history } = raw;
  if (type === 'history' || (type === undefined && history !== undefined && history !== false))
    return history === 'deep' ? 'deep history' : 'shallow history';
  if (type === 'parallel' || type === 'final') return type;
  if (raw['parallel'] === true) return 'parallel';
  return childCount > 0 ? 'compound' : 'atomic';
}

/** In the order in which XState 4 lists them; wildcards come last among events. */
function transitionsOf(raw: RawNode, id: string): TransitionDraft[] {
  const all: TransitionDraft[] = [];
  const add = (event: string, value: unknown, delay?: unknown): void => {
    for (const item of value === undefined || value === null ? [{}] : asList(value))
      all.push(...transitionOf(item, event, id, delay));
  };
  if (raw['onDone'] !== undefined) add(`done.state.${id}`, raw['onDone']);
  for (const [place, item] of asList(raw['invoke']).entries()) {
    const invoke = asRecord(item);
    if (invoke?.['onDone'] !== undefined) add(`done.invoke.${invokeId(item, id, place)}`, invoke['onDone']);
    if (invoke?.['onError'] !== undefined) add(`error.platform.${invokeId(item, id, place)}`, invoke['onError']);
  }
  const on = raw['on'];
  if (Array.isArray(on)) {
    for (const item of on) add(asText(asRecord(item)?.['event']) ?? '', item);
  } else {
    const entries = Object.entries(asRecord(on) ?? {});
    for (const [event, value] of entries.filter(([name]) => name !== '*')) add(event, value);
    for (const [event, value] of entries.filter(([name]) => name === '*')) add(event, value);
  }
  if (raw['always'] !== undefined) add('', raw['always']);
  const after = raw['after'];
  if (Array.isArray(after)) {
    for (const item of after) addDelayed(asRecord(item)?.['delay'], item);
  } else {
    for (const [delay, value] of Object.entries(asRecord(after) ?? {})) addDelayed(delay, value);
  }
  return all;

  function addDelayed(delay: unknown, value: unknown): void {
    const written = typeof delay === 'number' || typeof delay === 'string' ? String(delay) : '';
    add(`xstate.after(${written})#${id}`, value, written);
  }
}

function transitionOf(value: unknown, event: string, id: string, delay: unknown): TransitionDraft[] {
  const raw = typeof value === 'string' ? { target: value } : asRecord(value);
  if (raw === undefined) return [];
  const targets = textsOf(raw['target']).filter((target) => target !== '');
  const actions = readActions(raw['actions']);
  const inState = inGuard(raw['in']);
  const cond = readGuard(raw['cond']);
  const guard = cond && inState ? { name: `${cond.name} and ${inState.name}`, params: cond.params } : (cond ?? inState);
  const isInternal =
    typeof raw['internal'] === 'boolean'
      ? raw['internal']
      : targets.length === 0 || targets.some((target) => target.startsWith('.'));
  return [
    {
      ...triggerOf(event, id, delay),
      event,
      targets,
      guard,
      actions,
      isInternal,
      isForbidden: targets.length === 0 && actions.length === 0 && guard === undefined,
      description: asText(raw['description']),
      meta: raw['meta'],
    },
  ];
}

function invokeId(item: unknown, id: string, place: number): string {
  return asText(asRecord(item)?.['id']) ?? `${id}:invocation[${place}]`;
}

function invokesOf(raw: RawNode, id: string): ChartInvoke[] {
  return asList(raw['invoke']).flatMap((item, place) => {
    const invoke = asRecord(item);
    if (invoke === undefined && typeof item !== 'string') return [];
    const src = asText(item) ?? asText(invoke?.['src']) ?? asText(asRecord(invoke?.['src'])?.['type']) ?? '';
    const input = invoke?.['data'];
    return [{ id: invokeId(item, id, place), src, ...(input === undefined ? {} : { input }) }];
  });
}
