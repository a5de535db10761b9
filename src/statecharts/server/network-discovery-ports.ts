// What the statechart of network discovery is handed: the events it hears, what it may ask its host to do, what it keeps.
import type { DiscoveryRecord, SnmpRow, SnmpTable } from '../../protocols/index.ts';

export interface NetworkDiscoveryContext {
  readonly isOffBefore: boolean;
  readonly routers: readonly string[];
  readonly intervalMs: number;
  readonly nextRunAtMs: number;
  /** Routers still to be read in this run, the present one first. */
  readonly left: readonly string[];
  /** What the present router has told of its segments, as far as it is not yet dealt with. */
  readonly neighbours: readonly SnmpRow[];
  /** The addresses of the present router with their masks. */
  readonly masks: readonly SnmpRow[];
  readonly dnsServers: readonly string[];
  /** How often DNS was asked for the name of the present address. */
  readonly queries: number;
}

export type NetworkDiscoveryEvent =
  | { type: 'power.off' | 'power.on' }
  | { type: 'run.began'; atMs: number }
  | { type: 'table.received'; rows: readonly SnmpRow[] }
  | { type: 'router.silent' }
  /** The answer of a DNS server; without a name it knows none. */
  | { type: 'name.told'; name?: string };

/** What network discovery can do. Each request is done by the world after the present change of state. */
export interface NetworkDiscoveryPorts {
  nowMs(): number;
  /** Answers `run.began`. */
  readClock(): void;
  /** Answers `table.received` or `router.silent`. */
  ask(router: string, table: SnmpTable): void;
  /** Asks one DNS server for the name of an address, answers `name.told`. Every question of one address has the same id. */
  askName(dnsServer: string, address: string, queryNumber: number): void;
  /** Nobody listens for the name any more. */
  dropName(): void;
  /** How long to wait after each question to DNS. */
  nameWaits(): readonly number[];
  /** Into the inbox of the Discovery Data Manager. */
  write(record: DiscoveryRecord): void;
  record(kind: string, rule: string, detail: Record<string, unknown>): void;
}
