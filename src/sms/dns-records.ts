// What a DNS server knows: names of its own zone, and answers of other servers that it keeps until they expire. Plain
// data and plain decisions. One address per name; no negative cache.

export interface DnsRecord {
  readonly name: string;
  readonly address: string;
}

export interface CachedDnsRecord extends DnsRecord {
  readonly expiresAtMs: number;
}

export interface DnsRecords {
  readonly zone: readonly DnsRecord[];
  readonly cache: readonly CachedDnsRecord[];
}

export interface DnsAnswer {
  readonly address: string;
  readonly ttlSeconds: number;
  readonly isAuthoritative: boolean;
}

/** The answer out of the zone, else out of the cache unless it has expired. */
export function findDnsAnswer(
  records: DnsRecords,
  name: string,
  time: { nowMs: number; recordLifetimeMs: number },
): DnsAnswer | undefined {
  const own = records.zone.find((record) => isSameName(record.name, name));
  if (own) {
    return { address: own.address, ttlSeconds: Math.floor(time.recordLifetimeMs / 1000), isAuthoritative: true };
  }
  const cached = records.cache.find((record) => isSameName(record.name, name));
  if (!cached || cached.expiresAtMs <= time.nowMs) return undefined;
  const ttlSeconds = Math.floor((cached.expiresAtMs - time.nowMs) / 1000);
  return { address: cached.address, ttlSeconds, isAuthoritative: false };
}

/** The name that has this address in the zone, the first one listed: each name has its pointer (assumed). */
export function findDnsName(records: DnsRecords, address: string): string | undefined {
  return records.zone.find((record) => record.address === address)?.name;
}

/** The address a name has in the zone or, expired or not, in the cache: what the server held before a change. */
export function heldDnsAddress(records: readonly DnsRecord[], name: string): string | undefined {
  return records.find((record) => isSameName(record.name, name))?.address;
}

/** The records after an administrator set, changed or (null) deleted a name of the zone. */
export function setDnsRecord(records: DnsRecords, name: string, address: string | null): DnsRecords {
  const others = records.zone.filter((record) => !isSameName(record.name, name));
  return { ...records, zone: address === null ? others : [...others, { name, address }] };
}

/** The records after another server's answer was kept. */
export function cacheDnsAnswer(records: DnsRecords, answer: CachedDnsRecord): DnsRecords {
  return { ...records, cache: [...records.cache.filter((record) => !isSameName(record.name, answer.name)), answer] };
}

/** DNS names are the same whatever their case (RFC 1035 2.3.3). */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
