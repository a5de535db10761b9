// How a console, or Wbemtest, comes to its WMI connection over DCOM (Q272937): name, a protocol on which the server's object
// resolver answers, activation, login, and the computer that the SMS Provider is on. What the server lists it never sees.
import type { StateNodeConfig } from 'xstate';
import { createMachine } from 'xstate';
import { consoleConnectionActions } from './console-connection-actions.ts';
import { consoleConnectionGuards } from './console-connection-guards.ts';
import type {
  ConsoleConnectionContext,
  ConsoleConnectionEvent,
  ConsoleConnectionPorts,
} from './console-connection-ports.ts';
import { lookupDelays } from './lookup-decisions.ts';
import { resolvingStates } from './resolving-states.ts';

type Node = StateNodeConfig<ConsoleConnectionContext, any, ConsoleConnectionEvent>;

/** Whatever can go wrong with an open link, to one place. */
function brokenLink(...transitions: object[]): NonNullable<Node['on']> {
  return { 'rpc.error': transitions, timeout: transitions, 'link.lost': transitions } as never;
}

const lost = { target: '#consoleConnection.failed.lost', meta: { rule: 'console.link-lost' } };

function failure(description: string, rule: string, entry: string): Node {
  return { description, meta: { rule, verdict: 'bad' }, tags: ['bad'], entry };
}

const failures: Record<string, Node> = {
  name: failure('The server’s name has no address.', 'console.name-first', 'endForName'),
  unreachable: failure(
    'Every protocol of the own list was tried, and the server answered on none.',
    'console.exhausted',
    'endForUnreachable',
  ),
  noBinding: failure(
    'The server named no protocol for the object that this computer can use.',
    'console.bindings',
    'endForBinding',
  ),
  refused: failure('The server did not start what was asked for.', 'console.activation', 'endForActivation'),
  denied: failure('The server was reached, and the person may not.', 'console.login', 'endForAccess'),
  noProvider: failure('The site server knows of no SMS Provider.', 'console.provider-location', 'endForProvider'),
  lost: failure('The connection broke while something was asked.', 'console.link-lost', 'endForLink'),
};

export function consoleConnection(ports: ConsoleConnectionPorts) {
  return createMachine<ConsoleConnectionContext, ConsoleConnectionEvent>(
    {
      id: 'consoleConnection',
      predictableActionArguments: true,
      description: 'The connection of an SMS 2.0 Administrator console, or of Wbemtest, to a site: WMI over DCOM.',
      context: {
        tool: 'console',
        user: '',
        server: '',
        name: '',
        hop: 1,
        namespace: '',
        startedAtMs: 0,
        hopBeganAtMs: 0,
        isUnderWay: false,
        lookupsLeft: [],
        lookup: null,
        queries: 0,
        address: null,
        protocolsLeft: [],
        sequence: null,
        isCached: false,
        asks: 'RemoteActivation',
        triedAtMs: 0,
        prefersDatagrams: false,
        binding: null,
        tried: [],
        hops: [],
      },
      initial: 'disconnected',
      on: {
        'user.cancel': {
          target: '.disconnected',
          cond: 'isUnderWay',
          actions: 'endCancelled',
          meta: { rule: 'console.cancel' },
        },
        'power.off': {
          target: '.disconnected',
          cond: 'isUnderWay',
          actions: 'endCancelled',
          meta: { rule: 'console.cancel' },
        },
      },
      states: {
        disconnected: {
          description: 'There is no connection.',
          meta: { rule: 'console.two-hops' },
          entry: ['closeLink', 'tellNotConnected'],
          on: { connect: { target: 'resolvingName', actions: 'begin', meta: { rule: 'console.two-hops' } } },
        },
        resolvingName: resolvingStates({
          description: 'Turns the server’s name into an IP address.',
          rule: 'console.name-first',
          entry: 'takeHostLookups',
          on: {
            resolved: { target: 'checkingCache', actions: 'noteAddress', meta: { rule: 'console.name-first' } },
            exhausted: [
              { target: 'failed.name', cond: 'hasTcpip', meta: { rule: 'console.name-first' } },
              { target: 'checkingCache', meta: { rule: 'console.name-first' } },
            ],
          },
        }),
        checkingCache: {
          description: 'Has this person reached this server before, since the computer was started?',
          meta: { rule: 'console.cached-binding' },
          always: [
            {
              target: 'activating',
              cond: 'hasCachedBinding',
              actions: 'takeCachedBinding',
              meta: { rule: 'console.cached-binding' },
            },
            { target: 'trying', actions: 'takeOwnProtocols', meta: { rule: 'console.own-list' } },
          ],
        },
        trying: {
          description: 'Goes down the list of the own computer, to the first protocol on which the server answers.',
          meta: { rule: 'console.own-list' },
          initial: 'next',
          states: {
            next: {
              description: 'Takes the next protocol of the own list.',
              entry: 'closeLink',
              always: [
                {
                  target: 'next',
                  cond: 'lacksTransport',
                  actions: 'skipMissing',
                  meta: { rule: 'console.skips-missing' },
                },
                {
                  target: 'next',
                  cond: 'isBarredDatagram',
                  actions: 'skipDatagrams',
                  meta: { rule: 'console.no-datagrams' },
                },
                {
                  target: 'asking',
                  cond: 'hasNextProtocol',
                  actions: 'takeProtocol',
                  meta: { rule: 'console.own-list' },
                },
                { target: '#consoleConnection.failed.unreachable', meta: { rule: 'console.exhausted' } },
              ],
            },
            asking: {
              description: 'Asks the server’s object resolver whether it is there.',
              entry: 'askResolver',
              on: {
                answered: {
                  target: '#consoleConnection.activating',
                  actions: 'noteAnswered',
                  meta: { rule: 'console.own-list' },
                },
                ...brokenLink({ target: 'next', actions: 'noteNotAnswered', meta: { rule: 'console.next-protocol' } }),
              },
            },
          },
        },
        activating: {
          description: 'Asks for the object, and says over which protocols it could be used.',
          meta: { rule: 'console.activation' },
          entry: 'activate',
          on: {
            bindings: [
              {
                target: 'authenticating',
                cond: 'hasUsableBinding',
                actions: 'takeBinding',
                meta: { rule: 'console.bindings' },
              },
              { target: 'failed.noBinding', meta: { rule: 'console.bindings' } },
            ],
            'interface.unknown': [
              {
                target: 'activating',
                cond: 'asksTheNewWay',
                actions: 'askTheOldWay',
                meta: { rule: 'console.old-activation' },
              },
              lost,
            ],
            'login.refused': { target: 'failed.denied', meta: { rule: 'console.login' } },
            'activation.refused': { target: 'failed.refused', meta: { rule: 'console.activation' } },
            ...brokenLink(
              {
                target: 'trying',
                cond: 'isCached',
                actions: ['noteStale', 'takeOwnProtocols'],
                meta: { rule: 'console.stale-binding' },
              },
              lost,
            ),
          },
        },
        authenticating: {
          description: 'Opens the object as this person; WMI checks whether the person may.',
          meta: { rule: 'console.login' },
          entry: 'logIn',
          on: {
            'logged.in': [
              { target: 'connected', cond: 'isAtGoal', meta: { rule: 'console.two-hops' } },
              { target: 'locatingProvider', meta: { rule: 'console.two-hops' } },
            ],
            'login.refused': [
              { target: 'failed.denied', cond: 'isAccessDenied', meta: { rule: 'console.login' } },
              { target: 'failed.refused', meta: { rule: 'console.login' } },
            ],
            ...brokenLink(lost),
          },
        },
        locatingProvider: {
          description: 'Reads on which computer the SMS Provider is.',
          meta: { rule: 'console.provider-location' },
          entry: 'locateProvider',
          on: {
            'provider.local': { target: 'connected', meta: { rule: 'console.provider-location' } },
            'provider.remote': {
              target: 'resolvingName',
              actions: ['closeLink', 'beginSecondHop'],
              meta: { rule: 'console.second-hop' },
            },
            'provider.none': { target: 'failed.noProvider', meta: { rule: 'console.provider-location' } },
            ...brokenLink(lost),
          },
        },
        connected: {
          description: 'The connection stands.',
          meta: { rule: 'console.connected', verdict: 'good' },
          tags: ['good'],
          entry: ['rememberBinding', 'endConnected', 'tellConnected'],
          on: {
            disconnect: { target: 'disconnected', actions: 'noteDisconnected', meta: { rule: 'console.connected' } },
            ...brokenLink({ target: 'disconnected', actions: 'noteLost', meta: { rule: 'console.link-lost' } }),
            'power.off': { target: 'disconnected', actions: 'noteLost', meta: { rule: 'console.link-lost' } },
          },
        },
        failed: {
          description: 'No connection came about.',
          meta: { rule: 'console.one-text', verdict: 'bad' },
          initial: 'unreachable',
          entry: ['dropQuery', 'closeLink', 'tellNotConnected'],
          on: {
            retry: { target: 'resolvingName', actions: 'beginAgain', meta: { rule: 'console.two-hops' } },
            'power.off': { target: 'disconnected', meta: { rule: 'console.cancel' } },
          },
          states: failures,
        },
      },
    },
    {
      guards: consoleConnectionGuards(ports),
      actions: consoleConnectionActions(ports),
      delays: lookupDelays(ports),
    },
  );
}
