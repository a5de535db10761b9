// What the name server's statechart is handed: the events it hears, what it may ask its host to do, what it remembers.
import type { DnsMessage, NetbiosName, NetbiosNameMessage } from '../../protocols/index.ts';
import type { DnsRecords, WinsRecord, WinsReplica } from '../../sms/index.ts';

/** Who asked, and from which port. */
export interface Asker {
  readonly address: string;
  readonly port: number;
}

/** A DNS question that was passed on to the next server. */
export interface AwaitedAnswer {
  readonly name: string;
  /** Transaction id of the query to the next server. */
  readonly id: number;
  readonly askers: readonly { readonly from: Asker; readonly query: DnsMessage }[];
}

/** A claim to a name that another computer holds; that computer is asked whether it still uses it. */
export interface Claim {
  readonly registration: NetbiosNameMessage;
  readonly from: Asker;
  readonly owner: string;
}

export interface NameServiceContext {
  readonly isSilentBefore: boolean;
  readonly dns: DnsRecords;
  /** Address of the server that is asked for what is not here. */
  readonly nextServer: string | null;
  readonly awaited: readonly AwaitedAnswer[];
  readonly lastId: number;
  readonly wins: readonly WinsRecord[];
  readonly claims: readonly Claim[];
  /** How often the present owner was asked. */
  readonly tries: number;
  /** Addresses of the servers whose records are pulled. */
  readonly partners: readonly string[];
  readonly pullsLeft: readonly string[];
}

export type NameServiceEvent =
  | { type: 'server.down' | 'server.up' | 'power.off' | 'power.on' }
  | { type: 'record.set'; name: string; address: string | null }
  | { type: 'dns.query.received'; query: DnsMessage; from: Asker; atMs: number }
  | { type: 'dns.answer.received'; answer: DnsMessage; atMs: number }
  | { type: 'name.query.received'; query: NetbiosNameMessage; from: Asker; atMs: number }
  | { type: 'registration.received'; registration: NetbiosNameMessage; from: Asker; atMs: number }
  | { type: 'release.received'; release: NetbiosNameMessage; from: Asker; atMs: number }
  | { type: 'owner.answered'; name: NetbiosName; from: string; isOwner: boolean; atMs: number }
  | { type: 'partner.asked'; link: number }
  | { type: 'replicas.received'; partner: string; replicas: readonly WinsReplica[]; atMs: number }
  | { type: 'partner.failed'; partner: string };

/** What a name server can do. Each request is done by the world after the present change of state. */
export interface NameServicePorts {
  /** Virtual ms; for what a wait decides, since its end carries no time. */
  nowMs(): number;
  sendDns(to: Asker, message: DnsMessage, rule: string): void;
  sendName(to: Asker, message: NetbiosNameMessage, rule: string): void;
  /** Asks the computer that holds a name whether it still uses it; answers `owner.answered`. */
  askOwner(owner: string, name: NetbiosName, rule: string): void;
  openPartnerPort(): void;
  closePartnerPort(): void;
  sendReplicas(link: number, replicas: readonly WinsReplica[], rule: string): void;
  /** Answers `replicas.received` or `partner.failed`. */
  pull(partner: string, rule: string): void;
  stopPulling(): void;
  record(kind: string, rule: string, detail: Record<string, unknown>): void;
}

export interface NameServiceDelays {
  replicationInterval: number;
  /** Between two questions to the owner of a name. */
  challengeTimeout: number;
  /** How often the owner is asked before it counts as gone. */
  challengeTries: number;
  dnsRecordLifetime: number;
}
