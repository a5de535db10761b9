// What is said of an actor: the state it is in at the moment shown, what kind it is, and how its parent is known.
import type { ActorRun, Moment, TraceSource, Viewing } from '../index.ts';
import { shortName } from '../index.ts';
import { stateWords } from './moment-words.ts';

/** The state at the moment shown, and whether the actor had ended by then. */
export function actorState(run: ActorRun, viewing: Viewing): string {
  if (run.hasNeverStarted) return run.hasStopped ? 'stopped, never started' : 'never started';
  const moment = viewing.momentOf(run);
  if (moment === undefined) return 'not started yet';
  const words = stateWords(run.graph, moment);
  const end = endWords(run, viewing);
  return end === '' || end === words ? words : `${words}, ${end}`;
}

/** "done", "failed" or "stopped" when that was so at the moment shown. */
export function endWords(run: ActorRun, viewing: Viewing): string {
  const { stoppedAfter } = run;
  const { cursor } = viewing;
  if (!run.hasStopped || (cursor !== undefined && stoppedAfter !== undefined && cursor < stoppedAfter)) return '';
  const status = viewing.momentOf(run)?.status;
  if (status === 'done') return 'done';
  return status === 'error' ? 'failed' : 'stopped';
}

/** Nothing for statecharts, which most are. */
export function kindWords(run: ActorRun): string {
  if (run.actorKind === 'statechart') return '';
  return run.actorKind === 'unknown' ? 'no chart told' : run.actorKind;
}

/** How the parent is known, when it is not plainly told. */
export function parentWords(run: ActorRun, viewing: Viewing): string {
  if (run.parent !== undefined) return run.isParentInferred ? 'parent worked out' : '';
  // Only this protocol keeps it back, and not where names are told beside: elsewhere an actor without a parent has none.
  const source = viewing.store.source(run.source);
  const mayBeKeptBack = source?.protocol === 'xstate 4' && source.namesAreUnique !== true;
  return mayBeKeptBack && seemsInvoked(run, viewing) ? 'parent unknown' : '';
}

/** Its name is one that XState gives to what a state invokes, or another chart of its app invokes what is called like it. */
function seemsInvoked(run: ActorRun, { store }: Viewing): boolean {
  if (/:invocation\[\d+\]$/.test(run.name)) return true;
  const own = [run.name, run.graph?.id];
  const others = store.actors.filter(({ source, graph }) => source === run.source && graph !== run.graph);
  return [...new Set(others.flatMap(({ graph }) => graph ?? []))].some(({ nodes }) =>
    [...nodes.values()].some(({ invokes }) => invokes.some(({ id, src }) => own.includes(id) || own.includes(src))),
  );
}

/** Why an actor failed, when it has and tells it. */
export function errorWords(moment: Moment | undefined): string {
  const text = moment?.status === 'error' ? moment.payload?.error : undefined;
  if (text === undefined) return '';
  try {
    const error: unknown = JSON.parse(text);
    const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
    return typeof message === 'string' ? shortName(message) : shortName(text);
  } catch {
    return shortName(text);
  }
}

export function sourceWords(source: TraceSource): string {
  const protocol = { adapter: 'with the adapter', simulated: 'opened here', session: 'saved session' };
  const how = protocol[source.protocol as keyof typeof protocol] ?? source.protocol.replace('xstate', 'XState');
  return source.hasEnded ? `${how}, gone` : how;
}

/** Runs of one app are told apart by their names; two apps of one origin are not. */
export function protocolAndPlace(source: TraceSource, sources: readonly TraceSource[]): string {
  const same = sources.filter(({ name, protocol }) => name === source.name && protocol === source.protocol);
  const place = same.length > 1 ? `, app ${same.indexOf(source) + 1}` : '';
  return `${sourceWords(source)}${place}`;
}
