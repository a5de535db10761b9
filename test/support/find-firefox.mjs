// Finds a Firefox for the tests, and installs one where that can be done without asking anybody. An engine that is not there
// is told with its reason, never passed over. `findFirefox` installs nothing; `ensureFirefox` (also:
// `node test/support/find-firefox.mjs`) goes on to install.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canRun, commandPlaces, installFromDebian, mayInstallFromDebian } from './programs.mjs';

const advice = 'install Firefox in its usual place, or set FIREFOX_PATH to its program';

/** @returns {{ path: string } | { missing: string }} a Firefox that is already on this machine, or why there is none */
export function findFirefox() {
  const named = process.env['FIREFOX_PATH'];
  if (named) {
    if (canRun(named)) return { path: named };
    return { missing: `FIREFOX_PATH is ${named}, and there is no program there that can be run` };
  }
  const path = installedPlaces().find(canRun);
  if (path !== undefined) return { path };
  return { missing: process.env['FIREFOX_MISSING'] ?? `no Firefox was found; ${advice}` };
}

/** Finds a Firefox or installs one. @returns {{ path: string } | { missing: string }} */
export function ensureFirefox() {
  const found = findFirefox();
  if ('path' in found || process.env['FIREFOX_PATH']) return found;
  if (!mayInstallFromDebian())
    return { missing: `no Firefox was found, and only root on Debian may install one here; ${advice}` };
  console.log('No Firefox found. Installing firefox-esr with apt-get.');
  if (!installFromDebian(['firefox-esr']))
    return { missing: `no Firefox was found, and apt-get could not install one; ${advice}` };
  return findFirefox();
}

function installedPlaces() {
  if (process.platform === 'darwin') {
    const names = ['Firefox', 'Firefox ESR', 'Firefox Developer Edition', 'Firefox Nightly'];
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      names.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', 'firefox')),
    );
  }
  if (process.platform === 'win32') {
    return [process.env['ProgramFiles'], process.env['ProgramFiles(x86)'], process.env['LOCALAPPDATA']]
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, 'Mozilla Firefox', 'firefox.exe'));
  }
  // The one of snap comes last: it does not see the temporary folders that a driver puts its profile in.
  return commandPlaces(['firefox-esr', 'firefox'], ['/usr/lib/firefox-esr', '/usr/lib/firefox', '/opt/firefox'])
    .filter((path) => !path.startsWith('/snap/'))
    .concat('/snap/bin/firefox');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = ensureFirefox();
  console.log('path' in found ? found.path : found.missing);
  process.exitCode = 'path' in found ? 0 : 1;
}
