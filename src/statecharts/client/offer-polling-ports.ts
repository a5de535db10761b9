// What the statechart of a client's offer polling is handed: the events it hears, what it may ask its host to do, what it
// keeps.
import type { Offer } from '../../sms/index.ts';
import type { PlaceEvent } from './place-user.ts';

export interface OfferPollingContext {
  readonly isOffBefore: boolean;
  readonly intervalMs: number;
  readonly nextPollAtMs: number;
  /** Of the client. */
  readonly servicePack: number;
  /** Advertisements it has learned of; on its disk. */
  readonly known: readonly string[];
  /** The access point of the poll under way, or of the last one. */
  readonly server: string;
}

export type OfferPollingEvent = PlaceEvent | { type: 'power.on' | 'power.off' };

/** Each request is done by the world after the present change of state. */
export interface OfferPollingPorts {
  nowMs(): number;
  needAccessPoint(): void;
  /** Answers `file.read` with a list of offers, or `file.failed`. */
  readOffers(): void;
  /** An offer it did not know: a program is to wait for its time. */
  takeOffer(offer: Offer): void;
  /** Programs that wait for another try are not tried again. */
  cancelRetries(): void;
  release(): void;
  record(kind: string, rule: string, detail: Record<string, unknown>): void;
}

export interface OfferPollingDelays {
  startUpDelay: number;
}
