// What the statechart of a client's Copy Queue is handed: the events it hears, what it may ask its host to do, what it keeps.
import type { ClientFile } from '../../sms/index.ts';
import type { PlaceEvent } from './place-user.ts';

export interface QueuedFile extends ClientFile {
  readonly writtenAtMs: number;
  /** Was it tried since the last cycle? Then it waits for the next. */
  readonly isTried: boolean;
}

export interface CopyQueueContext {
  readonly isOffBefore: boolean;
  readonly cycleIntervalMs: number;
  readonly lifetimeMs: number;
  readonly nextCycleAtMs: number;
  /** The files that wait, the oldest first; on disk, so a power failure leaves them. */
  readonly files: readonly QueuedFile[];
}

export type CopyQueueEvent =
  | PlaceEvent
  | { type: 'power.on'; atMs: number }
  | { type: 'power.off' }
  | { type: 'file.queued'; file: ClientFile; atMs: number };

/** Each request is done by the world after the present change of state. */
export interface CopyQueuePorts {
  nowMs(): number;
  needAccessPoint(): void;
  /** Answers `file.written` or `file.failed`. */
  write(file: ClientFile): void;
  release(): void;
  record(kind: string, rule: string, detail: Record<string, unknown>): void;
}

export interface CopyQueueDelays {
  startUpDelay: number;
}
