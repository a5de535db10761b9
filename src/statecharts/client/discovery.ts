// Discovery on a client: its 23-hour cycle, the heartbeat record that leaves with one of them, logon discovery, and the
// record's first step, into the inbox of the access point. What the database makes of it a client never learns.
import { createMachine } from 'xstate';
import { beforeRun } from '../before-run.ts';
import { discoveryImplementations } from './discovery-decisions.ts';
import type { DiscoveryContext, DiscoveryDelays, DiscoveryEvent, DiscoveryPorts } from './discovery-ports.ts';

export interface DiscoveryOptions {
  context: DiscoveryContext;
  ports: DiscoveryPorts;
  delays: DiscoveryDelays;
}

export function discovery({ context, ports, delays }: DiscoveryOptions) {
  return createMachine(
    {
      id: 'discovery',
      predictableActionArguments: true,
      schema: { context: {} as DiscoveryContext, events: {} as DiscoveryEvent },
      context,
      initial: 'beforeRun',
      on: {
        'power.off': { target: '.switchedOff', meta: { rule: 'discovery.power' } },
      },
      states: {
        beforeRun: beforeRun('the client', { target: 'switchedOff', cond: 'isOffBefore' }, { target: 'running' }),
        switchedOff: {
          description: 'The computer is off. The dates of cycle and heartbeat are on its disk.',
          meta: { rule: 'discovery.power' },
          entry: 'forgetUser',
          on: {
            'power.on': [
              {
                target: 'running.missedCycle.waitingForLogon',
                cond: 'waitsForLogon',
                actions: 'noteAddresses',
                meta: { rule: 'discovery.missed-cycle' },
              },
              {
                target: 'running.missedCycle.startingUp',
                cond: 'hasMissedCycle',
                actions: 'noteAddresses',
                meta: { rule: 'discovery.missed-cycle' },
              },
              { target: 'running', actions: 'noteAddresses', meta: { rule: 'discovery.cycle' } },
            ],
          },
        },
        running: {
          description: 'The computer is on.',
          meta: { rule: 'discovery.cycle' },
          initial: 'resting',
          on: {
            'addresses.changed': { actions: 'noteAddresses', meta: { rule: 'discovery.address-changed' } },
            'user.logged.on': { actions: 'noteUser', meta: { rule: 'discovery.logon' } },
            'user.logged.off': { actions: 'forgetUser', meta: { rule: 'discovery.logon' } },
          },
          states: {
            resting: {
              description: 'Nothing to do until the next cycle is due.',
              meta: { rule: 'discovery.cycle' },
              initial: 'comparing',
              always: { target: 'reportingLogon', cond: 'isLogonToReport', meta: { rule: 'discovery.logon' } },
              after: { timeToCycle: { target: 'inCycle', meta: { rule: 'discovery.cycle' } } },
              on: {
                'addresses.changed': {
                  target: '.comparing',
                  actions: 'noteAddresses',
                  meta: { rule: 'discovery.address-changed' },
                },
              },
              states: {
                comparing: {
                  description: 'Does it still have what it reported?',
                  meta: { rule: 'discovery.cycle' },
                  always: [
                    { target: 'stale', cond: 'hasOtherAddresses', meta: { rule: 'discovery.address-changed' } },
                    { target: 'current' },
                  ],
                },
                current: {
                  description: 'It has what it last reported.',
                  meta: { rule: 'discovery.cycle' },
                },
                stale: {
                  description: 'It has other addresses than those it last reported, and no cycle has come yet.',
                  meta: { rule: 'discovery.address-changed' },
                },
              },
            },
            missedCycle: {
              description: 'A cycle fell due while the computer was off.',
              meta: { rule: 'discovery.missed-cycle' },
              initial: 'startingUp',
              states: {
                waitingForLogon: {
                  description: 'Windows 95, 98 and 3.x make up for it when somebody logs on.',
                  meta: { rule: 'discovery.missed-cycle' },
                  on: {
                    'user.logged.on': {
                      target: 'startingUp',
                      actions: 'noteUser',
                      meta: { rule: 'discovery.missed-cycle' },
                    },
                  },
                },
                startingUp: {
                  description: 'The client software comes up; then the cycle runs.',
                  meta: { rule: 'discovery.missed-cycle' },
                  after: {
                    missedCycleDelay: {
                      target: '#discovery.running.inCycle',
                      meta: { rule: 'discovery.missed-cycle' },
                    },
                  },
                },
              },
            },
            inCycle: {
              description: 'The cycle: is a heartbeat due, or does a record wait?',
              meta: { rule: 'discovery.cycle' },
              entry: 'readComputer',
              on: {
                'computer.read': [
                  {
                    target: 'recordInTransit',
                    cond: 'isHeartbeatDue',
                    actions: ['noteAddresses', 'tellHeartbeatCycle', 'countCycle', 'writeHeartbeat', 'tellHeartbeat'],
                    meta: { rule: 'discovery.heartbeat' },
                  },
                  {
                    target: 'recordInTransit',
                    cond: 'isChangeToReport',
                    actions: ['noteAddresses', 'tellChangeCycle', 'countCycle', 'writeHeartbeat', 'tellChange'],
                    meta: { rule: 'discovery.which-cycle' },
                  },
                  {
                    target: 'recordInTransit',
                    cond: 'hasRecordLeft',
                    actions: ['noteAddresses', 'tellRetryCycle', 'countCycle'],
                    meta: { rule: 'discovery.record-kept' },
                  },
                  {
                    target: 'resting',
                    cond: 'hasExpiredRecord',
                    actions: ['noteAddresses', 'tellExpiredCycle', 'tellDropped', 'countCycle', 'dropRecord'],
                    meta: { rule: 'discovery.record-kept' },
                  },
                  {
                    target: 'resting',
                    actions: ['noteAddresses', 'tellEmptyCycle', 'countCycle'],
                    meta: { rule: 'discovery.not-due' },
                  },
                ],
              },
            },
            reportingLogon: {
              description: 'Somebody logged on; logon discovery writes a record.',
              meta: { rule: 'discovery.logon' },
              entry: 'readComputer',
              on: {
                'computer.read': {
                  target: 'recordInTransit',
                  actions: ['noteAddresses', 'writeLogonRecord', 'tellLogon'],
                  meta: { rule: 'discovery.logon' },
                },
              },
            },
            recordInTransit: {
              description: 'The record is on its way into the inbox of the access point.',
              meta: { rule: 'access-point.mailbox' },
              entry: 'handOver',
              initial: 'connecting',
              on: {
                'delivery.failed': {
                  target: 'resting',
                  actions: 'tellKept',
                  meta: { rule: 'discovery.record-kept' },
                },
              },
              states: {
                connecting: {
                  description: 'It looks the access point up and opens a session.',
                  meta: { rule: 'access-point.mailbox' },
                  on: { 'session.opened': { target: 'writing', meta: { rule: 'access-point.mailbox' } } },
                },
                writing: {
                  description: 'It writes the file into the share.',
                  meta: { rule: 'access-point.mailbox' },
                  on: {
                    'record.taken': {
                      target: '#discovery.running.resting',
                      actions: ['noteReported', 'dropRecord'],
                      meta: { rule: 'access-point.mailbox' },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    discoveryImplementations(ports, delays),
  );
}
