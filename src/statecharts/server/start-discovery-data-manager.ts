// Starts the Discovery Data Manager on a site server with the host's network stack behind it.
import type { NetworkStack } from '../../protocols/index.ts';
import type { AttachDataManagerOptions, DataManagerActor } from './attach-discovery-data-manager.ts';
import { attachDiscoveryDataManager } from './attach-discovery-data-manager.ts';
import { inboxNetwork } from './start-access-point.ts';

export type StartDataManagerOptions = Omit<AttachDataManagerOptions, 'network'> & { stack: NetworkStack };

export function startDiscoveryDataManager({ stack, ...options }: StartDataManagerOptions): DataManagerActor {
  return attachDiscoveryDataManager({ ...options, network: inboxNetwork(stack) });
}
