// Starts network discovery on a site server with the host's network stack behind it.
import type { NetworkStack } from '../../protocols/index.ts';
import { nextPort, snmpPort } from '../../protocols/index.ts';
import type { AttachNetworkDiscoveryOptions, NetworkDiscoveryActor, SnmpNetwork } from './attach-network-discovery.ts';
import { attachNetworkDiscovery } from './attach-network-discovery.ts';

export type StartNetworkDiscoveryOptions = Omit<AttachNetworkDiscoveryOptions, 'network'> & { stack: NetworkStack };

export function startNetworkDiscovery({ stack, ...options }: StartNetworkDiscoveryOptions): NetworkDiscoveryActor {
  return attachNetworkDiscovery({
    ...options,
    network: snmpNetwork(stack, `${options.host.name}/network-discovery`),
  });
}

function snmpNetwork({ host, udp }: NetworkStack, actor: string): SnmpNetwork {
  return {
    ask: (address, message, listener) => {
      if (!udp) throw new Error(`${actor} needs TCP/IP.`);
      const sourcePort = nextPort(host);
      const stop = udp.bind(sourcePort, {
        received: (answer) => {
          if (answer.protocol !== 'snmp' || answer.type !== 'response' || answer.requestId !== message.requestId)
            return;
          listener.answered(answer.rows ?? []);
        },
        unreachable: () => listener.unreachable(),
      });
      udp.send({ address, port: snmpPort, sourcePort, message, rule: 'network-discovery.runs', actor });
      return stop;
    },
  };
}
