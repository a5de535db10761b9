// IPv4 on one host: which way a datagram goes, what is for this host, and, on a router, what is passed on. Routes are the
// attached subnets and the default gateways; a router that knows no way says so by ICMP. Broadcasts are never passed on.
import type { Adapter, Frame } from '../world/index.ts';
import { broadcastMac } from '../world/index.ts';
import type { ArpCache } from './arp-cache.ts';
import type { IcmpMessage } from './icmp.ts';
import type { IpMessage } from './ip.ts';
import { isBroadcastOn, isOnSubnet } from './ip-addresses.ts';
import type { StackContext } from './stack-context.ts';
import { sendFrame } from './stack-context.ts';

export interface IpArrival {
  readonly adapter: Adapter;
  readonly isBroadcast: boolean;
}

type IpReceiver = (datagram: IpMessage, arrival: IpArrival) => void;
type UnreachableReceiver = (quoted: IcmpMessage['quoted'], code: IcmpMessage['code']) => void;

const unreachableRules: Readonly<Record<IcmpMessage['code'], string>> = {
  network: 'icmp.network-unreachable',
  host: 'icmp.host-unreachable',
  port: 'icmp.port-unreachable',
  protocol: 'icmp.port-unreachable',
};

interface Route {
  readonly adapter: Adapter;
  readonly nextHop: string;
}

export interface IpRequest {
  /** The address of the adapter it leaves by when left out. */
  source?: string | undefined;
  destination: string;
  payload: IpMessage['payload'];
  rule: string;
  actor?: string | undefined;
}

export class IpLayer {
  readonly #context: StackContext;
  readonly #arp: ArpCache;
  readonly #isRouter: boolean;
  readonly #receivers = new Map<string, IpReceiver>();
  readonly #unreachableReceivers = new Map<string, UnreachableReceiver>();

  constructor(context: StackContext, options: { arp: ArpCache; isRouter: boolean }) {
    this.#context = context;
    this.#arp = options.arp;
    this.#isRouter = options.isRouter;
    context.host.bind('ip', (frame, adapter) => this.#receive(frame.message as IpMessage, frame, adapter));
  }

  /** Hands what arrives for this host to the layer above: datagrams, and word that one could not be delivered. */
  bind(carries: 'tcp' | 'udp', receiver: IpReceiver, unreachable: UnreachableReceiver): void {
    this.#receivers.set(carries, receiver);
    this.#unreachableReceivers.set(carries, unreachable);
  }

  isOwn(address: string): boolean {
    return this.#context.host.adapters.some((adapter) => adapter.ipAddress === address);
  }

  /** The own address that speaks to this destination; undefined when there is no way there. */
  sourceFor(destination: string): string | undefined {
    if (this.isOwn(destination)) return destination;
    return this.#routeTo(destination)?.adapter.ipAddress;
  }

  /** Sends a datagram. `unreachable` when the host itself knows that there is no way. */
  send(request: IpRequest): 'sent' | 'unreachable' {
    const { destination, payload, rule, actor } = request;
    const { host, world } = this.#context;
    const broadcaster = host.adapters.find((adapter) => isUsable(adapter) && isBroadcastOn(adapter, destination));
    const route = broadcaster ? undefined : this.#routeTo(destination);
    const source = request.source ?? broadcaster?.ipAddress ?? this.sourceFor(destination);
    if (source === undefined) return 'unreachable';
    const isOwn = this.isOwn(destination);
    if (!broadcaster && !route && !isOwn) return 'unreachable';
    const datagram: IpMessage = {
      protocol: 'ip',
      identification: (host.count('ip-identification', 1) * 0x100) & 0xffff,
      dontFragment: payload.protocol === 'tcp',
      ttl: firstTtl(host.system),
      source,
      destination,
      payload,
    };
    if (isOwn) {
      const [adapter] = host.adapters;
      if (adapter) world.soon(host, () => this.#deliver(datagram, { adapter, isBroadcast: false }));
    } else if (broadcaster) {
      sendFrame(this.#context, { adapter: broadcaster, destinationMac: broadcastMac, message: datagram, rule, actor });
    } else if (route) this.#passToHop(route, datagram, { rule, actor });
    return 'sent';
  }

  /** Tells the sender of a datagram that it cannot be delivered. Nothing is said about broadcasts and about ICMP itself. */
  sendUnreachable(code: IcmpMessage['code'], datagram: IpMessage, arrival: IpArrival): void {
    const { payload } = datagram;
    if (arrival.isBroadcast || payload.protocol === 'icmp') return;
    this.send({
      source: arrival.adapter.ipAddress,
      destination: datagram.source,
      payload: {
        protocol: 'icmp',
        type: 'destination-unreachable',
        code,
        quoted: {
          identification: datagram.identification,
          source: datagram.source,
          destination: datagram.destination,
          carries: payload.protocol,
          sourcePort: payload.sourcePort,
          destinationPort: payload.destinationPort,
        },
      },
      rule: unreachableRules[code],
    });
  }

  #routeTo(destination: string): Route | undefined {
    const adapters = this.#context.host.adapters.filter(isUsable);
    const direct = adapters.find((adapter) => isOnSubnet(adapter, destination));
    if (direct) return { adapter: direct, nextHop: destination };
    for (const adapter of adapters) {
      const { defaultGateway } = adapter;
      // A gateway that is not on the subnet cannot be reached.
      if (defaultGateway !== undefined && isOnSubnet(adapter, defaultGateway))
        return { adapter, nextHop: defaultGateway };
    }
    return undefined;
  }

  #passToHop(
    route: Route,
    datagram: IpMessage,
    why: { rule: string; actor?: string | undefined },
    givenUp?: () => void,
  ): void {
    const { adapter, nextHop } = route;
    this.#arp.resolve(adapter, nextHop, {
      found: (destinationMac) => sendFrame(this.#context, { adapter, destinationMac, message: datagram, ...why }),
      givenUp,
    });
  }

  #receive(datagram: IpMessage, frame: Frame, adapter: Adapter): void {
    const isBroadcast = isBroadcastOn(adapter, datagram.destination);
    if (isBroadcast || this.isOwn(datagram.destination)) return this.#deliver(datagram, { adapter, isBroadcast });
    const isForwarded = this.#isRouter && frame.destinationMac === adapter.mac;
    if (isForwarded) this.#forward(datagram, adapter);
  }

  #deliver(datagram: IpMessage, arrival: IpArrival): void {
    const { payload } = datagram;
    if (payload.protocol === 'icmp') {
      this.#unreachableReceivers.get(payload.quoted.carries)?.(payload.quoted, payload.code);
    } else this.#receivers.get(payload.protocol)?.(datagram, arrival);
  }

  #forward(datagram: IpMessage, adapter: Adapter): void {
    const { adapters } = this.#context.host;
    if (adapters.some((attached) => isBroadcastOn(attached, datagram.destination)) || datagram.ttl <= 1) return;
    const route = this.#routeTo(datagram.destination);
    const arrival = { adapter, isBroadcast: false };
    if (!route) return this.sendUnreachable('network', datagram, arrival);
    const forwarded = { ...datagram, ttl: datagram.ttl - 1 };
    this.#passToHop(route, forwarded, { rule: 'ip.forward' }, () => this.sendUnreachable('host', datagram, arrival));
  }
}

function isUsable(adapter: Adapter): boolean {
  return adapter.ipAddress !== undefined;
}

/** Windows 95 began at 32, NT 4.0, 2000 and 98 at 128; that Windows 3.x began at 32 too is assumed. */
function firstTtl(system: StackContext['host']['system']): number {
  return system === 'windows-95' || system === 'windows-3x' ? 32 : 128;
}
