// Names of NetBIOS over TCP/IP: claimed by broadcast or at a WINS server as the node type says, defended against others,
// and found by those who ask (RFC 1001, RFC 1002). WINS servers and resolvers themselves are statecharts elsewhere.
import type { LanaEntry } from '../world/index.ts';
import type { NetbiosName, NetbiosNameMessage, NetbiosNameOperation } from './netbios-name.ts';
import { netbiosNamePort, sameName } from './netbios-name.ts';
import type { NetbtNaming } from './netbt-naming.ts';
import type { CarrierOptions } from './netbios-transport.ts';
import { Repeater } from './repeater.ts';
import { equalWaits, timing } from './stack-context.ts';
import type { Udp, UdpArrival, UdpEnd } from './udp-ports.ts';

/** wire-formats: what Windows writes into a registration with a WINS server. */
const winsLifetimeSeconds = 300_000;

type Claimed = 'granted' | 'conflict' | 'silence';

interface PendingClaim {
  readonly id: number;
  readonly answered: (result: 'granted' | 'conflict') => void;
}

export class NetbtNames {
  readonly #options: CarrierOptions;
  readonly #udp: Udp;
  readonly #naming: NetbtNaming;
  #pending: PendingClaim[] = [];

  constructor(options: CarrierOptions, udp: Udp, naming: NetbtNaming) {
    this.#options = options;
    this.#udp = udp;
    this.#naming = naming;
    this.start();
  }

  /** Listens on the port of the name service, at the start and again after a power failure. */
  start(): void {
    this.#pending = [];
    this.#udp.bind(netbiosNamePort, {
      received: (message, from, arrival) => {
        if (message.protocol === 'nbns') this.#receive(message, from, arrival);
      },
    });
  }

  claim(name: NetbiosName, entry: LanaEntry, done: (result: 'granted' | 'conflict') => void): () => void {
    let stop = () => {};
    const byBroadcast = (then: (result: Claimed) => void) => {
      stop = this.#claimByBroadcast(name, entry, then);
    };
    const byWins = (then: (result: Claimed) => void) => {
      stop = this.#claimByWins(name, entry, 0, then, (next) => (stop = next));
    };
    // A claim that nobody contests is granted; so is one that a silent WINS server left open.
    const finish = (result: Claimed) => done(result === 'conflict' ? 'conflict' : 'granted');
    const { nodeType, winsServers } = this.#naming;
    if (nodeType === 'b' || winsServers.length === 0) byBroadcast(finish);
    else if (nodeType === 'p') byWins(finish);
    else if (nodeType === 'h') byWins((result) => (result === 'silence' ? byBroadcast(finish) : finish(result)));
    else byBroadcast((result) => (result === 'conflict' ? finish(result) : byWins(finish)));
    return () => stop();
  }

  release(name: NetbiosName, entry: LanaEntry): void {
    const { nodeType, winsServers } = this.#naming;
    const [server] = nodeType === 'b' ? [] : winsServers;
    const message = this.#request('release', name, entry, { isBroadcast: server === undefined, ttlSeconds: 0 });
    const address = server ?? this.#udp.broadcastAddress(entry.adapter);
    if (address !== undefined) this.#send(address, message, entry, 'netbt.release');
  }

  #claimByBroadcast(name: NetbiosName, entry: LanaEntry, then: (result: Claimed) => void): () => void {
    const address = this.#udp.broadcastAddress(entry.adapter);
    const request = this.#request('registration', name, entry, { isBroadcast: true, ttlSeconds: 0 });
    const { context } = this.#options;
    return this.#ask(request, {
      waits: equalWaits(timing(context, 'nameClaimTimeout'), timing(context, 'nameClaimTries')),
      act: () => address !== undefined && this.#send(address, request, entry, 'netbt.claim'),
      then,
    });
  }

  /** Asks the WINS servers one after another; `changed` hears how to stop asking the next one. */
  #claimByWins(
    name: NetbiosName,
    entry: LanaEntry,
    place: number,
    then: (result: Claimed) => void,
    changed: (stop: () => void) => void,
  ): () => void {
    const server = this.#naming.winsServers[place];
    if (server === undefined) {
      then('silence');
      return () => {};
    }
    const request = this.#request('registration', name, entry, { isBroadcast: false, ttlSeconds: winsLifetimeSeconds });
    const { context } = this.#options;
    return this.#ask(request, {
      waits: equalWaits(timing(context, 'winsQueryTimeout'), timing(context, 'winsQueryTries')),
      act: () => this.#send(server, request, entry, 'netbt.wins-registration'),
      then: (result) => {
        if (result !== 'silence') then(result);
        else if (place + 1 >= this.#naming.winsServers.length) then('silence');
        else changed(this.#claimByWins(name, entry, place + 1, then, changed));
      },
    });
  }

  #ask(
    request: NetbiosNameMessage,
    how: { waits: readonly number[]; act: () => void; then: (result: Claimed) => void },
  ): () => void {
    const repeater = new Repeater({
      clock: this.#options.context.host.clock,
      waits: how.waits,
      act: how.act,
      expired: () => end('silence'),
    });
    const pending: PendingClaim = { id: request.id, answered: (result) => end(result) };
    const stop = () => {
      repeater.stop();
      this.#pending = this.#pending.filter((other) => other !== pending);
    };
    const end = (result: Claimed) => {
      stop();
      how.then(result);
    };
    this.#pending.push(pending);
    repeater.start();
    return stop;
  }

  #receive(message: NetbiosNameMessage, from: UdpEnd, arrival: UdpArrival): void {
    if (message.isResponse) return this.#receiveAnswer(message);
    const { names, entries } = this.#options;
    const reached = entries.filter((entry) => entry.adapter === arrival.adapter.index);
    const own = names.find(message.name, arrival.isBroadcast ? reached : entries);
    if (!own) return;
    if (message.operation === 'registration' && arrival.isBroadcast) {
      this.#send(from.address, this.#answer(message, own.entry, 6), own.entry, 'netbt.defence');
    }
    // On a computer with a WINS server, that server answers what is asked of this host alone.
    const isForMe = arrival.isBroadcast || this.#udp.listenerCount(netbiosNamePort) === 1;
    if (message.operation === 'query' && own.condition === 'owned' && isForMe) {
      this.#send(from.address, this.#answer(message, own.entry, 0), own.entry, 'netbt.owner-answers');
    }
  }

  #receiveAnswer(message: NetbiosNameMessage): void {
    if (message.operation !== 'registration') return;
    const pending = this.#pending.find(({ id }) => id === message.id);
    pending?.answered(message.responseCode === 0 ? 'granted' : 'conflict');
  }

  #request(
    operation: NetbiosNameOperation,
    name: NetbiosName,
    entry: LanaEntry,
    part: { isBroadcast: boolean; ttlSeconds: number },
  ): NetbiosNameMessage {
    const { host } = this.#options.context;
    const address = host.adapters[entry.adapter]?.ipAddress;
    return {
      protocol: 'nbns',
      id: nextNameServiceId(this.#options.context.host),
      operation,
      isResponse: false,
      isBroadcast: part.isBroadcast,
      isAuthoritative: false,
      recursionDesired: operation !== 'release',
      recursionAvailable: false,
      responseCode: 0,
      name,
      addresses: address === undefined ? [] : [address],
      ttlSeconds: part.ttlSeconds,
      isGroup: false,
      nodeType: this.#naming.nodeType,
    };
  }

  #answer(request: NetbiosNameMessage, entry: LanaEntry, responseCode: 0 | 6): NetbiosNameMessage {
    const address = this.#options.context.host.adapters[entry.adapter]?.ipAddress;
    return {
      protocol: 'nbns',
      id: request.id,
      operation: request.operation,
      isResponse: true,
      isBroadcast: false,
      isAuthoritative: true,
      recursionDesired: true,
      recursionAvailable: responseCode === 6,
      responseCode,
      name: request.name,
      addresses: address === undefined ? [] : [address],
      ttlSeconds: responseCode === 0 ? winsLifetimeSeconds : 0,
      isGroup: false,
      nodeType: this.#naming.nodeType,
    };
  }

  #send(address: string, message: NetbiosNameMessage, entry: LanaEntry, rule: string): void {
    const source = this.#options.context.host.adapters[entry.adapter]?.ipAddress;
    this.#udp.send({ source, address, port: netbiosNamePort, sourcePort: netbiosNamePort, message, rule });
  }
}

/** Transaction ids of NetBT's own requests: from 8000h, so that a resolver may count its own below. */
function nextNameServiceId(host: CarrierOptions['context']['host']): number {
  return 0x8000 + (host.count('netbt-transaction', 1) & 0x7fff);
}

/** Is the answer one to a query for this name? For resolvers that wait. */
export function isAnswerFor(message: NetbiosNameMessage, name: NetbiosName): boolean {
  return message.isResponse && message.operation === 'query' && sameName(message.name, name);
}
