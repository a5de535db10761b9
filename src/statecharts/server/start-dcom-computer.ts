// Starts DCOM on a computer with the host's network stack behind it.
import type { NetworkStack } from '../../protocols/index.ts';
import { isTransportInstalled, listenForRpc, protocolSequences } from '../../protocols/index.ts';
import { readingOf } from '../../rules/index.ts';
import type { AfterCureReading, NegotiationReading } from '../../sms/index.ts';
import type { AttachDcomComputerOptions, DcomComputerActor } from './attach-dcom-computer.ts';
import type { DcomNetwork } from './dcom-network.ts';
import { attachDcomComputer } from './attach-dcom-computer.ts';

export type StartDcomComputerOptions = Omit<AttachDcomComputerOptions, 'network' | 'readings'> & {
  stack: NetworkStack;
  /** Readings of the scenario, by rule. */
  readings: Readonly<Record<string, string>>;
};

export function startDcomComputer({ stack, readings, ...options }: StartDcomComputerOptions): DcomComputerActor {
  return attachDcomComputer({
    ...options,
    network: dcomNetwork(stack),
    readings: {
      negotiation: readingOf('dcom.negotiation', readings) as NegotiationReading,
      afterCure: readingOf('dcom.after-cure', readings) as AfterCureReading,
    },
  });
}

function dcomNetwork(stack: NetworkStack): DcomNetwork {
  return {
    installed: () => protocolSequences.filter((sequence) => isTransportInstalled(stack, sequence)),
    listen: (place, accept) => listenForRpc(stack, place, accept),
  };
}
