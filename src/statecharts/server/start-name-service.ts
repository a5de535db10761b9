// Starts the name server's statechart on a host with the host's network stack behind it.
import type { DnsMessage, NetbiosNameMessage, NetworkStack, TcpPayload } from '../../protocols/index.ts';
import { winsReplicationPort } from '../../protocols/index.ts';
import type {
  AttachNameServiceOptions,
  NameServiceActor,
  NameServiceNetwork,
  PartnerListener,
} from './attach-name-service.ts';
import { attachNameService } from './attach-name-service.ts';

export type StartNameServiceOptions = Omit<AttachNameServiceOptions, 'network'> & { stack: NetworkStack };

export function startNameService({ stack, ...options }: StartNameServiceOptions): NameServiceActor {
  const actor = `${options.host.name}/name-service`;
  return attachNameService({ ...options, network: nameServiceNetwork(stack, actor) });
}

function nameServiceNetwork({ tcp, udp }: NetworkStack, actor: string): NameServiceNetwork {
  return {
    listen: (port, received) =>
      void udp?.bind(port, {
        received: (message, from, { isBroadcast }) => {
          if (!isBroadcast && message.protocol !== 'remote-tools')
            received(message as DnsMessage | NetbiosNameMessage, from);
        },
      }),
    send: ({ address, port }, sourcePort, message, rule) =>
      udp?.send({ address, port, sourcePort, message, rule, actor }),
    listenForPartners: (accept) =>
      tcp?.listen({ port: winsReplicationPort }, (connection) => replicationListener(accept(connection))) ??
      (() => undefined),
    openPartner: (address, rule, listener) => {
      if (!tcp) throw new Error(`${actor} has partners but no TCP/IP.`);
      return tcp.connect({ address, port: winsReplicationPort, rule, actor }, replicationListener(listener));
    },
  };
}

function replicationListener(listener: PartnerListener) {
  return {
    opened: () => listener.opened?.(),
    failed: () => listener.lost(),
    lost: () => listener.lost(),
    received: (message: TcpPayload) => {
      if (message.protocol === 'wins-replication') listener.received(message);
    },
  };
}
