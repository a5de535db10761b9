// The worker in which runs are played, one after the other, so that the page stays free meanwhile.
import { answerRun } from './answer-run.ts';
import type { RunMessage, RunRequest } from './run-messages.ts';

function say(message: RunMessage): void {
  self.postMessage(message);
}

self.addEventListener('message', ({ data }: MessageEvent<RunRequest>) => say(answerRun(data)));
say({ kind: 'ready' });
