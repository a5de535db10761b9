// Rows of the table of statecharts for what a client does by itself beside discovery.
import type { StateMachine } from 'xstate';
import { advertisedProgram } from './client/advertised-program.ts';
import { programBefore } from './client/attach-programs.ts';
import { clientCycle } from './client/client-cycle.ts';
import { copyQueue } from './client/copy-queue.ts';
import { inventoryAgent } from './client/inventory-agent.ts';
import { offerPolling } from './client/offer-polling.ts';
import { siteInboxes } from './server/site-inboxes.ts';

const nothing = { package: '', program: '', drive: 'unc', commandsMs: [] } as const;

/** `unattached`: ports and delays that nobody hears. */
export function clientComponents(
  unattached: <T extends object>() => T,
): { name: string; title: string; machine: () => StateMachine<any, any, any> }[] {
  const common = { isOffBefore: false, intervalMs: 0 };
  return [
    {
      name: 'clientCycle',
      title: 'Cycle of a client: CAP list',
      machine: () =>
        clientCycle({
          context: { ...common, isWindowsNt: true, nextCycleAtMs: 0 },
          ports: unattached(),
          delays: unattached(),
        }),
    },
    {
      name: 'copyQueue',
      title: 'Copy Queue of a client',
      machine: () =>
        copyQueue({
          context: { isOffBefore: false, cycleIntervalMs: 0, lifetimeMs: 0, nextCycleAtMs: 0, files: [] },
          ports: unattached(),
          delays: unattached(),
        }),
    },
    {
      name: 'inventoryAgent',
      title: 'Inventory agent of a client',
      machine: () => inventoryAgent({ context: { ...common, nextAtMs: 0 }, ports: unattached(), delays: unattached() }),
    },
    {
      name: 'offerPolling',
      title: 'Poll for advertisements on a client',
      machine: () =>
        offerPolling({
          context: { ...common, nextPollAtMs: 0, servicePack: 2, known: [], server: '' },
          ports: unattached(),
          delays: unattached(),
        }),
    },
    {
      name: 'siteInboxes',
      title: 'Boxes of a site server that are counted',
      machine: () => siteInboxes({ context: { counts: {} }, ports: unattached() }),
    },
    {
      name: 'advertisedProgram',
      title: 'Advertised program on a client',
      machine: () =>
        advertisedProgram({
          context: programBefore(nothing, 'unc', 0),
          ports: unattached(),
          delays: unattached(),
        }),
    },
  ];
}
