// NetBEUI as one of the carriers of NetBIOS: names and sessions straight on the segment.
import type { LanaEntry } from '../world/index.ts';
import type { Connection, ConnectionListener } from './connection.ts';
import type { NbfMessage } from './nbf.ts';
import { NbfNames } from './nbf-names.ts';
import { NbfSessions } from './nbf-sessions.ts';
import type { NetbiosName } from './netbios-name.ts';
import type { CarrierOptions, NetbiosCall, NetbiosCarrier } from './netbios-transport.ts';
import type { NetbiosPayload } from './netbios-payload.ts';

export class Netbeui implements NetbiosCarrier {
  readonly #names: NbfNames;
  readonly #sessions: NbfSessions;

  constructor(options: CarrierOptions) {
    this.#names = new NbfNames(options);
    this.#sessions = new NbfSessions(options);
    options.context.host.bind('nbf', (frame, adapter) => {
      // Without a LANA on this adapter NetBEUI is not bound to it.
      if (!options.entries.some((entry) => entry.adapter === adapter.index)) return;
      const message = frame.message as NbfMessage;
      this.#names.receive(message, frame, adapter);
      this.#sessions.receive(message, frame, adapter);
    });
  }

  claim(name: NetbiosName, entry: LanaEntry, done: (result: 'granted' | 'conflict') => void): () => void {
    return this.#names.claim(name, entry, done);
  }

  release(): void {
    // NetBEUI has no frame for it: the name is simply no longer defended.
  }

  call(request: NetbiosCall, listener: ConnectionListener<NetbiosPayload>): Connection<NetbiosPayload> {
    return this.#sessions.call(request, listener);
  }

  clear(): void {
    this.#names.clear();
    this.#sessions.clear();
  }
}
