// What a WINS server knows: NetBIOS names with their addresses, registered with it or copied from a partner. Plain data
// and plain decisions. No multihomed names, no tombstones; a released name stays known as released.
import type { NetbiosName } from '../protocols/index.ts';

export interface WinsRecord {
  readonly name: string;
  /** The 16th octet as two hexadecimal digits. */
  readonly suffix: string;
  readonly addresses: readonly string[];
  readonly isReleased: boolean;
  readonly expiresAtMs: number;
  /** Grows with each later registration anywhere, so that among copies the newest is known. */
  readonly version: number;
}

/** NT 4.0's renewal interval: how long a registration lasts unless it is refreshed. */
export const winsNameLifetimeMs = 6 * 24 * 3_600_000;

/** Names are compared octet by octet, padding apart. */
export function isSameNetbiosName(one: NetbiosName, other: NetbiosName): boolean {
  return one.name.trimEnd() === other.name.trimEnd() && one.suffix.toUpperCase() === other.suffix.toUpperCase();
}

/** The record of a name, whatever its condition. */
export function findWinsRecord(records: readonly WinsRecord[], name: NetbiosName): WinsRecord | undefined {
  return records.find((record) => isSameNetbiosName(record, name));
}

/** The record of a name that is registered now: neither released nor expired. */
export function activeWinsRecord(
  records: readonly WinsRecord[],
  name: NetbiosName,
  nowMs: number,
): WinsRecord | undefined {
  const record = findWinsRecord(records, name);
  return record && !record.isReleased && record.expiresAtMs > nowMs ? record : undefined;
}

/** May this address have the name without more ado? Else its present owner has to be asked whether it still uses it. */
export function isNameFreeFor(
  records: readonly WinsRecord[],
  name: NetbiosName,
  address: string,
  nowMs: number,
): boolean {
  const active = activeWinsRecord(records, name, nowMs);
  return active === undefined || active.addresses.includes(address);
}

/** The records after a name was given to an address. */
export function storeWinsRecord(
  records: readonly WinsRecord[],
  name: NetbiosName,
  addresses: readonly string[],
  nowMs: number,
): WinsRecord[] {
  const { suffix } = name;
  const record: WinsRecord = {
    name: name.name.trimEnd(),
    suffix: suffix.toUpperCase(),
    addresses,
    isReleased: false,
    expiresAtMs: nowMs + winsNameLifetimeMs,
    version: nowMs,
  };
  return replaceRecord(records, record);
}

/** The records after the owner gave a name back. */
export function releaseWinsRecord(records: readonly WinsRecord[], name: NetbiosName, nowMs: number): WinsRecord[] {
  const known = findWinsRecord(records, name);
  return known ? replaceRecord(records, { ...known, isReleased: true, version: nowMs }) : [...records];
}

/** A record as a partner sends it. */
export interface WinsReplica {
  readonly name: NetbiosName;
  readonly addresses: readonly string[];
  readonly isReleased: boolean;
  /** 0 when left out: older than anything registered in the run. */
  readonly version?: number;
}

/** The partner's records that are newer than, or missing from, one's own. */
export function newerReplicas(records: readonly WinsRecord[], replicas: readonly WinsReplica[]): WinsReplica[] {
  return replicas.filter((replica) => {
    const known = findWinsRecord(records, replica.name);
    if (!known) return !replica.isReleased;
    return (replica.version ?? 0) > known.version && !isSameContent(known, replica);
  });
}

/** The records after copies from a partner were taken over. */
export function storeReplicas(
  records: readonly WinsRecord[],
  replicas: readonly WinsReplica[],
  nowMs: number,
): WinsRecord[] {
  return replicas.reduce<WinsRecord[]>(
    (stored, { name, addresses, isReleased, version = 0 }) =>
      replaceRecord(stored, {
        name: name.name.trimEnd(),
        suffix: name.suffix.toUpperCase(),
        addresses,
        isReleased,
        expiresAtMs: nowMs + winsNameLifetimeMs,
        version,
      }),
    [...records],
  );
}

/** All records as a partner is sent them. */
export function replicasOf(records: readonly WinsRecord[]): WinsReplica[] {
  return records.map(({ name, suffix, addresses, isReleased, version }) => ({
    name: { name, suffix },
    addresses,
    isReleased,
    version,
  }));
}

function isSameContent(record: WinsRecord, replica: WinsReplica): boolean {
  return record.isReleased === replica.isReleased && record.addresses.join() === replica.addresses.join();
}

function replaceRecord(records: readonly WinsRecord[], record: WinsRecord): WinsRecord[] {
  const isKnown = findWinsRecord(records, record) !== undefined;
  return isKnown ? records.map((known) => (isSameNetbiosName(known, record) ? record : known)) : [...records, record];
}
