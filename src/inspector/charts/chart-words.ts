// From names in code to words on the screen: states, events, guards, delays, and the lines of a transition's label.
import type { ChartEdge, ChartGraph } from './chart-graph.ts';
import { durationWords } from './duration-words.ts';

/** Longer names are nobody's words, and patterns would search them for ever. */
const nameMax = 200;

/** The beginning of a name that is too long to be read. */
export function shortName(name: string): string {
  return name.length > nameMax ? `${name.slice(0, nameMax)}…` : name;
}

/** `resolvingName` reads "resolving name", `name.unknown` "name unknown"; what is no such name, like `<b>`, stays as it is. */
export function spacedWords(name: string): string {
  if (/[^\p{L}\p{M}\p{N}._\-\s]/u.test(shortName(name).replace(/…$/, ''))) return shortName(name);
  const words = shortName(name)
    .replace(/[._/\-\s]+/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .trim();
  return words
    .split(' ')
    .map((word) => (/^[A-Z][a-z]/.test(word) ? word.charAt(0).toLowerCase() + word.slice(1) : word))
    .join(' ');
}

/** What has a name of its own in a chart. */
export type NameKind = 'state' | 'event' | 'guard' | 'action' | 'delay' | 'actor';

/** Words of a name in this chart. Names that would read alike there, such as `item.added` and `item_added`, stay as they are. */
export function nameWords(graph: ChartGraph | undefined, kind: NameKind, name: string): string {
  const words = spacedWords(name);
  const names = graph && namesByWords(graph).get(`${kind} ${words}`);
  const isOnlyOne = names === undefined || (names.size === 1 && names.has(name));
  return isOnlyOne && words !== '' ? words : shortName(name);
}

/** Made once for each chart: lists ask for words row by row. */
const namesByGraph = new WeakMap<ChartGraph, Map<string, Set<string>>>();

function namesByWords(graph: ChartGraph): Map<string, Set<string>> {
  const known = namesByGraph.get(graph);
  if (known) return known;
  const names = new Map<string, Set<string>>();
  const add = (kind: NameKind, name: string | undefined): void => {
    if (name === undefined) return;
    const key = `${kind} ${spacedWords(name)}`;
    names.set(key, (names.get(key) ?? new Set<string>()).add(name));
  };
  for (const { key, entry, exit, invokes } of graph.nodes.values()) {
    add('state', key);
    for (const action of [...entry, ...exit]) add('action', action);
    for (const { id } of invokes) add('actor', id);
  }
  for (const { trigger, event, delay, doneOf, guard, actions } of graph.edges) {
    if (trigger === 'event') add('event', withoutStar(event));
    if (trigger === 'after') add('delay', delay);
    add('actor', doneOf);
    add('guard', guard);
    for (const action of actions) add('action', action);
  }
  namesByGraph.set(graph, names);
  return names;
}

function withoutStar(event: string): string {
  return event.endsWith('.*') ? event.slice(0, -2) : event;
}

/** What makes a transition happen, without its guard; empty for one that needs no event. */
export function triggerWords(graph: ChartGraph | undefined, edge: ChartEdge, asCode = false): string {
  const words = (kind: NameKind, name: string) => (asCode ? shortName(name) : nameWords(graph, kind, name));
  const actor = (name: string) => (asCode ? shortName(name) : actorWords(graph, name));
  switch (edge.trigger) {
    case 'always':
      return '';
    case 'after':
      if (asCode && /^\d+$/.test(edge.delay ?? '')) return `after ${edge.delay} ms`;
      return asCode ? `after ${shortName(edge.delay ?? 'a while')}` : delayWords(graph, edge.delay ?? 'a while');
    case 'done':
      return edge.doneOf === undefined ? 'when done' : `${actor(edge.doneOf)} done`;
    case 'error':
      return `${actor(edge.doneOf ?? '')} failed`.trim();
    case 'any':
      return 'any other event';
    case 'event':
      if (!asCode && edge.event.startsWith('xstate.')) return eventWords(graph, edge.event);
      return `${words('event', withoutStar(edge.event))}${edge.event.endsWith('.*') ? ' …' : ''}`;
  }
}

export function guardWords(graph: ChartGraph | undefined, edge: ChartEdge, asCode = false): string {
  if (edge.guard === undefined) return '';
  return `[${asCode ? shortName(edge.guard) : nameWords(graph, 'guard', edge.guard)}]`;
}

/** One phrase for a transition, for lists and screen readers. */
export function transitionWords(graph: ChartGraph | undefined, edge: ChartEdge, asCode = false): string {
  const words = [triggerWords(graph, edge, asCode), guardWords(graph, edge, asCode)]
    .filter((part) => part !== '')
    .join(' ');
  return words === '' ? 'always' : words;
}

/** Breaks words into lines of at most so many characters; a longer word stays whole. */
export function wrapWords(text: string, charactersPerLine: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > charactersPerLine) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** Readable words for an event's name as it appears in the trace of an actor with this chart. */
export function eventWords(graph: ChartGraph | undefined, name: string): string {
  const event = shortName(name);
  if (event === 'xstate.init') return 'start';
  if (event === 'xstate.stop') return 'stop';
  if (event === 'xstate.route') return 'go to';
  const after4 = /^xstate\.after\((.*?)\)/.exec(event);
  if (after4) return delayWords(graph, after4[1] ?? '');
  // The name of a delay may hold dots as well; what follows the first is nearly always the state's id.
  const after5 = /^xstate\.after\.(.*?)\./.exec(event);
  if (after5) return delayWords(graph, after5[1] ?? '');
  const state = /^(?:xstate\.)?done\.state\.(.*)$/.exec(event);
  if (state) return `${spacedWords(state[1] ?? '')} done`;
  const done = /^(?:done\.invoke|xstate\.done\.actor)\.(.*)$/.exec(event);
  if (done) return `${actorWords(graph, done[1] ?? '')} done`;
  const failed = /^(?:error\.platform|xstate\.error\.actor)\.(.*)$/.exec(event);
  if (failed) return `${actorWords(graph, failed[1] ?? '')} failed`;
  const news = /^xstate\.snapshot\.(.*)$/.exec(event);
  if (news) return `${actorWords(graph, news[1] ?? '')} has news`;
  const own = /^xstate\.(promise|observable)\.(.*)$/.exec(event);
  if (own) return ownWords.get(`${own[1]} ${own[2]}`) ?? spacedWords(event);
  return nameWords(graph, 'event', name) || 'no event';
}

const ownWords = new Map([
  ['promise resolve', 'resolved'],
  ['promise reject', 'rejected'],
  ['observable next', 'next value'],
  ['observable error', 'failed'],
  ['observable complete', 'complete'],
]);

function delayWords(graph: ChartGraph | undefined, delay: string): string {
  return /^\d+$/.test(delay) ? `after ${durationWords(Number(delay))}` : `after ${nameWords(graph, 'delay', delay)}`;
}

/** An invoked actor without a name of its own is called after its state. */
function actorWords(graph: ChartGraph | undefined, name: string): string {
  const id = shortName(name);
  const unnamed = /^\d+\.(?:.*\.)?([^.]+)$/.exec(id) ?? /^(?:.*\.)?([^.]+):invocation\[\d+\]$/.exec(id);
  return unnamed ? `actor of ${spacedWords(unnamed[1] ?? '')}` : nameWords(graph, 'actor', id);
}
