// Starts the agent's statechart on a client with the host's network stack behind it.
import type { LinkPlace, NetworkStack } from '../../protocols/index.ts';
import { listenForLinks } from '../../protocols/index.ts';
import type { AgentEndpoint } from '../../sms/index.ts';
import { parseIpxAddress } from '../../sms/index.ts';
import type { Host } from '../../world/index.ts';
import type {
  AgentNetwork,
  AttachRemoteControlAgentOptions,
  RemoteControlAgentActor,
} from './attach-remote-control-agent.ts';
import { attachRemoteControlAgent } from './attach-remote-control-agent.ts';

export type StartRemoteControlAgentOptions = Omit<AttachRemoteControlAgentOptions, 'network'> & { stack: NetworkStack };

export function startRemoteControlAgent({
  stack,
  ...options
}: StartRemoteControlAgentOptions): RemoteControlAgentActor {
  return attachRemoteControlAgent({ ...options, network: agentNetwork(stack, options.host) });
}

function agentNetwork(stack: NetworkStack, host: Host): AgentNetwork {
  return {
    listen: (endpoint, accept) => listenForLinks(stack, placeToListen(endpoint, host), accept),
    register: ({ name, suffix }, lana, quietly, done) =>
      stack.netbios.register({ name, suffix, lana, quietly }, (result) => done(result === 'granted')),
    release: ({ name, suffix }, lana) => stack.netbios.release({ name, suffix, lana }),
  };
}

/** A viewer calls the name whose 16th octet is 43h (Q186078). */
function placeToListen(endpoint: AgentEndpoint, host: Host): LinkPlace {
  if ('lana' in endpoint) return { ...endpoint, name: { name: host.name, suffix: '43' } };
  return endpoint.transport === 'ipx' ? { ...endpoint, address: parseIpxAddress(endpoint.address) } : endpoint;
}
