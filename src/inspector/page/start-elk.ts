// Elk without a worker of its own: it lays out at once, where it is called. To be imported where that disturbs nobody.
import elk from 'elkjs/lib/elk-worker.min.js';
import type { ElkGraph, LayOutGraph } from '../layout/index.ts';

export function startElk(): LayOutGraph {
  const running = new elk.Worker();
  let answer: { readonly data?: object; readonly error?: unknown } = {};
  running.onmessage = ({ data }) => (answer = data);
  running.dispatcher.saveDispatch({ data: { id: 0, cmd: 'register', algorithms: ['layered'] } });
  return (graph) => {
    running.dispatcher.saveDispatch({ data: { id: 1, cmd: 'layout', graph } });
    if (answer.data === undefined) throw asError(answer.error);
    return answer.data as ElkGraph;
  };
}

/** Elk's own errors are no `Error`, but have a message. */
function asError(error: unknown): Error {
  if (error instanceof Error) return error;
  const message = (error as { message?: unknown } | undefined)?.message;
  return new Error(typeof message === 'string' ? message : 'The layout failed.');
}
