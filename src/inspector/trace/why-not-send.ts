// Why an actor can be sent no event now, in words for people; undefined where it can.
import type { ActorRun } from './actor-run.ts';
import type { TraceStore } from './trace-store.ts';

export function whyNotSend(store: TraceStore, run: ActorRun): string | undefined {
  const source = store.source(run.source);
  if (run.hasStopped) return 'This actor has stopped.';
  if (run.sessionId === undefined) return 'The app did not tell how to address this actor.';
  if (source?.hasEnded) return 'This run of the app has ended.';
  return source?.cannotSend;
}
