// Types of find-firefox.mjs, which is plain JavaScript because it runs before anything is built.

/** The program, or a sentence that says why there is none. */
export type FirefoxFinding = { path: string } | { missing: string };

/** A Firefox that is already on this machine; installs nothing. */
export function findFirefox(): FirefoxFinding;
/** Finds a Firefox or installs one. */
export function ensureFirefox(): FirefoxFinding;
