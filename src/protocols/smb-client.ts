// The redirector of a computer: asks servers whether they are there, opens shares of theirs, and reads and writes files in
// them. There is one session with each server, which all that goes on with it shares.
import type { DiscoveryRecord } from './discovery-record.ts';
import type { SmbNetwork, SmbReason } from './smb-circuit.ts';
import { SmbCircuit } from './smb-circuit.ts';
import type { PlainFile, SmbFailure } from './smb.ts';
import { ipcShare } from './smb.ts';

export interface ShareWanted extends SmbReason {
  /** Computer name of the server. */
  readonly server: string;
  readonly share: string;
  readonly account: string;
}

/** Hears what becomes of a share; never before the call that opens it has returned. */
export interface SmbShareListener {
  opened(share: SmbShare): void;
  failed(failure: SmbFailure): void;
  /** The session broke under the open share. */
  lost?(): void;
}

export interface FileWritten {
  written(): void;
  failed(reason: string): void;
}

export interface FileRead {
  read(contents: PlainFile): void;
  failed(reason: string): void;
}

/** A share that is open under one account. */
export interface SmbShare {
  write(
    wanted: SmbReason & { readonly file: string; readonly record?: DiscoveryRecord; readonly contents?: PlainFile },
    listener: FileWritten,
  ): void;
  read(wanted: SmbReason & { readonly file: string }, listener: FileRead): void;
  /** Lets go of the share. Safe at any time. */
  close(rule: string): void;
}

export class SmbClient {
  readonly #stack: SmbNetwork;
  readonly #circuits = new Map<string, SmbCircuit>();

  constructor(stack: SmbNetwork) {
    this.#stack = stack;
  }

  /** Everything is forgotten, as at a power failure; nobody hears anything any more. */
  clear(): void {
    this.#circuits.clear();
  }

  /** Calls `opened` as soon as there is a session with the server. */
  whenOpen(server: string, why: SmbReason, opened: () => void): void {
    this.#circuit(server, why).whenOpen(opened);
  }

  /** NetServerGetInfo. It answers, or it says that it cannot, or there is no getting through. */
  askServerInfo(
    server: string,
    why: SmbReason,
    done: (answer: 'present' | 'broken' | { readonly absent: string }) => void,
  ): void {
    this.#circuit(server, why).request({ command: 'server-info' }, why, (answer, { status, reason }) => {
      if (answer) done('present');
      else done(status === undefined ? { absent: reason } : 'broken');
    });
  }

  /** Connects to IPC$ and lets go with the very next message; nobody in particular logs on for it. */
  pingIpc(server: string, why: SmbReason, done: (failure: string | undefined) => void): void {
    const circuit = this.#circuit(server, why);
    circuit.logOn('', why, (session, refused) => {
      if (session === undefined) return done(refused.reason);
      const share = `\\\\${server}\\${ipcShare}`;
      circuit.request({ command: 'tree-connect', session, share }, why, (answer, failure) => {
        if (answer?.tree === undefined) return done(failure.reason);
        const request = { command: 'tree-disconnect', session, tree: answer.tree } as const;
        circuit.request(request, { ...why, rule: 'Q226113.ipc-released' }, () => done(undefined), true);
      });
    });
  }

  openShare({ server, share, account, ...why }: ShareWanted, listener: SmbShareListener): void {
    const circuit = this.#circuit(server, why);
    circuit.logOn(account, why, (session, refused) => {
      if (session === undefined) return listener.failed(refused);
      const request = { command: 'tree-connect', session, share: `\\\\${server}\\${share}` } as const;
      circuit.request(request, why, (answer, failure) => {
        if (answer?.tree === undefined) return listener.failed(failure);
        listener.opened(openShare(circuit, { session, tree: answer.tree }, why, () => listener.lost?.()));
      });
    });
  }

  #circuit(server: string, why: SmbReason): SmbCircuit {
    const known = this.#circuits.get(server);
    if (known) return known;
    const circuit: SmbCircuit = new SmbCircuit(this.#stack, server, why, () => {
      if (this.#circuits.get(server) === circuit) this.#circuits.delete(server);
    });
    this.#circuits.set(server, circuit);
    return circuit;
  }
}

function openShare(
  circuit: SmbCircuit,
  place: { readonly session: number; readonly tree: number },
  opener: SmbReason,
  lost: () => void,
): SmbShare {
  const letGo = circuit.hold(lost);
  let isClosed = false;
  return {
    write({ file, record, contents, ...why }, listener) {
      circuit.request({ command: 'create', ...place, file }, why, (created, failure) => {
        if (!created) return listener.failed(failure.reason);
        const handle = { ...place, ...(created.handle === undefined ? {} : { handle: created.handle }) };
        const filled = { ...(record ? { record } : {}), ...(contents ? { contents } : {}) };
        circuit.request({ command: 'write', ...handle, ...filled }, why, (written, failed) => {
          if (!written) return listener.failed(failed.reason);
          circuit.request({ command: 'close', ...handle }, why, (closed, lastFailed) => {
            if (closed) listener.written();
            else listener.failed(lastFailed.reason);
          });
        });
      });
    },
    read({ file, ...why }, listener) {
      circuit.request({ command: 'read', ...place, file }, why, (answer, { reason }) => {
        if (answer?.contents) listener.read(answer.contents);
        else listener.failed(answer ? 'the file is empty' : reason);
      });
    },
    close(rule) {
      if (isClosed) return;
      isClosed = true;
      circuit.request({ command: 'tree-disconnect', ...place }, { ...opener, rule }, () => letGo());
    },
  };
}
