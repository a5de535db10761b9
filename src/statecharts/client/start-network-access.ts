// Starts the network access of a client with the host's network stack behind it.
import type { NetworkStack } from '../../protocols/index.ts';
import { windowsError } from '../../protocols/index.ts';
import type { Host, World } from '../../world/index.ts';
import { ClientNeeds } from './client-needs.ts';
import type { NetworkAccessSettings } from './network-access.ts';
import { NetworkAccess } from './network-access.ts';
import type { ShareNetwork } from './share-network.ts';

export interface StartNetworkAccessOptions {
  world: World;
  host: Host;
  stack: NetworkStack;
  settings: NetworkAccessSettings;
  devTools?: boolean;
}

export function startNetworkAccess({ stack, settings, ...common }: StartNetworkAccessOptions): ClientNeeds {
  const { world, host } = common;
  return new ClientNeeds(common, new NetworkAccess({ world, host, network: shareNetwork(stack), settings }));
}

/** Shares are reached by SMB, over whatever NetBIOS transport gets through. */
export function shareNetwork({ smbClient }: NetworkStack): ShareNetwork {
  return {
    askServerInfo: ({ server, ...why }, done) => smbClient.askServerInfo(server, why, done),
    pingIpc: ({ server, ...why }, done) => smbClient.pingIpc(server, why, done),
    openShare: (wanted, listener) =>
      smbClient.openShare(wanted, {
        opened: (share) => listener.opened(share),
        failed: (failure) => listener.failed(windowsError(failure)),
        lost: () => listener.lost(),
      }),
  };
}
