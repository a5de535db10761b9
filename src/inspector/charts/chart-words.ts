// From names in code to words on the screen: states, events, guards, delays, and the lines of a transition's label.
import type { ChartEdge } from './chart-graph.ts';

/** Longer names are nobody's words, and patterns would search them for ever. */
const nameMax = 200;

/** The beginning of a name that is too long to be read. */
export function shortName(name: string): string {
  return name.length > nameMax ? `${name.slice(0, nameMax)}…` : name;
}

/** `resolvingName` reads "resolving name", `name.unknown` "name unknown". */
export function spacedWords(name: string): string {
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

/** What makes a transition happen, without its guard; empty for one that needs no event. */
export function triggerWords(edge: ChartEdge, asCode = false): string {
  const words = asCode ? shortName : spacedWords;
  switch (edge.trigger) {
    case 'always':
      return '';
    case 'after':
      return /^\d+$/.test(edge.delay ?? '') ? `after ${edge.delay} ms` : `after ${words(edge.delay ?? 'a while')}`;
    case 'done':
      return edge.doneOf === undefined
        ? 'when done'
        : `${asCode ? shortName(edge.doneOf) : actorWords(edge.doneOf)} done`;
    case 'error':
      return `${asCode ? shortName(edge.doneOf ?? '') : actorWords(edge.doneOf ?? '')} failed`.trim();
    case 'any':
      return 'any other event';
    case 'event':
      if (!asCode && edge.event.startsWith('xstate.')) return eventWords(edge.event);
      return edge.event.endsWith('.*') ? `${words(edge.event.slice(0, -2))} …` : words(edge.event);
  }
}

export function guardWords(edge: ChartEdge, asCode = false): string {
  if (edge.guard === undefined) return '';
  return `[${asCode ? shortName(edge.guard) : spacedWords(edge.guard)}]`;
}

/** One phrase for a transition, for lists and screen readers. */
export function transitionWords(edge: ChartEdge, asCode = false): string {
  const words = [triggerWords(edge, asCode), guardWords(edge, asCode)].filter((part) => part !== '').join(' ');
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

/** Readable words for an event's name as it appears in a trace. */
export function eventWords(name: string): string {
  const event = shortName(name);
  if (event === 'xstate.init') return 'start';
  if (event === 'xstate.stop') return 'stop';
  if (event === 'xstate.route') return 'go to';
  const after4 = /^xstate\.after\((.*?)\)/.exec(event);
  if (after4) return delayWords(after4[1] ?? '');
  // The name of a delay may hold dots as well; what follows the first is nearly always the state's id.
  const after5 = /^xstate\.after\.(.*?)\./.exec(event);
  if (after5) return delayWords(after5[1] ?? '');
  const state = /^(?:xstate\.)?done\.state\.(.*)$/.exec(event);
  if (state) return `${spacedWords(state[1] ?? '')} done`;
  const done = /^(?:done\.invoke|xstate\.done\.actor)\.(.*)$/.exec(event);
  if (done) return `${actorWords(done[1] ?? '')} done`;
  const failed = /^(?:error\.platform|xstate\.error\.actor)\.(.*)$/.exec(event);
  if (failed) return `${actorWords(failed[1] ?? '')} failed`;
  const news = /^xstate\.snapshot\.(.*)$/.exec(event);
  if (news) return `${actorWords(news[1] ?? '')} has news`;
  const own = /^xstate\.(promise|observable)\.(.*)$/.exec(event);
  if (own) return ownWords.get(`${own[1]} ${own[2]}`) ?? spacedWords(event);
  return spacedWords(event) || 'no event';
}

const ownWords = new Map([
  ['promise resolve', 'resolved'],
  ['promise reject', 'rejected'],
  ['observable next', 'next value'],
  ['observable error', 'failed'],
  ['observable complete', 'complete'],
]);

function delayWords(delay: string): string {
  return /^\d+$/.test(delay) ? `after ${delay} ms` : `after ${spacedWords(delay)}`;
}

/** An invoked actor without a name of its own is called after its state. */
function actorWords(name: string): string {
  const id = shortName(name);
  const unnamed = /^\d+\.(?:.*\.)?([^.]+)$/.exec(id) ?? /^(?:.*\.)?([^.]+):invocation\[\d+\]$/.exec(id);
  return unnamed ? `actor of ${spacedWords(unnamed[1] ?? '')}` : spacedWords(id);
}
