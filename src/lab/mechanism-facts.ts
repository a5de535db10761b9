// What the log has told so far of the other mechanisms: the name a viewer holds, the lists a client draws from, the
// connections it has, and the order in which a computer takes its DCOM protocols. Immutable, as all facts of the stage.
import type { LogEntry } from '../world/index.ts';

/** A viewer's own NetBIOS name, and how many sessions it has open. */
export interface NameTag {
  readonly name: string;
  readonly suffix: string;
  readonly state: 'free' | 'claiming' | 'held' | 'conflict';
  readonly sessions: number;
}

/** A list a client draws from, and what it drew last. */
export interface ServerList {
  readonly list: 'cap' | 'dp';
  /** Site code, or package. */
  readonly of: string;
  readonly servers: readonly string[];
  readonly preferred: readonly string[];
  readonly picked?: string;
  readonly reason?: string;
}

/** One row of a client's connection table. */
export interface ConnectionRow {
  readonly remote: string;
  readonly local?: string;
  readonly account?: string;
  readonly refs: number;
  readonly persist: number;
}

/** Protocol sequences in order: as set, and as in force since the last start. */
export interface ProtocolStack {
  readonly configured: readonly string[];
  readonly active: readonly string[];
  readonly needsRestart: boolean;
}

type ByHost<T> = Readonly<Record<string, T>>;

export interface MechanismFacts {
  readonly nameTags: ByHost<NameTag>;
  /** The one told of last comes first. */
  readonly serverLists: ByHost<readonly ServerList[]>;
  readonly connections: ByHost<readonly ConnectionRow[]>;
  readonly protocols: ByHost<ProtocolStack>;
}

export const noMechanismFacts: MechanismFacts = { nameTags: {}, serverLists: {}, connections: {}, protocols: {} };

interface OpeningDetail {
  viewerNames?: ({ host: string } & Omit<NameTag, 'sessions'>)[];
  serverLists?: ({ host: string } & ServerList)[];
  connections?: ({ host: string } & ConnectionRow)[];
  protocolLists?: ({ host: string } & ProtocolStack)[];
}

/** What `run.began` tells of them. */
export function openingMechanismFacts(detail: unknown): MechanismFacts {
  const { viewerNames = [], serverLists = [], connections = [], protocolLists = [] } = detail as OpeningDetail;
  return {
    nameTags: Object.fromEntries(viewerNames.map((tag) => [tag.host, nameTag(tag, 0)])),
    serverLists: gathered(serverLists, serverList),
    connections: gathered(connections, connectionRow),
    protocols: Object.fromEntries(protocolLists.map((stack) => [stack.host, protocolStack(stack)])),
  };
}

/** The facts after one more entry; the same ones where it changes nothing. */
export function mechanismFactsAfter<T extends MechanismFacts>(facts: T, { kind, host = '', detail }: LogEntry): T {
  switch (kind) {
    case 'viewer-name.changed': {
      const tag = nameTag(detail as unknown as NameTag, facts.nameTags[host]?.sessions ?? 0);
      return { ...facts, nameTags: { ...facts.nameTags, [host]: tag } };
    }
    case 'session.opened':
    case 'session.closed': {
      const tag = facts.nameTags[host] ?? { name: host, suffix: '', state: 'free', sessions: 0 };
      const sessions = Number(detail['open'] ?? 0);
      return { ...facts, nameTags: { ...facts.nameTags, [host]: { ...tag, sessions } } };
    }
    case 'server-list.changed':
      return { ...facts, serverLists: { ...facts.serverLists, [host]: listsAfter(facts.serverLists[host], detail) } };
    case 'server.picked': {
      const { list, of, picked, reason, pool = [] } = detail as unknown as ServerList & { pool?: string[] };
      const before = facts.serverLists[host]?.find((one) => isSameList(one, { list, of }));
      const drawn = { servers: pool, preferred: [], ...before, list, of, picked, reason };
      return { ...facts, serverLists: { ...facts.serverLists, [host]: listsAfter(facts.serverLists[host], drawn) } };
    }
    case 'connection.changed': {
      const rows = connectionsAfter(facts.connections[host] ?? [], detail);
      return { ...facts, connections: { ...facts.connections, [host]: rows } };
    }
    case 'protocols.changed': {
      const stack = protocolStack(detail as unknown as ProtocolStack);
      return { ...facts, protocols: { ...facts.protocols, [host]: stack } };
    }
    default:
      return facts;
  }
}

function gathered<T, U>(rows: readonly ({ host: string } & T)[], make: (row: T) => U): Record<string, U[]> {
  const byHost: Record<string, U[]> = {};
  for (const row of rows) (byHost[row.host] ??= []).push(make(row));
  return byHost;
}

function nameTag({ name, suffix, state }: Omit<NameTag, 'sessions'>, sessions: number): NameTag {
  return { name, suffix, state, sessions };
}

function serverList({ list, of, servers = [], preferred = [], picked, reason }: ServerList): ServerList {
  return {
    list,
    of,
    servers,
    preferred,
    ...(picked === undefined ? {} : { picked }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function isSameList(one: Pick<ServerList, 'list' | 'of'>, other: Pick<ServerList, 'list' | 'of'>): boolean {
  return one.list === other.list && one.of === other.of;
}

function listsAfter(lists: readonly ServerList[] = [], changed: unknown): ServerList[] {
  const list = serverList(changed as ServerList);
  return [list, ...lists.filter((one) => !isSameList(one, list))];
}

function connectionRow({ remote, local, account, refs, persist }: ConnectionRow): ConnectionRow {
  return {
    remote,
    ...(local === undefined ? {} : { local }),
    ...(account === undefined ? {} : { account }),
    refs,
    persist,
  };
}

/** A row is one drive letter, or one connection without a letter for one account. */
function connectionsAfter(rows: readonly ConnectionRow[], changed: Record<string, unknown>): ConnectionRow[] {
  const row = connectionRow(changed as unknown as ConnectionRow);
  const isSame = (one: ConnectionRow): boolean =>
    row.local === undefined
      ? one.local === undefined && one.remote === row.remote && one.account === row.account
      : one.local === row.local;
  const isGone = changed['change'] === 'dropped' || changed['change'] === 'unmapped';
  const place = rows.findIndex(isSame);
  if (isGone) return rows.filter((one) => !isSame(one));
  return place < 0 ? [...rows, row] : rows.map((one, at) => (at === place ? row : one));
}

function protocolStack({ configured, active, needsRestart }: ProtocolStack): ProtocolStack {
  return { configured, active, needsRestart };
}
