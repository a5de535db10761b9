// Finds a Chromium for the browser tests, and installs one when asked and none is there. Nothing is installed by `findBrowser`;
// `ensureBrowser` (also: `node test/support/find-browser.mjs`) goes on to install, and says what to do where it cannot.
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canRun, commandPlaces, installFromDebian, mayInstallFromDebian, run } from './programs.mjs';

const commandNames = [
  // The headless shell starts twice as fast as the full browser.
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsPrograms = [
  'Google/Chrome/Application/chrome.exe',
  'Chromium/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
];

/** @returns {string | undefined} the path of a browser that is already on this machine */
export function findBrowser() {
  const named = process.env['CHROME_PATH'];
  if (named) return named;
  return [...installedPlaces(), ...playwrightPlaces()].find(canRun);
}

/** @returns {string[]} */
export function launchArguments() {
  const isRoot = process.getuid?.() === 0;
  return [
    // Chromium refuses its sandbox to root, which is what containers run as.
    ...(isRoot ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
}

/** Finds a browser or installs one. Ends the process with instructions when neither works. @returns {string} */
export function ensureBrowser() {
  const named = process.env['CHROME_PATH'];
  if (named && !canRun(named)) giveUp(`CHROME_PATH is ${named}, and there is no program there that can be run.`);
  const found = findBrowser() ?? installShell() ?? downloadWithPlaywright();
  return found ?? giveUp('No Chromium, Chrome or Edge was found, and none could be installed.');
}

function installedPlaces() {
  if (process.platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      macApplications.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  if (process.platform === 'win32') {
    return [process.env['ProgramFiles'], process.env['ProgramFiles(x86)'], process.env['LOCALAPPDATA']]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => windowsPrograms.map((program) => join(folder, program)));
  }
  return commandPlaces(commandNames, ['/snap/bin', '/opt/google/chrome']);
}

function playwrightPlaces() {
  const downloads =
    process.env['PLAYWRIGHT_BROWSERS_PATH'] ??
    {
      darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
      win32: join(process.env['LOCALAPPDATA'] ?? homedir(), 'ms-playwright'),
    }[process.platform] ??
    join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'ms-playwright');
  if (!existsSync(downloads)) return [];
  const programs = ['chrome-headless-shell', 'headless_shell', 'chrome', 'Chromium', 'Google Chrome for Testing'];
  return (
    foldersIn(downloads)
      .filter((folder) => basename(folder).startsWith('chromium'))
      // The newest first, and headless shells before full browsers.
      .sort()
      .reverse()
      .flatMap(foldersIn)
      .flatMap((folder) => [
        ...programs.flatMap((name) => [join(folder, name), join(folder, `${name}.exe`)]),
        ...programs.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
      ])
  );
}

function foldersIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name));
}

function installShell() {
  if (!mayInstallFromDebian()) return undefined;
  console.log('No browser found. Installing chromium-headless-shell with apt-get.');
  return installFromDebian(['chromium-headless-shell']) ? installedPlaces().find(canRun) : undefined;
}

function downloadWithPlaywright() {
  console.log('No browser found. Asking Playwright to download one.');
  // Through this very Node, because `npx` is a script that Windows does not start without a shell.
  const command = fileURLToPath(new URL('../../node_modules/playwright/cli.js', import.meta.url));
  return run(process.execPath, [command, 'install', 'chromium-headless-shell'])
    ? playwrightPlaces().find(canRun)
    : undefined;
}

/** @returns {never} */
function giveUp(reason) {
  console.error(`${reason}
The browser tests need one. Do one of these, then run the tests again:
  - install Chrome, Chromium or Edge in its usual place;
  - on Debian, as root: apt-get install chromium-headless-shell;
  - set CHROME_PATH to the program of a Chromium that is already there.`);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(ensureBrowser());
