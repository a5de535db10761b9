// Which events can be sent from a drawn line: those of its transitions that the active states would take.
import type { ChartEdge, Viewing, VisibleEdge } from '../index.ts';
import { sendableEvents } from '../index.ts';

/** Events of a line that the actor, as it is now, might take by it. */
export function eventsToSend(viewing: Viewing | undefined, edge: VisibleEdge): readonly ChartEdge[] {
  const run = viewing?.run;
  const newest = run?.moments.at(-1);
  if (!run?.graph || !newest) return [];
  const { offered } = sendableEvents(run.graph, newest.active);
  const plain = offered.filter(({ isPattern }) => !isPattern).flatMap(({ edges }) => edges.map(({ id }) => id));
  const taken = new Set(plain);
  const events = edge.transitions.filter(({ id, trigger }) => taken.has(id) && trigger === 'event');
  return events.filter((one, index) => events.findIndex((other) => other.event === one.event) === index);
}
