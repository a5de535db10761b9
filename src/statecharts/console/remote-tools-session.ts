// One open session of Remote Tools on a console, from the moment the agent let the viewer in. It keeps the special name
// when it runs over NetBIOS and gives it back when it does not, or when it is over.
import { assign, createMachine } from 'xstate';

export interface RemoteToolsSessionContext {
  /** Name of its actor. */
  readonly session: string;
  readonly target: string;
  readonly transport: string;
  readonly usesNetbios: boolean;
  /** Were Remote Tools set to TCP/IP only on this console when it was started? */
  readonly isTcpipOnly: boolean;
  readonly endedBecause: string | null;
}

export type RemoteToolsSessionEvent = { type: 'session.ended'; reason: string } | { type: 'power.off' };

/** What a session can do on its machine. */
export interface RemoteToolsSessionPorts {
  keepName(): void;
  dropName(): void;
  /** Sessions open on this console at this moment. */
  openCount(): number;
  record(kind: string, rule: string, detail: Record<string, unknown>): void;
}

export function remoteToolsSession(options: { context: RemoteToolsSessionContext; ports: RemoteToolsSessionPorts }) {
  const { context, ports } = options;
  const tell = (kind: string, rule: string, { session, target, transport, endedBecause }: RemoteToolsSessionContext) =>
    ports.record(kind, rule, {
      session,
      target,
      transport,
      open: ports.openCount(),
      ...(endedBecause === null ? {} : { reason: endedBecause }),
    });
  return createMachine(
    {
      id: 'remoteToolsSession',
      predictableActionArguments: true,
      description: 'One open session of Remote Tools on a console.',
      schema: { context: {} as RemoteToolsSessionContext, events: {} as RemoteToolsSessionEvent },
      context,
      initial: 'opening',
      on: {
        'power.off': { target: '.closed', cond: 'isOpen', actions: 'noteEnd', meta: { rule: 'session.closed' } },
      },
      states: {
        opening: {
          description: 'The agent has let the viewer in.',
          meta: { rule: 'remote-tools.connected' },
          always: [
            {
              target: 'open.holdingName',
              cond: 'usesNetbios',
              actions: ['tellOverNetbios', 'keepName'],
              meta: { rule: 'Q200832.one-over-netbios' },
            },
            {
              target: 'open.withoutName',
              cond: 'isTcpipOnly',
              actions: 'tellUnhindered',
              meta: { rule: 'Q200832.tcpip-only' },
            },
            {
              target: 'open.withoutName',
              actions: ['tellOverSockets', 'dropName'],
              meta: { rule: 'Q200832.four-over-tcpip' },
            },
          ],
        },
        open: {
          description: 'The viewer controls the client. A session does not end by itself.',
          meta: { rule: 'remote-tools.connected', verdict: 'good' },
          tags: ['good'],
          initial: 'withoutName',
          on: { 'session.ended': { target: 'closed', actions: 'noteEnd', meta: { rule: 'session.closed' } } },
          states: {
            holdingName: {
              description: 'Over NetBIOS: the session has the special name of the machine.',
              meta: { rule: 'Q200832.one-over-netbios' },
              exit: 'dropName',
            },
            withoutName: {
              description: 'Over TCP, UDP or IPX: the name that the start had is given back.',
              meta: { rule: 'viewer-name.given-back' },
            },
          },
        },
        closed: {
          description: 'The session is over.',
          meta: { rule: 'session.closed' },
          entry: 'tellClosed',
        },
      },
    },
    {
      guards: {
        usesNetbios: ({ usesNetbios }) => usesNetbios,
        isTcpipOnly: ({ isTcpipOnly }) => isTcpipOnly,
        isOpen: ({ endedBecause }) => endedBecause === null,
      },
      actions: {
        noteEnd: assign({
          endedBecause: (_, event) => (event.type === 'session.ended' ? event.reason : 'the console lost power'),
        }),
        keepName: () => ports.keepName(),
        dropName: () => ports.dropName(),
        tellOverNetbios: (session) => tell('session.opened', 'Q200832.one-over-netbios', session),
        tellUnhindered: (session) => tell('session.opened', 'Q200832.tcpip-only', session),
        tellOverSockets: (session) => tell('session.opened', 'Q200832.four-over-tcpip', session),
        tellClosed: (session) => tell('session.closed', 'session.closed', session),
      },
    },
  );
}
