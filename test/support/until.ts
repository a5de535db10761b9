// Waiting in the tests of parts in the page.
import { vi } from 'vitest';

/** Waits until `check` throws no more. A slow machine is no failure: what is waited for decides, not how long it took. */
export function until<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 90_000, interval: 20 });
}

/** Waits until it is so. */
export function untilSo(isSo: () => boolean): Promise<void> {
  return until(() => {
    if (!isSo()) throw new Error(`This never came about: ${isSo}`);
  });
}

/** Waits until there is such a thing, and gives it. */
export function found<T>(look: () => T | null | undefined | false): Promise<T> {
  return until(() => {
    const it = look();
    if (it === null || it === undefined || it === false) throw new Error(`Nothing came of ${look}`);
    return it;
  });
}
