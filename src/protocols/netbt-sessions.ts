// Sessions of NetBIOS over TCP/IP (RFC 1002 4.3): a TCP connection to port 139, a session request with both names, and
// its answer. TCP answers on port 139 even where nobody listens for the name called.
import type { Connection, ConnectionFailure, ConnectionListener } from './connection.ts';
import { failedConnection } from './connection.ts';
import type { NetbiosSessionMessage } from './netbios-session.ts';
import { netbiosSessionPort } from './netbios-session.ts';
import type { CarrierOptions, NetbiosCall } from './netbios-transport.ts';
import { nameText } from './netbios-name.ts';
import type { NetbiosPayload } from './netbios-payload.ts';
import { recordNoAnswer, timing } from './stack-context.ts';
import type { TcpConnection } from './tcp-connection.ts';
import type { Tcp } from './tcp-ports.ts';

const failures: Readonly<Record<string, ConnectionFailure>> = {
  '80': 'not listening',
  '81': 'not listening',
  '82': 'no name',
  '83': 'no resources',
};

export class NetbtSessions {
  readonly #options: CarrierOptions;
  readonly #tcp: Tcp;

  constructor(options: CarrierOptions, tcp: Tcp) {
    this.#options = options;
    this.#tcp = tcp;
    this.start();
  }

  /** Listens on the port of the session service, at the start and again after a power failure. */
  start(): void {
    this.#tcp.listen({ port: netbiosSessionPort }, (connection) => this.#accept(connection));
  }

  call(request: NetbiosCall, listener: ConnectionListener<NetbiosPayload>): Connection<NetbiosPayload> {
    const { context } = this.#options;
    const { called, calling, address, actor, rule = 'netbt.session-request' } = request;
    const { clock, system } = context.host;
    if (address === undefined)
      return failedConnection(clock, { remote: nameText(called), reason: 'no name' }, listener);
    let isOpen = false;
    let timer: number | undefined;
    const stopWaiting = () => timer !== undefined && clock.clearTimeout(timer);
    const fail = (reason: ConnectionFailure) => {
      stopWaiting();
      listener.failed?.(reason);
    };
    const session = new NetbtSession(nameText(called));
    const tcpConnection = this.#tcp.connect(
      {
        address,
        port: netbiosSessionPort,
        actor,
        runs: system === 'nt4-before-sp4' ? timing(context, 'netbtConnectRunsNt4BeforeSp4') : 1,
      },
      {
        opened: () => {
          tcpConnection.send({ protocol: 'nbss', type: 'session-request', called, calling }, rule);
          const waitedMs = timing(context, 'netbtSessionTimeout');
          timer = clock.setTimeout(() => {
            const awaited = `an answer to the session request for ${nameText(called)}`;
            recordNoAnswer(context, { waitedMs, awaited, rule: 'netbt.session-no-answer', actor });
            tcpConnection.abort();
            listener.failed?.('timeout');
          }, waitedMs);
        },
        failed: fail,
        received: (message) => {
          if (message.protocol !== 'nbss') return;
          if (isOpen) return session.deliver(message, listener);
          if (message.type === 'positive-response') {
            stopWaiting();
            isOpen = true;
            session.open(tcpConnection);
            listener.opened?.();
          } else if (message.type === 'negative-response') {
            tcpConnection.close();
            fail(failures[message.errorCode ?? ''] ?? 'no resources');
          }
        },
        lost: (reason) => {
          if (isOpen) listener.lost?.(reason);
          else fail(reason === 'timeout' ? 'timeout' : 'refused');
        },
      },
    );
    session.attach(tcpConnection, stopWaiting);
    return session;
  }

  #accept(connection: TcpConnection): ConnectionListener {
    let user: ConnectionListener<NetbiosPayload> | undefined;
    const session = new NetbtSession(connection.remote);
    session.attach(connection, () => {});
    return {
      received: (message) => {
        if (message.protocol !== 'nbss') return;
        if (user) return session.deliver(message, user);
        if (message.type !== 'session-request' || !message.called) return;
        user = this.#answer(message.called, connection, session);
        user?.opened?.();
      },
      lost: (reason) => user?.lost?.(reason),
    };
  }

  #answer(
    called: NonNullable<NetbiosSessionMessage['called']>,
    connection: TcpConnection,
    session: NetbtSession,
  ): ConnectionListener<NetbiosPayload> | undefined {
    const { context, entries, names } = this.#options;
    const reached = entries.filter(
      ({ adapter }) => context.host.adapters[adapter]?.ipAddress === connection.local.address,
    );
    const callee = names.callee(called, reached.length > 0 ? reached : entries);
    if (typeof callee === 'string') {
      const errorCode = callee === 'no name' ? '82' : '80';
      connection.send({ protocol: 'nbss', type: 'negative-response', errorCode }, 'netbt.session-refused');
      connection.close();
      return undefined;
    }
    connection.send({ protocol: 'nbss', type: 'positive-response' }, 'netbt.session-accepted');
    session.open(connection);
    return callee(session);
  }
}

/** Either end of a session: wraps what is sent into session messages. */
class NetbtSession implements Connection<NetbiosPayload> {
  readonly remote: string;
  #connection: Connection | undefined;
  #stopWaiting: () => unknown = () => {};
  #isOpen = false;
  readonly #waiting: { payload: NetbiosPayload; rule: string }[] = [];

  constructor(remote: string) {
    this.remote = remote;
  }

  attach(connection: Connection, stopWaiting: () => unknown): void {
    this.#connection = connection;
    this.#stopWaiting = stopWaiting;
  }

  open(connection: Connection): void {
    this.#connection = connection;
    this.#isOpen = true;
    for (const { payload, rule } of this.#waiting.splice(0)) this.send(payload, rule);
  }

  deliver(message: NetbiosSessionMessage, listener: ConnectionListener<NetbiosPayload>): void {
    if (message.payload) listener.received?.(message.payload);
  }

  send(payload: NetbiosPayload, rule: string): void {
    if (!this.#isOpen) this.#waiting.push({ payload, rule });
    else this.#connection?.send({ protocol: 'nbss', type: 'session-message', payload }, rule);
  }

  close(): void {
    this.#stopWaiting();
    this.#connection?.close();
  }

  abort(): void {
    this.#stopWaiting();
    this.#connection?.abort();
  }
}
