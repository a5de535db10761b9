// What an access point has of its site, and the files in which it hands that out.
import type { PlainFile } from '../protocols/index.ts';
import type { Offer } from './programs.ts';
import { capListFile, offerFile, packageFile } from './programs.ts';

/** What the site server last copied to an access point. */
export interface SiteContents {
  /** Computer names of the site's access points. */
  readonly accessPoints: readonly string[];
  /** The servers that have each package. */
  readonly packages: Readonly<Record<string, readonly string[]>>;
  readonly offers: readonly Offer[];
}

/** The file of this name in the share of an access point that has these contents; undefined when there is none. */
export function accessPointFile(contents: SiteContents, siteCode: string, file: string): PlainFile | undefined {
  if (file === capListFile) return { servers: contents.accessPoints };
  if (file === offerFile(siteCode)) return { offers: contents.offers.map((offer) => ({ ...offer })) };
  const found = Object.entries(contents.packages).find(([id]) => packageFile(id) === file);
  return found ? { servers: found[1] } : undefined;
}
