// The network access of one client: its lists of CAPs and DPs, the switches and marks of the Network Abstraction Layer, and
// the table of connections with the shares that are open behind it. Every need of the client goes through it.
import type { PreferredServer, SelectionModel, ServerEntry, ServerListKind, ShareConnection } from '../../sms/index.ts';
import {
  accessPointShare,
  findDeviceless,
  leaveDeviceless,
  markPreferred,
  packageShare,
  serverOf,
  useDeviceless,
} from '../../sms/index.ts';
import type { Host, World } from '../../world/index.ts';
import type { AttachError, ServerList } from './access-point-need-ports.ts';
import type { OpenTree, ShareNetwork } from './share-network.ts';

export interface ListSettings {
  readonly list: ServerListKind;
  /** The site of a CAP list, the package of a DP list. */
  readonly of: string;
  readonly site: string;
  readonly servers: readonly string[];
}

export interface NetworkAccessSettings {
  readonly model: SelectionModel;
  readonly servicePack: number;
  readonly user?: string | undefined;
  readonly accounts: readonly string[];
  readonly lists: readonly ListSettings[];
  readonly preferred: readonly (PreferredServer & { readonly isValidated?: boolean | undefined })[];
  readonly usesPreferred: boolean;
  readonly usesExisting: boolean;
  readonly usesRandom: boolean;
  readonly connections: readonly ShareConnection[];
}

type ConnectionChange = 'opened' | 'reused' | 'released' | 'dropped' | 'mapped' | 'unmapped';

interface LiveList extends ListSettings {
  entries: readonly ServerEntry[];
}

/** Who made a change, for the log. */
interface Why {
  readonly rule: string;
  readonly actor?: string | undefined;
}

export class NetworkAccess {
  readonly network: ShareNetwork;
  readonly model: SelectionModel;
  readonly #world: World;
  readonly #host: Host;
  readonly #servicePack: number;
  readonly #lists = new Map<string, LiveList>();
  /** Shares that are open, under the names of their rows. */
  readonly #trees = new Map<string, OpenTree[]>();
  /** Who wants to hear that the connection is gone. */
  readonly #users = new Map<string, Set<() => void>>();
  /** Letters that programs have for a while; all others are those of the person who is logged on. */
  readonly #lettersOfPrograms = new Set<string>();
  /** What comes back when a person logs on again. */
  readonly #kept = new Map<string, readonly ShareConnection[]>();
  #user: string | null;
  #accounts: readonly string[];
  #preferred: readonly PreferredServer[];
  #switches: { usesPreferred: boolean; usesExisting: boolean; usesRandom: boolean };
  #connections: readonly ShareConnection[];

  constructor(options: { world: World; host: Host; network: ShareNetwork; settings: NetworkAccessSettings }) {
    const { settings } = options;
    const { usesPreferred, usesExisting, usesRandom } = settings;
    this.network = options.network;
    this.model = settings.model;
    this.#world = options.world;
    this.#host = options.host;
    this.#servicePack = settings.servicePack;
    this.#user = settings.user ?? null;
    this.#accounts = settings.accounts;
    this.#preferred = settings.preferred;
    this.#switches = { usesPreferred, usesExisting, usesRandom };
    this.#connections = settings.connections;
    // Before the run, a CAP has its mark where the cycle has checked it; the DPs of an offer have theirs from its arrival.
    for (const list of settings.lists) {
      this.#lists.set(keyOf(list.list, list.of), { ...list, entries: openingEntries(settings, list) });
    }
  }

  get connections(): readonly ShareConnection[] {
    return this.#connections;
  }

  get user(): string | null {
    return this.#user;
  }

  /** What a need begins with. */
  readList(list: ServerListKind, of: string): ServerList {
    const entries = this.#lists.get(keyOf(list, of))?.entries ?? [];
    return {
      servers: entries.map(({ server }) => server),
      preferred: entries.flatMap(({ server, isPreferred }) => (isPreferred ? [server] : [])),
      ...this.#switches,
      connections: this.#connections,
      user: this.#user,
      accounts: this.#accounts,
    };
  }

  /** The share that a server of this list has for it. */
  shareOf(list: ServerListKind, of: string): string {
    return shareOfList(list, of);
  }

  logOn(user: string): void {
    if (this.#user?.toUpperCase() === user.toUpperCase()) return;
    this.logOff();
    this.#user = user;
    const back = (this.#kept.get(user.toUpperCase()) ?? []).filter(
      ({ local }) => !this.#connections.some((row) => row.local === local),
    );
    this.#kept.delete(user.toUpperCase());
    this.#connections = [...this.#connections, ...back];
    for (const row of back) this.#record(row, 'mapped', { rule: 'access-point.letters-of-user' });
  }

  /** The letters of the person go; those to be kept are there again at the next logon. */
  logOff(): void {
    if (this.#user === null) return;
    this.#keepLetters();
    const isOfUser = ({ local }: ShareConnection) => local !== undefined && !this.#lettersOfPrograms.has(local);
    for (const { local } of this.#connections.filter(isOfUser)) {
      this.unmapDrive(local ?? '', { rule: 'access-point.letters-of-user' });
    }
    this.#user = null;
  }

  setAccounts(accounts: readonly string[]): void {
    this.#accounts = accounts;
  }

  setSwitches(switches: Partial<{ usesPreferred: boolean; usesExisting: boolean; usesRandom: boolean }>): void {
    this.#switches = { ...this.#switches, ...switches };
  }

  /** What Prefserv does: one server more, and the switch on. No live list has a mark of it yet. */
  prefer(preferred: PreferredServer): void {
    this.#preferred = [...this.#preferred, preferred];
    this.#switches = { ...this.#switches, usesPreferred: true };
  }

  /** A list that came from elsewhere takes the place of the one there was, with the marks of what is preferred by now. */
  setList(list: ListSettings, why: Why): void {
    const entries = marked(list, this.#preferred, this.#servicePack);
    this.#lists.set(keyOf(list.list, list.of), { ...list, entries });
    this.#recordList(list.list, list.of, why);
  }

  /** The client’s cycle checks the preferred servers of a list and marks them. */
  markList(list: ServerListKind, of: string, why: Why): void {
    const live = this.#lists.get(keyOf(list, of));
    if (live) this.setList(live, why);
  }

  /** A device-less connection under this account, or one user more of one that came about meanwhile. */
  connect(
    wanted: { remote: string; account: string; rule: string; actor: string },
    done: (error: AttachError | undefined) => void,
  ): void {
    const { remote, account, rule, actor } = wanted;
    this.#open({ remote, account, rule, actor }, (opened) => {
      if (typeof opened === 'number') return done(opened);
      const isThere = findDeviceless(this.#connections, remote) !== undefined;
      this.#connections = useDeviceless(this.#connections, { remote, account });
      this.#recordDeviceless(remote, isThere ? 'reused' : 'opened', { rule, actor });
      done(undefined);
    });
  }

  reuse(remote: string, why: Why): void {
    const row = findDeviceless(this.#connections, remote);
    this.#connections = useDeviceless(this.#connections, { remote, account: row?.account ?? this.#user ?? '' });
    this.#recordDeviceless(remote, 'reused', why);
  }

  /** One user less; the last takes the connection along. */
  leave(remote: string, why: Why): void {
    const row = findDeviceless(this.#connections, remote);
    if (!row) return;
    this.#connections = leaveDeviceless(this.#connections, remote);
    if (findDeviceless(this.#connections, remote)) return this.#recordDeviceless(remote, 'released', why);
    this.#close(remote, why.rule);
    this.#record({ ...row, refs: 0 }, 'dropped', why);
  }

  /** Calls `lost` when the connection breaks; returns how to stop listening. */
  listen(remote: string, lost: () => void): () => void {
    const users = this.#users.get(remote) ?? new Set();
    users.add(lost);
    this.#users.set(remote, users);
    return () => void users.delete(lost);
  }

  /** The open share of a row; one that stood idle is opened again under its account. */
  withTree(remote: string, why: { rule: string; actor: string }, done: (opened: OpenTree | AttachError) => void): void {
    const [tree] = this.#trees.get(remote) ?? [];
    if (tree) return done(tree);
    const account = findDeviceless(this.#connections, remote)?.account ?? this.#user ?? '';
    this.#open({ remote, account, ...why }, done);
  }

  /** A person, or a program, maps a drive. `done` hears the error of Windows when it cannot be. */
  mapDrive(
    wanted: {
      local: string;
      remote: string;
      account: string;
      isPersistent?: boolean;
      isForProgram?: boolean;
      rule: string;
      actor: string;
    },
    done: (error: AttachError | 85 | undefined) => void,
  ): void {
    const { local, remote, account, rule, actor } = wanted;
    if (this.#connections.some((row) => row.local === local)) return done(85);
    const [, , server = '', share = ''] = remote.split('\\');
    this.network.openShare(
      { server, share, account, rule, actor },
      {
        opened: (tree) => {
          const row = { local, remote, account, refs: 1, persist: wanted.isPersistent === true ? 1 : 0 };
          this.#trees.set(local, [tree]);
          this.#connections = [...this.#connections, row];
          if (wanted.isForProgram === true) this.#lettersOfPrograms.add(local);
          this.#record(row, 'mapped', { rule, actor });
          done(undefined);
        },
        failed: done,
        lost: () => void this.#trees.delete(local),
      },
    );
  }

  unmapDrive(local: string, why: Why): void {
    const row = this.#connections.find((other) => other.local === local);
    if (!row) return;
    this.#connections = this.#connections.filter((other) => other !== row);
    this.#lettersOfPrograms.delete(local);
    this.#close(local, why.rule);
    this.#record(row, 'unmapped', why);
  }

  /** Every connection is gone, and so is whoever was logged on. */
  powerOff(): void {
    this.#keepLetters();
    this.#trees.clear();
    this.#users.clear();
    this.#lettersOfPrograms.clear();
    this.#user = null;
    const gone = this.#connections;
    this.#connections = [];
    for (const row of gone) this.#record({ ...row, refs: 0 }, 'dropped', { rule: 'access-point.power' });
  }

  #keepLetters(): void {
    const kept = this.#connections.filter(({ local, persist }) => local !== undefined && persist > 0);
    if (this.#user !== null) this.#kept.set(this.#user.toUpperCase(), kept);
  }

  #open(
    wanted: { remote: string; account: string; rule: string; actor: string },
    done: (opened: OpenTree | AttachError) => void,
  ): void {
    const { remote, ...rest } = wanted;
    const [, , , share = ''] = remote.split('\\');
    let own: OpenTree | undefined;
    this.network.openShare(
      { ...rest, server: serverOf(remote), share },
      {
        opened: (tree) => {
          own = tree;
          this.#trees.set(remote, [...(this.#trees.get(remote) ?? []), tree]);
          done(tree);
        },
        failed: done,
        lost: () => this.#lose(remote, own),
      },
    );
  }

  /** The session broke: whoever used the connection hears it, and its row goes. */
  #lose(remote: string, tree: OpenTree | undefined): void {
    if (!tree || !this.#trees.get(remote)?.includes(tree)) return;
    this.#trees.delete(remote);
    const row = findDeviceless(this.#connections, remote);
    if (!row) return;
    this.#connections = this.#connections.filter((other) => other !== row);
    this.#record({ ...row, refs: 0 }, 'dropped', { rule: 'access-point.link-lost' });
    for (const lost of this.#users.get(remote) ?? []) lost();
  }

  #close(place: string, rule: string): void {
    for (const tree of this.#trees.get(place) ?? []) tree.close(rule);
    this.#trees.delete(place);
  }

  #recordList(list: ServerListKind, of: string, { rule, actor }: Why): void {
    const { servers, preferred } = this.readList(list, of);
    this.#world.record({
      kind: 'server-list.changed',
      host: this.#host.name,
      ...(actor === undefined ? {} : { actor }),
      rule,
      detail: { list, of, servers: [...servers], preferred: [...preferred] },
    });
  }

  #recordDeviceless(remote: string, change: ConnectionChange, why: Why): void {
    const row = findDeviceless(this.#connections, remote);
    if (row) this.#record(row, change, why);
  }

  #record(row: ShareConnection, change: ConnectionChange, { rule, actor }: Why): void {
    const detail = { ...row, change };
    const { name: host } = this.#host;
    this.#world.record({
      kind: 'connection.changed',
      host,
      ...(actor === undefined ? {} : { actor }),
      rule,
      detail,
    });
  }
}

/** A list as it stands when the run begins. */
export function openingList(
  settings: NetworkAccessSettings,
  list: ListSettings,
): { list: ServerListKind; of: string; servers: string[]; preferred: string[] } {
  const entries = openingEntries(settings, list);
  return {
    list: list.list,
    of: list.of,
    servers: [...list.servers],
    preferred: entries.flatMap(({ server, isPreferred }) => (isPreferred ? [server] : [])),
  };
}

function openingEntries({ preferred, servicePack }: NetworkAccessSettings, list: ListSettings): ServerEntry[] {
  const counted = preferred.filter((one) => list.list === 'dp' || one.isValidated === true);
  return marked(list, counted, servicePack);
}

function marked(list: ListSettings, preferred: readonly PreferredServer[], servicePack: number): ServerEntry[] {
  const share = shareOfList(list.list, list.of);
  const folder = list.list === 'cap' ? share : `${share}\\${list.of}`;
  const { list: kind, site, servers } = list;
  return markPreferred({ list: kind, site, servers, folder, preferred, servicePack });
}

function shareOfList(list: ServerListKind, of: string): string {
  return list === 'cap' ? accessPointShare(of) : packageShare;
}

function keyOf(list: ServerListKind, of: string): string {
  return `${list} ${of.toUpperCase()}`;
}
