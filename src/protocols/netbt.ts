// NetBIOS over TCP/IP as one of the carriers of NetBIOS: names by UDP 137, sessions by TCP 139.
import type { LanaEntry } from '../world/index.ts';
import type { Connection, ConnectionListener } from './connection.ts';
import type { NetbiosName } from './netbios-name.ts';
import type { CarrierOptions, NetbiosCall, NetbiosCarrier } from './netbios-transport.ts';
import { NetbtNames } from './netbt-names.ts';
import type { NetbtNaming } from './netbt-naming.ts';
import { NetbtSessions } from './netbt-sessions.ts';
import type { NetbiosPayload } from './netbios-payload.ts';
import type { Tcp } from './tcp-ports.ts';
import type { Udp } from './udp-ports.ts';

export class Netbt implements NetbiosCarrier {
  readonly #names: NetbtNames;
  readonly #sessions: NetbtSessions;

  constructor(options: CarrierOptions, ports: { udp: Udp; tcp: Tcp; naming: NetbtNaming }) {
    this.#names = new NetbtNames(options, ports.udp, ports.naming);
    this.#sessions = new NetbtSessions(options, ports.tcp);
  }

  claim(name: NetbiosName, entry: LanaEntry, done: (result: 'granted' | 'conflict') => void): () => void {
    return this.#names.claim(name, entry, done);
  }

  release(name: NetbiosName, entry: LanaEntry): void {
    this.#names.release(name, entry);
  }

  call(request: NetbiosCall, listener: ConnectionListener<NetbiosPayload>): Connection<NetbiosPayload> {
    return this.#sessions.call(request, listener);
  }

  /** The ports below are cleared before; NetBT itself listens again as soon as the host is on. */
  clear(): void {
    this.#names.start();
    this.#sessions.start();
  }
}
