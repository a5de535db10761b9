// What the statechart of a client's cycle is handed: the events it hears, what it may ask its host to do, what it keeps.
import type { PlaceEvent } from './place-user.ts';

export interface ClientCycleContext {
  readonly isOffBefore: boolean;
  /** Is it a system of the NT family, which makes up for a missed cycle without a logon? */
  readonly isWindowsNt: boolean;
  readonly intervalMs: number;
  /** On its disk. */
  readonly nextCycleAtMs: number;
}

export type ClientCycleEvent =
  PlaceEvent | { type: 'power.on'; atMs: number } | { type: 'power.off' | 'user.logged.on' | 'cycle.wanted' };

/** Each request is done by the world after the present change of state. */
export interface ClientCyclePorts {
  nowMs(): number;
  needAccessPoint(): void;
  /** Answers `file.read` or `file.failed`. */
  readList(): void;
  /** Takes over what it read, and marks as preferred what is set so. */
  takeList(content: unknown): void;
  release(): void;
  record(kind: string, rule: string, detail: Record<string, unknown>): void;
}

export interface ClientCycleDelays {
  missedCycleDelay: number;
  retryInterval: number;
}
