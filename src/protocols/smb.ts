// SMB as far as this lab needs it: one session over NetBIOS to a server, on it logons, shares, and files inside them. Locks,
// folders and passwords are left out. NetServerGetInfo is one question and one answer on the session, for which nobody logs on.
import type { DiscoveryRecord } from './discovery-record.ts';

export type SmbCommand =
  | 'negotiate'
  | 'server-info'
  | 'session-setup'
  | 'tree-connect'
  | 'create'
  | 'read'
  | 'write'
  | 'close'
  | 'tree-disconnect'
  | 'logoff';

export type SmbStatus =
  'success' | 'access denied' | 'bad network name' | 'too many users' | 'not found' | 'not supported';

/** What a file holds that is no discovery record. */
export interface PlainFile {
  readonly [key: string]: string | number | boolean | readonly (string | number)[] | readonly PlainFile[];
}

export interface SmbMessage {
  readonly protocol: 'smb';
  readonly command: SmbCommand;
  readonly isResponse: boolean;
  /** Of a response. */
  readonly status?: SmbStatus;
  /** Of session set-up; left out where nobody in particular logs on. */
  readonly account?: string;
  /** Number of the logon: in the response that grants it, and in whatever is done under it. */
  readonly session?: number;
  /** Of tree connect: `\\SITE1\CAP_ABC`. */
  readonly share?: string;
  /** Number of the open share: in the response that grants it, and in whatever is done in it. */
  readonly tree?: number;
  /** Of create, and of a read that opens it too: the file inside the share. */
  readonly file?: string;
  /** Number of the open file: in the response that grants it, in write and close. */
  readonly handle?: number;
  /** Of write. */
  readonly record?: DiscoveryRecord;
  /** Of write, and of the response to read. */
  readonly contents?: PlainFile;
}

/** The 16th octet of the name that a file server answers to. */
export const serverSuffix = '20';

/** The share that every server has, for talking to the server itself. */
export const ipcShare = 'IPC$';

/** Every command, in the order in which they come up. */
export const smbCommands: readonly SmbCommand[] = [
  'negotiate',
  'server-info',
  'session-setup',
  'tree-connect',
  'create',
  'read',
  'write',
  'close',
  'tree-disconnect',
  'logoff',
];

/** Why something could not be done: what the server said, or that there was no getting through. */
export interface SmbFailure {
  readonly reason: string;
  readonly status?: SmbStatus;
}

/** As Windows numbers it: access denied, network path not found, network name not found, no more connections. */
export function windowsError({ status }: SmbFailure): 5 | 53 | 67 | 71 {
  switch (status) {
    case 'access denied':
      return 5;
    case 'bad network name':
      return 67;
    case 'too many users':
      return 71;
    default:
      return 53;
  }
}
