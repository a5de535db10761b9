// DCOM on one computer: the list of protocols that is configured and the one that is in use, RPCSS with the object resolver,
// WMI, and whether DCOM is allowed at all. Only a start of the computer takes the configured list into use.
import { createMachine } from 'xstate';
import { beforeRun } from '../before-run.ts';
import { dcomComputerImplementations } from './dcom-computer-decisions.ts';
import type {
  DcomComputerContext,
  DcomComputerDelays,
  DcomComputerEvent,
  DcomComputerPorts,
} from './dcom-computer-ports.ts';

export interface DcomComputerOptions {
  context: DcomComputerContext;
  ports: DcomComputerPorts;
  delays: DcomComputerDelays;
}

export function dcomComputer({ context, ports, delays }: DcomComputerOptions) {
  return createMachine(
    {
      id: 'dcomComputer',
      predictableActionArguments: true,
      schema: { context: {} as DcomComputerContext, events: {} as DcomComputerEvent },
      context,
      initial: 'beforeRun',
      states: {
        beforeRun: beforeRun('the computer', { target: 'down', cond: 'isOffBefore' }, { target: 'running' }),
        running: {
          description: 'The computer runs.',
          meta: { rule: 'dcom.power' },
          type: 'parallel',
          on: {
            restart: { target: 'restarting', meta: { rule: 'dcom.restart' } },
            'power.off': { target: 'down', meta: { rule: 'dcom.power' } },
          },
          states: {
            list: {
              description: 'The protocols of DCOM: what is configured, against what is in use.',
              meta: { rule: 'Q272937.restart-needed' },
              initial: 'comparing',
              on: {
                'list.edited': [
                  { cond: 'lacksTab', actions: 'tellNoTab', meta: { rule: 'dcom.tab-from-sp4' } },
                  { cond: 'isImpossible', actions: 'tellImpossible', meta: { rule: 'dcom.impossible-edit' } },
                  {
                    target: '.comparing',
                    cond: 'isTheCure',
                    actions: ['editList', 'tellCured'],
                    meta: { rule: 'Q272937.move-to-top' },
                  },
                  { target: '.comparing', actions: ['editList', 'tellEdited'], meta: { rule: 'dcom.list' } },
                ],
              },
              states: {
                comparing: {
                  description: 'Is what is configured the same as what is in use?',
                  always: [
                    { target: 'clean', cond: 'isListAsSetUp', meta: { rule: 'Q272937.default-protocols' } },
                    { target: 'clean', cond: 'isListInUse' },
                    { target: 'pendingRestart' },
                  ],
                },
                clean: {
                  description: 'The list in use is the one that is configured.',
                  meta: { rule: 'dcom.list' },
                },
                pendingRestart: {
                  description: 'The list was changed; the computer goes on with the old one until it is restarted.',
                },
              },
            },
            rpcss: {
              description: 'The service with object resolver and activator.',
              meta: { rule: 'dcom.services' },
              initial: 'starting',
              states: {
                starting: {
                  description: 'Does it run?',
                  always: [{ target: 'stopped', cond: 'isRpcssStopped' }, { target: 'up' }],
                },
                up: {
                  description: 'It answers on the protocols that the list in use leaves it.',
                  meta: { rule: 'dcom.negotiation' },
                  entry: 'openResolver',
                  exit: 'closeResolver',
                  on: {
                    'service.stopped': {
                      target: 'stopped',
                      cond: 'isAboutRpcss',
                      actions: 'noteStopped',
                      meta: { rule: 'dcom.services' },
                    },
                    'alive.asked': { actions: 'answerAlive', meta: { rule: 'dcom.server-alive' } },
                    'activation.asked': [
                      { cond: 'isDisabled', actions: 'refuseDisabled', meta: { rule: 'dcom.disabled' } },
                      { cond: 'isWmiStopped', actions: 'refuseStopped', meta: { rule: 'dcom.not-started' } },
                      { actions: 'answerActivation', meta: { rule: 'dcom.activation' } },
                    ],
                  },
                },
                stopped: {
                  description: 'Nobody answers, on any protocol.',
                  on: {
                    'service.started': {
                      target: 'up',
                      cond: 'isAboutRpcss',
                      actions: 'noteStarted',
                      meta: { rule: 'dcom.service-keeps-list' },
                    },
                  },
                },
              },
            },
            winmgmt: {
              description: 'The service of WMI.',
              meta: { rule: 'dcom.services' },
              initial: 'starting',
              states: {
                starting: {
                  description: 'Does it run?',
                  always: [{ target: 'stopped', cond: 'isWmiStopped' }, { target: 'up' }],
                },
                up: {
                  description: 'Its objects can be called.',
                  entry: 'startWmi',
                  exit: 'stopWmi',
                  on: {
                    'service.stopped': {
                      target: 'stopped',
                      cond: 'isAboutWmi',
                      actions: 'noteStopped',
                      meta: { rule: 'dcom.services' },
                    },
                  },
                },
                stopped: {
                  description: 'Nothing can be activated.',
                  meta: { rule: 'dcom.not-started' },
                  on: {
                    'service.started': {
                      target: 'up',
                      cond: 'isAboutWmi',
                      actions: 'noteStarted',
                      meta: { rule: 'dcom.services' },
                    },
                  },
                },
              },
            },
            permission: {
              description: 'Is DCOM allowed on this computer?',
              meta: { rule: 'dcom.disabled' },
              initial: 'reading',
              states: {
                reading: {
                  description: 'What does the registry say?',
                  always: [{ target: 'disabled', cond: 'isDisabled' }, { target: 'enabled' }],
                },
                enabled: {
                  description: 'Objects can be activated from outside.',
                  meta: { rule: 'dcom.activation' },
                  on: {
                    'dcom.disabled': {
                      target: 'disabled',
                      actions: 'noteDisabled',
                      meta: { rule: 'dcom.disabled' },
                    },
                  },
                },
                disabled: {
                  description: 'Every activation from outside is refused.',
                  on: {
                    'dcom.enabled': {
                      target: 'enabled',
                      actions: 'noteEnabled',
                      meta: { rule: 'dcom.disabled' },
                    },
                  },
                },
              },
            },
          },
        },
        restarting: {
          description: 'The computer is shut down and started again.',
          meta: { rule: 'dcom.restart' },
          initial: 'shuttingDown',
          states: {
            shuttingDown: {
              description: 'Its services stop, and whoever is connected is told.',
              on: { 'power.off': { target: 'off', meta: { rule: 'dcom.power' } } },
              after: { shutdownTime: { target: 'switchingOff', meta: { rule: 'dcom.restart' } } },
            },
            switchingOff: {
              description: 'The power goes.',
              entry: 'switchOffAndOn',
              on: { 'power.off': { target: 'off', meta: { rule: 'dcom.restart' } } },
            },
            off: {
              description: 'It is on its way up again.',
              on: { 'power.on': { target: 'readingList', meta: { rule: 'dcom.power' } } },
            },
            readingList: {
              description: 'RPCSS reads the list of protocols.',
              meta: { rule: 'Q272937.restart-needed' },
              always: [
                { target: '#dcomComputer.running', cond: 'isListInUse', actions: 'startServices' },
                {
                  target: '#dcomComputer.running',
                  actions: ['takeList', 'tellTaken', 'startServices'],
                  meta: { rule: 'Q272937.restart-needed' },
                },
              ],
            },
          },
        },
        down: {
          description: 'The computer is off; its registry keeps the list.',
          meta: { rule: 'dcom.power' },
          on: { 'power.on': { target: 'restarting.readingList', meta: { rule: 'dcom.power' } } },
        },
      },
    },
    dcomComputerImplementations(ports, delays),
  );
}
