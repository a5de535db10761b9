// What the statechart of a console's connection is handed: the events it hears, what it may ask its host to do, what it remembers.
import type { ObjectBinding, ProtocolSequence } from '../../protocols/index.ts';
import type { LookupContext, LookupEvent, LookupPorts } from './lookup-ports.ts';

/** With what somebody connects: the console itself, or Wbemtest, which shows code and text of a failure. */
export type ConnectionTool = 'console' | 'wbemtest';

export type ActivationCall = 'RemoteCreateInstance' | 'RemoteActivation';

/** One protocol of the own list, as it went. */
export interface TriedProtocol {
  hop: number;
  server: string;
  sequence: ProtocolSequence;
  result: 'answered' | 'failed' | 'skipped';
  reason: string;
  tookMs: number;
}

/** One computer that was reached on the way. */
export interface ReachedHop {
  server: string;
  sequence: ProtocolSequence;
  isCached: boolean;
  tookMs: number;
}

export interface ConsoleConnectionContext extends LookupContext {
  tool: ConnectionTool;
  user: string;
  /** The server that was asked for; `name` is the computer of the present hop. */
  server: string;
  hop: number;
  /** The WMI namespace that is opened on it. */
  namespace: string;
  startedAtMs: number;
  hopBeganAtMs: number;
  isUnderWay: boolean;
  address: string | null;
  protocolsLeft: ProtocolSequence[];
  sequence: ProtocolSequence | null;
  isCached: boolean;
  asks: ActivationCall;
  triedAtMs: number;
  /** Does the first protocol that could be used send datagrams? */
  prefersDatagrams: boolean;
  binding: ObjectBinding | null;
  tried: TriedProtocol[];
  hops: ReachedHop[];
}

export type ConsoleConnectionEvent =
  | { type: 'connect'; tool: ConnectionTool; server: string; user: string }
  | { type: 'user.cancel' | 'disconnect' | 'retry' | 'power.off' }
  | LookupEvent
  | { type: 'answered' }
  | { type: 'rpc.error' | 'link.lost'; reason: string }
  | { type: 'timeout' }
  | { type: 'bindings'; bindings: ObjectBinding[]; serverSystem: 'nt4' | 'windows-2000' }
  | { type: 'interface.unknown' }
  | { type: 'activation.refused'; code: string }
  | { type: 'logged.in' | 'provider.local' | 'provider.none' }
  | { type: 'login.refused'; code: string }
  | { type: 'provider.remote'; server: string; namespace: string };

/** What a console can do. Each request is done by the world after the present change of state; answers come as events. */
export interface ConsoleConnectionPorts extends LookupPorts {
  now(): number;
  hasTcpip(): boolean;
  /** The own list, as the own computer's DCOM uses it since it was last started. */
  ownProtocols(): ProtocolSequence[];
  isInstalled(sequence: ProtocolSequence): boolean;
  sendsDatagrams(sequence: ProtocolSequence): boolean;
  /** How this computer's system asks for an object. */
  ownActivation(): ActivationCall;
  /** Windows 2000 uses DCOM over no datagram protocol. */
  allowsDatagrams(): boolean;
  /** The reading `strict`: a Windows NT 4.0 console that began with datagrams is shut out of a cured server. */
  isShutOutAfterCure(serverSystem: 'nt4' | 'windows-2000'): boolean;
  /** The protocol that last worked for this server and user, while the own computer runs. */
  cachedSequence(server: string, user: string): ProtocolSequence | undefined;
  remember(server: string, user: string, sequence: ProtocolSequence): void;
  forget(server: string, user: string): void;
  /** Opens this protocol to the server's object resolver and asks whether it is alive. */
  askResolver(to: ResolverAddress): void;
  /** Asks the resolver for the object, over what was opened or, with a cached binding, over what is opened now. */
  activate(to: WantedActivation): void;
  logIn(to: WantedLogin): void;
  locateProvider(server: string): void;
  closeLink(): void;
  /** Tells whoever on this computer waits for the connection. */
  tellWaiting(isConnected: boolean): void;
}

export interface ResolverAddress {
  server: string;
  address: string | null;
  sequence: ProtocolSequence;
}

export interface WantedLogin {
  server: string;
  address: string | null;
  binding: ObjectBinding;
  namespace: string;
  user: string;
}

export interface WantedActivation extends ResolverAddress {
  /** Over which protocols the object could be used. */
  requested: ProtocolSequence[];
  /** As Windows 2000 asks, or as Windows NT 4.0 does. */
  asks: ActivationCall;
}
