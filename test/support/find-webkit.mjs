// Finds WebKitGTK for the tests: its driver, the small browser that comes with its library, and a screen that nobody sees.
// It is the nearest thing to Safari that a test machine can have. `findWebKit` installs nothing; `ensureWebKit` (also:
// `node test/support/find-webkit.mjs`) goes on to install, which takes some 150 packages, so that is left to the long tests.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canRun, commandPlaces, installFromDebian, mayInstallFromDebian } from './programs.mjs';

const packages = ['webkit2gtk-driver', 'xvfb'];
const advice = `on Debian or Ubuntu: apt-get install ${packages.join(' ')}`;

/** @returns {{ driver: string, browser: string, screen: string } | { missing: string }} */
export function findWebKit() {
  if (process.platform !== 'linux') return { missing: 'WebKitGTK runs on Linux only' };
  const parts = {
    driver: process.env['WEBKIT_DRIVER_PATH'] ?? commandPlaces(['WebKitWebDriver']).find(canRun),
    browser: process.env['WEBKIT_BROWSER_PATH'] ?? browserPlaces().find(canRun),
    screen: commandPlaces(['Xvfb']).find(canRun),
  };
  const names = { driver: 'WebKitWebDriver', browser: 'MiniBrowser of WebKitGTK', screen: 'Xvfb' };
  const absent = Object.keys(parts).filter((part) => parts[part] === undefined || !canRun(parts[part]));
  if (absent.length === 0) return parts;
  const reason = `no ${absent.map((part) => names[part]).join(', no ')}; ${advice}`;
  return { missing: process.env['WEBKIT_MISSING'] ?? reason };
}

/** Finds WebKitGTK or installs it. */
export function ensureWebKit() {
  const found = findWebKit();
  if (!('missing' in found) || !mayInstallFromDebian()) return found;
  console.log(`No WebKitGTK found. Installing ${packages.join(' and ')} with apt-get.`);
  if (!installFromDebian(packages)) return { missing: `apt-get could not install ${packages.join(' and ')}` };
  return findWebKit();
}

/** The library ships its browser in a folder named after its version, below that of the machine's kind. */
function browserPlaces() {
  const libraries = ['/usr/lib', '/usr/libexec', '/usr/lib64'];
  const folders = libraries.flatMap((library) => [
    library,
    ...foldersIn(library).filter((folder) => /-linux-gnu/.test(folder)),
  ]);
  return folders
    .flatMap(foldersIn)
    .filter((folder) => /\/webkit(2)?gtk-[\d.]+$/.test(folder))
    .sort()
    .map((folder) => join(folder, 'MiniBrowser'));
}

function foldersIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = ensureWebKit();
  console.log('missing' in found ? found.missing : found.browser);
  process.exitCode = 'missing' in found ? 1 : 0;
}
