// TCP on one host: who listens on which port, the connections there are, and which of them a segment is for. A segment
// that belongs to none is answered with a reset.
import type { Connection, ConnectionFailure, ConnectionListener } from './connection.ts';
import { failedConnection } from './connection.ts';
import { nextPort } from './client-ports.ts';
import type { IpLayer } from './ip-layer.ts';
import type { IpMessage } from './ip.ts';
import type { StackContext } from './stack-context.ts';
import type { TcpMessage } from './tcp.ts';
import type { TcpEnd, TcpServices } from './tcp-connection.ts';
import { TcpConnection, lengthOf, plus } from './tcp-connection.ts';
import { TcpOpening } from './tcp-opening.ts';

interface TcpListener {
  readonly port: number;
  readonly address: string | undefined;
  readonly accept: (connection: TcpConnection) => ConnectionListener;
}

export class Tcp {
  readonly #context: StackContext;
  readonly #ip: IpLayer;
  readonly #services: TcpServices;
  #listeners: TcpListener[] = [];
  #connections: TcpConnection[] = [];
  readonly #openings = new Map<TcpConnection, TcpOpening>();

  constructor(context: StackContext, ip: IpLayer) {
    this.#context = context;
    this.#ip = ip;
    this.#services = {
      context,
      nextSequence: () => this.#nextSequence(),
      transmit: (connection, segment, rule) => {
        const { local, remoteEnd, actor } = connection;
        return this.#transmit({ source: local.address, destination: remoteEnd.address, segment, rule, actor });
      },
      forget: (connection) => this.#forget(connection),
    };
    ip.bind(
      'tcp',
      (datagram) => this.#receive(datagram),
      (quoted) => this.#unreachable(quoted),
    );
  }

  /** Connections and listeners are gone without a word, as at a power failure. */
  clear(): void {
    for (const connection of [...this.#connections]) connection.end();
    this.#listeners = [];
  }

  /** How many connections there are, half-open ones included. */
  get connectionCount(): number {
    return this.#connections.length;
  }

  /** Opens a connection. `runs` is how often the whole sequence of SYNs is gone through when nobody answers. */
  connect(
    request: { address: string; port: number; rule?: string | undefined; actor?: string | undefined; runs?: number },
    listener: ConnectionListener,
  ): Connection {
    const { address, port, rule = 'tcp.syn', actor, runs = 1 } = request;
    const source = this.#ip.sourceFor(address);
    if (source === undefined) {
      return failedConnection(
        this.#context.host.clock,
        { remote: `${address}:${port}`, reason: 'unreachable' },
        listener,
      );
    }
    const ends = { local: { address: source, port: nextPort(this.#context.host) }, remote: { address, port } };
    const connection = new TcpConnection(this.#services, { ...ends, actor, listener });
    this.#connections.push(connection);
    const opening = new TcpOpening(
      {
        context: this.#context,
        nextSequence: () => this.#nextSequence(),
        transmit: (segment, segmentRule) => this.#services.transmit(connection, segment, segmentRule),
        failed: (reason) => fail(connection, reason),
      },
      { ...ends, rule, actor, runs },
    );
    this.#openings.set(connection, opening);
    opening.start();
    return connection;
  }

  /** Listens on a port, on every address of the host or on one. Returns how to stop; open connections stay. */
  listen(
    place: { port: number; address?: string | undefined },
    accept: (connection: TcpConnection) => ConnectionListener,
  ): () => void {
    const listener = { port: place.port, address: place.address, accept };
    this.#listeners.push(listener);
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }

  #receive(datagram: IpMessage): void {
    const segment = datagram.payload as TcpMessage;
    const local = { address: datagram.destination, port: segment.destinationPort };
    const remote = { address: datagram.source, port: segment.sourcePort };
    const connection = this.#connections.find((known) => isEnd(known.local, local) && isEnd(known.remoteEnd, remote));
    if (!connection) return this.#receiveUnexpected(segment, local, remote);
    const opening = this.#openings.get(connection);
    if (opening) return this.#receiveAnswer(connection, opening, segment);
    const isRepeatedSyn = segment.flags.includes('SYN') && connection.condition === 'answering';
    if (isRepeatedSyn) connection.answerAgain();
    else connection.receive(segment);
  }

  #receiveAnswer(connection: TcpConnection, opening: TcpOpening, segment: TcpMessage): void {
    if (!opening.isAnswered(segment)) return;
    if (segment.flags.includes('RST')) return opening.refused();
    if (!segment.flags.includes('SYN')) return;
    opening.stop();
    this.#openings.delete(connection);
    connection.confirm(segment);
  }

  #receiveUnexpected(segment: TcpMessage, local: TcpEnd, remote: TcpEnd): void {
    if (segment.flags.includes('RST')) return;
    const isOpening = segment.flags.includes('SYN') && !segment.flags.includes('ACK');
    if (!isOpening) return this.#reset(segment, local, remote, 'tcp.unknown-connection');
    const listener = this.#listeners.find(
      ({ port, address }) => port === local.port && (address === undefined || address === local.address),
    );
    if (!listener) return this.#reset(segment, local, remote, 'tcp.refused');
    // A listener that has gone by the time the handshake is complete accepts nobody.
    const accepts = (connection: TcpConnection): ConnectionListener => {
      if (this.#listeners.includes(listener)) return listener.accept(connection);
      connection.abort();
      return {};
    };
    const connection = new TcpConnection(this.#services, { local, remote, accepts });
    this.#connections.push(connection);
    connection.answer(segment);
  }

  /** RFC 793 3.4: a reset answering a segment without ACK has sequence 0 and acknowledges the segment. */
  #reset(segment: TcpMessage, local: TcpEnd, remote: TcpEnd, rule: string): void {
    const hasAck = segment.flags.includes('ACK');
    const reset: TcpMessage = {
      protocol: 'tcp',
      sourcePort: local.port,
      destinationPort: remote.port,
      sequence: hasAck ? segment.acknowledgement : 0,
      acknowledgement: hasAck ? 0 : plus(segment.sequence, lengthOf(segment)),
      flags: hasAck ? ['RST'] : ['RST', 'ACK'],
      window: 0,
    };
    this.#transmit({ source: local.address, destination: remote.address, segment: reset, rule, actor: undefined });
  }

  #unreachable(quoted: { source: string; sourcePort: number; destination: string; destinationPort: number }): void {
    const local = { address: quoted.source, port: quoted.sourcePort };
    const remote = { address: quoted.destination, port: quoted.destinationPort };
    const connection = this.#connections.find((known) => isEnd(known.local, local) && isEnd(known.remoteEnd, remote));
    // An open connection outlives such a message; only an opening ends by it.
    if (connection && this.#openings.has(connection)) fail(connection, 'unreachable');
  }

  #transmit(part: {
    source: string;
    destination: string;
    segment: TcpMessage;
    rule: string;
    actor: string | undefined;
  }): 'sent' | 'unreachable' {
    const { source, destination, segment, rule, actor } = part;
    return this.#ip.send({ source, destination, payload: segment, rule, actor });
  }

  #forget(connection: TcpConnection): void {
    this.#openings.get(connection)?.stop();
    this.#openings.delete(connection);
    this.#connections = this.#connections.filter((other) => other !== connection);
  }

  /** Initial sequence numbers are counted per host, far apart, and differ from host to host. */
  #nextSequence(): number {
    const [adapter] = this.#context.host.adapters;
    const hostNumber = adapter ? parseInt(adapter.mac.slice(9, 14).replace(':', ''), 16) : 0;
    return (this.#context.host.count('tcp-initial-sequence', 1) * 64_000 + hostNumber * 1_000_003) >>> 0;
  }
}

function fail(connection: TcpConnection, reason: ConnectionFailure): void {
  const { listener } = connection;
  connection.end();
  listener?.failed?.(reason);
}

function isEnd(one: TcpEnd, other: TcpEnd): boolean {
  return one.port === other.port && one.address === other.address;
}
