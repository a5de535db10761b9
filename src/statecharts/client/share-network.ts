// What a client's network access needs of the protocols: is a server there, and a share of it to read from and write into.
import type { DiscoveryRecord, PlainFile } from '../../protocols/index.ts';
import type { AttachError } from './access-point-need-ports.ts';

export interface AskedOfServer {
  readonly server: string;
  readonly rule: string;
  readonly actor: string;
}

export interface ShareToOpen extends AskedOfServer {
  readonly share: string;
  readonly account: string;
}

/** Hears what becomes of a share; never before the call that opens it has returned. */
export interface ShareListener {
  opened(tree: OpenTree): void;
  failed(error: AttachError): void;
  /** The session under it broke. */
  lost(): void;
}

export interface FileListener {
  written(): void;
  failed(reason: string): void;
}

/** A file with what stands in it: a discovery record, or anything else. */
export interface FileToPut {
  readonly file: string;
  readonly record?: DiscoveryRecord;
  readonly contents?: PlainFile;
  readonly rule: string;
  readonly actor: string;
}

/** A share that is open under one account. */
export interface OpenTree {
  write(wanted: FileToPut, listener: FileListener): void;
  read(
    wanted: { file: string; rule: string; actor: string },
    listener: { read(contents: PlainFile): void; failed(reason: string): void },
  ): void;
  /** Lets go of the share. Safe at any time. */
  close(rule: string): void;
}

export interface ShareNetwork {
  /** NetServerGetInfo: it answers, it says that it cannot, or nobody is there (for the reason told). */
  askServerInfo(asked: AskedOfServer, done: (answer: 'present' | 'broken' | { absent: string }) => void): void;
  /** Connects to IPC$ and disconnects with the very next message; tells why it failed, if it did. */
  pingIpc(asked: AskedOfServer, done: (failure: string | undefined) => void): void;
  openShare(wanted: ShareToOpen, listener: ShareListener): void;
}
