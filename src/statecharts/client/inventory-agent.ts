// An inventory agent of a client, at the grain of one file: each week it writes one and leaves it to the Copy Queue.
import { assign, createMachine } from 'xstate';
import { beforeRun } from '../before-run.ts';
import { componentOff, componentStartsUp } from './component-states.ts';

export interface InventoryAgentContext {
  readonly isOffBefore: boolean;
  readonly intervalMs: number;
  /** On its disk. */
  readonly nextAtMs: number;
}

export type InventoryAgentEvent = { type: 'power.on' | 'power.off' };

export interface InventoryAgentPorts {
  nowMs(): number;
  /** Writes a file and leaves it to the Copy Queue. */
  writeFile(): void;
}

export interface InventoryAgentDelays {
  startUpDelay: number;
}

export interface InventoryAgentOptions {
  context: InventoryAgentContext;
  ports: InventoryAgentPorts;
  delays: InventoryAgentDelays;
}

export function inventoryAgent({ context, ports, delays }: InventoryAgentOptions) {
  return createMachine(
    {
      id: 'inventoryAgent',
      predictableActionArguments: true,
      schema: { context: {} as InventoryAgentContext, events: {} as InventoryAgentEvent },
      context,
      initial: 'beforeRun',
      on: { 'power.off': { target: '.switchedOff', meta: { rule: 'components.power' } } },
      states: {
        beforeRun: beforeRun('the client', { target: 'switchedOff', cond: 'isOffBefore' }, { target: 'resting' }),
        switchedOff: componentOff('The date of the next inventory is on its disk.', 'startingUp'),
        startingUp: componentStartsUp('resting'),
        resting: {
          description: 'Nothing to do until the next inventory is due; then it writes a file.',
          meta: { rule: 'inventory.periodic' },
          after: {
            timeToInventory: {
              target: 'resting',
              actions: ['writeFile', 'countInventory'],
              meta: { rule: 'inventory.periodic' },
            },
          },
        },
      },
    },
    {
      guards: { isOffBefore: ({ isOffBefore }) => isOffBefore },
      delays: {
        startUpDelay: () => delays.startUpDelay,
        timeToInventory: ({ nextAtMs }) => Math.max(0, nextAtMs - ports.nowMs()),
      },
      actions: {
        writeFile: () => ports.writeFile(),
        countInventory: assign({ nextAtMs: ({ intervalMs }) => ports.nowMs() + intervalMs }),
      },
    },
  );
}
