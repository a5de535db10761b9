// Starts network discovery on a site server with the host's network stack behind it.
import type { NetworkStack } from '../../protocols/index.ts';
import { dnsPort, nextPort, snmpPort } from '../../protocols/index.ts';
import type {
  AttachNetworkDiscoveryOptions,
  DiscoveryNetwork,
  NetworkDiscoveryActor,
} from './attach-network-discovery.ts';
import { attachNetworkDiscovery } from './attach-network-discovery.ts';

export type StartNetworkDiscoveryOptions = Omit<AttachNetworkDiscoveryOptions, 'network'> & { stack: NetworkStack };

export function startNetworkDiscovery({ stack, ...options }: StartNetworkDiscoveryOptions): NetworkDiscoveryActor {
  return attachNetworkDiscovery({
    ...options,
    network: discoveryNetwork(stack, `${options.host.name}/network-discovery`),
  });
}

function discoveryNetwork({ host, udp }: NetworkStack, actor: string): DiscoveryNetwork {
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
    openNameQuestion: (message, answered) => {
      if (!udp) throw new Error(`${actor} needs TCP/IP.`);
      const sourcePort = nextPort(host);
      return {
        stop: udp.bind(sourcePort, {
          received: (answer) => {
            if (answer.protocol === 'dns' && answer.isResponse && answer.id === message.id)
              answered(answer.answers[0]?.pointsTo);
          },
        }),
        send: (address, rule) => udp.send({ address, port: dnsPort, sourcePort, message, rule, actor }),
      };
    },
  };
}
