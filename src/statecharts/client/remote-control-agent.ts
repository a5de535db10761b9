// The Remote Control Agent of a client (WUSER32.EXE): listens on one transport, verifies a viewer, asks the person at the
// client, serves one viewer at a time. The screen session itself, on its own port, is not simulated.
import { createMachine } from 'xstate';
import { beforeRun } from '../before-run.ts';
import { agentImplementations } from './agent-decisions.ts';
import type { AgentContext, AgentDelays, AgentEvent, AgentPorts } from './agent-ports.ts';

export interface RemoteControlAgentOptions {
  context: AgentContext;
  ports: AgentPorts;
  delays: AgentDelays;
}

export function remoteControlAgent({ context, ports, delays }: RemoteControlAgentOptions) {
  return createMachine(
    {
      id: 'remoteControlAgent',
      predictableActionArguments: true,
      schema: { context: {} as AgentContext, events: {} as AgentEvent },
      context,
      initial: 'beforeRun',
      on: {
        'power.off': {
          target: '.switchedOff',
          cond: 'isInstalled',
          actions: ['forgetTransport', 'forgetSession', 'forgetGrant', 'tellStopped'],
          meta: { rule: 'agent.power' },
        },
      },
      states: {
        beforeRun: beforeRun(
          'the agent',
          { target: 'notInstalled', cond: 'isNotInstalled' },
          { target: 'switchedOff', cond: 'isSwitchedOff' },
          { target: 'stopped', cond: 'isStopped' },
          { target: 'initFailed', cond: 'hasNoTransport' },
          { target: 'busy.inSession', cond: 'isInSession', actions: 'openPortQuietly' },
          {
            target: 'listening',
            cond: 'usesNetbiosByItself',
            actions: 'openPortQuietly',
            meta: { rule: 'agent.win16' },
          },
          {
            target: 'listening',
            cond: 'followsSite',
            actions: 'openPortQuietly',
            meta: { rule: 'agent.site-protocol' },
          },
          { target: 'listening', actions: 'openPortQuietly', meta: { rule: 'agent.one-transport' } },
        ),
        notInstalled: {
          description: 'The client has no Remote Control Agent.',
          meta: { rule: 'lab.scenario' },
        },
        switchedOff: {
          description: 'The computer is off.',
          meta: { rule: 'agent.power' },
          on: { 'power.on': { target: 'starting.waitingForDesktop', meta: { rule: 'agent.start-delay' } } },
        },
        stopped: {
          description: 'The agent does not run: nothing listens, and its NetBIOS names are not registered.',
          meta: { rule: 'agent.names-while-running' },
          on: {
            'agent.start': [
              { target: 'starting.resolvingViewers', cond: 'hasUnresolvableViewers' },
              { target: 'starting.openingTransport' },
            ],
          },
        },
        starting: {
          description: 'The agent is on its way up. Nobody can reach it yet.',
          meta: { rule: 'agent.start' },
          entry: 'tellStarting',
          initial: 'waitingForDesktop',
          on: {
            'agent.stop': {
              target: 'stopped',
              actions: ['closeTransport', 'tellStopped'],
              meta: { rule: 'agent.stop' },
            },
          },
          states: {
            waitingForDesktop: {
              description: 'The computer has just started; the agent comes up some time after the desktop.',
              meta: { rule: 'agent.start-delay' },
              after: {
                agentStartDelay: [
                  { target: 'resolvingViewers', cond: 'hasUnresolvableViewers' },
                  { target: 'openingTransport' },
                ],
              },
            },
            resolvingViewers: {
              description:
                'On NT, each permitted viewer that cannot be resolved holds the agent up for about a minute.',
              meta: { rule: 'agent.unresolvable-viewers' },
              after: { viewerResolutionTime: 'openingTransport' },
            },
            openingTransport: {
              description: 'It takes its one transport and, for sockets, the first adapter’s address of this moment.',
              meta: { rule: 'agent.one-transport' },
              entry: 'findTransport',
              on: {
                'transport.found': [
                  {
                    target: 'registeringNames',
                    cond: 'isNetbios',
                    actions: 'takeEndpoint',
                    meta: { rule: 'agent.netbios-names' },
                  },
                  {
                    target: '#remoteControlAgent.listening',
                    actions: ['takeEndpoint', 'openPort', 'tellListening'],
                    meta: { rule: 'agent.one-transport' },
                  },
                ],
                'transport.missing': {
                  target: '#remoteControlAgent.initFailed',
                  meta: { rule: 'agent.init-failed' },
                },
              },
            },
            registeringNames: {
              description: 'It registers its three names (16th octet 43h, 45h, 46h) on its LANA.',
              meta: { rule: 'agent.netbios-names' },
              entry: 'registerNames',
              on: {
                'names.registered': {
                  target: '#remoteControlAgent.listening',
                  actions: ['openPort', 'tellListening'],
                },
                'names.refused': {
                  target: '#remoteControlAgent.initFailed',
                  actions: 'closeTransport',
                  meta: { rule: 'agent.init-failed' },
                },
              },
            },
          },
        },
        listening: {
          description: 'It waits for a viewer, on the transport and the address it took when it started.',
          meta: { rule: 'agent.one-transport' },
          on: {
            'hello.received': { actions: 'greet', meta: { rule: 'remote-tools.words' } },
            'verify.received': {
              target: 'busy.verifying',
              actions: 'takeViewer',
              meta: { rule: 'remote-tools.verify' },
            },
            'agent.stop': {
              target: 'stopped',
              actions: ['closeTransport', 'forgetGrant', 'tellStopped'],
              meta: { rule: 'agent.stop' },
            },
          },
        },
        busy: {
          description: 'It serves one viewer. A further one is heard, then dropped.',
          meta: { rule: 'remote-tools.busy' },
          entry: 'tellBusy',
          initial: 'verifying',
          on: {
            'hello.received': { actions: 'greet', meta: { rule: 'remote-tools.words' } },
            'verify.received': [
              {
                target: '.verifying',
                cond: 'isFromThisViewer',
                actions: 'takeViewer',
                meta: { rule: 'remote-tools.verify' },
              },
              { actions: ['answerBusy', 'dropOtherViewer'], meta: { rule: 'remote-tools.busy' } },
            ],
            'viewer.hung.up': {
              target: 'listening',
              cond: 'isFromThisViewer',
              actions: ['forgetSession', 'tellListening'],
              meta: { rule: 'remote-tools.hang-up' },
            },
            'link.lost': {
              target: 'listening',
              cond: 'isFromThisViewer',
              actions: ['forgetSession', 'tellListening'],
              meta: { rule: 'remote-tools.lost' },
            },
            'agent.stop': {
              target: 'stopped',
              actions: ['closeTransport', 'forgetSession', 'forgetGrant', 'tellStopped'],
              meta: { rule: 'agent.stop' },
            },
          },
          states: {
            verifying: {
              description: 'Is the viewer permitted, is the function allowed, must the person be asked?',
              meta: { rule: 'remote-tools.verify' },
              entry: 'readRights',
              on: {
                'rights.read': [
                  {
                    target: 'awaitingCredentials',
                    cond: 'isNotPermittedViewer',
                    actions: 'answerNotPermitted',
                    meta: { rule: 'agent.permitted-viewers' },
                  },
                  {
                    target: '#remoteControlAgent.listening',
                    cond: 'isFunctionSwitchedOff',
                    actions: ['answerFunctionRefused', 'forgetSession', 'tellListening'],
                    meta: { rule: 'remote-tools.function-refused' },
                  },
                  {
                    target: 'inSession',
                    cond: 'isNobodyToBeAsked',
                    actions: 'answerAllowed',
                    meta: { rule: 'remote-tools.verify' },
                  },
                  {
                    target: 'inSession',
                    cond: 'isPermissionRemembered',
                    actions: 'answerAllowed',
                    meta: { rule: 'agent.residual-grant' },
                  },
                  { target: 'askingUser', actions: 'answerAskingUser', meta: { rule: 'remote-tools.permission' } },
                ],
              },
            },
            awaitingCredentials: {
              description:
                'The user is no permitted viewer. The connection stays, so that other credentials can be verified.',
              meta: { rule: 'remote-tools.credentials' },
            },
            askingUser: {
              description: 'A prompt on the client asks the person there for permission. It expires.',
              meta: { rule: 'remote-tools.permission' },
              entry: 'showPrompt',
              initial: 'promptOpen',
              after: {
                permissionPromptTimeout: {
                  target: '#remoteControlAgent.listening',
                  actions: ['tellPromptExpired', 'forgetSession', 'tellListening'],
                  meta: { rule: 'remote-tools.permission' },
                },
              },
              states: {
                promptOpen: {
                  description: 'The person notices the prompt and reads it.',
                  meta: { rule: 'agent.user-answer' },
                  after: { userReactionTime: 'userDeciding' },
                },
                userDeciding: {
                  description: 'Yes, No, or nothing: the person at the client decides.',
                  meta: { rule: 'agent.user-answer' },
                  entry: 'letUserDecide',
                  on: {
                    'user.granted': {
                      target: '#remoteControlAgent.busy.inSession',
                      actions: ['rememberGrant', 'tellGranted'],
                      meta: { rule: 'remote-tools.permission' },
                    },
                    'user.refused': {
                      target: '#remoteControlAgent.listening',
                      actions: ['tellRefused', 'forgetSession', 'tellListening'],
                      meta: { rule: 'remote-tools.permission' },
                    },
                    'user.ignored': 'promptIgnored',
                  },
                },
                promptIgnored: {
                  description: 'Nobody clicks; the prompt stands until it expires.',
                  meta: { rule: 'agent.user-answer' },
                },
              },
            },
            inSession: {
              description: 'The viewer controls this computer. The session does not end by itself.',
              meta: { rule: 'remote-tools.connected' },
            },
          },
        },
        initFailed: {
          description: 'Its transport could not be opened: it runs, but nobody can reach it.',
          meta: { rule: 'agent.init-failed' },
          entry: ['tellInitFailed', 'showInitFailed'],
          on: {
            'agent.start': [
              { target: 'starting.resolvingViewers', cond: 'hasUnresolvableViewers' },
              { target: 'starting.openingTransport' },
            ],
            'agent.stop': { target: 'stopped', actions: 'tellStopped', meta: { rule: 'agent.stop' } },
          },
        },
      },
    },
    agentImplementations(ports, delays),
  );
}
