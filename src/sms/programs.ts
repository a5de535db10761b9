// What a client knows of advertised programs, and what it makes of them: drive mode, drive letter, who cancels a retry.
// Plain decisions.
import type { OperatingSystem } from '../world/index.ts';

/** How a program wants to see its files: by UNC name, by any drive letter, or by one letter, such as `Q:`. */
export type DriveMode = 'unc' | 'any' | `${string}:`;

/** A program of a package, as a client learns of it. */
export interface Program {
  readonly package: string;
  readonly program: string;
  readonly drive: DriveMode;
  /** Its commands, one after another, and how long each takes. */
  readonly commandsMs: readonly number[];
}

/** An advertisement as it lies on an access point. */
export interface Offer extends Program {
  readonly advertisement: string;
  /** When it is to run; as soon as it is known, when that is past. Left out: when somebody starts it. */
  readonly atMs?: number;
}

/** The letter that a program needs: none, any that is free, or one. A 16-bit client always needs one (Q215080). */
export function driveModeOn(system: OperatingSystem, drive: DriveMode): DriveMode {
  return drive === 'unc' && system === 'windows-3x' ? 'any' : drive;
}

/** D to Z; A to C are disks of the computer itself. */
const letters = [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:`);

/** The first letter that is free, from Z down (assumed); undefined when all are taken. */
export function nextFreeLetter(taken: readonly string[]): string | undefined {
  return letters.findLast((letter) => isFreeLetter(letter, taken));
}

export function isFreeLetter(letter: string, taken: readonly string[]): boolean {
  return !taken.some((one) => one.toUpperCase() === letter.toUpperCase());
}

/** Before SP4 the next poll for advertisements cancels a retry that is pending (Q302674). */
export function pollCancelsRetry(servicePack: number): boolean {
  return servicePack < 4;
}

/** The share in which a distribution point keeps its packages, each in a folder of its own (of its first drive; assumed). */
export const packageShare = 'SMSPKGD$';

/** Where on an access point a client reads the site's CAP list (name of the file assumed). */
export const capListFile = 'clidata.box\\caplist.ini';

/** Where it reads the offers; `.lkp`, `.ins` and `.ofr` are one file here. */
export function offerFile(siteCode: string): string {
  return `offerinf.box\\${siteCode}systm.lkp`;
}

/** Where it reads which distribution points have a package. */
export function packageFile(packageId: string): string {
  return `pkginfo.box\\${packageId}.nal`;
}
