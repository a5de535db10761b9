// A worker that has said its first word, or none where none can start: refused by the policy of the page, its part of the lab
// not to be fetched, or nothing heard of it for too long.

/** A worker that is refused may say nothing at all. Only a slow start is lost when this is too short: the page plays then. */
export const longestStartMs = 10_000;

export type StartWorker = () => Promise<Worker>;

export async function readyWorker(start: StartWorker, limitMs: number = longestStartMs): Promise<Worker | undefined> {
  try {
    const worker = await start();
    if (await becomesReady(worker, limitMs)) return worker;
    worker.terminate();
  } catch {
    // The reasons above; whoever asked goes on without.
  }
  return undefined;
}

function becomesReady(worker: Worker, limitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => resolve(false), limitMs);
    const settle = (isReady: boolean) => () => {
      clearTimeout(limit);
      resolve(isReady);
    };
    worker.addEventListener('message', settle(true), { once: true });
    worker.addEventListener('error', settle(false), { once: true });
  });
}
