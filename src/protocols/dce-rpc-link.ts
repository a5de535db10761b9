// RPC connections by protocol sequence, whatever carries them: TCP, UDP, IPX, or a NetBIOS session on one of the transports.
import type { LanaEntry, NetbiosTransport } from '../world/index.ts';
import { nextIpxSocket, nextPort } from './client-ports.ts';
import type { Accept, Connection, ConnectionListener } from './connection.ts';
import { failedConnection } from './connection.ts';
import type { RpcCarrier } from './dce-rpc-connection.ts';
import { RpcCaller, RpcServing, rpcPduOf } from './dce-rpc-connection.ts';
import { RpcDatagramCaller, RpcDatagramService } from './dce-rpc-datagram.ts';
import type { ProtocolSequence, RpcBody, RpcDatagramPdu, RpcInterface } from './dce-rpc.ts';
import { resolverEndpoint } from './dce-rpc.ts';
import { answerServerQueries, findIpxServer } from './ipx-servers.ts';
import { ipxAddressText, isSameIpxAddress } from './ipx-addresses.ts';
import type { IpxAddress } from './ipx.ts';
import type { NetworkStack } from './network-stack.ts';
import { timing } from './stack-context.ts';

export type RpcConnection = Connection<RpcBody>;
export type RpcListener = ConnectionListener<RpcBody>;

export interface RpcTarget {
  readonly sequence: ProtocolSequence;
  /** Of the sequences over IP: what the name was resolved to. */
  readonly address?: string | undefined;
  /** Computer name of the server. */
  readonly name: string;
  /** That of object resolver and activator when left out. */
  readonly endpoint?: number | undefined;
  /** Of the first frame that carries the wish; the transport's own when left out. */
  readonly rule?: string | undefined;
  readonly actor?: string | undefined;
}

export interface RpcPlace {
  readonly sequence: ProtocolSequence;
  readonly endpoint?: number | undefined;
  readonly interfaces: readonly RpcInterface[];
  /** Its NetBIOS name was there before the run: no frame asks for it. */
  readonly quietly?: boolean | undefined;
}

const netbiosTransports: Partial<Record<ProtocolSequence, NetbiosTransport>> = {
  ncacn_nb_nb: 'nbf',
  ncacn_nb_ipx: 'nwlnknb',
  ncacn_nb_tcp: 'netbt',
};

/** Has this computer what the sequence runs on? */
export function isTransportInstalled(stack: NetworkStack, sequence: ProtocolSequence): boolean {
  switch (sequence) {
    case 'ncadg_ip_udp':
    case 'ncacn_ip_tcp':
    case 'ncacn_http':
      return stack.tcp !== undefined;
    case 'ncadg_ipx':
    case 'ncacn_spx':
      return stack.ipx !== undefined;
    default:
      return lanasOf(stack, sequence).length > 0;
  }
}

/**
 * Opens an RPC connection. A host without the transport fails with `no protocol`, without delay and without a frame. By
 * datagrams it is `opened` before a word was said: a server that does not answer shows as `lost: timeout` of the first call.
 */
export function openRpc(stack: NetworkStack, target: RpcTarget, listener: RpcListener): RpcConnection {
  const { sequence, name } = target;
  if (!isTransportInstalled(stack, sequence)) {
    return failedConnection(stack.host.clock, { remote: name, reason: 'no protocol' }, listener);
  }
  switch (sequence) {
    case 'ncadg_ip_udp':
      return openByUdp(stack, target, listener);
    case 'ncacn_ip_tcp':
    case 'ncacn_http':
      return openByTcp(stack, target, listener);
    case 'ncadg_ipx':
    case 'ncacn_spx':
      return openByIpx(stack, target, listener);
    default:
      return openByNetbios(stack, target, listener);
  }
}

/** Listens for RPC connections. Returns how to stop; open connections stay, callers by datagrams are forgotten. */
export function listenForRpc(stack: NetworkStack, place: RpcPlace, accept: Accept<RpcBody>): () => void {
  const { sequence, interfaces, endpoint = resolverEndpoint(sequence) } = place;
  switch (sequence) {
    case 'ncadg_ip_udp':
      return listenByUdp(stack, { endpoint, interfaces }, accept);
    case 'ncacn_ip_tcp':
    case 'ncacn_http':
      return (
        stack.tcp?.listen({ port: endpoint }, (connection) =>
          serveOver(connection, connection.remote, { interfaces, accept }),
        ) ?? (() => {})
      );
    case 'ncadg_ipx':
    case 'ncacn_spx':
      return listenByIpx(stack, { sequence, endpoint, interfaces }, accept);
    default:
      return listenByNetbios(stack, { ...place, endpoint }, accept);
  }
}

/** A refused connection looks the same whether nobody listens or the server has other protocols: it is tried for a while. */
function openByTcp(stack: NetworkStack, target: RpcTarget, listener: RpcListener): RpcConnection {
  const { tcp, context, host } = stack;
  const { address, sequence, name, actor, endpoint = resolverEndpoint(sequence) } = target;
  if (!tcp || address === undefined) return failedConnection(host.clock, { remote: name, reason: 'no name' }, listener);
  const caller = new RpcCaller(`${address}:${endpoint}`, listener);
  const untilMs = context.world.nowMs + timing(context, 'rpcRefusedDelay');
  const connect = (rule: string | undefined): RpcCarrier =>
    tcp.connect(
      { address, port: endpoint, actor, rule },
      {
        opened: () => caller.opened(),
        failed: (reason) => {
          if (reason !== 'refused' || context.world.nowMs >= untilMs) caller.failed(reason);
          else if (caller.isWanted) caller.carriedBy(connect('rpc.refused-again'));
        },
        received: (payload) => {
          const pdu = rpcPduOf(payload);
          if (pdu) caller.receive(pdu);
        },
        lost: (reason) => caller.lost(reason),
      },
    );
  caller.carriedBy(connect(target.rule));
  return caller;
}

/** The server's name has the end point as its 16th octet. What fails at once is called again until the wait is over. */
function openByNetbios(stack: NetworkStack, target: RpcTarget, listener: RpcListener): RpcConnection {
  const { context, host } = stack;
  const { sequence, name, address, actor, endpoint = resolverEndpoint(sequence) } = target;
  const lanas = lanasOf(stack, sequence);
  const caller = new RpcCaller(name, listener);
  const untilMs = context.world.nowMs + timing(context, 'rpcServerWait');
  const called = { name, suffix: suffixOf(endpoint) };
  const calling = { name: host.name, suffix: '00' };
  let count = 0;
  const call = (rule: string | undefined): RpcCarrier =>
    stack.netbios.call(
      { lana: lanas[count++ % lanas.length]?.lana ?? 0, called, calling, address, rule, actor },
      {
        opened: () => caller.opened(),
        failed: (reason) => {
          const hasTriedAll = count >= lanas.length;
          if (hasTriedAll && (context.world.nowMs >= untilMs || reason === 'timeout')) return caller.failed(reason);
          if (caller.isWanted) callLater();
        },
        received: (payload) => {
          const pdu = rpcPduOf(payload);
          if (pdu) caller.receive(pdu);
        },
        lost: (reason) => caller.lost(reason),
      },
    );
  /** A second apart, so that a refusal that comes at once makes no flood. */
  const callLater = (): void => {
    const pauseMs = Math.min(1000, Math.max(0, untilMs - context.world.nowMs));
    const timer = host.clock.setTimeout(() => caller.carriedBy(call('rpc.netbios-again')), pauseMs);
    const giveUp = () => host.clock.clearTimeout(timer);
    caller.carriedBy({ send: () => {}, close: giveUp, abort: giveUp });
  };
  caller.carriedBy(call(target.rule));
  return caller;
}

function openByUdp(stack: NetworkStack, target: RpcTarget, listener: RpcListener): RpcConnection {
  const { udp, context, host } = stack;
  const { address, sequence, name, actor, endpoint: port = resolverEndpoint(sequence) } = target;
  if (!udp || address === undefined) return failedConnection(host.clock, { remote: name, reason: 'no name' }, listener);
  const sourcePort = nextPort(host);
  const caller = new RpcDatagramCaller(context, {
    remote: `${address}:${port}`,
    transmit: (message, rule) => udp.send({ address, port, sourcePort, message, rule, actor }),
    ended: () => stop(),
    actor,
    listener,
  });
  // That the port is unreachable the RPC of the day does not heed (rule `rpc.no-answer`).
  const stop = udp.bind(sourcePort, {
    received: (message, from) => {
      const pdu = datagramOf(message);
      if (pdu && from.address === address && from.port === port) caller.receive(pdu);
    },
  });
  context.world.soon(host, () => caller.opened());
  return caller;
}

/** IPX finds the server by its name. SPX has no model of its own: it goes the same way, in packets of type 5. */
function openByIpx(stack: NetworkStack, target: RpcTarget, listener: RpcListener): RpcConnection {
  const { ipx, context, host } = stack;
  const { sequence, name, actor, rule, endpoint: socket = resolverEndpoint(sequence) } = target;
  if (!ipx) return failedConnection(host.clock, { remote: name, reason: 'no protocol' }, listener);
  const sourceSocket = nextIpxSocket(host);
  const type = typeOf(sequence);
  let server: IpxAddress | undefined;
  const caller = new RpcDatagramCaller(context, {
    remote: name,
    transmit: (message, frameRule) => {
      if (server) ipx.send({ destination: server, socket, sourceSocket, type, message, rule: frameRule, actor });
    },
    ended: () => {
      stopSearch();
      stop();
    },
    actor,
    listener,
  });
  const stop = ipx.bind(sourceSocket, {
    received: (message, from) => {
      const pdu = datagramOf(message);
      if (pdu && server && isSameIpxAddress(from, server)) caller.receive(pdu);
    },
  });
  const stopSearch = findIpxServer({ context, ipx, name, rule, actor }, (address) => {
    server = address;
    if (address) caller.opened();
    else caller.failed('no name');
  });
  return caller;
}

function serveOver(
  carrier: RpcCarrier,
  remote: string,
  options: { interfaces: readonly RpcInterface[]; accept: Accept<RpcBody> },
): ConnectionListener<{ readonly protocol: string }> {
  const serving = new RpcServing(carrier, { remote, ...options });
  return {
    opened: () => serving.opened(),
    received: (payload) => {
      const pdu = rpcPduOf(payload);
      if (pdu) serving.receive(pdu);
    },
    lost: (reason) => serving.lost(reason),
  };
}

function listenByNetbios(
  stack: NetworkStack,
  place: RpcPlace & { endpoint: number },
  accept: Accept<RpcBody>,
): () => void {
  const { interfaces, quietly = false } = place;
  const name = { name: stack.host.name, suffix: suffixOf(place.endpoint) };
  const stops = lanasOf(stack, place.sequence).map(({ lana }) => {
    stack.netbios.register({ ...name, lana, quietly });
    const stop = stack.netbios.listen({ ...name, lana }, (session) =>
      serveOver(session, session.remote, { interfaces, accept }),
    );
    return () => {
      stop();
      stack.netbios.release({ ...name, lana });
    };
  });
  return () => stops.forEach((stop) => stop());
}

function listenByUdp(
  stack: NetworkStack,
  { endpoint, interfaces }: { endpoint: number; interfaces: readonly RpcInterface[] },
  accept: Accept<RpcBody>,
): () => void {
  const { udp } = stack;
  if (!udp) return () => {};
  const service = new RpcDatagramService({ interfaces, accept });
  const unbind = udp.bind(endpoint, {
    received: (message, { address, port }, { destination, isBroadcast }) => {
      const pdu = datagramOf(message);
      if (!pdu || isBroadcast) return;
      service.receive(`${address}:${port}`, pdu, (answer, rule) =>
        udp.send({ source: destination, address, port, sourcePort: endpoint, message: answer, rule }),
      );
    },
    unreachable: ({ address, port }) => service.unreachable(`${address}:${port}`),
  });
  return () => {
    unbind();
    service.stop();
  };
}

function listenByIpx(
  stack: NetworkStack,
  place: { sequence: ProtocolSequence; endpoint: number; interfaces: readonly RpcInterface[] },
  accept: Accept<RpcBody>,
): () => void {
  const { ipx } = stack;
  if (!ipx) return () => {};
  const { endpoint, interfaces } = place;
  const type = typeOf(place.sequence);
  const service = new RpcDatagramService({ interfaces, accept });
  const unbind = ipx.bind(endpoint, {
    received: (message, { network, node, socket }, { packet }) => {
      const pdu = datagramOf(message);
      if (!pdu || packet.type !== type) return;
      const destination = { network, node };
      service.receive(`${ipxAddressText(destination)}:${socket}`, pdu, (answer, rule) =>
        ipx.send({ destination, socket, sourceSocket: endpoint, type, message: answer, rule }),
      );
    },
  });
  const isResolver = endpoint === resolverEndpoint(place.sequence);
  const stopAnswering = isResolver ? answerServerQueries({ context: stack.context, ipx, socket: endpoint }) : () => {};
  return () => {
    stopAnswering();
    unbind();
    service.stop();
  };
}

function typeOf(sequence: ProtocolSequence): 4 | 5 {
  return sequence === 'ncacn_spx' ? 5 : 4;
}

function suffixOf(endpoint: number): string {
  return (endpoint & 0xff).toString(16).toUpperCase().padStart(2, '0');
}

function lanasOf(stack: NetworkStack, sequence: ProtocolSequence): LanaEntry[] {
  const transport = netbiosTransports[sequence];
  return stack.netbios.lanas.filter((entry) => entry.transport === transport);
}

function datagramOf(payload: { readonly protocol: string }): RpcDatagramPdu | undefined {
  const pdu = payload as RpcDatagramPdu;
  return payload.protocol === 'dce-rpc' && pdu.version === 4 ? pdu : undefined;
}
