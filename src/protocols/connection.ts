// A connection as its user sees it, whatever carries it: TCP, a NetBIOS session, or an exchange of datagrams.
import type { HostClock } from '../world/index.ts';
import type { TcpPayload } from './tcp.ts';

/** Why a connection did not come about. The last three only with NetBIOS. */
export type ConnectionFailure =
  'refused' | 'timeout' | 'unreachable' | 'no protocol' | 'no name' | 'not listening' | 'no resources';

/** How an open connection ended from the other side. */
export type ConnectionLoss = 'closed' | 'reset' | 'timeout';

/** Hears what becomes of a connection; never before the call that made it has returned, never after close or abort. */
export interface ConnectionListener<TPayload = TcpPayload> {
  opened?(): void;
  failed?(reason: ConnectionFailure): void;
  received?(payload: TPayload): void;
  lost?(reason: ConnectionLoss): void;
}

export interface Connection<TPayload = TcpPayload> {
  /** The other end in words, such as `10.0.3.9:2701`. */
  readonly remote: string;
  /** Sends in order; what is sent before the connection is open goes out when it is. `rule` says why. */
  send(payload: TPayload, rule: string): void;
  /** Ends it in good order. Before it is open, the attempt is given up silently. Safe at any time. */
  close(): void;
  /** Ends it at once. Safe at any time. */
  abort(): void;
}

/** Makes the listener of a connection that somebody else opened. */
export type Accept<TPayload = TcpPayload> = (connection: Connection<TPayload>) => ConnectionListener<TPayload>;

/** A connection that fails by itself, at this moment of virtual time, without a frame. */
export function failedConnection<TPayload>(
  clock: HostClock,
  options: { remote: string; reason: ConnectionFailure },
  listener: ConnectionListener<TPayload>,
): Connection<TPayload> {
  const timer = clock.setTimeout(() => listener.failed?.(options.reason), 0);
  const giveUp = () => clock.clearTimeout(timer);
  return { remote: options.remote, send: () => {}, close: giveUp, abort: giveUp };
}
