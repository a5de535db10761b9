// Types of find-browser.mjs, which is plain JavaScript because it runs before anything is built.

/** The path of a browser that is already on this machine; installs nothing. */
export function findBrowser(): string | undefined;
/** What Chromium is started with in every test. */
export function launchArguments(): string[];
/** Finds a browser or installs one; ends the process with instructions when neither works. */
export function ensureBrowser(): string;
