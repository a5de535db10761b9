// SMB as far as one file needs it to get into a share: negotiate, session set-up, tree connect, create, write, close. Who
// logs on is not told; the file is a discovery record, for nothing else is written yet.
import type { DiscoveryRecord } from './discovery-record.ts';

export type SmbCommand = 'negotiate' | 'session-setup' | 'tree-connect' | 'create' | 'write' | 'close';

export interface SmbMessage {
  readonly protocol: 'smb';
  readonly command: SmbCommand;
  readonly isResponse: boolean;
  /** Of a response. */
  readonly status?: 'success' | 'bad network name' | 'not found';
  /** Of tree connect: `\\SITE1\CAP_ABC`. */
  readonly share?: string;
  /** Of create: the file inside the share. */
  readonly file?: string;
  /** Of write. */
  readonly record?: DiscoveryRecord;
}

/** The 16th octet of the name that a file server answers to. */
export const serverSuffix = '20';

/** The commands in the order in which a file is handed over. */
export const handOverCommands: readonly SmbCommand[] = [
  'negotiate',
  'session-setup',
  'tree-connect',
  'create',
  'write',
  'close',
];
