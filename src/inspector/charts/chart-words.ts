// From names in code to words on the screen: states, events, guards, delays, and the lines of a transition's label.
import type { ChartEdge } from './chart-graph.ts';

/** `resolvingName` reads "resolving name", `name.unknown` "name unknown". */
export function spacedWords(name: string): string {
  const words = name
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
  const words = asCode ? (name: string) => name : spacedWords;
  switch (edge.trigger) {
    case 'always':
      return '';
    case 'after':
      return /^\d+$/.test(edge.delay ?? '') ? `after ${edge.delay} ms` : `after ${words(edge.delay ?? 'a while')}`;
    case 'done':
      return edge.doneOf === undefined ? 'when done' : `${words(edge.doneOf)} done`;
    case 'error':
      return `${words(edge.doneOf ?? '')} failed`.trim();
    case 'any':
      return 'any other event';
    case 'event':
      return edge.event.endsWith('.*') ? `${words(edge.event.slice(0, -2))} …` : words(edge.event);
  }
}

export function guardWords(edge: ChartEdge, asCode = false): string {
  if (edge.guard === undefined) return '';
  return `[${asCode ? edge.guard : spacedWords(edge.guard)}]`;
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
export function eventWords(event: string): string {
  if (event === 'xstate.init') return 'start';
  const after = /^xstate\.after\((.*?)\)/.exec(event);
  if (after) return /^\d+$/.test(after[1] ?? '') ? `after ${after[1]} ms` : `after ${spacedWords(after[1] ?? '')}`;
  const done = /^done\.(?:invoke|state)\.(.*)$/.exec(event);
  if (done) return `${spacedWords(done[1] ?? '')} done`;
  const failed = /^error\.platform\.(.*)$/.exec(event);
  if (failed) return `${spacedWords(failed[1] ?? '')} failed`;
  return spacedWords(event) || 'no event';
}
