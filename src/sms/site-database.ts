// The site database as far as Remote Tools asks it: discovered resources, and who may use Remote Tools on which
// collection. It holds what discovery last reported, never live truth. Plain data and plain decisions.
import type { DiscoveryRecord } from '../protocols/index.ts';

export interface SiteResource {
  readonly resourceId: number;
  readonly name: string;
  readonly ipAddresses: readonly string[];
  readonly ipxAddresses: readonly string[];
  readonly collections: readonly string[];
  /** When the last record of it came; the beginning of the run when left out, and less than 0 before that. */
  readonly lastDiscoveredAtMs?: number;
}

export interface CollectionRight {
  readonly user: string;
  readonly collection: string;
  readonly useRemoteTools: boolean;
}

export interface SiteDatabase {
  readonly resources: readonly SiteResource[];
  readonly rights: readonly CollectionRight[];
}

/** The collection every resource belongs to. */
const everybody = 'All Systems';

/** The resource of this name, upper or lower case, or of this resource number. */
export function findResource(database: SiteDatabase, resource: string): SiteResource | undefined {
  const wanted = resource.trim().toUpperCase();
  return database.resources.find(
    ({ name, resourceId }) => name.toUpperCase() === wanted || String(resourceId) === wanted,
  );
}

/** Does the user hold “Use Remote Tools” on a collection that holds the resource? Of a resource the database does not
 * know, nobody can say which collection holds it: then the right on any collection counts (assumed). */
export function mayUseRemoteTools(database: SiteDatabase, user: string, resource: string): boolean {
  const held = database.rights.filter(
    (right) => right.useRemoteTools && right.user.toUpperCase() === user.toUpperCase(),
  );
  const found = findResource(database, resource);
  if (!found) return held.length > 0;
  return held.some(({ collection }) => found.collections.includes(collection));
}

/** Addresses that a discovery record brings; a list left out stays as it is. */
export interface DiscoveredAddresses {
  readonly name: string;
  readonly ipAddresses?: readonly string[];
  readonly ipxAddresses?: readonly string[];
}

/** The database after a record came in. A resource that is new gets the next number and joins All Systems. */
export function storeResource(database: SiteDatabase, discovered: DiscoveredAddresses): SiteDatabase {
  const known = findResource(database, discovered.name);
  if (!known) {
    const resourceId = Math.max(0, ...database.resources.map((resource) => resource.resourceId)) + 1;
    const added: SiteResource = {
      resourceId,
      name: discovered.name,
      ipAddresses: discovered.ipAddresses ?? [],
      ipxAddresses: discovered.ipxAddresses ?? [],
      collections: [everybody],
    };
    return { ...database, resources: [...database.resources, added] };
  }
  const changed: SiteResource = {
    ...known,
    ipAddresses: discovered.ipAddresses ?? known.ipAddresses,
    ipxAddresses: discovered.ipxAddresses ?? known.ipxAddresses,
  };
  return { ...database, resources: database.resources.map((resource) => (resource === known ? changed : resource)) };
}

/** The resource a record is for: the one of its name; of network discovery, else the one that has its address; else a new one. */
export function resourceOf(database: SiteDatabase, record: DiscoveryRecord): { name: string; known?: SiteResource } {
  const [address = ''] = record.ipAddresses;
  const byName = record.name === undefined ? undefined : findResource(database, record.name);
  const known =
    byName ??
    (record.agent === 'network'
      ? database.resources.find(({ ipAddresses }) => ipAddresses.includes(address))
      : undefined);
  return { name: known?.name ?? record.name ?? address, ...(known ? { known } : {}) };
}

/** The database after a discovery record was stored. A record of the client itself replaces all its addresses; network
 * discovery knows one of them only, which is added. */
export function storeRecord(database: SiteDatabase, record: DiscoveryRecord, atMs: number): SiteDatabase {
  const { name, known } = resourceOf(database, record);
  const isByClient = record.agent !== 'network';
  const stored = storeResource(
    database,
    isByClient || !known
      ? { name, ipAddresses: record.ipAddresses, ipxAddresses: record.ipxAddresses }
      : { name, ipAddresses: [...new Set([...known.ipAddresses, ...record.ipAddresses])] },
  );
  return {
    ...stored,
    resources: stored.resources.map((resource) =>
      resource.name === name ? { ...resource, lastDiscoveredAtMs: atMs } : resource,
    ),
  };
}

/** Resources that have had no record for the whole of a lifetime. */
export function agedResources(database: SiteDatabase, time: { nowMs: number; lifetimeMs: number }): SiteResource[] {
  return database.resources.filter(({ lastDiscoveredAtMs = 0 }) => time.nowMs - lastDiscoveredAtMs >= time.lifetimeMs);
}

export function withoutAged(database: SiteDatabase, time: { nowMs: number; lifetimeMs: number }): SiteDatabase {
  const aged = agedResources(database, time);
  return aged.length === 0
    ? database
    : { ...database, resources: database.resources.filter((resource) => !aged.includes(resource)) };
}
