// Starts an inventory agent of a client on its host.
import type { ClientFileKind } from '../../sms/index.ts';
import type { Actor } from '../run.ts';
import { startActor } from '../run.ts';
import { singleWait } from '../single-wait.ts';
import type { ComponentActor, ComponentOptions, FileQueue } from './client-component.ts';
import { newFile } from './client-component.ts';
import type { InventoryAgentEvent } from './inventory-agent.ts';
import { inventoryAgent } from './inventory-agent.ts';

export interface InventoryAgentOptions extends Pick<ComponentOptions, 'world' | 'host' | 'timings' | 'devTools'> {
  kind: Extract<ClientFileKind, 'hardware inventory' | 'software inventory'>;
  queue: FileQueue;
  settings: { readonly nextAtMs?: number };
}

export function attachInventoryAgent(options: InventoryAgentOptions): ComponentActor {
  const { world, host, timings, kind, queue, settings, devTools } = options;
  const intervalMs = singleWait(timings, 'inventoryInterval');
  const actor: Actor<InventoryAgentEvent> = startActor(
    inventoryAgent({
      context: { isOffBefore: !host.isOn, intervalMs, nextAtMs: settings.nextAtMs ?? intervalMs },
      ports: {
        nowMs: () => world.nowMs,
        writeFile: () => queue.queue(newFile(host, kind, kind)),
      },
      delays: { startUpDelay: singleWait(timings, 'missedCycleDelay') },
    }),
    { world, host, name: kind.replace(' ', '-'), ...(devTools === undefined ? {} : { devTools }) },
  );
  return {
    actor,
    powerOn: () => actor.send({ type: 'power.on' }),
    powerOff: () => actor.send({ type: 'power.off' }),
  };
}
