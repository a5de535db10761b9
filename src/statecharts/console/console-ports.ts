// What the console's statechart is handed: the events it hears, what it may ask its host to do, what it remembers.
import type { RemoteFunction } from '../../protocols/index.ts';
import type { NetbiosTransport } from '../../world/index.ts';
import type { Lookup, StoredAddress } from '../../sms/index.ts';
import type { LookupContext, LookupEvent, LookupPorts } from './lookup-ports.ts';

export type Stage = 'name' | 'address' | 'netbios';
export type Transport = 'tcp' | 'udp' | 'ipx' | NetbiosTransport;

/** One way tried: how, where, and how it ended. */
export interface Attempt {
  number: number;
  stage: Stage;
  transport: Transport;
  name?: string;
  address?: string;
  lana?: number;
  beganAtMs: number;
}

export interface EndedAttempt extends Omit<Attempt, 'beganAtMs'> {
  result: 'connected' | 'failed' | 'skipped';
  reason: string;
  tookMs: number;
}

export interface OpenRemoteToolsContext extends LookupContext {
  /** The person, and after other credentials were given, that person. */
  user: string;
  target: string;
  wantedFunction: RemoteFunction;
  startedAtMs: number;
  isUnderWay: boolean;
  addressesLeft: StoredAddress[];
  lanasLeft: number[];
  foundAddress: string | null;
  attempt: Attempt | null;
  attempts: EndedAttempt[];
}

export type OpenRemoteToolsEvent =
  | { type: 'start'; user: string; target: string; function: RemoteFunction }
  | { type: 'console.ready' }
  | { type: 'rights.ok' | 'rights.denied' | 'provider.down' | 'no.resource' }
  | { type: 'data'; name: string; ipAddresses: string[]; ipxAddresses: string[] }
  | LookupEvent
  | { type: 'name.granted' | 'name.busy' | 'no.adapter' }
  /** The special name of this machine is not to be had. */
  | { type: 'name.duplicate'; by: 'session' | 'other computer' }
  | { type: 'connected' | 'session.ok' }
  | { type: 'refused' | 'timeout' | 'unreachable' | 'no.protocol' | 'no.name' | 'not.listening' }
  | { type: 'greeted'; computerName: string }
  | { type: 'allowed' | 'asking.user' | 'not.permitted' | 'function.refused' | 'busy' }
  | { type: 'granted' | 'prompt.timeout' }
  | { type: 'given'; user: string }
  | { type: 'cancel' | 'user.cancel' | 'disconnect' | 'dismiss' | 'power.off' }
  | { type: 'link.lost'; reason: string };

/** Where a link is to be opened. */
export interface WantedLink {
  stage: Stage;
  transport: Transport;
  address?: string;
  lana?: number;
  /** Computer name that is called over NetBIOS. */
  calledName?: string;
}

/** What a console can do. Each request is done by the world after the present change of state; answers come as events. */
export interface ConsolePorts extends LookupPorts {
  now(): number;
  /** Is the provider asked over the console's own connection? */
  asksOverConsole(): boolean;
  /** Answers `console.ready` when that stands, else `provider.down`. */
  needConsole(): void;
  askRights(user: string, target: string): void;
  askResource(target: string): void;
  /** Stops listening for an answer of the provider. */
  dropProvider(): void;
  netbiosLookups(): Lookup[];
  hasProtocolFor(family: StoredAddress['family']): boolean;
  socketsTransport(): 'tcp' | 'udp';
  lanas(): number[];
  lanaTransport(lana: number): NetbiosTransport;
  /** Does the viewer go on when another computer answers? */
  trustsAnyHost(): boolean;
  /** Is Remote Tools set to TCP/IP only on this console? */
  usesTcpipOnly(): boolean;
  /** Places of the four that are taken by open sessions and by other starts. */
  placesTaken(): number;
  takePlace(): void;
  givePlaceBack(): void;
  /** Is any session of this console open? */
  hasOpenSession(): boolean;
  /** Is a start that needs NetBIOS refused while other sessions are open? */
  isNetbiosAlone(): boolean;
  /** Answers `name.granted`, `name.busy` and later another, `name.duplicate`, or `no.adapter`. */
  wantName(): void;
  dropName(): void;
  /** From here on a statechart of its own stands for the session. */
  openSession(target: string, transport: Transport): void;
  closeSession(reason: string): void;
  openLink(link: WantedLink): void;
  closeLink(): void;
  sendHello(): void;
  sendVerify(user: string, wanted: RemoteFunction): void;
  greetingTimeout(): number;
  verificationTimeout(): number;
  credentialsTimeout(): number;
  providerTimeout(): number;
}
