// The file server of a computer: shares, and the files that others write into them. It answers to the computer's name with
// the 16th octet 20h on every LANA while it has a share. No rights are checked.
import type { Connection, ConnectionListener } from './connection.ts';
import type { DiscoveryRecord } from './discovery-record.ts';
import type { NetbiosPayload } from './netbios-payload.ts';
import type { Netbios } from './netbios.ts';
import type { SmbMessage } from './smb.ts';
import { serverSuffix } from './smb.ts';

/** A file was written and closed. */
export type FileArrived = (file: string, record: DiscoveryRecord) => void;

export class SmbServer {
  readonly #computerName: string;
  readonly #netbios: Netbios;
  readonly #shares = new Map<string, FileArrived>();
  #stopListening: (() => void)[] = [];

  constructor(computerName: string, netbios: Netbios) {
    this.#computerName = computerName;
    this.#netbios = netbios;
  }

  /** Opens a share. Returns how to close it; sessions that use it then find it gone. */
  share(name: string, arrived: FileArrived): () => void {
    this.#shares.set(name.toUpperCase(), arrived);
    if (this.#stopListening.length === 0) this.#listen();
    return () => {
      if (this.#shares.get(name.toUpperCase()) === arrived) this.#shares.delete(name.toUpperCase());
      if (this.#shares.size === 0) for (const stop of this.#stopListening.splice(0)) stop();
    };
  }

  /** Everything is forgotten, as at a power failure. */
  clear(): void {
    this.#shares.clear();
    this.#stopListening = [];
  }

  #listen(): void {
    this.#stopListening = this.#netbios.lanas.map(({ lana }) =>
      this.#netbios.listen({ name: this.#computerName, suffix: serverSuffix, lana }, (session) => this.#serve(session)),
    );
  }

  #serve(session: Connection<NetbiosPayload>): ConnectionListener<NetbiosPayload> {
    let share: string | undefined;
    let file = '';
    let record: DiscoveryRecord | undefined;
    const answer = (request: SmbMessage, status: NonNullable<SmbMessage['status']>, rule: string) => {
      session.send({ protocol: 'smb', command: request.command, isResponse: true, status }, rule);
    };
    const isShared = () => share !== undefined && this.#shares.has(share);
    return {
      received: (request) => {
        if (request.protocol !== 'smb' || request.isResponse) return;
        const { command } = request;
        if (command === 'tree-connect') share = request.share?.split('\\').at(-1)?.toUpperCase();
        if (command === 'create') file = request.file ?? '';
        if (command === 'write') record = request.record;
        const needsShare = command !== 'negotiate' && command !== 'session-setup';
        if (needsShare && !isShared()) return answer(request, 'bad network name', 'smb.no-such-share');
        answer(request, 'success', 'smb.answers');
        if (command === 'close' && record && share !== undefined) this.#shares.get(share)?.(file, record);
      },
    };
  }
}
