// IPX on one host: sockets, datagrams out, and, on a router, passing on by network number. Packets of type 20, the
// broadcasts of NetBIOS, are passed on only where the router is set to do so, and carry the networks they have crossed.
import type { Adapter, Frame, MacAddress } from '../world/index.ts';
import { broadcastMac } from '../world/index.ts';
import { ipxAddressOf, isSameIpxAddress, macToNode, nodeToMac, thisIpxNetwork } from './ipx-addresses.ts';
import { ipxRipSocket } from './ipx-rip.ts';
import type { IpxRipMessage } from './ipx-rip.ts';
import { IpxRoutes } from './ipx-routes.ts';
import type { IpxAddress, IpxMessage } from './ipx.ts';
import { ipxBroadcastNode } from './ipx.ts';
import type { StackContext } from './stack-context.ts';
import { sendFrame } from './stack-context.ts';

/** More routers than this a packet does not cross. */
const hopLimit = 15;
/** A type 20 packet has room for so many networks. */
const networkLimit = 8;

export interface IpxEnd extends IpxAddress {
  readonly socket: number;
}

export interface IpxHandler {
  received(message: IpxMessage['payload'], from: IpxEnd, arrival: { adapter: Adapter; packet: IpxMessage }): void;
}

export interface IpxRequest {
  destination: IpxAddress;
  socket: number;
  sourceSocket: number;
  type: 4 | 5 | 20;
  message: IpxMessage['payload'];
  rule: string;
  actor?: string | undefined;
  /** Place of the adapter that a broadcast leaves by; the first when left out. */
  adapter?: number | undefined;
}

export class Ipx {
  readonly #context: StackContext;
  readonly #router: { isRouter: boolean; forwardsType20: boolean };
  readonly #routes: IpxRoutes;
  #bound: { readonly socket: number; readonly handler: IpxHandler }[] = [];

  constructor(context: StackContext, options: { isRouter: boolean; forwardsType20: boolean }) {
    this.#context = context;
    this.#router = options;
    this.#routes = new IpxRoutes(context, {
      isRouter: options.isRouter,
      sendRip: (adapter, to, message, rule) => this.#sendRip(adapter, to, message, rule),
    });
    context.host.bind('ipx', (frame, adapter) => this.#receive(frame.message as IpxMessage, frame, adapter));
  }

  /** Everything bound is gone, as at a power failure. */
  clear(): void {
    this.#bound = [];
    this.#routes.clear();
  }

  /** The address of the adapter at this place. */
  address(adapterIndex = 0): IpxAddress | undefined {
    const adapter = this.#context.host.adapters[adapterIndex];
    return adapter && ipxAddressOf(adapter);
  }

  /** Listens on a socket. Several may, and each hears all that arrives there. Returns how to stop. */
  bind(socket: number, handler: IpxHandler): () => void {
    const bound = { socket, handler };
    this.#bound.push(bound);
    return () => {
      this.#bound = this.#bound.filter((other) => other !== bound);
    };
  }

  send(request: IpxRequest): void {
    const { destination, socket, sourceSocket, type, message, rule, actor } = request;
    const { host, world } = this.#context;
    const own = host.adapters.find((adapter) => isSameIpxAddress(ipxAddressOf(adapter), destination));
    const packetFrom = (adapter: Adapter): IpxMessage => ({
      protocol: 'ipx',
      type,
      hops: 0,
      destination: { ...destination, socket },
      source: { ...ipxAddressOf(adapter), socket: sourceSocket },
      payload: message,
    });
    if (own) return world.soon(host, () => this.#deliver(packetFrom(own), own));
    if (destination.network === thisIpxNetwork) {
      const adapter = host.adapters[request.adapter ?? 0];
      if (adapter) this.#put(adapter, nodeToMac(destination.node), packetFrom(adapter), { rule, actor });
      return;
    }
    this.#routes.find(destination.network, ({ adapter, routerMac }) =>
      this.#put(adapter, routerMac ?? nodeToMac(destination.node), packetFrom(adapter), { rule, actor }),
    );
  }

  #put(
    adapter: Adapter,
    destinationMac: MacAddress,
    message: IpxMessage,
    why: { rule: string; actor?: string | undefined },
  ): void {
    sendFrame(this.#context, { adapter, destinationMac, message, ...why });
  }

  #sendRip(adapter: Adapter, to: MacAddress | 'everybody', payload: IpxRipMessage, rule: string): void {
    const source = { ...ipxAddressOf(adapter), socket: ipxRipSocket };
    const node = to === 'everybody' ? ipxBroadcastNode : macToNode(to);
    const destination = { network: source.network, node, socket: ipxRipSocket };
    const packet: IpxMessage = { protocol: 'ipx', type: 1, hops: 0, destination, source, payload };
    this.#put(adapter, nodeToMac(node), packet, { rule });
  }

  #receive(packet: IpxMessage, frame: Frame, adapter: Adapter): void {
    const own = ipxAddressOf(adapter);
    const { network, node } = packet.destination;
    const isThisNetwork = network === own.network || network === thisIpxNetwork;
    const isForAll = node === ipxBroadcastNode;
    if (isThisNetwork && (isForAll || node === own.node)) this.#deliver(packet, adapter, frame.sourceMac);
    else if (this.#ownAdapter(packet.destination)) this.#deliver(packet, adapter, frame.sourceMac);
    else if (!isThisNetwork && this.#router.isRouter && frame.destinationMac === adapter.mac)
      this.#forward(packet, adapter);
    if (packet.type === 20 && isForAll && this.#router.forwardsType20) this.#forwardToAll(packet, adapter);
  }

  #ownAdapter(address: IpxAddress): Adapter | undefined {
    return this.#context.host.adapters.find((adapter) => isSameIpxAddress(ipxAddressOf(adapter), address));
  }

  #deliver(packet: IpxMessage, adapter: Adapter, senderMac?: MacAddress): void {
    const { payload } = packet;
    if (payload.protocol === 'ipx-rip') {
      if (senderMac !== undefined) this.#routes.receive(payload, adapter, senderMac);
      return;
    }
    for (const bound of this.#bound) {
      const isHeard = bound.socket === packet.destination.socket && this.#bound.includes(bound);
      if (isHeard) bound.handler.received(payload, packet.source, { adapter, packet });
    }
  }

  #forward(packet: IpxMessage, from: Adapter): void {
    if (packet.hops >= hopLimit) return;
    const { network, node } = packet.destination;
    const forwarded = { ...packet, hops: packet.hops + 1 };
    this.#routes.find(
      network,
      ({ adapter, routerMac }) => this.#put(adapter, routerMac ?? nodeToMac(node), forwarded, { rule: 'ipx.forward' }),
      from,
    );
  }

  #forwardToAll(packet: IpxMessage, from: Adapter): void {
    const { payload } = packet;
    if (payload.protocol !== 'nbipx') return;
    const networks = payload.networks ?? [];
    const crossed = ipxAddressOf(from).network;
    if (networks.length >= networkLimit || networks.includes(crossed)) return;
    const passed = [...networks, crossed];
    for (const adapter of this.#context.host.adapters) {
      const { network } = ipxAddressOf(adapter);
      if (adapter === from || passed.includes(network)) continue;
      const destination = { ...packet.destination, network };
      const message: IpxMessage = {
        ...packet,
        hops: packet.hops + 1,
        destination,
        payload: { ...payload, networks: passed },
      };
      this.#put(adapter, broadcastMac, message, { rule: 'ipx.type-20' });
    }
  }
}
