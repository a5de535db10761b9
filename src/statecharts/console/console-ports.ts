// What the console's statechart is handed: the events it hears, what it may ask its host to do, what it remembers.
import type { RemoteFunction } from '../../protocols/index.ts';
import type { NetbiosTransport } from '../../world/index.ts';
import type { Lookup, StoredAddress } from '../../sms/index.ts';

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

export interface OpenRemoteToolsContext {
  /** The person, and after other credentials were given, that person. */
  user: string;
  target: string;
  wantedFunction: RemoteFunction;
  startedAtMs: number;
  isUnderWay: boolean;
  /** Name, as the database has it. */
  name: string;
  addressesLeft: StoredAddress[];
  lanasLeft: number[];
  lookupsLeft: Lookup[];
  lookup: Lookup | null;
  /** Queries sent in the present way of looking up. */
  queries: number;
  foundAddress: string | null;
  attempt: Attempt | null;
  attempts: EndedAttempt[];
}

export type OpenRemoteToolsEvent =
  | { type: 'start'; user: string; target: string; function: RemoteFunction }
  | { type: 'rights.ok' | 'rights.denied' | 'provider.down' | 'no.resource' }
  | { type: 'data'; name: string; ipAddresses: string[]; ipxAddresses: string[] }
  | { type: 'resolved'; address: string; by: Lookup }
  | { type: 'missed' }
  | { type: 'exhausted' }
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
export interface ConsolePorts {
  now(): number;
  askRights(user: string, target: string): void;
  askResource(target: string): void;
  /** Stops listening for an answer of the provider. */
  dropProvider(): void;
  hostLookups(): Lookup[];
  netbiosLookups(): Lookup[];
  /** Own name, HOSTS, name cache, LMHOSTS: what the console itself knows. */
  lookUp(lookup: Lookup, name: string, suffix: string): void;
  /** DNS, WINS, broadcast: the given query (from 1) of this way. */
  query(lookup: Lookup, name: string, suffix: string, queryNumber: number): void;
  /** Stops listening for an answer to a query. */
  dropQuery(): void;
  rememberName(name: string, suffix: string, address: string): void;
  /** Waits after each query of this way, in ms; as many as there are queries. */
  queryWaits(lookup: Lookup): readonly number[];
  hasProtocolFor(family: StoredAddress['family']): boolean;
  socketsTransport(): 'tcp' | 'udp';
  lanas(): number[];
  lanaTransport(lana: number): NetbiosTransport;
  /** Does the viewer go on when another computer answers? */
  trustsAnyHost(): boolean;
  openLink(link: WantedLink): void;
  closeLink(): void;
  sendHello(): void;
  sendVerify(user: string, wanted: RemoteFunction): void;
  greetingTimeout(): number;
  verificationTimeout(): number;
  credentialsTimeout(): number;
  providerTimeout(): number;
  record(kind: string, rule: string, detail: Record<string, unknown>): void;
}
