// The file server of a computer: shares, who may use them, and the files in them. It answers to the computer's name with
// the 16th octet 20h on every LANA while it has a share. Passwords are not checked; IPC$ is open to everybody.
import type { Connection, ConnectionListener } from './connection.ts';
import type { DiscoveryRecord } from './discovery-record.ts';
import type { NetbiosPayload } from './netbios-payload.ts';
import type { Netbios } from './netbios.ts';
import type { PlainFile, SmbMessage, SmbStatus } from './smb.ts';
import { ipcShare, serverSuffix } from './smb.ts';

/** A discovery record was written and its file closed. */
export type FileArrived = (file: string, record: DiscoveryRecord) => void;

/** What is behind a share. */
export interface ShareUse {
  readonly arrived?: FileArrived;
  /** Another file was written and closed. */
  readonly written?: (file: string, contents: PlainFile) => void;
  readonly read?: (file: string) => PlainFile | undefined;
}

export interface SmbServerSettings {
  /** Does NetServerGetInfo work here? */
  readonly netServerGetInfo: 'ok' | 'broken';
  /** How many computers may be logged on at once. */
  readonly sessionLimit?: number | undefined;
  /** Who may use a share; everybody where it has no entry. */
  readonly users: ReadonlyMap<string, readonly string[]>;
}

interface OpenFile {
  readonly tree: number;
  readonly file: string;
  record?: DiscoveryRecord | undefined;
  contents?: PlainFile | undefined;
}

/** What one session with a client has open. */
interface Served {
  readonly logons: Map<number, string>;
  readonly trees: Map<number, string>;
  readonly files: Map<number, OpenFile>;
}

type Answer = SmbStatus | Partial<SmbMessage>;

export class SmbServer {
  readonly #computerName: string;
  readonly #netbios: Netbios;
  readonly #shares = new Map<string, ShareUse>();
  readonly #served = new Set<Served>();
  #settings: SmbServerSettings = { netServerGetInfo: 'ok', users: new Map() };
  #stopListening: (() => void)[] = [];
  #lastNumber = 0;

  constructor(computerName: string, netbios: Netbios) {
    this.#computerName = computerName;
    this.#netbios = netbios;
  }

  /** Replaces those settings that are given. */
  configure(settings: Partial<SmbServerSettings>): void {
    this.#settings = { ...this.#settings, ...settings };
  }

  get users(): ReadonlyMap<string, readonly string[]> {
    return this.#settings.users;
  }

  /** Opens a share. Returns how to close it; sessions that use it then find it gone. */
  share(name: string, use: FileArrived | ShareUse): () => void {
    const behind = typeof use === 'function' ? { arrived: use } : use;
    const key = name.toUpperCase();
    this.#shares.set(key, behind);
    if (this.#stopListening.length === 0) this.#listen();
    return () => {
      if (this.#shares.get(key) === behind) this.#shares.delete(key);
      if (this.#shares.size === 0) for (const stop of this.#stopListening.splice(0)) stop();
    };
  }

  /** Everything is forgotten, as at a power failure. */
  clear(): void {
    this.#shares.clear();
    this.#served.clear();
    this.#stopListening = [];
  }

  #listen(): void {
    this.#stopListening = this.#netbios.lanas.map(({ lana }) =>
      this.#netbios.listen({ name: this.#computerName, suffix: serverSuffix, lana }, (session) => this.#serve(session)),
    );
  }

  #serve(session: Connection<NetbiosPayload>): ConnectionListener<NetbiosPayload> {
    const served: Served = { logons: new Map(), trees: new Map(), files: new Map() };
    this.#served.add(served);
    return {
      received: (request) => {
        if (request.protocol !== 'smb' || request.isResponse) return;
        const answer = this.#answer(request, served);
        const { status = 'success', ...granted } = typeof answer === 'string' ? { status: answer } : answer;
        const rule = refusalRules[status] ?? (request.command === 'server-info' ? 'smb.server-info' : 'smb.answers');
        session.send({ protocol: 'smb', command: request.command, isResponse: true, status, ...granted }, rule);
        if (request.command === 'close' && status === 'success') this.#finish(request, served);
      },
      lost: () => void this.#served.delete(served),
    };
  }

  #answer(request: SmbMessage, served: Served): Answer {
    const { command, account = '', session = 0, tree = 0, handle = 0, file = '' } = request;
    switch (command) {
      case 'negotiate':
        return 'success';
      case 'server-info':
        return this.#settings.netServerGetInfo === 'ok' ? 'success' : 'not supported';
      case 'session-setup':
        return this.#logOn(account, served);
      case 'logoff':
        served.logons.delete(session);
        return 'success';
      case 'tree-connect':
        return this.#openShare(request, served);
      case 'tree-disconnect':
        return served.trees.delete(tree) ? 'success' : 'bad network name';
      default: {
        const share = served.trees.get(tree);
        const behind = share === undefined ? undefined : this.#shares.get(share);
        if (!behind) return 'bad network name';
        if (command === 'create') return { handle: this.#number(served.files, { tree, file }) };
        if (command === 'read') {
          const contents = behind.read?.(file);
          return contents ? { contents } : 'not found';
        }
        const open = served.files.get(handle);
        if (!open) return 'not found';
        if (command === 'write') Object.assign(open, { record: request.record, contents: request.contents });
        return 'success';
      }
    }
  }

  /** Nobody in particular is always let in; of others only as many computers as may be. */
  #logOn(account: string, served: Served): Answer {
    const { sessionLimit = Infinity } = this.#settings;
    const isLoggedOn = ({ logons }: Served) => [...logons.values()].some((name) => name !== '');
    const others = [...this.#served].filter((other) => other !== served && isLoggedOn(other)).length;
    if (account !== '' && others >= sessionLimit) return 'too many users';
    return { session: this.#number(served.logons, account) };
  }

  #openShare({ session = 0, share: path = '' }: SmbMessage, served: Served): Answer {
    const share = path.split('\\').at(-1)?.toUpperCase() ?? '';
    const account = served.logons.get(session);
    if (account === undefined) return 'access denied';
    if (share === ipcShare) return { tree: this.#number(served.trees, share) };
    if (!this.#shares.has(share)) return 'bad network name';
    const users = this.#settings.users.get(share);
    const isWelcome = !users || users.some((user) => user.toUpperCase() === account.toUpperCase());
    return isWelcome ? { tree: this.#number(served.trees, share) } : 'access denied';
  }

  #finish({ handle = 0 }: SmbMessage, served: Served): void {
    const open = served.files.get(handle);
    if (!open) return;
    served.files.delete(handle);
    const { file, record, contents } = open;
    const behind = this.#shares.get(served.trees.get(open.tree) ?? '');
    if (record) behind?.arrived?.(file, record);
    if (contents) behind?.written?.(file, contents);
  }

  /** Puts something under the next free number. */
  #number<TThing>(table: Map<number, TThing>, thing: TThing): number {
    const number = ++this.#lastNumber;
    table.set(number, thing);
    return number;
  }
}

const refusalRules: Partial<Readonly<Record<SmbStatus, string>>> = {
  'access denied': 'smb.access-denied',
  'bad network name': 'smb.no-such-share',
  'too many users': 'smb.too-many-users',
  'not found': 'smb.no-such-file',
  'not supported': 'smb.server-info-broken',
};
