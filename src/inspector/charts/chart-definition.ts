// Looks at the pieces of a machine's definition that came as JSON: each helper gives what it found, or nothing. Also tells in
// which form a machine is written.

export type RawNode = Record<string, unknown>;

export type ChartNodeKind = 'atomic' | 'compound' | 'parallel' | 'final' | 'shallow history' | 'deep history';

/** `machine.definition` with everything resolved, or a config as its author wrote it for XState 4 or 5. */
export type DefinitionForm = 'definition' | 'config 4' | 'config 5';

const depthMax = 400;
const partsMax = 2_000_000;

export function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** One, several or none, as configs allow in most places. */
export function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export function textsOf(value: unknown): string[] {
  return asList(value).filter((text): text is string => typeof text === 'string' && !isCut(text));
}

/** What the serializers of apps write in place of what they leave out. */
export function isCut(value: unknown): boolean {
  return typeof value === 'string' && /^(\[(Array|Object|\.{3}|Circular)\])$/.test(value);
}

/** The children with their keys, in order of document. */
export function readChildren(raw: RawNode): [string, RawNode][] {
  return Object.entries(asRecord(raw['states']) ?? {}).flatMap(([key, value]) => {
    const child = asRecord(value);
    return child === undefined ? [] : [[key, child] as [string, RawNode]];
  });
}

/** So deep, or so large, that reading it could exhaust the stack or never end: nobody writes such a chart. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  let parts = 0;
  for (let depth = 0; level.length > 0; depth++) {
    parts += level.length;
    if (depth > depthMax || parts > partsMax) return true;
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      for (const inner of Object.values(item)) if (typeof inner === 'object' && inner !== null) next.push(inner);
    }
    level = next;
  }
  return false;
}

/** In which form a machine is written; undefined when it is none. */
export function formOf(definition: unknown): DefinitionForm | undefined {
  const root = asRecord(definition);
  if (root === undefined) return undefined;
  const isMachine =
    ['states', 'on', 'initial', 'invoke', 'entry', 'always', 'after', 'transitions'].some((key) =>
      Object.hasOwn(root, key),
    ) ||
    (Object.hasOwn(root, 'context') && asText(root['id']) !== undefined);
  if (!isMachine) return undefined;
  const words = wordsUsed(root);
  if (words.resolved > 0) return asText(root['id']) === undefined ? undefined : 'definition';
  return words.four > words.five ? 'config 4' : 'config 5';
}

const wordsOf4 = ['cond', 'internal', 'activities', 'in', 'onEntry', 'onExit'];
const rootWordsOf4 = ['predictableActionArguments', 'preserveActionOrder', 'strict', 'schema', 'tsTypes', 'delimiter'];
const wordsOf5 = ['guard', 'reenter', 'onSnapshot', 'input', 'output', 'route'];

/** Counts what only one of the forms has: in states, in their transitions, and in what they invoke. */
function wordsUsed(root: RawNode): { resolved: number; four: number; five: number } {
  const found = { resolved: 0, four: 0, five: 0 };
  const lookAt = (raw: RawNode): void => {
    found.four += wordsOf4.filter((word) => Object.hasOwn(raw, word)).length;
    found.five += wordsOf5.filter((word) => Object.hasOwn(raw, word)).length;
  };
  const lookAtAll = (value: unknown): void => {
    for (const item of asList(value)) {
      const raw = asRecord(item);
      if (raw !== undefined) lookAt(raw);
    }
  };
  found.four += rootWordsOf4.filter((word) => Object.hasOwn(root, word)).length;
  const open: RawNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (Array.isArray(node['transitions'])) found.resolved++;
    if (node['type'] === 'final' && Object.hasOwn(node, 'data')) found.four++;
    lookAt(node);
    for (const field of ['always', 'onDone', 'invoke']) lookAtAll(node[field]);
    for (const field of ['on', 'after']) {
      if (Array.isArray(node[field])) found.four++;
      for (const [event, transitions] of Object.entries(asRecord(node[field]) ?? {})) {
        if (/^(done\.invoke\.|error\.platform\.)/.test(event)) found.four++;
        if (/^xstate\.(done|error|snapshot)\./.test(event)) found.five++;
        lookAtAll(transitions);
      }
    }
    for (const item of asList(node['invoke'])) {
      const invoke = asRecord(item);
      if (invoke === undefined) continue;
      if (Object.hasOwn(invoke, 'data') || Object.hasOwn(invoke, 'autoForward')) found.four++;
      for (const field of ['onDone', 'onError', 'onSnapshot']) lookAtAll(invoke[field]);
    }
    for (const [, child] of readChildren(node)) open.push(child);
  }
  return found;
}
