// Starts the discovery statechart on a client; its records go to whatever access point of its site a need finds.
import type { AttachDiscoveryOptions, DiscoveryActor } from './attach-discovery.ts';
import { attachDiscovery } from './attach-discovery.ts';
import type { ClientNeeds } from './client-needs.ts';

export type StartDiscoveryOptions = Omit<AttachDiscoveryOptions, 'network'> & {
  needs: ClientNeeds;
  /** The site it reports to. */
  siteCode: string;
};

export function startDiscovery({ needs, siteCode, ...options }: StartDiscoveryOptions): DiscoveryActor {
  return attachDiscovery({
    ...options,
    network: { handOver: (wanted, listener) => needs.handOver('discovery', siteCode, wanted, listener) },
  });
}
