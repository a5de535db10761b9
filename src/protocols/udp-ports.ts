// UDP on one host: ports, who listens on them, and datagrams out. Several listeners may share a port and each hears all
// that arrives there, because NetBT, the resolver and a WINS server all live on port 137.
import type { Adapter } from '../world/index.ts';
import type { IcmpMessage } from './icmp.ts';
import type { IpArrival, IpLayer } from './ip-layer.ts';
import type { IpMessage } from './ip.ts';
import { subnetBroadcast } from './ip-addresses.ts';
import type { StackContext } from './stack-context.ts';
import type { UdpMessage } from './udp.ts';

export type UdpPayload = UdpMessage['payload'];

export interface UdpEnd {
  readonly address: string;
  readonly port: number;
}

/** How a datagram came: by which adapter, to which of its addresses, to all or to this host. */
export interface UdpArrival {
  readonly adapter: Adapter;
  readonly destination: string;
  readonly isBroadcast: boolean;
}

export interface UdpHandler {
  received(message: UdpPayload, from: UdpEnd, arrival: UdpArrival): void;
  /** A datagram sent from this port cannot be delivered: an ICMP message said so, or there is no way there (`network`). */
  unreachable?(to: UdpEnd, code: IcmpMessage['code']): void;
}

interface Bound {
  readonly port: number;
  readonly address: string | undefined;
  readonly handler: UdpHandler;
}

export class Udp {
  readonly #context: StackContext;
  readonly #ip: IpLayer;
  #bound: Bound[] = [];

  constructor(context: StackContext, ip: IpLayer) {
    this.#context = context;
    this.#ip = ip;
    ip.bind(
      'udp',
      (datagram, arrival) => this.#receive(datagram, arrival),
      (quoted, code) => {
        const to = { address: quoted.destination, port: quoted.destinationPort };
        this.#tellUnreachable(quoted.sourcePort, to, code);
      },
    );
  }

  /** Everything bound is gone, as at a power failure. */
  clear(): void {
    this.#bound = [];
  }

  /** Listens on a port, on every address of the host or on one. Returns how to stop. */
  bind(port: number, handler: UdpHandler, options: { address?: string | undefined } = {}): () => void {
    const bound = { port, address: options.address, handler };
    this.#bound.push(bound);
    return () => {
      this.#bound = this.#bound.filter((other) => other !== bound);
    };
  }

  /** How many listen on a port. */
  listenerCount(port: number): number {
    return this.#bound.filter((bound) => bound.port === port).length;
  }

  /** The address of everybody on the subnet of an adapter. */
  broadcastAddress(adapterIndex = 0): string | undefined {
    const adapter = this.#context.host.adapters[adapterIndex];
    return adapter && subnetBroadcast(adapter);
  }

  /** Sends a datagram to one address or to a subnet's broadcast address. */
  send(request: {
    address: string;
    port: number;
    sourcePort: number;
    message: UdpPayload;
    rule: string;
    actor?: string | undefined;
    /** Own address to send from; when left out, that of the adapter it leaves by. */
    source?: string | undefined;
  }): void {
    const { address, port, sourcePort, message, rule, actor, source } = request;
    const payload: UdpMessage = { protocol: 'udp', sourcePort, destinationPort: port, payload: message };
    const result = this.#ip.send({ source, destination: address, payload, rule, actor });
    if (result === 'sent') return;
    const { world, host } = this.#context;
    world.soon(host, () => this.#tellUnreachable(sourcePort, { address, port }, 'network'));
  }

  #receive(datagram: IpMessage, arrival: IpArrival): void {
    const message = datagram.payload as UdpMessage;
    const { adapter, isBroadcast } = arrival;
    const listening = this.#bound.filter(
      ({ port, address }) =>
        port === message.destinationPort && (address === undefined || isBroadcast || address === datagram.destination),
    );
    if (listening.length === 0) return this.#ip.sendUnreachable('port', datagram, arrival);
    const from = { address: datagram.source, port: message.sourcePort };
    for (const bound of listening) {
      // One listener may stop another.
      if (!this.#bound.includes(bound)) continue;
      bound.handler.received(message.payload, from, { adapter, destination: datagram.destination, isBroadcast });
    }
  }

  #tellUnreachable(sourcePort: number, to: UdpEnd, code: IcmpMessage['code']): void {
    for (const { port, handler } of this.#bound) if (port === sourcePort) handler.unreachable?.(to, code);
  }
}
