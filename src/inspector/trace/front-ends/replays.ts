// Tells messages that an XState 5 app sends a second time from new ones. Each hello makes it send its last messages again, and
// nothing numbers them: a replay is known by an equal message that was told before, with the same time of making.

const heldMax = 20_000;

export class Replays {
  #held = new Set<string>();
  #newestMs = -Infinity;
  #isReplaying = false;

  /** Was this message told before? `text` is the whole of it as JSON. */
  wasTold({ text, createdMs, isRegistration }: { text: string; createdMs: number; isRegistration: boolean }): boolean {
    const key = `${text.length}/${hashOf(text)}`;
    const isOld = createdMs < this.#newestMs;
    // The same event twice within one millisecond is told twice: only what is older, or within a replay, is one.
    if (this.#held.has(key) && (this.#isReplaying || isOld || isRegistration)) {
      this.#isReplaying = true;
      return true;
    }
    this.#isReplaying = isOld;
    this.#held.add(key);
    if (this.#held.size > heldMax)
      for (const oldest of this.#held.values()) {
        this.#held.delete(oldest);
        break;
      }
    if (createdMs > this.#newestMs) this.#newestMs = createdMs;
    return false;
  }
}

/** 53 bits of two cheap sums: enough to tell texts of equal length apart. */
function hashOf(text: string): string {
  let [first, second] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    first = Math.imul(first ^ code, 2654435761);
    second = Math.imul(second ^ code, 1597334677);
  }
  first = Math.imul(first ^ (first >>> 16), 2246822507) ^ Math.imul(second ^ (second >>> 13), 3266489909);
  second = Math.imul(second ^ (second >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909);
  return `${first >>> 0}.${second >>> 0}`;
}
