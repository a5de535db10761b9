// The Discovery Data Manager of a primary site: takes records out of its inbox and writes the site database. Beside it the
// task that removes aged resources. Site assignment, client installation and parent sites are not simulated.
import { assign, createMachine } from 'xstate';
import { isDue } from '../../sms/index.ts';
import { beforeRun } from '../before-run.ts';
import type { DataManagerContext, DataManagerEvent, DataManagerPorts } from './discovery-data-manager-ports.ts';
import { inboxActions } from './inbox.ts';

export interface DataManagerOptions {
  context: DataManagerContext;
  ports: DataManagerPorts;
  delays: { storingDelay: number };
}

export function discoveryDataManager({ context, ports, delays }: DataManagerOptions) {
  return createMachine(
    {
      id: 'discoveryDataManager',
      predictableActionArguments: true,
      schema: { context: {} as DataManagerContext, events: {} as DataManagerEvent },
      context,
      initial: 'beforeRun',
      states: {
        beforeRun: beforeRun('the site server', { target: 'switchedOff', cond: 'isOffBefore' }, { target: 'running' }),
        switchedOff: {
          description: 'The site server is off. The files in its inbox stay.',
          meta: { rule: 'site-server.off' },
          on: {
            'power.on': [
              { target: 'running', cond: 'hasMissedTask', meta: { rule: 'site-server.missed-run' } },
              { target: 'running', meta: { rule: 'database.data-manager' } },
            ],
          },
        },
        running: {
          description: 'The site server is on.',
          meta: { rule: 'database.data-manager' },
          type: 'parallel',
          entry: 'openShare',
          exit: 'closeShare',
          on: { 'power.off': { target: 'switchedOff', meta: { rule: 'site-server.off' } } },
          states: {
            inbox: {
              description: 'Records on their way into the database.',
              meta: { rule: 'database.data-manager' },
              initial: 'looking',
              on: {
                'record.arrived': { actions: ['putIntoInbox', 'tellArrived'], meta: { rule: 'database.data-manager' } },
              },
              states: {
                looking: {
                  description: 'Is anything in the inbox?',
                  meta: { rule: 'database.data-manager' },
                  always: [{ target: 'recordWaiting', cond: 'hasRecord' }, { target: 'empty' }],
                },
                empty: {
                  description: 'No record waits.',
                  meta: { rule: 'database.data-manager' },
                  on: {
                    'record.arrived': {
                      target: 'recordWaiting',
                      actions: ['putIntoInbox', 'tellArrived'],
                      meta: { rule: 'database.data-manager' },
                    },
                  },
                },
                recordWaiting: {
                  description: 'A record lies in ddm.box.',
                  meta: { rule: 'database.data-manager' },
                  after: { storingDelay: { target: 'storing', meta: { rule: 'database.data-manager' } } },
                },
                storing: {
                  description: 'All that lies in the inbox is written into the database.',
                  meta: { rule: 'database.data-manager' },
                  entry: 'store',
                  on: {
                    'records.stored': {
                      target: 'looking',
                      actions: 'dropStored',
                      meta: { rule: 'database.data-manager' },
                    },
                  },
                },
              },
            },
            ageing: {
              description: 'The task that removes aged resources.',
              meta: { rule: 'database.aged' },
              initial: 'waiting',
              states: {
                waiting: {
                  description: 'The task waits for its time.',
                  meta: { rule: 'database.aged-daily' },
                  after: { timeToTask: { target: 'removing', meta: { rule: 'database.aged-daily' } } },
                },
                removing: {
                  description: 'Resources without a newer record are removed.',
                  meta: { rule: 'database.aged' },
                  entry: 'removeAged',
                  on: {
                    'aged.removed': { target: 'waiting', actions: 'countTask', meta: { rule: 'database.aged-daily' } },
                  },
                },
              },
            },
          },
        },
      },
    },
    {
      guards: {
        isOffBefore: ({ isOffBefore }) => isOffBefore,
        hasRecord: ({ inbox }) => inbox.length > 0,
        hasMissedTask: ({ nextTaskAtMs }) => isDue(nextTaskAtMs, ports.nowMs()),
      },
      delays: {
        storingDelay: () => delays.storingDelay,
        timeToTask: ({ nextTaskAtMs }) => Math.max(0, nextTaskAtMs - ports.nowMs()),
      },
      actions: {
        openShare: () => ports.openShare(),
        closeShare: () => ports.closeShare(),
        ...inboxActions<DataManagerContext, DataManagerEvent>('ddm.box', 'database.data-manager', ports.record),
        store: ({ inbox }) => ports.store(inbox),
        dropStored: assign({
          inbox: ({ inbox }, event) => (event.type === 'records.stored' ? inbox.slice(event.count) : inbox),
        }),
        removeAged: () => ports.removeAged(),
        countTask: assign({
          nextTaskAtMs: ({ nextTaskAtMs, taskIntervalMs }, event) =>
            event.type === 'aged.removed' ? event.atMs + taskIntervalMs : nextTaskAtMs,
        }),
      },
    },
  );
}
