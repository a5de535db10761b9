// What the statechart of one advertised program is handed: the events it hears, what it may ask its host to do, what it keeps.
import type { DriveMode, Program } from '../../sms/index.ts';
import type { Place, PlaceEvent } from './place-user.ts';

export interface AdvertisedProgramContext {
  readonly program: Program;
  /** As this system needs it: a 16-bit client always wants a letter. */
  readonly drive: DriveMode;
  /** When it is to run. */
  readonly atMs: number;
  /** When it was begun, of the try under way; 0 before. */
  readonly beganAtMs: number;
  readonly servers: readonly string[];
  readonly server: string | null;
  readonly share: string | null;
  /** The letter that it is to have, or tried to have. */
  readonly wanted: string | null;
  /** The letter mapped for it, while it is. */
  readonly letter: string | null;
  /** The letter it had, for the outcome. */
  readonly usedLetter: string | null;
  /** Commands that have ended. */
  readonly commandsDone: number;
  readonly tries: number;
}

export type AdvertisedProgramEvent =
  | PlaceEvent
  | { type: 'letters.read'; taken: readonly string[] }
  | { type: 'drive.mapped' | 'letter.taken' }
  | { type: 'drive.failed'; reason: string }
  | { type: 'power.on' | 'power.off' | 'poll.ended' };

/** Each request is done by the world after the present change of state. */
export interface AdvertisedProgramPorts {
  nowMs(): number;
  needAccessPoint(): void;
  /** Answers `file.read` with names of servers, or `file.failed`. */
  readServers(): void;
  /** Keeps the list, then needs a server of it. */
  needServer(servers: readonly string[]): void;
  release(): void;
  /** Answers `letters.read`. */
  readLetters(): void;
  /** Answers `drive.mapped`, `letter.taken` or `drive.failed`. */
  mapDrive(letter: string, place: Place): void;
  unmapDrive(letter: string): void;
  /** Leaves a status file to the Copy Queue. */
  report(message: number): void;
  record(kind: string, rule: string, detail: Record<string, unknown>): void;
}

export interface AdvertisedProgramDelays {
  retryInterval: number;
}
