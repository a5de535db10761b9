// What the statechart of the Discovery Data Manager is handed: its events, what it may ask its host to do, what it keeps.
import type { DiscoveryRecord } from '../../protocols/index.ts';

export interface DataManagerContext {
  readonly isOffBefore: boolean;
  /** Files in ddm.box, the oldest first; on disk. */
  readonly inbox: readonly DiscoveryRecord[];
  readonly taskIntervalMs: number;
  /** When the task that removes aged resources is due. */
  readonly nextTaskAtMs: number;
}

export type DataManagerEvent =
  | { type: 'power.off' | 'power.on' }
  | { type: 'record.arrived'; record: DiscoveryRecord }
  | { type: 'records.stored'; count: number }
  | { type: 'aged.removed'; atMs: number };

/** What the Discovery Data Manager can do. Each request is done by the world after the present change of state. */
export interface DataManagerPorts {
  nowMs(): number;
  openShare(): void;
  closeShare(): void;
  /** Writes the database, one record after the other; answers `records.stored`. */
  store(records: readonly DiscoveryRecord[]): void;
  /** Removes what is aged from the database; answers `aged.removed`. */
  removeAged(): void;
  record(kind: string, rule: string, detail: Record<string, unknown>): void;
}
