// Works through something long in slices of at most 8 ms, so that the page stays usable meanwhile.

export const sliceMs = 8;

/** Runs a generator to its end and gives back what it returns; `each` takes what it yields. */
export async function inSlices<Piece, Result>(
  work: Generator<Piece, Result, void>,
  each: (piece: Piece) => void = () => undefined,
): Promise<Result> {
  for (;;) {
    const end = performance.now() + sliceMs;
    do {
      const { done, value } = work.next();
      if (done) return value;
      each(value);
    } while (performance.now() < end);
    await pause();
  }
}

/** Not by a timer, which a hidden page slows down. */
export function pause(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resume();
    };
    port2.postMessage(undefined);
  });
}
