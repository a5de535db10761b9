// A share or a port of a server: it opens when what is under way is done, and closes at once. Closed before that, it never opens.
import type { Host } from '../world/index.ts';

export interface Opening {
  open(): void;
  close(): void;
}

/** `openNow` returns how to close. Closing waits for nothing: what waits on a computer is void when its power goes. */
export function openSoon(host: Host, openNow: () => () => void): Opening {
  let timer: number | undefined;
  let closeNow: (() => void) | undefined;
  return {
    open() {
      timer = host.clock.setTimeout(() => {
        timer = undefined;
        closeNow = openNow();
      }, 0);
    },
    close() {
      if (timer !== undefined) host.clock.clearTimeout(timer);
      timer = undefined;
      closeNow?.();
      closeNow = undefined;
    },
  };
}
