// The NetBIOS remote name cache of a computer: names found by WINS, broadcast or LMHOSTS for ten minutes, and those
// preloaded from LMHOSTS for good (Q119493, Q188655). Entries expire when they are looked at; no timer runs.

export class NameCache {
  readonly #lifetimeMs: number;
  readonly #entries = new Map<string, { address: string; expiresAtMs: number }>();

  constructor(lifetimeMs: number, preloaded: readonly { name: string; suffix?: string; address: string }[] = []) {
    this.#lifetimeMs = lifetimeMs;
    for (const { name, suffix = '00', address } of preloaded) {
      this.#entries.set(keyOf(name, suffix), { address, expiresAtMs: Infinity });
    }
  }

  lookUp(name: string, suffix: string, nowMs: number): string | undefined {
    const entry = this.#entries.get(keyOf(name, suffix));
    return entry && nowMs < entry.expiresAtMs ? entry.address : undefined;
  }

  /** Keeps a name; a preloaded one stays as it is. */
  remember(name: string, suffix: string, address: string, nowMs: number): void {
    const key = keyOf(name, suffix);
    if (this.#entries.get(key)?.expiresAtMs === Infinity) return;
    this.#entries.set(key, { address, expiresAtMs: nowMs + this.#lifetimeMs });
  }

  /** The power went: only what LMHOSTS preloads at each start is there again. */
  forget(): void {
    for (const [key, { expiresAtMs }] of this.#entries) if (expiresAtMs !== Infinity) this.#entries.delete(key);
  }
}

function keyOf(name: string, suffix: string): string {
  return `${name.toUpperCase()}<${suffix.toUpperCase()}>`;
}
