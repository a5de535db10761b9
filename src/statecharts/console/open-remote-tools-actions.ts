// What the console's statechart does on its way: asks its host, and notes each attempt and its end.
import type { ActionFunctionMap, ActionObject } from 'xstate';
import { actions } from 'xstate';
import { lookupActions } from './lookup-decisions.ts';
import { netbiosWays } from './resolving-states.ts';
import { storedAddresses } from '../../sms/index.ts';
import type {
  Attempt,
  ConsolePorts,
  EndedAttempt,
  OpenRemoteToolsContext,
  OpenRemoteToolsEvent,
} from './console-ports.ts';

type Context = OpenRemoteToolsContext;
type Event = OpenRemoteToolsEvent;
type Entry = { kind: string; rule: string; detail: Record<string, unknown> };
/** What an action changes in the context and adds to the log. */
type Note = { changes?: Partial<Context>; entries?: Entry[] };

const { assign, pure } = actions;

const connectionLost = 'The connection to the client was lost. (the lab’s words)';

export function openRemoteToolsActions(ports: ConsolePorts): ActionFunctionMap<Context, Event> {
  const note = (decide: (context: Context, event: Event) => Note) =>
    pure<Context, Event>((context, event) => {
      const { changes = {}, entries = [] } = decide(context, event);
      const records = entries.map(({ kind, rule, detail }) => ({
        type: 'record',
        exec: () => ports.record(kind, rule, detail),
      }));
      return [...records, assign<Context, Event>(changes)] as ActionObject<Context, Event>[];
    });
  const suffix = (context: Context) => (context.attempt?.stage === 'netbios' ? '43' : '00');
  const beginAttempt = (context: Context, attempt: Omit<Attempt, 'number' | 'beganAtMs'>, rule: string): Note => {
    const begun = { number: context.attempts.length + 1, ...attempt };
    return {
      changes: { attempt: { ...begun, beganAtMs: ports.now() }, foundAddress: null },
      entries: [
        { kind: 'attempt.began', rule, detail: { action: 'open-remote-tools', target: context.target, ...begun } },
      ],
    };
  };
  const endAttempt = (context: Context, result: EndedAttempt['result'], reason: string, rule: string): Note => {
    if (!context.attempt) return {};
    const { beganAtMs, ...attempt } = context.attempt;
    const ended: EndedAttempt = { ...attempt, result, reason, tookMs: ports.now() - beganAtMs };
    return {
      changes: { attempt: null, attempts: [...context.attempts, ended] },
      entries: [{ kind: 'attempt.ended', rule, detail: { ...ended } }],
    };
  };
  const shown = (text: string, rule: string): Entry => ({
    kind: 'message.shown',
    rule,
    detail: { text, to: 'administrator' },
  });
  const noteWait = (wait: () => number, words: (context: Context) => string, rule: string) =>
    note((context) => ({
      entries: [{ kind: 'wait.ended', rule, detail: { waitedMs: wait(), for: words(context), verdict: 'no answer' } }],
    }));
  const end = (
    result: 'connected' | 'failed' | 'cancelled',
    describe: (context: Context, event: Event) => [reason: string, message: string],
    ruled: string | ((context: Context, event: Event) => string),
  ) =>
    note((context, event) => {
      const rule = typeof ruled === 'string' ? ruled : ruled(context, event);
      const [reason, message] = describe(context, event);
      const attemptEnd = result === 'connected' ? {} : endAttempt(context, 'failed', reason, rule);
      const attempts = attemptEnd.changes?.attempts ?? context.attempts;
      const reached = attempts.find((attempt) => attempt.result === 'connected');
      const { stage, transport, address, lana } = reached ?? ({} as Partial<EndedAttempt>);
      const detail = {
        action: 'open-remote-tools',
        target: context.target,
        result,
        stage,
        transport,
        address,
        lana,
        reason,
        message,
      };
      return {
        changes: { ...attemptEnd.changes, isUnderWay: false },
        entries: [
          ...(attemptEnd.entries ?? []),
          ...(message === '' ? [] : [shown(message, rule)]),
          {
            kind: 'outcome.reached',
            rule,
            detail: { ...withoutUndefined(detail), tookMs: ports.now() - context.startedAtMs, attempts },
          },
        ],
      };
    });

  return {
    begin: assign((_, event) =>
      event.type === 'start'
        ? {
            user: event.user,
            target: event.target,
            wantedFunction: event.function,
            startedAtMs: ports.now(),
            isUnderWay: true,
            attempts: [],
            attempt: null,
          }
        : {},
    ),
    needConsole: () => ports.needConsole(),
    askRights: (context) => ports.askRights(context.user, context.target),
    askResource: (context) => ports.askResource(context.target),
    dropProvider: () => ports.dropProvider(),
    takeData: note((_, event) => {
      if (event.type !== 'data') return {};
      const { name, ipAddresses, ipxAddresses } = event;
      return {
        changes: { name, addressesLeft: storedAddresses(event), lanasLeft: ports.lanas() },
        entries: [
          {
            kind: 'list.read',
            rule: 'remote-tools.data-from-provider',
            detail: {
              target: name,
              name,
              ipAddresses,
              ipxAddresses,
              lanas: ports.lanas(),
              ...(ports.usesTcpipOnly() ? { transports: 'tcpip' } : {}),
            },
          },
          shown(`Attempting To Locate ${name}`, 'remote-tools.progress'),
        ],
      };
    }),

    wantName: () => ports.wantName(),
    dropName: () => ports.dropName(),
    takePlace: () => ports.takePlace(),
    givePlaceBack: () => ports.givePlaceBack(),
    openSession: ({ name, attempts }) => {
      const reached = attempts.find(({ result }) => result === 'connected');
      if (reached) ports.openSession(name, reached.transport);
    },
    closeSession: (_, event) => ports.closeSession(sessionEndWords(event)),

    beginByName: note((context) =>
      beginAttempt(
        context,
        { stage: 'name', transport: ports.socketsTransport(), name: context.name },
        'Q226297.name-first',
      ),
    ),
    ...lookupActions<Context, Event>(ports, suffix),
    takeNetbiosLookups: assign({
      lookupsLeft: () => ports.netbiosLookups().filter((lookup) => netbiosWays.includes(lookup)),
    }),
    noteProviderSilent: noteWait(ports.providerTimeout, () => 'the SMS Provider', 'remote-tools.provider-needed'),
    noteNotGreeted: noteWait(
      ports.greetingTimeout,
      ({ name }) => `the agent of ${name} to say who it is`,
      'remote-tools.lost',
    ),
    noteUnverified: noteWait(ports.verificationTimeout, ({ name }) => `the verdict of ${name}`, 'remote-tools.lost'),
    noteNoCredentials: noteWait(
      ports.credentialsTimeout,
      ({ name }) => `credentials for ${name}`,
      'remote-tools.credentials',
    ),
    noteAddress: pure<Context, Event>((context, event) => {
      if (event.type !== 'resolved') return undefined;
      const remember = {
        type: 'remember',
        exec: () => ports.rememberName(context.name, suffix(context), event.address),
      };
      const attempt = context.attempt && { ...context.attempt, address: event.address };
      const changes = assign<Context, Event>({ foundAddress: event.address, attempt, lookup: null });
      return (
        netbiosWays.includes(event.by) && event.by !== 'nbCache' ? [remember, changes] : [changes]
      ) as ActionObject<Context, Event>[];
    }),
    noteUnresolved: note((context) =>
      ports.hasProtocolFor('ip')
        ? endAttempt(context, 'failed', 'no address for the name', 'Q226297.name-needs-resolution')
        : endAttempt(context, 'skipped', 'the console has no TCP/IP', 'remote-tools.missing-protocol'),
    ),

    tellMoreProtocols: note(() => ({ entries: [shown('Trying Additional Protocols', 'remote-tools.progress')] })),
    skipAddress: note((context) => {
      const [next, ...addressesLeft] = context.addressesLeft;
      if (!next) return {};
      const began = beginAttempt(context, attemptAt(next, ports), 'remote-tools.missing-protocol');
      const reason =
        next.family === 'ipx' && ports.usesTcpipOnly()
          ? 'Remote Tools are set to TCP/IP only'
          : `the console has no ${next.family === 'ip' ? 'TCP/IP' : 'IPX'}`;
      const ended = endAttempt({ ...context, ...began.changes }, 'skipped', reason, 'remote-tools.missing-protocol');
      return { changes: { ...ended.changes, addressesLeft }, entries: ended.entries ?? [] };
    }),
    takeAddress: note((context) => {
      const [next, ...addressesLeft] = context.addressesLeft;
      if (!next) return {};
      const began = beginAttempt(context, attemptAt(next, ports), 'Q226297.every-stored-address');
      return { changes: { ...began.changes, addressesLeft }, entries: began.entries ?? [] };
    }),
    takeLana: note((context) => {
      const [lana, ...lanasLeft] = context.lanasLeft;
      if (lana === undefined) return {};
      const attempt = { stage: 'netbios', transport: ports.lanaTransport(lana), lana, name: context.name } as const;
      const began = beginAttempt(context, attempt, 'Q226297.lana-numbers');
      return { changes: { ...began.changes, lanasLeft }, entries: began.entries ?? [] };
    }),

    openLink: (context) => {
      const { attempt } = context;
      if (!attempt) return;
      const { stage, transport, address, lana } = attempt;
      ports.openLink({ ...withoutUndefined({ transport, address, lana, calledName: context.name }), stage, transport });
    },
    closeLink: () => ports.closeLink(),
    sendHello: () => ports.sendHello(),
    sendVerify: (context) => ports.sendVerify(context.user, context.wantedFunction),
    noteConnected: note((context) =>
      endAttempt(context, 'connected', 'the agent answered', 'remote-tools.stop-at-first'),
    ),
    noteFailure: note((context, event) => endAttempt(context, 'failed', failureWords(event), 'remote-tools.next-way')),
    noteWrongHost: note((context, event) =>
      endAttempt(
        context,
        'failed',
        `another computer answered: ${event.type === 'greeted' ? event.computerName : '?'}`,
        'remote-tools.wrong-host',
      ),
    ),

    showCredentialsDialog: note(() => ({
      entries: [shown('Cannot establish a security context with the client', 'remote-tools.credentials')],
    })),
    takeCredentials: assign((context, event) => ({ user: event.type === 'given' ? event.user : context.user })),
    showPermissionBox: note(() => ({ entries: [shown("Asking for User's Permission", 'remote-tools.permission')] })),
    endConnected: end('connected', () => ['the agent let the viewer in', ''], 'remote-tools.connected'),
    tellSessionOver: note(() => ({ entries: [shown(connectionLost, 'remote-tools.lost')] })),

    endForSecurity: end(
      'failed',
      (_, event) =>
        event.type === 'cancel'
          ? ['no valid credentials', '']
          : ['the right is missing', 'Security rights to run Remote Tools on this client have been denied.'],
      'remote-tools.rights-denied',
    ),
    endForCapacity: end(
      'failed',
      ({ attempts }) => capacityWords(attempts.length > 0),
      ({ attempts }) => (attempts.length > 0 ? 'remote-tools.netbios-among-others' : 'Q200832.four-over-tcpip'),
    ),
    endForNameConflict: end(
      'failed',
      (_, event) => nameConflictWords(event),
      (_, event) => (isHeldHere(event) ? 'Q200832.name-not-obtained' : 'viewer-name.conflict'),
    ),
    endForProvider: end('failed', () => ['no SMS Provider', 'Connection Failed'], 'remote-tools.provider-needed'),
    endForUnknownResource: end(
      'failed',
      () => [
        'the site database does not know the target',
        'Security rights to run Remote Tools on this client have been denied.',
      ],
      'remote-tools.unknown-resource',
    ),
    endForNotFound: end(
      'failed',
      () => ['every way failed', 'Remote Control Agent Not found.'],
      'remote-tools.not-found',
    ),
    endForRefusal: end(
      'failed',
      (_, event) =>
        event.type === 'prompt.timeout'
          ? ['the prompt expired', 'The user did not grant permission before the timeout period elapsed']
          : event.type === 'function.refused'
            ? ['the function is switched off', 'The client does not allow this function. (the lab’s words)']
            : ['the person at the client refused', 'The user did not grant permission. (the lab’s words)'],
      'remote-tools.permission',
    ),
    endForBusy: end(
      'failed',
      () => ['the agent is busy', 'The client is being viewed already. (the lab’s words)'],
      'remote-tools.busy',
    ),
    endForLostLink: end('failed', () => ['the connection was lost', connectionLost], 'remote-tools.lost'),
    endForCancel: end(
      'cancelled',
      (_, event) => [event.type === 'power.off' ? 'the console lost power' : 'the administrator gave up', ''],
      'remote-tools.cancel',
    ),
  };
}

function attemptAt(next: Context['addressesLeft'][number], ports: ConsolePorts): Omit<Attempt, 'number' | 'beganAtMs'> {
  return {
    stage: 'address',
    transport: next.family === 'ip' ? ports.socketsTransport() : 'ipx',
    address: next.address,
  };
}

function capacityWords(isForNetbios: boolean): [reason: string, message: string] {
  return isForNetbios
    ? [
        'NetBIOS is needed, and another session is open',
        'This client can only be reached alone. End the other sessions first. (the lab’s words)',
      ]
    : ['four sessions are open or being opened', 'Four sessions are in use already. (the lab’s words)'];
}

const isHeldHere = (event: Event): boolean => event.type === 'name.duplicate' && event.by === 'session';

function nameConflictWords(event: Event): [reason: string, message: string] {
  return isHeldHere(event)
    ? [
        'an open session over NetBIOS has the special name',
        'The NetBIOS name of this viewer is in use by another session. (the lab’s words)',
      ]
    : [
        'another computer has the special name',
        'The NetBIOS name of this viewer is in use on another computer. (the lab’s words)',
      ];
}

function sessionEndWords(event: Event): string {
  if (event.type === 'power.off') return 'the console lost power';
  return event.type === 'link.lost' && event.reason !== 'closed' ? 'the connection broke' : 'hung up';
}

function failureWords(event: Event): string {
  const words: Partial<Record<Event['type'], string>> = {
    refused: 'nobody listens there',
    timeout: 'no answer',
    unreachable: 'no route to the address',
    'no.protocol': 'the console lacks the protocol',
    'no.name': 'no such name',
    'not.listening': 'nobody listens for the name',
    'link.lost': 'the connection broke',
    busy: 'the agent is busy',
  };
  return words[event.type] ?? 'the agent said nothing';
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as never;
}
