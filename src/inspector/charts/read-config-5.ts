// Reads a config of XState 5 as its author wrote it, which is all that an XState 5 app tells of a machine. Nothing in it is
// resolved, every place allows one or several, and apps cut it off some levels down.
import { readActions, readGuard } from './chart-actions.ts';
import { asList, asRecord, asText, isCut, readChildren, textsOf } from './chart-definition.ts';
import type { ChartNodeKind, RawNode } from './chart-definition.ts';
import type { ChartDraft, NodeDraft, TransitionDraft } from './chart-draft.ts';
import { commonFields, listed } from './chart-draft.ts';
import type { ChartInvoke } from './chart-graph.ts';
import type { ReadTrigger } from './chart-trigger.ts';
import { triggerOf } from './chart-trigger.ts';

interface Reading {
  readonly rootId: string;
  readonly cutAt: string[];
  /** Transitions to states that ask to be reached by their id. */
  readonly routes: TransitionDraft[];
}

export function draftOfConfig5(raw: RawNode): ChartDraft {
  const rootId = asText(raw['id']) ?? '(machine)';
  const reading: Reading = { rootId, cutAt: [], routes: [] };
  const root = draftOf(raw, rootId, [], reading);
  const notes =
    reading.cutAt.length === 0
      ? []
      : [`The app cut off parts of: ${listed(reading.cutAt)}. Its setting serializationDepthLimit: 50 tells all.`];
  return {
    root: { ...root, transitions: [...root.transitions, ...reading.routes] },
    context: isCut(raw['context']) ? undefined : raw['context'],
    version: asText(raw['version']),
    notes,
    isSorted: reading.cutAt.length > 0 || isSorted(raw),
  };
}

function draftOf(raw: RawNode, key: string, path: readonly string[], reading: Reading): NodeDraft {
  const id = asText(raw['id']) ?? [reading.rootId, ...path].join('.');
  if (isCutHere(raw)) reading.cutAt.push(path.join('.') || id);
  const children = readChildren(raw).map(([childKey, child]) => draftOf(child, childKey, [...path, childKey], reading));
  if (path.length > 0 && asText(raw['id']) !== undefined && asRecord(raw['route'])) {
    reading.routes.push(...routeTo(id, asRecord(raw['route']) ?? {}));
  }
  return {
    key,
    id,
    kind: kindOf(raw, children.length),
    ...commonFields(raw),
    invokes: invokesOf(raw, id),
    output: raw['output'],
    transitions: transitionsOf(raw, id),
    children,
  };
}

function kindOf(raw: RawNode, childCount: number): ChartNodeKind {
  const { type, history } = raw;
  const isHistory = type === 'history' || (type === undefined && childCount === 0 && Boolean(history));
  if (isHistory) return history === 'deep' ? 'deep history' : 'shallow history';
  if (type === 'parallel' || type === 'final') return type;
  return childCount > 0 ? 'compound' : 'atomic';
}

/** In the order in which XState 5 lists them. */
function transitionsOf(raw: RawNode, id: string): TransitionDraft[] {
  const all: TransitionDraft[] = [];
  const add = (event: string, value: unknown, trigger?: ReadTrigger): void => {
    // Null and undefined forbid an event; JSON tells only null.
    const items = value === null || value === undefined ? [{}] : asList(value);
    for (const item of items) all.push(...transitionOf(item, event, trigger ?? triggerOf(event, id)));
  };
  for (const [event, value] of Object.entries(asRecord(raw['on']) ?? {})) add(event, value);
  if (isPresent(raw['onDone'])) add(`xstate.done.state.${id}`, raw['onDone']);
  for (const [place, item] of asList(raw['invoke']).entries()) {
    const invoke = asRecord(item);
    const invokeId = asText(invoke?.['id']) ?? `${place}.${id}`;
    if (isPresent(invoke?.['onDone'])) add(`xstate.done.actor.${invokeId}`, invoke?.['onDone']);
    if (isPresent(invoke?.['onError'])) add(`xstate.error.actor.${invokeId}`, invoke?.['onError']);
    if (isPresent(invoke?.['onSnapshot'])) add(`xstate.snapshot.${invokeId}`, invoke?.['onSnapshot']);
  }
  for (const [delay, value] of Object.entries(asRecord(raw['after']) ?? {})) {
    const number = Number(delay);
    const written = delay.trim() === '' || Number.isNaN(number) ? delay : String(number);
    add(`xstate.after.${written}.${id}`, value, { trigger: 'after', delay: written });
  }
  if (isPresent(raw['always'])) add('', raw['always']);
  return all;
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function transitionOf(value: unknown, event: string, trigger: ReadTrigger): TransitionDraft[] {
  if (isCut(value)) return [];
  const raw = typeof value === 'string' ? { target: value } : asRecord(value);
  if (raw === undefined) return [];
  const targets = textsOf(raw['target']);
  const actions = readActions(raw['actions']);
  const guard = readGuard(raw['guard']);
  return [
    {
      ...trigger,
      event,
      targets,
      guard,
      actions,
      ...(raw['reenter'] === true && targets.length > 0 ? { isInternal: false } : {}),
      isForbidden: targets.length === 0 && actions.length === 0 && guard === undefined && !isCut(raw['actions']),
      description: asText(raw['description']),
      meta: raw['meta'],
    },
  ];
}

function invokesOf(raw: RawNode, id: string): ChartInvoke[] {
  return asList(raw['invoke']).flatMap((item, place) => {
    const invoke = asRecord(item);
    if (invoke === undefined) return [];
    const src = asText(invoke['src']) ?? asText(asRecord(invoke['src'])?.['id']) ?? '';
    const input = invoke['input'];
    const isInput = input !== undefined && !isCut(input) && !isFunction(input);
    return [
      {
        id: asText(invoke['id']) ?? `${place}.${id}`,
        src: isCut(src) ? '' : src,
        ...(isInput ? { input } : {}),
      },
    ];
  });
}

/** A function comes as an object of its name. */
function isFunction(value: unknown): boolean {
  const raw = asRecord(value);
  return raw !== undefined && Object.keys(raw).join() === 'type' && typeof raw['type'] === 'string';
}

/** A state with an id of its own may ask to be reached from anywhere; the root then has a transition to it. */
function routeTo(id: string, raw: RawNode): TransitionDraft[] {
  const guard = readGuard(raw['guard']);
  const name = guard === undefined ? `to #${id}` : `to #${id} and ${guard.name}`;
  return transitionOf({ ...raw, target: `#${id}` }, 'xstate.route', { trigger: 'event' }).map((draft) => ({
    ...draft,
    guard: { name, params: guard?.params },
  }));
}

/** Does anything of this state itself stand replaced by the words of a serializer? */
function isCutHere(raw: RawNode): boolean {
  const isCutWithin = (value: unknown, levels: number): boolean => {
    if (isCut(value)) return true;
    if (levels === 0 || typeof value !== 'object' || value === null) return false;
    return Object.values(value).some((inner) => isCutWithin(inner, levels - 1));
  };
  const ofStates = Object.values(asRecord(raw['states']) ?? {}).some(isCut) || isCut(raw['states']);
  const fields = ['on', 'always', 'after', 'onDone', 'invoke', 'entry', 'exit', 'tags', 'initial'];
  return ofStates || fields.some((field) => isCutWithin(raw[field], 5));
}

/** Are the keys of all objects in order of the alphabet? Two states by accident are; a whole chart hardly. */
function isSorted(raw: RawNode): boolean {
  const open: unknown[] = [raw];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (typeof item !== 'object' || item === null) continue;
    if (!Array.isArray(item)) {
      // Keys like numbers come first in any object, sorted or not.
      const keys = Object.keys(item).filter((key) => !/^\d+$/.test(key));
      if (keys.some((key, place) => place > 0 && key < (keys[place - 1] ?? ''))) return false;
    }
    for (const inner of Object.values(item)) if (inner !== null && inner !== undefined) open.push(inner);
  }
  return true;
}
