// What the Network Abstraction Layer of a client keeps and decides: paths, preferred servers, its table of connections.
// Plain decisions over plain records; what happens on the network is no part of it.

/** A list of servers is the CAP list of a site, or the DPs of a package. */
export type ServerListKind = 'cap' | 'dp';

/** The readings of `access-point.choice`. */
export type SelectionModel = 'actual' | 'documented' | 'deviceless-biased';

/** One row of the redirector's table. Without `local` it is device-less: the only kind the layer sees. */
export interface ShareConnection {
  /** A drive letter, such as `G:`. */
  readonly local?: string;
  /** `\\SERVER\SHARE`. */
  readonly remote: string;
  readonly account: string;
  /** How many users it has now. */
  readonly refs: number;
  /** How many want it kept when nobody uses it. */
  readonly persist: number;
}

export interface ServerEntry {
  readonly server: string;
  /** Marked PREFERRED on the live list. */
  readonly isPreferred: boolean;
}

/** What Prefserv wrote, or a hand in the registry. */
export interface PreferredServer {
  readonly list: ServerListKind;
  readonly site: string;
  readonly server: string;
  /** Below the server, when the path goes that far: `CAP_ABC`, `SMSPKGD$\ABC00001`. */
  readonly folder?: string;
}

export function remoteOf(server: string, share: string): string {
  return `\\\\${server}\\${share}`;
}

/** The server of `\\SERVER\SHARE`. */
export function serverOf(remote: string): string {
  return remote.split('\\')[2] ?? '';
}

/** `MSWNET:["SMS_SITE=ABC"]\\SERVER\CAP_ABC\`; without a folder the prefix that names the server. */
export function nalPath(site: string, server: string, folder?: string): string {
  return `MSWNET:["SMS_SITE=${site}"]\\\\${server}\\${folder === undefined ? '' : `${folder}\\`}`;
}

/** Does what is preferred mean this path? Before SP1 only the whole path does (Q226115). */
export function meansPath(preferred: PreferredServer, path: string, servicePack: number): boolean {
  const wanted = nalPath(preferred.site, preferred.server, preferred.folder).toUpperCase();
  const whole = path.toUpperCase();
  return wanted === whole || (servicePack >= 1 && whole.startsWith(wanted));
}

/** The list with its marks. A package that is on one DP only has no entries to mark (Q235873). */
export function markPreferred(given: {
  readonly list: ServerListKind;
  readonly site: string;
  readonly servers: readonly string[];
  /** Below each server: the share of the CAP, or the directory of the package. */
  readonly folder: string;
  readonly preferred: readonly PreferredServer[];
  readonly servicePack: number;
}): ServerEntry[] {
  const { list, site, servers, folder, preferred, servicePack } = given;
  const wanted = preferred.filter((one) => one.list === list && one.site === site);
  const hasEntries = list === 'cap' || servers.length > 1;
  return servers.map((server) => ({
    server,
    isPreferred: hasEntries && wanted.some((one) => meansPath(one, nalPath(site, server, folder), servicePack)),
  }));
}

/** The first server of the pool, in the order of the table, to whose share there is a connection that the model looks at. */
export function firstConnected(
  model: SelectionModel,
  connections: readonly ShareConnection[],
  { pool, share }: { readonly pool: readonly string[]; readonly share: string },
): string | undefined {
  if (model === 'actual') return undefined;
  return connections
    .filter(({ local }) => model === 'documented' || local === undefined)
    .map(({ remote }) => pool.find((server) => isSame(remoteOf(server, share), remote)))
    .find((server) => server !== undefined);
}

export function findDeviceless(connections: readonly ShareConnection[], remote: string): ShareConnection | undefined {
  return connections.find((row) => row.local === undefined && isSame(row.remote, remote));
}

export function findLetter(connections: readonly ShareConnection[], remote: string): ShareConnection | undefined {
  return connections.find((row) => row.local !== undefined && isSame(row.remote, remote));
}

/** The account under which Windows NT already has a connection to the server, whatever its share (Q224286). */
export function accountInUse(connections: readonly ShareConnection[], server: string): string | undefined {
  return connections.find(({ remote }) => isSame(serverOf(remote), server))?.account;
}

/** One more user of a device-less connection, which is made when there is none. */
export function useDeviceless(
  connections: readonly ShareConnection[],
  { remote, account }: { readonly remote: string; readonly account: string },
): ShareConnection[] {
  const row = findDeviceless(connections, remote);
  if (!row) return [...connections, { remote, account, refs: 1, persist: 0 }];
  return connections.map((other) => (other === row ? { ...row, refs: row.refs + 1 } : other));
}

/** One user less; the last one takes the connection along unless somebody wants it kept (Q257223). */
export function leaveDeviceless(connections: readonly ShareConnection[], remote: string): ShareConnection[] {
  const row = findDeviceless(connections, remote);
  return connections.flatMap((other) => {
    if (other !== row) return [other];
    const refs = Math.max(0, row.refs - 1);
    return refs === 0 && row.persist === 0 ? [] : [{ ...row, refs }];
  });
}

function isSame(one: string, other: string): boolean {
  return one === other || (one.length === other.length && one.toUpperCase() === other.toUpperCase());
}
