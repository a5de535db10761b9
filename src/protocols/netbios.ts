// NetBIOS as a program sees it: names and sessions on a LANA, whatever protocol lies below. A name is in one scope only
// once: this host asks the network before it takes one, and defends those it has.
import type { LanaEntry, NetbiosTransport } from '../world/index.ts';
import type { Connection, ConnectionListener } from './connection.ts';
import { failedConnection } from './connection.ts';
import type { LocalName, NetbiosAccept } from './local-names.ts';
import type { LocalNames } from './local-names.ts';
import type { NetbiosName } from './netbios-name.ts';
import { nameText } from './netbios-name.ts';
import type { NetbiosCarrier } from './netbios-transport.ts';
import type { NetbiosPayload } from './netbios-payload.ts';
import type { StackContext } from './stack-context.ts';

export interface NameOnLana extends NetbiosName {
  readonly lana: number;
}

export class Netbios {
  readonly #context: StackContext;
  readonly #names: LocalNames;
  readonly #carriers: ReadonlyMap<NetbiosTransport, NetbiosCarrier>;
  readonly #claims = new Map<LocalName, () => void>();

  constructor(
    context: StackContext,
    options: { names: LocalNames; carriers: ReadonlyMap<NetbiosTransport, NetbiosCarrier> },
  ) {
    this.#context = context;
    this.#names = options.names;
    this.#carriers = options.carriers;
  }

  /** The routes whose protocol is bound, in the order of their numbers on the host. */
  get lanas(): LanaEntry[] {
    return this.#context.host.lanas.filter(({ transport }) => this.#carriers.has(transport));
  }

  /** The names this host owns now. */
  get ownedNames(): (NameOnLana & { transport: NetbiosTransport })[] {
    return this.#names.all
      .filter(({ condition }) => condition === 'owned')
      .map(({ name, entry }) => ({ ...name, lana: entry.lana, transport: entry.transport }));
  }

  /** Names, listeners, claims and sessions are gone without a word, as at a power failure. */
  clear(): void {
    this.#names.clear();
    this.#claims.clear();
    for (const carrier of this.#carriers.values()) carrier.clear();
  }

  /**
   * Takes a name, once the network leaves it free. `quietly` is for names that were there before the run: no frame, no
   * log entry, granted at once. `done` is called once, later; not at all when the name is released before.
   */
  register(
    request: NameOnLana & { quietly?: boolean },
    done: (result: 'granted' | 'conflict') => void = () => {},
  ): void {
    const { entry, carrier } = this.#onLana(request.lana);
    const name = { name: request.name, suffix: request.suffix };
    if (this.#names.find(name, [entry])) {
      this.#context.world.soon(this.#context.host, () => done('conflict'));
      return;
    }
    const local = this.#names.add(name, entry, request.quietly ? 'owned' : 'claiming');
    if (request.quietly) return done('granted');
    const stop = carrier.claim(name, entry, (result) => {
      this.#claims.delete(local);
      if (result === 'conflict') this.#names.remove(local);
      else {
        local.condition = 'owned';
        this.#record('name.registered', local, 'netbios.name-registered');
      }
      done(result);
    });
    this.#claims.set(local, stop);
  }

  /** Gives a name back; a claim under way is given up silently. */
  release(request: NameOnLana): void {
    const { entry, carrier } = this.#onLana(request.lana);
    const name = { name: request.name, suffix: request.suffix };
    const local = this.#names.find(name, [entry]);
    if (!local) return;
    this.#names.remove(local);
    this.#claims.get(local)?.();
    this.#claims.delete(local);
    if (local.condition !== 'owned') return;
    this.#record('name.released', local, 'netbios.name-released');
    carrier.release(name, entry);
  }

  /** Listens for calls to a name. Nobody hears them before the name is registered. Returns how to stop. */
  listen(request: NameOnLana, accept: NetbiosAccept): () => void {
    const { entry } = this.#onLana(request.lana);
    return this.#names.listen({ name: request.name, suffix: request.suffix }, entry, accept);
  }

  /** Calls a name. NetBEUI and IPX find it by themselves; TCP/IP needs the address that the resolver found. */
  call(
    request: {
      lana: number;
      called: NetbiosName;
      calling: NetbiosName;
      address?: string | undefined;
      rule?: string | undefined;
      actor?: string | undefined;
    },
    listener: ConnectionListener<NetbiosPayload>,
  ): Connection<NetbiosPayload> {
    const { lana, ...rest } = request;
    const entry = this.lanas.find((other) => other.lana === lana);
    const carrier = entry && this.#carriers.get(entry.transport);
    if (!entry || !carrier) {
      const { clock } = this.#context.host;
      return failedConnection(clock, { remote: nameText(request.called), reason: 'no protocol' }, listener);
    }
    return carrier.call({ ...rest, entry }, listener);
  }

  #onLana(lana: number): { entry: LanaEntry; carrier: NetbiosCarrier } {
    const entry = this.lanas.find((other) => other.lana === lana);
    const carrier = entry && this.#carriers.get(entry.transport);
    if (!entry || !carrier) throw new Error(`${this.#context.host.name} has no LANA ${lana}.`);
    return { entry, carrier };
  }

  #record(kind: 'name.registered' | 'name.released', { name, entry }: LocalName, rule: string): void {
    const { world, host } = this.#context;
    const { transport, lana } = entry;
    world.record({ kind, host: host.name, rule, detail: { name: name.name, suffix: name.suffix, transport, lana } });
  }
}
