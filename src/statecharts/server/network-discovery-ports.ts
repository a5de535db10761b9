// What the statechart of network discovery is handed: the events it hears, what it may ask its host to do, what it keeps.
import type { DiscoveryRecord, SnmpRow, SnmpTable } from '../../protocols/index.ts';

export interface NetworkDiscoveryContext {
  readonly isOffBefore: boolean;
  readonly routers: readonly string[];
  readonly intervalMs: number;
  readonly nextRunAtMs: number;
  /** Routers still to be read in this run, the present one first. */
  readonly left: readonly string[];
  /** What the present router has told. */
  readonly neighbours: readonly SnmpRow[];
}

export type NetworkDiscoveryEvent =
  | { type: 'power.off' | 'power.on' }
  | { type: 'run.began'; atMs: number }
  | { type: 'table.received'; rows: readonly SnmpRow[] }
  | { type: 'router.silent' };

/** What network discovery can do. Each request is done by the world after the present change of state. */
export interface NetworkDiscoveryPorts {
  nowMs(): number;
  /** Answers `run.began`. */
  readClock(): void;
  /** Answers `table.received` or `router.silent`. */
  ask(router: string, table: SnmpTable): void;
  /** Into the inbox of the Discovery Data Manager. */
  write(record: DiscoveryRecord): void;
  record(kind: string, rule: string, detail: Record<string, unknown>): void;
}
