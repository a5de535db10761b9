// Rows of a comparison in words, and what of it all is worth saying first.
import type { ActorRun, ComparedRow, Moment, RowKind, RunComparison } from '../index.ts';
import { compareTexts, eventWords, haveNoStateInCommon, likestRun } from '../index.ts';
import { stateWords } from './moment-words.ts';

export const kindWords: Readonly<Record<RowKind, string>> = {
  same: 'same',
  context: 'other context',
  state: 'other state',
  first: 'only in the first',
  second: 'only in the second',
};

/** A shape for each, beside the word: equal, nearly, unequal, and the side it is on. */
export const kindMarks: Readonly<Record<RowKind, string>> = {
  same: '=',
  context: '≈',
  state: '≠',
  first: '◂',
  second: '▸',
};

function momentWords(run: ActorRun, moment: Moment): string {
  return `${eventWords(run.graph, moment.event)} leads to ${stateWords(run.graph, moment)}`;
}

export function comparedWords(
  { kind, first, second }: ComparedRow,
  { first: one, second: other }: RunComparison,
): string {
  if (first === undefined || second === undefined) {
    const words = first ? momentWords(one, first) : second ? momentWords(other, second) : '';
    return `${kindWords[kind]}: ${words}`;
  }
  if (kind === 'state')
    return `${eventWords(one.graph, first.event)} leads to ${stateWords(one.graph, first)} in the first, to ${stateWords(other.graph, second)} in the second`;
  return `${kindWords[kind]}: ${momentWords(one, first)}`;
}

/** "rounds: 1, in the second 2"; the first few. */
export function contextWords({ first, second }: ComparedRow): string[] {
  const [before, after] = [first?.payload?.context, second?.payload?.context];
  if (before === undefined || after === undefined || before === after) return [];
  const { changes, more, problem } = compareTexts(before, after, 8);
  if (problem !== undefined) return [`Contexts differ. ${problem}`];
  if (changes.length === 0) return ['Contexts differ only in the order of their keys.'];
  const words = changes.map((change) => {
    const name = change.path === '' ? 'the context' : change.path;
    if (change.kind === 'added') return `${name}: only in the second, ${shortJson(change.after)}`;
    if (change.kind === 'removed') return `${name}: only in the first, ${shortJson(change.before)}`;
    return `${name}: ${shortJson(change.before)}, in the second ${shortJson(change.after)}`;
  });
  return more > 0 ? [...words, `and ${more} more`] : words;
}

/** Cut, and said so. */
function shortJson(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 120 ? text : `${text.slice(0, 120)} (cut, ${text.length} characters)`;
}

/** Why nothing is compared yet, and how a second run comes. */
export function hintWords(run: ActorRun | undefined, runs: readonly ActorRun[]): string {
  if (run === undefined || runs.length === 0) return 'There is no run yet.';
  const how = 'Reload the app or open a saved session: then two can be compared.';
  if (runs.length === 1) return `There is only one run. ${how}`;
  if (likestRun(run, runs) !== undefined) return 'Choose two different runs.';
  return `There is only one run of ${run.name}. ${how} Runs of other machines can be chosen, too.`;
}

export function summaryWords(comparison: RunComparison): string {
  const { counts, firstDifference, count } = comparison;
  if (haveNoStateInCommon(comparison.first.graph, comparison.second.graph))
    return 'These machines have no state in common: what they did only stands side by side.';
  const rough = comparison.isRough ? ' The runs are very different: they are aligned roughly.' : '';
  const row = firstDifference === undefined ? undefined : comparison.row(firstDifference);
  if (firstDifference === undefined || row === undefined) return `No difference in ${count} rows.${rough}`;
  const others = (['state', 'first', 'second', 'context'] as const).filter((kind) => counts[kind] > 0);
  const list = others.map((kind) => `${counts[kind]} ${kindWords[kind]}`).join(', ');
  return `First difference in row ${firstDifference + 1}: ${comparedWords(row, comparison)}. Of ${count} rows: ${counts.same} same, ${list}.${rough}`;
}
