// Starts the statechart of an access point on its host with the host's network stack behind it.
import type { NetworkStack } from '../../protocols/index.ts';
import { writeFile } from '../../protocols/index.ts';
import type { AccessPointActor, AttachAccessPointOptions, InboxNetwork } from './attach-access-point.ts';
import { attachAccessPoint } from './attach-access-point.ts';

export type StartAccessPointOptions = Omit<AttachAccessPointOptions, 'network'> & { stack: NetworkStack };

export function startAccessPoint({ stack, ...options }: StartAccessPointOptions): AccessPointActor {
  return attachAccessPoint({ ...options, network: inboxNetwork(stack) });
}

export function inboxNetwork(stack: NetworkStack): InboxNetwork {
  return {
    handOver: (wanted, listener) => writeFile(stack, wanted, listener),
    share: (name, use) => stack.smb.share(name, use),
  };
}
