// Waiting in the tests of parts in the page.
import { vi } from 'vitest';

/** Waits until `check` throws no more. A slow machine is no failure: what is waited for decides, not how long it took. */
export function until<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 30_000, interval: 20 });
}
