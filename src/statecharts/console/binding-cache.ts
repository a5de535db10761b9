// Which protocol last worked for which server and person, as long as a computer runs (Q185012).
import type { ProtocolSequence } from '../../protocols/index.ts';

export class BindingCache {
  readonly #sequences = new Map<string, ProtocolSequence>();

  lookUp(server: string, user: string): ProtocolSequence | undefined {
    return this.#sequences.get(keyOf(server, user));
  }

  remember(server: string, user: string, sequence: ProtocolSequence): void {
    this.#sequences.set(keyOf(server, user), sequence);
  }

  forget(server: string, user: string): void {
    this.#sequences.delete(keyOf(server, user));
  }

  /** The computer was restarted. */
  forgetAll(): void {
    this.#sequences.clear();
  }
}

function keyOf(server: string, user: string): string {
  return `${server.toUpperCase()} ${user.toUpperCase()}`;
}
