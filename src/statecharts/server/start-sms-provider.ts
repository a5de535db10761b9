// Starts the SMS Provider's statechart on a site server with the host's network stack behind it.
import type { NetworkStack } from '../../protocols/index.ts';
import { smsProviderPort } from '../../protocols/index.ts';
import type { AttachSmsProviderOptions, ProviderNetwork, SmsProviderActor } from './attach-sms-provider.ts';
import { attachSmsProvider } from './attach-sms-provider.ts';

export type StartSmsProviderOptions = Omit<AttachSmsProviderOptions, 'network'> & { stack: NetworkStack };

export function startSmsProvider({ stack, ...options }: StartSmsProviderOptions): SmsProviderActor {
  return attachSmsProvider({ ...options, network: providerNetwork(stack) });
}

function providerNetwork({ tcp }: NetworkStack): ProviderNetwork {
  return {
    listen: (accept) =>
      tcp?.listen({ port: smsProviderPort }, (connection) => {
        const listener = accept(connection);
        return {
          lost: () => listener.lost(),
          received: (message) => {
            if (message.protocol === 'sms-provider') listener.received(message);
          },
        };
      }) ?? (() => undefined),
  };
}
