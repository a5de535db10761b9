// What every carrier of NetBIOS (NetBT, NBF, NWLnkNb) can do for names and sessions.
import type { LanaEntry } from '../world/index.ts';
import type { Connection, ConnectionListener } from './connection.ts';
import type { LocalNames } from './local-names.ts';
import type { NetbiosName } from './netbios-name.ts';
import type { NetbiosPayload } from './netbios-payload.ts';
import type { StackContext } from './stack-context.ts';

export interface NetbiosCall {
  readonly entry: LanaEntry;
  readonly called: NetbiosName;
  readonly calling: NetbiosName;
  /** Of NetBT: the address found by the resolver. */
  readonly address?: string | undefined;
  /** Of the first frame that carries the call; the transport's own when left out. */
  readonly rule?: string | undefined;
  readonly actor?: string | undefined;
}

export interface NetbiosCarrier {
  /** Asks the network whether the name is free. `done` is called once, later. Returns how to give up. */
  claim(name: NetbiosName, entry: LanaEntry, done: (result: 'granted' | 'conflict') => void): () => void;
  /** Tells the network that the name is free again, where the transport has words for it. */
  release(name: NetbiosName, entry: LanaEntry): void;
  call(request: NetbiosCall, listener: ConnectionListener<NetbiosPayload>): Connection<NetbiosPayload>;
  /** Sessions are gone without a word, as at a power failure. */
  clear(): void;
}

export interface CarrierOptions {
  readonly context: StackContext;
  readonly names: LocalNames;
  /** The host's routes of this transport. */
  readonly entries: readonly LanaEntry[];
}
