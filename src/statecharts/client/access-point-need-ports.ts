// What one need of a CAP or a DP is handed: the events it hears, what it may ask its host to do, what it keeps.
import type { SelectionModel, ServerListKind, ShareConnection } from '../../sms/index.ts';

/** Why this server: the draw had one left, or several; or what went before the draw. */
export type PickReason = 'only' | 'random' | 'preferred' | 'existing';

/** Of Windows: access denied, network path not found, network name not found, no more connections. */
export type AttachError = 5 | 53 | 67 | 71;

/** What of the client bears on the choice, as it stands when the need begins. */
export interface ServerList {
  readonly servers: readonly string[];
  /** Those of them that are marked PREFERRED. */
  readonly preferred: readonly string[];
  readonly usesPreferred: boolean;
  readonly usesExisting: boolean;
  readonly usesRandom: boolean;
  readonly connections: readonly ShareConnection[];
  /** Whoever is logged on. */
  readonly user: string | null;
  /** The client connection accounts, in the order in which they are tried. */
  readonly accounts: readonly string[];
}

export interface AccessPointNeedContext extends ServerList {
  /** Name of this actor, in the log. */
  readonly need: string;
  readonly list: ServerListKind;
  /** The site of a CAP list, the package of a DP list. */
  readonly of: string;
  /** The share that every server of the list has for it. */
  readonly share: string;
  readonly model: SelectionModel;
  readonly isNtFamily: boolean;
  /** What has not been put aside. */
  readonly pool: readonly string[];
  readonly picked: string | null;
  readonly reason: PickReason | null;
  /** What the latest pick was made from, and its place there. */
  readonly drawnFrom: readonly string[];
  readonly draw: number;
  readonly accountsLeft: readonly string[];
  /** Servers put aside, and why. */
  readonly attempts: readonly { readonly server: string; readonly failure: string }[];
}

export type AccessPointNeedEvent =
  | ({ type: 'list.read' } & ServerList)
  | { type: 'server.drawn'; server: string; draw: number }
  | { type: 'server.present' | 'ipc.answered'; connections: readonly ShareConnection[] }
  | { type: 'server.info.broken' }
  | { type: 'server.absent' | 'ipc.failed'; reason: string }
  | { type: 'attach.succeeded' }
  | { type: 'attach.failed'; error: AttachError }
  | { type: 'job.done' | 'link.lost' | 'connection.released' | 'power.off' };

export interface DrawRequest {
  readonly pool: readonly string[];
  readonly list: ServerListKind;
  readonly of: string;
  readonly rule: string;
}

/** How a need stands, as whoever has it hears it. */
export type NeedNews = 'connected' | 'exhausted' | 'lost';

/** What the client can do. Each request is done by the world after the present change of state; answers come as events. */
export interface AccessPointNeedPorts {
  /** Answers `list.read`. */
  readList(): void;
  /** Answers `server.drawn`; with one server in the pool nothing is asked of chance. */
  draw(request: DrawRequest): void;
  /** NetServerGetInfo; answers `server.present`, `server.info.broken` or `server.absent`. */
  askServerInfo(server: string): void;
  /** Connects to IPC$ and lets go at once; answers `ipc.answered` or `ipc.failed`. */
  pingIpc(server: string): void;
  /** One user more of a device-less connection; answers `attach.succeeded`. */
  reuse(remote: string): void;
  /** A device-less connection under this account; answers `attach.succeeded` or `attach.failed`. */
  connect(remote: string, account: string): void;
  /** One user less; answers `connection.released`. */
  release(remote: string): void;
  tellOwner(news: NeedNews): void;
  record(kind: string, rule: string, detail: Record<string, unknown>): void;
}
