// What the statechart of an access point is handed: the events it hears, what it may ask its host to do, what it keeps.
import type { SiteContents } from '../../sms/index.ts';
import type { InboxItem } from './inbox.ts';

export interface AccessPointContext {
  readonly isDownBefore: boolean;
  readonly siteServer: string;
  /** Files in its boxes, the oldest first; on disk, so a power failure leaves them. */
  readonly inbox: readonly InboxItem[];
  /** What it has of the site and hands out, as it was last copied here. */
  readonly contents: SiteContents;
}

export type AccessPointEvent =
  | { type: 'server.down' | 'server.up' | 'power.off' | 'power.on' }
  | { type: 'record.arrived'; record: InboxItem }
  | { type: 'contents.came'; contents: SiteContents }
  | { type: 'record.taken' }
  | { type: 'delivery.failed'; reason: string };

/** What the access point can do. Each request is done by the world after the present change of state. */
export interface AccessPointPorts {
  openShare(): void;
  closeShare(): void;
  /** Into a box of the site server; answers `record.taken` or `delivery.failed`. */
  passOn(item: InboxItem): void;
  record(kind: string, rule: string, detail: Record<string, unknown>): void;
}

export interface AccessPointDelays {
  inboxDelay: number;
  retryInterval: number;
}
