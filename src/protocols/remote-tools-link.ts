// A link between viewer and agent over any transport. TCP and NetBIOS have connections of their own; over UDP and IPX a
// probe finds out whether somebody listens, the link begins with the first word, and “hang up” ends it.
import type { HostClock } from '../world/index.ts';
import type { Accept, Connection, ConnectionFailure, ConnectionListener } from './connection.ts';
import { failedConnection } from './connection.ts';
import { nextIpxSocket, nextPort } from './client-ports.ts';
import { DatagramLink, DatagramService } from './datagram-link.ts';
import { ipxAddressText, isSameIpxAddress } from './ipx-addresses.ts';
import type { IpxAddress } from './ipx.ts';
import type { NetbiosName } from './netbios-name.ts';
import type { NetbiosPayload } from './netbios-payload.ts';
import type { NetworkStack } from './network-stack.ts';
import type { RemoteToolsMessage } from './remote-tools.ts';
import { verifyIpxSocket } from './remote-tools.ts';
import type { TcpPayload } from './tcp.ts';

export type RemoteToolsConnection = Connection<RemoteToolsMessage>;
export type RemoteToolsListener = ConnectionListener<RemoteToolsMessage>;

export type LinkTarget =
  | { readonly transport: 'tcp' | 'udp'; readonly address: string; readonly port: number }
  | {
      readonly transport: 'ipx';
      readonly address: IpxAddress;
      /** 8138h when left out. */ readonly socket?: number | undefined;
    }
  | {
      readonly transport: 'netbt' | 'nbf' | 'nwlnknb';
      readonly lana: number;
      readonly called: NetbiosName;
      readonly calling: NetbiosName;
      /** Of NetBT: what the resolver found. */
      readonly address?: string | undefined;
    };

export type LinkPlace =
  | { readonly transport: 'tcp' | 'udp'; readonly port: number; readonly address?: string | undefined }
  | { readonly transport: 'ipx'; readonly socket?: number | undefined; readonly address?: IpxAddress | undefined }
  | { readonly transport: 'netbt' | 'nbf' | 'nwlnknb'; readonly lana: number; readonly name: NetbiosName };

interface Why {
  /** Of the first frame that carries the wish. */
  readonly rule?: string | undefined;
  readonly actor?: string | undefined;
}

/** Opens a link. A host without the protocol fails with `no protocol`, without delay and without a frame. */
export function openLink(
  stack: NetworkStack,
  target: LinkTarget & Why,
  listener: RemoteToolsListener,
): RemoteToolsConnection {
  const { clock } = stack.host;
  switch (target.transport) {
    case 'tcp': {
      if (!stack.tcp) return withoutProtocol(clock, `${target.address}:${target.port}`, listener);
      return stack.tcp.connect(target, onlyRemoteTools(listener));
    }
    case 'udp': {
      if (!stack.udp) return withoutProtocol(clock, `${target.address}:${target.port}`, listener);
      return openUdpLink(stack, target, listener);
    }
    case 'ipx': {
      if (!stack.ipx) return withoutProtocol(clock, ipxAddressText(target.address), listener);
      return openIpxLink(stack, target, listener);
    }
    default:
      return stack.netbios.call(target, onlyRemoteTools(listener));
  }
}

/** Listens for links. Returns how to stop. On a host without the protocol nobody ever comes. */
export function listenForLinks(stack: NetworkStack, place: LinkPlace, accept: Accept<RemoteToolsMessage>): () => void {
  switch (place.transport) {
    case 'tcp':
      return stack.tcp?.listen(place, (connection) => onlyRemoteTools(accept(connection))) ?? (() => {});
    case 'udp':
      return listenByUdp(stack, place, accept);
    case 'ipx':
      return listenByIpx(stack, place, accept);
    default: {
      const { lana, name } = place;
      if (!stack.netbios.lanas.some((entry) => entry.lana === lana)) return () => {};
      return stack.netbios.listen({ ...name, lana }, (session) => onlyRemoteTools(accept(session)));
    }
  }
}

function openUdpLink(
  stack: NetworkStack,
  target: { address: string; port: number } & Why,
  listener: RemoteToolsListener,
): RemoteToolsConnection {
  const { udp } = stack;
  const { address, port, actor } = target;
  const sourcePort = nextPort(stack.host);
  const link = new DatagramLink(stack.context, {
    remote: `${address}:${port}`,
    timeout: 'udpProbeTimeout',
    transmit: (message, rule) => udp?.send({ address, port, sourcePort, message, rule, actor }),
    ended: () => stop?.(),
    actor,
    listener,
  });
  const stop = udp?.bind(sourcePort, {
    received: (message, from) => {
      if (message.protocol === 'remote-tools' && from.address === address && from.port === port) link.receive(message);
    },
    unreachable: (_to, code) => link.unreachable(unreachableReason(code)),
  });
  link.probe(target.rule);
  return link;
}

function openIpxLink(
  stack: NetworkStack,
  target: { address: IpxAddress; socket?: number | undefined } & Why,
  listener: RemoteToolsListener,
): RemoteToolsConnection {
  const { ipx } = stack;
  const { address: destination, socket = verifyIpxSocket, actor } = target;
  const sourceSocket = nextIpxSocket(stack.host);
  const link = new DatagramLink(stack.context, {
    remote: ipxAddressText(destination),
    timeout: 'ipxProbeTimeout',
    transmit: (message, rule) => ipx?.send({ destination, socket, sourceSocket, type: 4, message, rule, actor }),
    ended: () => stop?.(),
    actor,
    listener,
  });
  const stop = ipx?.bind(sourceSocket, {
    received: (message, from) => {
      if (message.protocol === 'remote-tools' && isSameIpxAddress(from, destination)) link.receive(message);
    },
  });
  link.probe(target.rule);
  return link;
}

function listenByUdp(
  stack: NetworkStack,
  place: { port: number; address?: string | undefined },
  accept: Accept<RemoteToolsMessage>,
): () => void {
  const { udp } = stack;
  if (!udp) return () => {};
  const { port, address } = place;
  const service = new DatagramService(stack.context, accept);
  const answerTo =
    (from: { address: string; port: number }, source: string) => (message: RemoteToolsMessage, rule: string) =>
      udp.send({ source, address: from.address, port: from.port, sourcePort: port, message, rule });
  const unbind = udp.bind(
    port,
    {
      received: (message, from, { destination, isBroadcast }) => {
        if (message.protocol !== 'remote-tools' || isBroadcast) return;
        service.receive(`${from.address}:${from.port}`, message, answerTo(from, destination));
      },
      unreachable: (to) => service.unreachable(`${to.address}:${to.port}`),
    },
    { address },
  );
  return () => service.stopWith(unbind);
}

function listenByIpx(
  stack: NetworkStack,
  place: { socket?: number | undefined; address?: IpxAddress | undefined },
  accept: Accept<RemoteToolsMessage>,
): () => void {
  const { ipx } = stack;
  if (!ipx) return () => {};
  const { socket = verifyIpxSocket, address } = place;
  const service = new DatagramService(stack.context, accept);
  const unbind = ipx.bind(socket, {
    received: (message, from, { packet }) => {
      const isForPlace = address === undefined || isSameIpxAddress(packet.destination, address);
      if (message.protocol !== 'remote-tools' || !isForPlace) return;
      service.receive(`${ipxAddressText(from)}:${from.socket}`, message, (answer, rule) =>
        ipx.send({
          destination: { network: from.network, node: from.node },
          socket: from.socket,
          sourceSocket: socket,
          type: 4,
          message: answer,
          rule,
        }),
      );
    },
  });
  return () => service.stopWith(unbind);
}

function withoutProtocol(clock: HostClock, remote: string, listener: RemoteToolsListener): RemoteToolsConnection {
  return failedConnection(clock, { remote, reason: 'no protocol' }, listener);
}

function unreachableReason(code: string): ConnectionFailure {
  return code === 'port' ? 'refused' : 'unreachable';
}

/** TCP and NetBIOS carry other words too; a link hears only its own. */
function onlyRemoteTools(listener: RemoteToolsListener): ConnectionListener<TcpPayload | NetbiosPayload> {
  return {
    opened: () => listener.opened?.(),
    failed: (reason) => listener.failed?.(reason),
    received: (payload) => {
      if (payload.protocol === 'remote-tools') listener.received?.(payload);
    },
    lost: (reason) => listener.lost?.(reason),
  };
}
