// The guards, changes of context and requests of a need: pure functions of context and event, so that whatever else runs the
// statechart (a table compiled from it) calls the very same ones.
import { assign } from 'xstate';
import type { MachineOptions } from 'xstate';
import { accountInUse, findDeviceless, findLetter, firstConnected, remoteOf } from '../../sms/index.ts';
import type {
  AccessPointNeedContext,
  AccessPointNeedEvent,
  AccessPointNeedPorts,
  DrawRequest,
  PickReason,
} from './access-point-need-ports.ts';

type Context = AccessPointNeedContext;
type Event = AccessPointNeedEvent;
type Of<TResult> = Readonly<Record<string, (context: Context, event: Event) => TResult>>;

/** A need that has not begun, of a client that knows nothing. */
export const emptyNeed: Context = {
  need: '',
  list: 'cap',
  of: '',
  share: '',
  model: 'actual',
  isNtFamily: true,
  servers: [],
  preferred: [],
  usesPreferred: false,
  usesExisting: true,
  usesRandom: true,
  connections: [],
  user: null,
  accounts: [],
  pool: [],
  picked: null,
  reason: null,
  drawnFrom: [],
  draw: 0,
  accountsLeft: [],
  attempts: [],
};

export const accessPointNeedGuards: Of<boolean> = {
  isListed: (_, event) => event.type === 'list.read' && event.servers.length > 0,
  hasPreferred: (context) => preferredLeft(context).length > 0,
  hasExisting: (context) => existingOf(context) !== undefined,
  passesConnectionsOver: (context) => mayDraw(context) && isPassingOver(context),
  mayDrawCap: (context) => mayDraw(context) && context.list === 'cap',
  mayDrawDp: (context) => mayDraw(context) && context.list === 'dp',
  hasDeviceless: (context) => findDeviceless(context.connections, remote(context)) !== undefined,
  hasLetterSession: (context) => context.isNtFamily && findLetter(context.connections, remote(context)) !== undefined,
  hasSession: (context) => context.isNtFamily && sessionAccount(context) !== undefined,
  isLetterPassedOver: (context) =>
    context.user !== null && findLetter(context.connections, remote(context)) !== undefined,
  isLoggedOn: ({ user }) => user !== null,
  hasAccount: hasAccountLeft,
  mayTryAccount: (context, event) => event.type === 'attach.failed' && event.error === 5 && hasAccountLeft(context),
};

/** What of the context is different afterwards. */
export const accessPointNeedChanges: Of<Partial<Context>> = {
  noteList: (_, event) => {
    if (event.type !== 'list.read') return {};
    // Key by key: a population does this a hundred thousand times, and what is left over from a record is slow to make.
    const { servers, preferred, usesPreferred, usesExisting, usesRandom, connections, user, accounts } = event;
    return { servers, preferred, usesPreferred, usesExisting, usesRandom, connections, user, accounts, pool: servers };
  },
  notePreferred: (context, event) => pick(event, 'preferred', preferredLeft(context)),
  noteExisting: (context, event) => pick(event, 'existing', context.pool),
  noteDrawn: (context, event) => pick(event, context.pool.length === 1 ? 'only' : 'random', context.pool),
  noteConnections: ({ accounts }, event) =>
    'connections' in event ? { connections: event.connections, accountsLeft: accounts } : {},
  countAccount: ({ accountsLeft }) => ({ accountsLeft: accountsLeft.slice(1) }),
  putAside: ({ pool, picked, attempts }, event) => ({
    pool: pool.filter((server) => server !== picked),
    attempts: [...attempts, { server: picked ?? '', failure: failureOf(event) }],
  }),
};

/** What is asked of the host, or told. */
export function accessPointNeedRequests(ports: AccessPointNeedPorts): Of<void> {
  return {
    readList: () => ports.readList(),
    drawPreferred: (context) => ports.draw(drawRequest(context, preferredLeft(context), 'preferred.several')),
    takeExisting: (context) => {
      const existing = existingOf(context);
      if (existing !== undefined) ports.draw(drawRequest(context, [existing], 'access-point.existing'));
    },
    drawRandom: (context) =>
      ports.draw(
        drawRequest(context, context.pool, context.list === 'cap' ? 'Q226113.random-cap' : 'Q226113.random-dp'),
      ),
    tellPicked: (context) => {
      const { need, list, of, drawnFrom, picked, reason, draw } = context;
      ports.record('server.picked', ruleOfPick(context), {
        need,
        list,
        of,
        pool: [...drawnFrom],
        picked,
        reason,
        draw,
      });
    },
    askServerInfo: ({ picked }) => ports.askServerInfo(picked ?? ''),
    pingIpc: ({ picked }) => ports.pingIpc(picked ?? ''),
    reuseConnection: (context) => ports.reuse(remote(context)),
    connectInSession: (context) => ports.connect(remote(context), sessionAccount(context) ?? ''),
    connectAsUser: (context) => ports.connect(remote(context), context.user ?? ''),
    connectAsAccount: (context) => ports.connect(remote(context), context.accountsLeft[0] ?? ''),
    tellConnected: () => ports.tellOwner('connected'),
    tellLost: () => ports.tellOwner('lost'),
    tellExhausted: () => ports.tellOwner('exhausted'),
    releaseConnection: (context) => ports.release(remote(context)),
  };
}

export function accessPointNeedImplementations(
  ports: AccessPointNeedPorts,
): Partial<MachineOptions<Context, Event, any>> {
  const changes = Object.entries(accessPointNeedChanges).map(([name, change]) => [name, assign(change)] as const);
  return {
    guards: accessPointNeedGuards,
    actions: { ...Object.fromEntries(changes), ...accessPointNeedRequests(ports) },
  };
}

function mayDraw({ usesRandom, pool }: Context): boolean {
  return usesRandom && pool.length > 0;
}

function preferredLeft({ usesPreferred, preferred, pool }: Context): readonly string[] {
  return usesPreferred ? preferred.filter((server) => pool.includes(server)) : [];
}

function existingOf({ usesExisting, model, connections, pool, share }: Context): string | undefined {
  return usesExisting ? firstConnected(model, connections, { pool, share }) : undefined;
}

/** Is there a connection that the documentation would have taken, and this model does not? */
function isPassingOver({ usesExisting, connections, pool, share }: Context): boolean {
  return usesExisting && firstConnected('documented', connections, { pool, share }) !== undefined;
}

function remote({ picked, share }: Context): string {
  return remoteOf(picked ?? '', share);
}

function sessionAccount({ connections, picked }: Context): string | undefined {
  return accountInUse(connections, picked ?? '');
}

function hasAccountLeft({ isNtFamily, accountsLeft }: Context): boolean {
  return isNtFamily && accountsLeft.length > 0;
}

function drawRequest({ list, of }: Context, pool: readonly string[], rule: string): DrawRequest {
  return { pool, list, of, rule };
}

function pick(event: Event, reason: PickReason, drawnFrom: readonly string[]): Partial<Context> {
  if (event.type !== 'server.drawn') return {};
  return { picked: event.server, draw: drawnFrom.indexOf(event.server), reason, drawnFrom };
}

function ruleOfPick(context: Context): string {
  const { reason, list } = context;
  if (reason === 'preferred') return 'Q226113.preferred';
  if (reason === 'existing') return 'access-point.existing';
  if (isPassingOver(context)) return 'Q226113.not-steered';
  return list === 'cap' ? 'Q226113.random-cap' : 'Q226113.random-dp';
}

/** Why a server was put aside, in words. */
function failureOf(event: Event): string {
  switch (event.type) {
    case 'server.absent':
    case 'ipc.failed':
      return event.reason;
    case 'attach.failed':
      return `error ${event.error}`;
    default:
      return 'nobody to connect as';
  }
}
