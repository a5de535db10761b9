// What the ear is told at each step, in two short parts: the thing's new value, and where the run stands.
import type { Lab, SayMessage } from '../lab/index.ts';
import { calendarText, ladderRow, momentOf, secondsText } from '../lab/index.ts';

export function announceStep(lab: Lab, say: SayMessage): { what: string; where: string } {
  const entry = lab.log[lab.position - 1];
  if (!entry) return { what: '', where: 'before the first step' };
  const row = ladderRow(entry, [], say);
  const what = [entry.host, row.what, row.outcome.word].filter(Boolean).join(', ');
  const isFirstDay = momentOf(lab.startsAt, entry.atMs).day === momentOf(lab.startsAt, 0).day;
  const when = isFirstDay ? secondsText(entry.atMs) : calendarText(lab.startsAt, entry.atMs);
  return { what, where: `step ${row.number}, ${when}` };
}

/** At speed instant only the end is told. */
export function announceEnd(lab: Lab): { what: string; where: string } {
  const what = lab.outcomes.map(({ host, target, result }) => `${host} to ${target ?? ''}: ${result}`).join('; ');
  return { what: what || 'the run has ended', where: `${lab.log.length} steps` };
}
