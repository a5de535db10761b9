// Types of find-webkit.mjs, which is plain JavaScript because it runs before anything is built.

/** The programs, or a sentence that says what is missing. */
export type WebKitFinding = { driver: string; browser: string; screen: string } | { missing: string };

/** A WebKitGTK that is already on this machine; installs nothing. */
export function findWebKit(): WebKitFinding;
/** Finds WebKitGTK or installs it. */
export function ensureWebKit(): WebKitFinding;
