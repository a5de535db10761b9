// What the discovery statechart of a client is handed: the events it hears, what it may ask its host to do, what it keeps.
import type { DiscoveryRecord } from '../../protocols/index.ts';
import type { OwnAddresses } from '../../sms/index.ts';
import type { OperatingSystem } from '../../world/index.ts';

export interface DiscoveryContext {
  readonly computerName: string;
  readonly system: OperatingSystem;
  readonly isOffBefore: boolean;
  /** Is logon discovery enabled? */
  readonly reportsAtLogon: boolean;
  /** The reading of `discovery.which-cycle`. */
  readonly reportsChanges: boolean;
  readonly cycleIntervalMs: number;
  readonly heartbeatIntervalMs: number;
  /** On its disk: a power failure leaves these as they are. */
  readonly nextCycleAtMs: number;
  readonly heartbeatDueAtMs: number;
  /** Written and not handed over yet. */
  readonly record: DiscoveryRecord | null;
  readonly writtenAtMs: number;
  readonly recordLifetimeMs: number;
  /** What it handed over last. */
  readonly reported: OwnAddresses;
  /** What it has now, as far as it has looked. */
  readonly addresses: OwnAddresses;
  /** Who is logged on. */
  readonly user: string | null;
  /** Somebody has logged on, and that is still to be reported. */
  readonly isLogonToReport: boolean;
}

export type DiscoveryEvent =
  | { type: 'power.on'; atMs: number; addresses: OwnAddresses }
  | { type: 'power.off' | 'user.logged.off' }
  | { type: 'user.logged.on'; user: string }
  | { type: 'addresses.changed'; addresses: OwnAddresses }
  | { type: 'computer.read'; atMs: number; addresses: OwnAddresses }
  | { type: 'session.opened' | 'record.taken' }
  | { type: 'delivery.failed'; reason: string };

/** What the client can do. Each request is done by the world after the present change of state; answers come as events. */
export interface DiscoveryPorts {
  nowMs(): number;
  /** Answers `computer.read`. */
  readComputer(): void;
  /** Puts the record into the inbox of the access point; answers `session.opened`, then `record.taken` or `delivery.failed`. */
  handOver(record: DiscoveryRecord): void;
  record(kind: string, rule: string, detail: Record<string, unknown>): void;
}

export interface DiscoveryDelays {
  missedCycleDelay: number;
}
