// How an SMS 2.0 console locates a client and opens Remote Tools (Q226297): rights, data, a place and the special name of the
// machine (Q200832), then name, stored addresses and LANA numbers one after another, then the agent's checks.
import type { StateMachine } from 'xstate';
import { createMachine } from 'xstate';
import type { ConsolePorts, OpenRemoteToolsContext, OpenRemoteToolsEvent } from './console-ports.ts';
import { lookupDelays } from './lookup-decisions.ts';
import { connectingStates } from './connecting-states.ts';
import { failures } from './open-remote-tools-failures.ts';
import { openRemoteToolsActions } from './open-remote-tools-actions.ts';
import { openRemoteToolsGuards } from './open-remote-tools-guards.ts';
import { netbiosWays, resolvingStates } from './resolving-states.ts';

const id = 'openRemoteTools';

const withoutProvider = { target: 'failed.provider', meta: { rule: 'remote-tools.provider-needed' } };

/** While a question to the provider is open: it is dropped on the way out, and not waited for without end. */
const askingProvider = {
  exit: 'dropProvider',
  after: { providerTimeout: { ...withoutProvider, actions: 'noteProviderSilent' } },
};

/** The statechart of one start of Remote Tools. */
export function openRemoteTools(ports: ConsolePorts): StateMachine<OpenRemoteToolsContext, any, OpenRemoteToolsEvent> {
  return createMachine<OpenRemoteToolsContext, OpenRemoteToolsEvent>(
    {
      id,
      predictableActionArguments: true,
      description: 'Remote Tools on an SMS 2.0 Administrator console: locate the client, then be let in.',
      context: {
        user: '',
        target: '',
        wantedFunction: 'remote-control',
        startedAtMs: 0,
        isUnderWay: false,
        name: '',
        addressesLeft: [],
        lanasLeft: [],
        lookupsLeft: [],
        lookup: null,
        queries: 0,
        foundAddress: null,
        attempt: null,
        attempts: [],
      },
      initial: 'idle',
      on: {
        'user.cancel': { target: '.failed.cancelled', cond: 'isUnderWay', meta: { rule: 'remote-tools.cancel' } },
        'power.off': { target: '.failed.cancelled', cond: 'isUnderWay', meta: { rule: 'remote-tools.cancel' } },
      },
      states: {
        idle: {
          description: 'Nothing is being opened.',
          meta: { rule: 'remote-tools.start' },
          on: {
            start: [
              {
                target: 'connectingConsole',
                cond: 'asksOverConsole',
                actions: 'begin',
                meta: { rule: 'console.by-itself' },
              },
              { target: 'authorising', actions: 'begin', meta: { rule: 'remote-tools.start' } },
            ],
          },
        },
        connectingConsole: {
          description: 'Waits until the console has its connection to the site; without one Remote Tools cannot start.',
          meta: { rule: 'remote-tools.connection-first' },
          entry: 'needConsole',
          exit: 'dropProvider',
          on: {
            'console.ready': { target: 'authorising', meta: { rule: 'remote-tools.connection-first' } },
            'provider.down': withoutProvider,
          },
        },
        authorising: {
          description: 'Asks the SMS Provider whether the person may use Remote Tools on this client.',
          meta: { rule: 'remote-tools.right-first' },
          entry: 'askRights',
          ...askingProvider,
          on: {
            'rights.ok': { target: 'fetching', meta: { rule: 'remote-tools.right-first' } },
            'rights.denied': { target: 'failed.security', meta: { rule: 'remote-tools.rights-denied' } },
            'provider.down': withoutProvider,
          },
        },
        fetching: {
          description: 'Reads name, IP addresses and IPX addresses of the client out of the site database.',
          meta: { rule: 'remote-tools.data-from-provider' },
          entry: 'askResource',
          ...askingProvider,
          on: {
            data: { target: 'admission', actions: 'takeData', meta: { rule: 'remote-tools.data-from-provider' } },
            'no.resource': { target: 'failed.unknownResource', meta: { rule: 'remote-tools.unknown-resource' } },
            'provider.down': withoutProvider,
          },
        },
        admission: {
          description: 'Is one of the four places free?',
          meta: { rule: 'remote-tools.places' },
          always: [
            { target: 'failed.capacity', cond: 'isConsoleFull', meta: { rule: 'Q200832.four-over-tcpip' } },
            {
              target: 'stage1',
              cond: 'usesTcpipOnly',
              actions: 'takePlace',
              meta: { rule: 'Q200832.tcpip-only' },
            },
            { target: 'acquiringName', actions: 'takePlace', meta: { rule: 'Q200832.attempted-regardless' } },
          ],
        },
        acquiringName: {
          description: 'Gets the special NetBIOS name of this machine, whatever the client listens on.',
          meta: { rule: 'Q200832.attempted-regardless' },
          initial: 'asking',
          entry: 'wantName',
          on: {
            'name.granted': { target: 'stage1', meta: { rule: 'Q226297.fixed-order' } },
            'name.busy': { target: '.waiting', meta: { rule: 'viewer-name.waits' } },
            'name.duplicate': [
              {
                target: 'failed.nameConflict',
                cond: 'isHeldBySession',
                meta: { rule: 'Q200832.name-not-obtained' },
              },
              { target: 'failed.nameConflict', meta: { rule: 'viewer-name.conflict' } },
            ],
            'no.adapter': { target: 'stage1', meta: { rule: 'remote-tools.no-netbios' } },
          },
          states: {
            asking: {
              description: 'The machine claims the name on its LANA numbers.',
              meta: { rule: 'viewer-name.one-per-machine' },
            },
            waiting: {
              description: 'Another start has the name; this one waits for it.',
              meta: { rule: 'viewer-name.waits' },
            },
          },
        },
        stage1: {
          description: 'By name: the first way.',
          meta: { rule: 'Q226297.name-first' },
          initial: 'resolving',
          entry: 'beginByName',
          states: {
            resolving: resolvingStates({
              description: 'Turns the stored name into an IP address.',
              rule: 'Q226297.name-needs-resolution',
              entry: 'takeHostLookups',
              on: {
                resolved: {
                  target: 'connecting',
                  actions: 'noteAddress',
                  meta: { rule: 'remote-tools.sockets-by-name' },
                },
                exhausted: {
                  target: `#${id}.stage2`,
                  actions: 'noteUnresolved',
                  meta: { rule: 'Q226297.name-needs-resolution' },
                },
              },
            }),
            connecting: connectingStates({
              description: 'Tries the agent at the address found by name.',
              rule: 'remote-tools.sockets-by-name',
              opened: 'connected',
              next: `#${id}.stage2`,
              failures: ['refused', 'timeout', 'unreachable', 'no.protocol', 'link.lost'],
            }),
          },
        },
        stage2: {
          description: 'By stored address: the second way.',
          meta: { rule: 'Q226297.every-stored-address' },
          initial: 'next',
          entry: 'tellMoreProtocols',
          states: {
            next: {
              description: 'Takes the next stored address.',
              meta: { rule: 'remote-tools.address-order' },
              always: [
                {
                  target: 'next',
                  cond: 'viewerLacksProtocol',
                  actions: 'skipAddress',
                  meta: { rule: 'remote-tools.missing-protocol' },
                },
                {
                  target: 'connecting',
                  cond: 'hasNextAddress',
                  actions: 'takeAddress',
                  meta: { rule: 'Q226297.every-stored-address' },
                },
                { target: `#${id}.stage3`, meta: { rule: 'Q226297.lana-numbers' } },
              ],
            },
            connecting: connectingStates({
              description: 'Tries the agent at a stored address.',
              rule: 'Q226297.every-stored-address',
              opened: 'connected',
              next: `#${id}.stage2.next`,
              failures: ['refused', 'timeout', 'unreachable', 'no.protocol', 'link.lost'],
            }),
          },
        },
        stage3: {
          description: 'By NetBIOS: the third way.',
          meta: { rule: 'Q226297.lana-numbers' },
          initial: 'next',
          states: {
            next: {
              description: 'Takes the next LANA number that exists on the console.',
              meta: { rule: 'remote-tools.lana-order' },
              always: [
                {
                  target: `#${id}.failed.capacity`,
                  cond: 'isNetbiosBarred',
                  meta: { rule: 'Q200832.netbios-brings-one' },
                },
                { target: 'calling', cond: 'hasNextLana', actions: 'takeLana', meta: { rule: 'Q226297.lana-numbers' } },
                { target: `#${id}.failed.notFound`, meta: { rule: 'remote-tools.not-found' } },
              ],
            },
            calling: connectingStates({
              description: 'Calls the client’s name with 43h over this LANA number.',
              rule: 'remote-tools.called-name',
              opened: 'session.ok',
              next: `#${id}.stage3.next`,
              failures: ['no.name', 'not.listening', 'timeout', 'refused', 'unreachable', 'no.protocol', 'link.lost'],
              initial: 'choosingTransport',
              leading: {
                choosingTransport: {
                  description:
                    'NetBIOS over TCP/IP needs an address first; the other transports find the name themselves.',
                  always: [
                    { target: 'findingName', cond: 'callsOverTcpip', meta: { rule: 'Q226297.lana-numbers' } },
                    { target: 'opening', meta: { rule: 'Q226297.lana-numbers' } },
                  ],
                },
                findingName: resolvingStates({
                  lookups: netbiosWays,
                  description: 'Finds the address of the called name by the NetBIOS ways.',
                  rule: 'resolver.node-type',
                  entry: 'takeNetbiosLookups',
                  on: {
                    resolved: { target: 'opening', actions: 'noteAddress', meta: { rule: 'remote-tools.called-name' } },
                    exhausted: {
                      target: `#${id}.stage3.next`,
                      actions: 'noteUnresolved',
                      meta: { rule: 'remote-tools.next-way' },
                    },
                  },
                }),
              },
            }),
          },
        },
        verifying: {
          description: 'The agent checks the viewer: permitted, function allowed, free.',
          meta: { rule: 'remote-tools.verify' },
          entry: 'sendVerify',
          on: {
            allowed: { target: 'connected', meta: { rule: 'remote-tools.connected' } },
            'asking.user': { target: 'askingUser', meta: { rule: 'remote-tools.permission' } },
            'not.permitted': { target: 'credentials', meta: { rule: 'remote-tools.credentials' } },
            'function.refused': { target: 'failed.refused', meta: { rule: 'remote-tools.function-refused' } },
            busy: { target: 'failed.busy', meta: { rule: 'remote-tools.busy' } },
            'link.lost': { target: 'failed.lost', meta: { rule: 'remote-tools.lost' } },
          },
          after: {
            verificationTimeout: {
              target: 'failed.lost',
              actions: 'noteUnverified',
              meta: { rule: 'remote-tools.lost' },
            },
          },
        },
        credentials: {
          description: 'A dialog asks for the credentials of a permitted viewer.',
          meta: { rule: 'remote-tools.credentials' },
          entry: 'showCredentialsDialog',
          on: {
            given: { target: 'verifying', actions: 'takeCredentials', meta: { rule: 'remote-tools.credentials' } },
            cancel: { target: 'failed.security', meta: { rule: 'remote-tools.credentials' } },
            'link.lost': { target: 'failed.lost', meta: { rule: 'remote-tools.lost' } },
          },
          after: {
            credentialsTimeout: {
              target: 'failed.lost',
              actions: 'noteNoCredentials',
              meta: { rule: 'remote-tools.credentials' },
            },
          },
        },
        askingUser: {
          description: 'The person at the client is asked for permission.',
          meta: { rule: 'remote-tools.permission' },
          entry: 'showPermissionBox',
          on: {
            granted: { target: 'connected', meta: { rule: 'remote-tools.permission' } },
            refused: { target: 'failed.refused', meta: { rule: 'remote-tools.permission' } },
            'prompt.timeout': { target: 'failed.refused', meta: { rule: 'remote-tools.permission' } },
            'link.lost': { target: 'failed.lost', meta: { rule: 'remote-tools.lost' } },
          },
        },
        connected: {
          description: 'The session is open.',
          meta: { rule: 'remote-tools.connected', verdict: 'good' },
          tags: ['good'],
          entry: ['endConnected', 'openSession'],
          exit: 'closeSession',
          on: {
            disconnect: { target: 'idle', actions: 'closeLink', meta: { rule: 'remote-tools.hang-up' } },
            'link.lost': [
              { target: 'idle', cond: 'isHungUp', actions: 'tellSessionOver', meta: { rule: 'remote-tools.hang-up' } },
              { target: 'idle', actions: 'tellSessionOver', meta: { rule: 'remote-tools.lost' } },
            ],
            'power.off': { target: 'idle', actions: 'closeLink', meta: { rule: 'remote-tools.lost' } },
          },
        },
        failed: {
          description: 'The attempt is over without a session; a message tells so.',
          meta: { rule: 'remote-tools.not-found', verdict: 'bad' },
          initial: 'notFound',
          entry: ['dropQuery', 'closeLink', 'dropName', 'givePlaceBack'],
          on: {
            dismiss: { target: 'idle', meta: { rule: 'remote-tools.hang-up' } },
            'power.off': { target: 'idle', meta: { rule: 'remote-tools.cancel' } },
          },
          states: failures,
        },
      },
    },
    {
      guards: openRemoteToolsGuards(ports),
      actions: openRemoteToolsActions(ports),
      delays: {
        ...lookupDelays(ports),
        greetingTimeout: () => ports.greetingTimeout(),
        verificationTimeout: () => ports.verificationTimeout(),
        credentialsTimeout: () => ports.credentialsTimeout(),
        providerTimeout: () => ports.providerTimeout(),
      },
    },
  );
}
