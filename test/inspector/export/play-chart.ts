// Plays the same events in XState 4, XState 5 and an SCXML interpreter, and writes down which states are active after each.
import { createMachine as createMachine4, interpret } from 'xstate';
import { createActor, createMachine as createMachine5, fromCallback } from 'xstate5';
import { vi } from 'vitest';
import type { ChartGraph } from '../../../src/inspector/index.ts';
import type { ScxmlExport } from '../../../src/inspector/export/index.ts';
import { runScxml } from './run-scxml.ts';

/** An event by name, or a wait of so many milliseconds. */
export type Act = string | number;

export interface Play {
  readonly acts: readonly Act[];
  /** Guards that hold; the others do not. */
  readonly holds: readonly string[];
}

/** Ids of active states in order of document, one line for the start and one for each act; `end` once it has ended. */
export type Course = readonly string[];

function line(graph: ChartGraph, ids: Iterable<string>, hasEnded: boolean): string {
  const active = new Set(ids);
  return hasEnded ? 'end' : [...graph.nodes.keys()].filter((id) => active.has(id) && id !== graph.root).join(' | ');
}

function guardTable<Held>(graph: ChartGraph, held: (name: string) => Held): Record<string, Held> {
  const names = graph.edges.flatMap(({ guard }) => guard ?? []);
  return Object.fromEntries([...new Set(names)].map((name) => [name, held(name)]));
}

/** A delay with a name lasts one second, as it does in the SCXML that is written. */
function delayTable(graph: ChartGraph): Record<string, number> {
  const names = graph.edges.flatMap(({ delay }) => (delay === undefined || /^\d+$/.test(delay) ? [] : [delay]));
  return Object.fromEntries(names.map((name) => [name, 1000]));
}

/** Whatever is invoked lives, and never says anything. */
function actorTable<Actor>(graph: ChartGraph, actor: Actor): Record<string, Actor> {
  const sources = [...graph.nodes.values()].flatMap(({ invokes }) => invokes.map(({ src }) => src || 'inline'));
  return Object.fromEntries([...new Set(sources)].map((src) => [src, actor]));
}

export function courseInXState4(graph: ChartGraph, config: object, play: Play): Course {
  const guards = guardTable(graph, (name) => () => play.holds.includes(name));
  const services = actorTable(graph, () => () => undefined);
  const service = interpret(createMachine4(config as never, { guards, services, delays: delayTable(graph) } as never));
  const now = (): string =>
    line(
      graph,
      service.getSnapshot().configuration.map(({ id }) => id),
      service.getSnapshot().done === true,
    );
  service.start();
  const course = [now()];
  for (const act of play.acts) {
    if (typeof act === 'number') vi.advanceTimersByTime(act);
    else if (!service.getSnapshot().done) service.send({ type: act });
    course.push(now());
  }
  service.stop();
  return course;
}

export function courseInXState5(graph: ChartGraph, config: object, play: Play): Course {
  const guards = guardTable(graph, (name) => () => play.holds.includes(name));
  const actors = actorTable(
    graph,
    fromCallback(() => undefined),
  );
  const actor = createActor(
    createMachine5(config as never).provide({ guards, actors, delays: delayTable(graph) } as never),
  );
  const now = (): string => {
    const snapshot = actor.getSnapshot() as unknown as { _nodes: { id: string }[]; status: string };
    return line(
      graph,
      snapshot._nodes.map(({ id }) => id),
      snapshot.status === 'done',
    );
  };
  actor.start();
  const course = [now()];
  for (const act of play.acts) {
    if (typeof act === 'number') vi.advanceTimersByTime(act);
    else if (actor.getSnapshot().status !== 'done') actor.send({ type: act });
    course.push(now());
  }
  actor.stop();
  return course;
}

export async function courseInScxml(graph: ChartGraph, scxml: ScxmlExport, play: Play): Promise<Course> {
  const data = Object.fromEntries([...scxml.guards].map(([name, id]) => [id, play.holds.includes(name)]));
  const running = await runScxml(scxml.text, data);
  const ids = new Map([...scxml.states].map(([id, written]) => [written, id]));
  const now = (): string => {
    const active = running.configuration();
    return line(
      graph,
      active.map((id) => ids.get(id) ?? id),
      hasEnded(active),
    );
  };
  // Where the root is a state of the document, its end is a final state beside it.
  const hasEnded = (active: readonly string[]): boolean =>
    active.some((written) => {
      const node = graph.nodes.get(ids.get(written) ?? '');
      return node === undefined || (node.kind === 'final' && node.parent === graph.root);
    });
  const course = [now()];
  for (const act of play.acts) {
    if (typeof act === 'number') vi.advanceTimersByTime(act);
    else if (!hasEnded(running.configuration())) running.send(scxml.events.get(act) ?? act);
    course.push(now());
  }
  // The interpreter goes on for ever, and its delays with it.
  vi.clearAllTimers();
  return course;
}
