// Looks at the pieces of a machine's definition that came as JSON: each helper gives what it found, or nothing. Actions that
// XState generates for delays are passed over, and inline code is called "inline".

export type RawNode = Record<string, unknown>;

export interface RawTransition {
  readonly event?: unknown;
  readonly eventType?: unknown;
  readonly target?: unknown;
  readonly cond?: unknown;
  readonly actions?: unknown;
  readonly internal?: unknown;
  readonly delay?: unknown;
  readonly description?: unknown;
  readonly meta?: unknown;
}

export type ChartNodeKind = 'atomic' | 'compound' | 'parallel' | 'final' | 'shallow history' | 'deep history';

export function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function kindOf(raw: RawNode): ChartNodeKind {
  const type = raw['type'];
  if (type === 'history') return raw['history'] === 'deep' ? 'deep history' : 'shallow history';
  if (type === 'parallel' || type === 'final') return type;
  return readChildren(raw).length > 0 ? 'compound' : 'atomic';
}

/** The children with their keys, in order of document. */
export function readChildren(raw: RawNode): [string, RawNode][] {
  return Object.entries(asRecord(raw['states']) ?? {}).flatMap(([key, value]) => {
    const child = asRecord(value);
    return child === undefined ? [] : [[key, child] as [string, RawNode]];
  });
}

export function readTransitions(raw: RawNode): RawTransition[] {
  const transitions = Array.isArray(raw['transitions']) ? raw['transitions'] : [];
  return transitions.filter((transition): transition is RawTransition => asRecord(transition) !== undefined);
}

export function tagsOf(raw: RawNode): string[] {
  const tags = Array.isArray(raw['tags']) ? raw['tags'] : [];
  return tags.filter((tag): tag is string => typeof tag === 'string');
}

/** Names of actions, without those that XState generates to start and stop delays. */
export function actionNames(actions: unknown): string[] {
  return (Array.isArray(actions) ? actions : []).flatMap((value) => {
    const action = asRecord(value);
    if (action === undefined) return asText(value) === undefined ? [] : [nameOf(asText(value) ?? '')];
    const type = asText(action['type']) ?? '';
    const event = asRecord(action['event']);
    const sent = asText(event?.['type']) ?? asText(action['event']) ?? asText(action['sendId']) ?? '';
    if (/^xstate\.(send|cancel)$/.test(type) && sent.startsWith('xstate.after(')) return [];
    if (type === 'xstate.send' || type === 'xstate.raise') return [`send ${sent}`.trim()];
    if (type.startsWith('xstate.')) return [type.slice('xstate.'.length)];
    return [nameOf(type)];
  });
}

/** Functions without a name come as their whole text. */
function nameOf(type: string): string {
  return type === '' || type.length > 40 || /[\s(){}]/.test(type) ? 'inline' : type;
}
