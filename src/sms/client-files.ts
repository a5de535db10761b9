// The files that a client uploads beside its discovery record: what kind each is, its name, and the boxes it goes through.

export type ClientFileKind = 'status' | 'hardware inventory' | 'software inventory';

export interface ClientFile {
  readonly kind: ClientFileKind;
  /** Such as `PC-17-3.svf`. */
  readonly name: string;
  /** What it says, for people. */
  readonly about: string;
}

const places: Readonly<Record<ClientFileKind, { extension: string; box: string; siteBox: string }>> = {
  status: { extension: 'svf', box: 'statmsgs.box', siteBox: 'statmgr.box' },
  'hardware inventory': { extension: 'nhm', box: 'inventry.box', siteBox: 'inventry.box' },
  'software inventory': { extension: 'sic', box: 'sinv.box', siteBox: 'sinv.box' },
};

/** `number` counts the files that this client has written. */
export function clientFileName(kind: ClientFileKind, computerName: string, number: number): string {
  return `${computerName}-${number}.${places[kind].extension}`;
}

/** Where on an access point a file goes: box and name. */
export function uploadPath({ kind, name }: ClientFile): string {
  return `${places[kind].box}\\${name}`;
}

/** Where on the site server it ends. */
export function siteInboxPath({ kind, name }: ClientFile): string {
  return `inboxes\\${places[kind].siteBox}\\${name}`;
}
