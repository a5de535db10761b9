// What the statechart of a console's connection does on its way: asks its host, and notes each protocol tried and each end.
import type { ActionFunctionMap, ActionObject } from 'xstate';
import { actions } from 'xstate';
import type {
  ConsoleConnectionContext,
  ConsoleConnectionEvent,
  ConsoleConnectionPorts,
  ResolverAddress,
  TriedProtocol,
} from './console-connection-ports.ts';
import { usableBinding, usableProtocols } from './console-connection-guards.ts';
import { failureWords, meaningOf, nobodyListens, rpcFailures } from './connection-failures.ts';
import type { RpcFailure } from './connection-failures.ts';
import { lookupActions } from './lookup-decisions.ts';
import { netbiosWays } from './resolving-states.ts';

type Context = ConsoleConnectionContext;
type Event = ConsoleConnectionEvent;
type Entry = { kind: string; rule: string; detail: Record<string, unknown> };
type Note = { changes?: Partial<Context>; entries?: Entry[]; does?: () => void };

const { assign, pure } = actions;

/** Where the class SMS_ProviderLocation is (Q317872). */
const siteNamespace = 'root\\sms';

export const actOf = { console: 'connect-console', wbemtest: 'connect-wbemtest' } as const;

export function consoleConnectionActions(ports: ConsoleConnectionPorts): ActionFunctionMap<Context, Event> {
  const note = (decide: (context: Context, event: Event) => Note) =>
    pure<Context, Event>((context, event) => {
      const { changes = {}, entries = [], does = () => {} } = decide(context, event);
      const records = entries.map(({ kind, rule, detail }) => ({
        type: 'record',
        exec: () => ports.record(kind, rule, detail),
      }));
      return [...records, { type: 'does', exec: does }, assign<Context, Event>(changes)] as ActionObject<
        Context,
        Event
      >[];
    });

  const changed = (state: string, { tool, server, sequence }: Context, rule: string): Entry => ({
    kind: 'console.changed',
    rule,
    detail: { tool, state, server, ...(state === 'connected' ? { sequence } : {}) },
  });

  const begin =
    (changes: Partial<Context>) =>
    (context: Context): Note => {
      const begun: Context = {
        ...context,
        startedAtMs: ports.now(),
        hopBeganAtMs: ports.now(),
        isUnderWay: true,
        hop: 1,
        namespace: siteNamespace,
        address: null,
        sequence: null,
        binding: null,
        isCached: false,
        asks: ports.ownActivation(),
        tried: [],
        hops: [],
        ...changes,
      };
      return {
        changes: { ...begun, name: begun.server },
        entries: [changed('connecting', begun, 'console.two-hops')],
      };
    };

  const triedNow = (context: Context, result: TriedProtocol['result'], reason: string, rule: string): Note => {
    const { hop, name: server, sequence, triedAtMs } = context;
    if (sequence === null) return {};
    const entry: TriedProtocol = { hop, server, sequence, result, reason, tookMs: ports.now() - triedAtMs };
    return {
      changes: { tried: [...context.tried, entry] },
      entries: [{ kind: 'protocol.tried', rule, detail: { ...entry } }],
    };
  };
  const skip = (reason: (sequence: string) => string, rule: string) =>
    note((context) => {
      const [sequence, ...protocolsLeft] = context.protocolsLeft;
      if (sequence === undefined) return {};
      const skipped = triedNow({ ...context, sequence, triedAtMs: ports.now() }, 'skipped', reason(sequence), rule);
      return { ...skipped, changes: { ...skipped.changes, protocolsLeft } };
    });

  const end = (
    result: 'connected' | 'failed' | 'cancelled',
    describe: (context: Context, event: Event) => RpcFailure | { reason: string },
    ruleOf: string | ((context: Context) => string),
  ) =>
    note((context, event) => {
      const rule = typeof ruleOf === 'string' ? ruleOf : ruleOf(context);
      const { reason, ...failure } = describe(context, event);
      const { tool, server, name, sequence, hops, tried } = context;
      const shown = result === 'failed' ? textShown(tool, failure as RpcFailure) : undefined;
      const states = { connected: 'connected', failed: 'failed', cancelled: 'disconnected' } as const;
      return {
        changes: { isUnderWay: false },
        entries: [
          changed(states[result], context, rule),
          ...(shown === undefined
            ? []
            : [
                {
                  kind: 'message.shown',
                  rule: ruleOfText(tool, rule),
                  detail: { text: shown, to: 'administrator' },
                },
              ]),
          {
            kind: 'outcome.reached',
            rule,
            detail: {
              action: actOf[tool],
              target: server,
              result,
              reason,
              ...failure,
              ...(result === 'failed' ? { at: name } : {}),
              ...(result === 'connected' && sequence !== null ? { sequence } : {}),
              ...(shown === undefined ? {} : { message: shown }),
              tookMs: ports.now() - context.startedAtMs,
              hops,
              attempts: tried,
            },
          },
        ],
      };
    });
  const reached = (context: Context): Partial<Context> => {
    const { name: server, sequence, isCached, hopBeganAtMs } = context;
    if (sequence === null) return {};
    return { hops: [...context.hops, { server, sequence, isCached, tookMs: ports.now() - hopBeganAtMs }] };
  };
  const resolver = ({ name: server, address, sequence }: Context): ResolverAddress | undefined =>
    sequence === null ? undefined : { server, address, sequence };

  return {
    ...lookupActions<Context, Event>(ports, () => '00'),
    begin: note((context, event) =>
      event.type === 'connect' ? begin({ tool: event.tool, server: event.server, user: event.user })(context) : {},
    ),
    beginAgain: note(begin({})),
    beginSecondHop: note((context, event) => {
      if (event.type !== 'provider.remote') return {};
      return {
        changes: {
          ...reached(context),
          hop: context.hop + 1,
          name: event.server,
          namespace: event.namespace,
          hopBeganAtMs: ports.now(),
          address: null,
          sequence: null,
          binding: null,
          isCached: false,
          asks: ports.ownActivation(),
        },
      };
    }),
    noteAddress: pure<Context, Event>((context, event) => {
      if (event.type !== 'resolved') return undefined;
      const { address, by } = event;
      const remember = { type: 'remember', exec: () => ports.rememberName(context.name, '00', address) };
      const changes = assign<Context, Event>({ address, lookup: null });
      const isNews = netbiosWays.includes(by) && by !== 'nbCache';
      return (isNews ? [remember, changes] : [changes]) as ActionObject<Context, Event>[];
    }),
    takeCachedBinding: assign((context) => ({
      sequence: ports.cachedSequence(context.name, context.user) ?? null,
      isCached: true,
      triedAtMs: ports.now(),
      prefersDatagrams: false,
    })),
    takeOwnProtocols: assign(() => {
      const [first] = usableProtocols(ports);
      return {
        protocolsLeft: ports.ownProtocols(),
        sequence: null,
        isCached: false,
        prefersDatagrams: first !== undefined && ports.sendsDatagrams(first),
      };
    }),
    skipMissing: skip(() => 'this computer has no such transport', 'console.skips-missing'),
    skipDatagrams: skip(() => 'Windows 2000 uses DCOM over no datagram protocol', 'console.no-datagrams'),
    takeProtocol: assign(({ protocolsLeft: [sequence = null, ...protocolsLeft] }) => ({
      sequence,
      protocolsLeft,
      triedAtMs: ports.now(),
    })),
    askResolver: (context) => {
      const to = resolver(context);
      if (to) ports.askResolver(to);
    },
    noteAnswered: note((context) => triedNow(context, 'answered', 'the server answers', ruleOfAnswer(context, ports))),
    noteNotAnswered: note((context, event) =>
      triedNow(context, 'failed', failureWords(event), 'console.next-protocol'),
    ),
    noteStale: note((context, event) => {
      const reason = `what had worked before: ${failureWords(event)}`;
      const does = () => ports.forget(context.name, context.user);
      return { ...triedNow(context, 'failed', reason, 'console.stale-binding'), does };
    }),
    activate: (context) => {
      const to = resolver(context);
      // Windows NT 4.0 names the one protocol it asks over; Windows 2000 names all that it could use.
      if (to)
        ports.activate({
          ...to,
          requested: ports.allowsDatagrams() ? [to.sequence] : usableProtocols(ports),
          asks: context.asks,
        });
    },
    askTheOldWay: assign({ asks: 'RemoteActivation' }),
    takeBinding: assign((_, event) => ({
      binding: event.type === 'bindings' ? (usableBinding(event.bindings, ports) ?? null) : null,
    })),
    logIn: ({ name: server, address, binding, namespace, user }) => {
      if (binding) ports.logIn({ server, address, binding, namespace, user });
    },
    locateProvider: ({ name }) => ports.locateProvider(name),
    rememberBinding: note((context) => {
      const changes = reached(context);
      const does = () => {
        for (const { server, sequence } of changes.hops ?? []) ports.remember(server, context.user, sequence);
      };
      return { changes, does };
    }),
    closeLink: () => ports.closeLink(),
    tellConnected: () => ports.tellWaiting(true),
    tellNotConnected: () => ports.tellWaiting(false),
    noteDisconnected: note((context) => ({ entries: [changed('disconnected', context, 'console.connected')] })),
    noteLost: note((context) => ({ entries: [changed('lost', context, 'console.link-lost')] })),

    endConnected: end('connected', () => ({ reason: 'the connection stands' }), 'console.connected'),
    endForName: end('failed', () => rpcFailures.name, 'console.name-first'),
    endForUnreachable: end(
      'failed',
      () => rpcFailures.unreachable,
      (context) => (isAsInTheArticle(context, ports) ? 'Q272937.windows-2000-fails' : 'console.exhausted'),
    ),
    endForBinding: end('failed', () => rpcFailures.noBinding, 'console.bindings'),
    endForActivation: end(
      'failed',
      (_, event) => ({
        ...rpcFailures.activation,
        ...('code' in event ? { code: event.code, meaning: meaningOf(event.code) } : {}),
      }),
      'console.activation',
    ),
    endForAccess: end('failed', () => rpcFailures.denied, 'console.login'),
    endForProvider: end('failed', () => rpcFailures.noProvider, 'console.provider-location'),
    endForLink: end('failed', () => rpcFailures.lost, 'console.link-lost'),
    endCancelled: end(
      'cancelled',
      (_, event) => ({ reason: event.type === 'power.off' ? 'the console lost power' : 'the administrator gave up' }),
      'console.cancel',
    ),
  };
}

/** Which rule the answer on a protocol bears out: on which system, and how far down the list. */
function ruleOfAnswer({ prefersDatagrams, sequence }: Context, ports: ConsoleConnectionPorts): string {
  const isFirst = usableProtocols(ports)[0] === sequence;
  if (sequence === 'ncadg_ip_udp' && isFirst) return 'Q272937.nt4-connects';
  if (sequence !== 'ncacn_ip_tcp') return 'console.own-list';
  if (prefersDatagrams) return 'Q272937.nt4-affected';
  if (!ports.allowsDatagrams()) return 'Q272937.windows-2000-connects';
  return isFirst ? 'Q272937.common-protocol' : 'console.own-list';
}

/** Windows 2000, and a server that is there but refuses TCP. One that says nothing is no case of Q272937. */
function isAsInTheArticle({ tried, hop }: Context, ports: ConsoleConnectionPorts): boolean {
  return (
    !ports.allowsDatagrams() &&
    tried.some((one) => one.hop === hop && one.sequence === 'ncacn_ip_tcp' && one.reason === nobodyListens)
  );
}

function ruleOfText(tool: Context['tool'], rule: string): string {
  if (tool === 'console') return 'console.one-text';
  return rule === 'Q272937.windows-2000-fails' ? 'Q272937.wbemtest-rpc' : 'console.wbemtest';
}

/** The console has one text for everything; Wbemtest tells the code and what it means. */
function textShown(tool: Context['tool'], { code, meaning }: RpcFailure): string {
  return tool === 'console' ? 'Connection Failed' : [code, meaning].filter((part) => part !== undefined).join(': ');
}
