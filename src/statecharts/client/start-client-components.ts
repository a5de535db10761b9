// Starts what a client does by itself beside discovery: those components that the scenario gives it. They leave their files
// to one Copy Queue.
import type { Program } from '../../sms/index.ts';
import { attachClientCycle } from './attach-client-cycle.ts';
import { attachCopyQueue } from './attach-copy-queue.ts';
import { attachInventoryAgent } from './attach-inventory-agent.ts';
import { attachOfferPolling, attachPrograms } from './attach-programs.ts';
import type { ComponentActor, ComponentOptions } from './client-component.ts';

/** A component that comes round: when it does so first. */
export interface ComponentSettings {
  readonly nextAtMs?: number;
}

export interface ClientComponentsSettings {
  readonly servicePack: number;
  readonly cycle?: ComponentSettings | undefined;
  readonly hardwareInventory?: ComponentSettings | undefined;
  readonly softwareInventory?: ComponentSettings | undefined;
  readonly offerPolling?: ComponentSettings | undefined;
}

export interface ClientComponents extends ComponentActor {
  logOn(): void;
  runCycle(): void;
  /** Somebody starts a program; the name is that of its actor, without its host. */
  runProgram(name: string, program: Program): void;
}

export function startClientComponents(
  options: ComponentOptions & { settings: ClientComponentsSettings },
): ClientComponents {
  const { settings, ...common } = options;
  const { cycle, hardwareInventory, softwareInventory, offerPolling, servicePack } = settings;
  const queue = attachCopyQueue(common);
  const programs = attachPrograms({ ...common, queue, servicePack });
  const clientCycle = cycle ? attachClientCycle({ ...common, settings: cycle }) : undefined;
  const components: ComponentActor[] = [
    queue,
    programs,
    ...(clientCycle ? [clientCycle] : []),
    ...(hardwareInventory
      ? [attachInventoryAgent({ ...common, kind: 'hardware inventory', queue, settings: hardwareInventory })]
      : []),
    ...(softwareInventory
      ? [attachInventoryAgent({ ...common, kind: 'software inventory', queue, settings: softwareInventory })]
      : []),
    ...(offerPolling ? [attachOfferPolling({ ...common, queue, servicePack, settings: offerPolling, programs })] : []),
  ];
  return {
    actor: {
      stop: () => {
        for (const { actor } of components) actor.stop();
      },
    },
    logOn: () => clientCycle?.logOn(),
    runCycle: () => clientCycle?.run(),
    runProgram: (name, program) => programs.run(name, program),
    powerOn: () => {
      for (const component of components) component.powerOn();
    },
    powerOff: () => {
      for (const component of components) component.powerOff();
    },
  };
}
