// Starts the discovery statechart on a client with the host's network stack behind it.
import type { NetworkStack } from '../../protocols/index.ts';
import { writeFile } from '../../protocols/index.ts';
import type { AttachDiscoveryOptions, DiscoveryActor, RecordNetwork } from './attach-discovery.ts';
import { attachDiscovery } from './attach-discovery.ts';

export type StartDiscoveryOptions = Omit<AttachDiscoveryOptions, 'network'> & { stack: NetworkStack };

export function startDiscovery({ stack, ...options }: StartDiscoveryOptions): DiscoveryActor {
  return attachDiscovery({ ...options, network: recordNetwork(stack) });
}

/** Records go by SMB, over whatever NetBIOS transport gets through. */
export function recordNetwork(stack: NetworkStack): RecordNetwork {
  return { handOver: (wanted, listener) => writeFile(stack, wanted, listener) };
}
