// The cycle of a client's configuration manager (CCIM), as far as lists go: it reads the CAP list anew from an access point
// and marks preferred ones in it. What else the cycle does, discovery does in its own statechart.
import { assign, createMachine } from 'xstate';
import { isDue } from '../../sms/index.ts';
import { beforeRun } from '../before-run.ts';
import type {
  ClientCycleContext,
  ClientCycleDelays,
  ClientCycleEvent,
  ClientCyclePorts,
} from './client-cycle-ports.ts';

export interface ClientCycleOptions {
  context: ClientCycleContext;
  ports: ClientCyclePorts;
  delays: ClientCycleDelays;
}

export function clientCycle({ context, ports, delays }: ClientCycleOptions) {
  return createMachine(
    {
      id: 'clientCycle',
      predictableActionArguments: true,
      schema: { context: {} as ClientCycleContext, events: {} as ClientCycleEvent },
      context,
      initial: 'beforeRun',
      on: { 'power.off': { target: '.switchedOff', meta: { rule: 'components.power' } } },
      states: {
        beforeRun: beforeRun('the client', { target: 'switchedOff', cond: 'isOffBefore' }, { target: 'running' }),
        switchedOff: {
          description: 'The computer is off. The date of the cycle and the CAP list are on its disk.',
          meta: { rule: 'components.power' },
          on: {
            'power.on': [
              {
                target: 'running.waitingForLogon',
                cond: 'waitsForLogon',
                meta: { rule: 'discovery.missed-cycle' },
              },
              { target: 'running.startingUp', cond: 'hasMissedCycle', meta: { rule: 'discovery.missed-cycle' } },
              { target: 'running', meta: { rule: 'discovery.cycle' } },
            ],
          },
        },
        running: {
          description: 'The computer is on.',
          meta: { rule: 'discovery.cycle' },
          initial: 'resting',
          states: {
            resting: {
              description: 'Nothing to do until the next cycle is due.',
              meta: { rule: 'discovery.cycle' },
              after: { timeToCycle: { target: 'needingAccessPoint', meta: { rule: 'discovery.cycle' } } },
              on: { 'cycle.wanted': { target: 'needingAccessPoint', meta: { rule: 'client-cycle.by-hand' } } },
            },
            waitingForLogon: {
              description: 'Windows 95, 98 and 3.x make up for a missed cycle when somebody logs on.',
              meta: { rule: 'discovery.missed-cycle' },
              on: {
                'user.logged.on': { target: 'startingUp', meta: { rule: 'discovery.missed-cycle' } },
                'cycle.wanted': { target: 'needingAccessPoint', meta: { rule: 'client-cycle.by-hand' } },
              },
            },
            startingUp: {
              description: 'The client software comes up; then the cycle runs.',
              meta: { rule: 'discovery.missed-cycle' },
              after: { missedCycleDelay: { target: 'needingAccessPoint', meta: { rule: 'discovery.missed-cycle' } } },
            },
            needingAccessPoint: {
              description: 'It needs an access point, any of its list.',
              meta: { rule: 'client-cycle.refreshes-list' },
              entry: 'needAccessPoint',
              on: {
                'place.connected': { target: 'readingList', meta: { rule: 'client-cycle.refreshes-list' } },
                'place.exhausted': {
                  target: 'waitingToRetry',
                  actions: ['tellNoAccessPoint', 'release'],
                  meta: { rule: 'client-cycle.retry' },
                },
              },
            },
            readingList: {
              description: 'It reads the CAP list that this access point has.',
              meta: { rule: 'client-cycle.refreshes-list' },
              entry: 'readList',
              on: {
                'file.read': {
                  target: 'resting',
                  actions: ['takeList', 'release', 'countCycle'],
                  meta: { rule: 'client-cycle.refreshes-list' },
                },
                'file.failed': {
                  target: 'waitingToRetry',
                  actions: ['tellNotRead', 'release'],
                  meta: { rule: 'client-cycle.retry' },
                },
                'place.lost': { target: 'waitingToRetry', actions: 'release', meta: { rule: 'client-cycle.retry' } },
              },
            },
            waitingToRetry: {
              description: 'No list this time; it tries again in an hour.',
              meta: { rule: 'client-cycle.retry' },
              after: { retryInterval: { target: 'needingAccessPoint', meta: { rule: 'client-cycle.retry' } } },
              on: { 'cycle.wanted': { target: 'needingAccessPoint', meta: { rule: 'client-cycle.by-hand' } } },
            },
          },
        },
      },
    },
    {
      guards: {
        isOffBefore: ({ isOffBefore }) => isOffBefore,
        hasMissedCycle,
        waitsForLogon: (context, event) => hasMissedCycle(context, event) && !context.isWindowsNt,
      },
      delays: {
        missedCycleDelay: () => delays.missedCycleDelay,
        retryInterval: () => delays.retryInterval,
        timeToCycle: ({ nextCycleAtMs }) => Math.max(0, nextCycleAtMs - ports.nowMs()),
      },
      actions: {
        needAccessPoint: () => ports.needAccessPoint(),
        readList: () => ports.readList(),
        takeList: (_, event) => {
          if (event.type === 'file.read') ports.takeList(event.content);
        },
        release: () => ports.release(),
        countCycle: assign({ nextCycleAtMs: ({ intervalMs }) => ports.nowMs() + intervalMs }),
        tellNoAccessPoint: () =>
          ports.record('component.failed', 'client-cycle.retry', {
            component: 'client cycle',
            reason: 'no access point can be reached',
            retryMs: delays.retryInterval,
          }),
        tellNotRead: (_, event) => {
          if (event.type !== 'file.failed') return;
          ports.record('component.failed', 'client-cycle.retry', {
            component: 'client cycle',
            reason: event.reason,
            retryMs: delays.retryInterval,
          });
        },
      },
    },
  );
}

function hasMissedCycle({ nextCycleAtMs }: ClientCycleContext, event: ClientCycleEvent): boolean {
  return event.type === 'power.on' && isDue(nextCycleAtMs, event.atMs);
}
