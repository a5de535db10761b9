// What the components of a client have in common on their host: the servers they draw, what the client keeps on its disk
// about lists and drives, and how they are told of power.
import type { TimingValues } from '../../rules/index.ts';
import type { ClientFile, ClientFileKind } from '../../sms/index.ts';
import { clientFileName } from '../../sms/index.ts';
import type { Host, World } from '../../world/index.ts';
import type { Place, Places } from './place-user.ts';

/** Lists and connections of this computer, as its redirector and registry have them. */
export interface ClientStore {
  /** The CAP list of a site, as an access point had it; the preferred ones are marked anew. */
  takeCapList(site: string, servers: readonly string[], actor: string): void;
  /** The servers that have a package, as an access point had them. */
  takeServers(packageId: string, servers: readonly string[], actor: string): void;
  /** Letters that are taken. */
  letters(): string[];
  mapDrive(
    wanted: { readonly letter: string; readonly place: Place; readonly actor: string },
    done: (event: DriveEvent) => void,
  ): void;
  unmapDrive(letter: string, actor: string): void;
}

/** What comes of mapping a drive. */
export type DriveEvent = { type: 'drive.mapped' | 'letter.taken' } | { type: 'drive.failed'; reason: string };

export interface ComponentOptions {
  world: World;
  host: Host;
  places: Places;
  store: ClientStore;
  timings: TimingValues;
  /** The site whose access points it uses. */
  siteCode: string;
  devTools?: boolean;
}

export interface ComponentActor {
  readonly actor: { stop(): void };
  /** Both after the host's power was switched. */
  powerOn(): void;
  powerOff(): void;
}

/** Where the components leave the files that are to be uploaded. */
export interface FileQueue {
  queue(file: ClientFile): void;
}

/** A new file of this computer; its number counts all that were written here. */
export function newFile(host: Host, kind: ClientFileKind, about: string): ClientFile {
  return { kind, name: clientFileName(kind, host.name, host.count('client files', 1)), about };
}
