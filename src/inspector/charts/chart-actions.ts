// Actions and guards as they stand in definitions and configs: by name, with what they are given as far as it is data. Inline
// code is called "inline", and what XState generates for delays is passed over.
import { asList, asRecord, asText, isCut } from './chart-definition.ts';
import type { ChartAction } from './chart-graph.ts';

/** Actions that XState 5 makes of functions carry just their name in a config. */
const builtIn5 = ['assign', 'raise', 'sendTo', 'sendParent', 'forwardTo', 'emit', 'log', 'cancel', 'spawnChild'];
const alsoBuiltIn5 = ['stopChild', 'stop', 'enqueueActions'];

export function readActions(value: unknown): ChartAction[] {
  return asList(value).flatMap((item) => {
    const text = asText(item);
    if (text !== undefined) return isCut(text) ? [] : [namedAction(text, undefined)];
    const raw = asRecord(item);
    return raw === undefined ? [] : readAction(raw);
  });
}

function readAction(raw: Record<string, unknown>): ChartAction[] {
  const type = asText(raw['type']) ?? '';
  const inner = asRecord(raw['event']);
  const event = asText(inner?.['type']) ?? asText(raw['event']);
  const sent = event ?? asText(raw['sendId']) ?? '';
  if (/^xstate\.(send|cancel)$/.test(type) && sent.startsWith('xstate.after(')) return [];
  if (type.startsWith('xstate.')) {
    const builtIn = type.slice('xstate.'.length);
    const isSending = builtIn === 'send' || builtIn === 'raise';
    const to = asText(raw['to']);
    const delay = raw['delay'];
    const params = dataOf(raw, ['type', 'event', 'to', 'delay', 'id', 'exec', 'delayExpr', '_exec']);
    return [
      {
        name: isSending ? `send ${sent}`.trim() : builtIn,
        kind: 'built-in',
        builtIn,
        ...(event === undefined || !isSending ? {} : { event }),
        ...(to === undefined ? {} : { to }),
        ...(typeof delay === 'number' || typeof delay === 'string' ? { delay: String(delay) } : {}),
        ...(params === undefined ? {} : { params }),
      },
    ];
  }
  const hasOnlyType = Object.keys(raw).length === 1;
  if (hasOnlyType && (builtIn5.includes(type) || alsoBuiltIn5.includes(type)))
    return [{ name: type, kind: 'built-in', builtIn: type }];
  const params = Object.hasOwn(raw, 'params') ? raw['params'] : dataOf(raw, ['type', 'exec']);
  return [namedAction(type, isCut(params) ? undefined : params)];
}

/** Functions without a name come as their whole text. */
function namedAction(type: string, params: unknown): ChartAction {
  const isCode = type === '' || type === 'inline' || isLongOrCode(type);
  return {
    name: isCode ? 'inline' : type,
    kind: isCode ? 'inline' : 'named',
    ...(params === undefined ? {} : { params }),
  };
}

export interface ReadGuard {
  readonly name: string;
  readonly params: unknown;
}

/** Inline guards come under the name of the property they stood in. */
export function readGuard(value: unknown): ReadGuard | undefined {
  const text = asText(value);
  if (text !== undefined) return { name: isCut(text) ? 'cut off' : guardName(text), params: undefined };
  const guard = asRecord(value);
  if (guard === undefined) return undefined;
  const name = asText(guard['name']) ?? asText(guard['type']) ?? '';
  const params = Object.hasOwn(guard, 'params') ? guard['params'] : dataOf(guard, ['type', 'name', 'predicate']);
  return { name: guardName(name), params: isCut(params) ? undefined : params };
}

function guardName(name: string): string {
  return name === '' || name === 'cond' || name === 'guard' || isLongOrCode(name) ? 'inline' : name;
}

function isLongOrCode(name: string): boolean {
  return name.length > 40 || /[(){}]|=>|\n/.test(name);
}

/** The fields beside those named, when there are any. */
function dataOf(raw: Record<string, unknown>, without: readonly string[]): unknown {
  const rest = Object.entries(raw).filter(
    ([key, value]) => !without.includes(key) && value !== undefined && !isCut(value),
  );
  return rest.length === 0 ? undefined : Object.fromEntries(rest);
}
