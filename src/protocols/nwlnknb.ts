// NetBIOS over IPX (NWLnkNb) as one of the carriers of NetBIOS: names and sessions on IPX socket 0455h.
import type { LanaEntry } from '../world/index.ts';
import type { Connection, ConnectionListener } from './connection.ts';
import type { Ipx } from './ipx-layer.ts';
import { nbipxSocket } from './nbipx.ts';
import { NbipxNames } from './nbipx-names.ts';
import { NbipxSessions } from './nbipx-sessions.ts';
import type { NetbiosName } from './netbios-name.ts';
import type { CarrierOptions, NetbiosCall, NetbiosCarrier } from './netbios-transport.ts';
import type { NetbiosPayload } from './netbios-payload.ts';

export class Nwlnknb implements NetbiosCarrier {
  readonly #ipx: Ipx;
  readonly #names: NbipxNames;
  readonly #sessions: NbipxSessions;

  constructor(options: CarrierOptions, ipx: Ipx) {
    this.#ipx = ipx;
    this.#names = new NbipxNames(options, ipx);
    this.#sessions = new NbipxSessions(options, { ipx, names: this.#names });
    this.#start();
  }

  claim(name: NetbiosName, entry: LanaEntry, done: (result: 'granted' | 'conflict') => void): () => void {
    return this.#names.claim(name, entry, done);
  }

  release(): void {
    // The lab sends no frame for it (assumed): the name is simply no longer defended.
  }

  call(request: NetbiosCall, listener: ConnectionListener<NetbiosPayload>): Connection<NetbiosPayload> {
    return this.#sessions.call(request, listener);
  }

  clear(): void {
    this.#names.clear();
    this.#sessions.clear();
    this.#start();
  }

  #start(): void {
    this.#ipx.bind(nbipxSocket, {
      received: (message, from, { adapter }) => {
        if (message.protocol !== 'nbipx') return;
        if (message.type.startsWith('session')) this.#sessions.receive(message, from);
        else this.#names.receive(message, from, adapter.index);
      },
    });
  }
}
