// A browser with a profile that outlives it, and that can be ended without a word, as by a power cut of its process:
// Playwright's own always say goodbye, or forget their profile.
import { spawn } from 'node:child_process';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext } from 'playwright-core';
import { findBrowser, launchArguments } from './find-browser.mjs';

export interface MortalBrowser {
  /** The profile, seen by a new connection. */
  connect(): Promise<BrowserContext>;
  /** Ends all its processes at once. */
  kill(): Promise<void>;
}

export async function startMortalBrowser(profile: string): Promise<MortalBrowser> {
  const program = findBrowser();
  if (program === undefined) throw new Error('No browser was found. "npm test" finds or installs one.');
  const given = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--no-first-run'];
  const isPosix = process.platform !== 'win32';
  // A group of its own, so that its children end with it.
  const running = spawn(program, [...given, ...launchArguments(), 'about:blank'], {
    detached: isPosix,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let told = '';
    running.stderr.on('data', (piece: Buffer) => {
      told += piece.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(told)?.[1];
      if (found !== undefined) resolve(found);
    });
    running.once('exit', () => reject(new Error(`The browser ended at once:\n${told}`)));
    running.once('error', reject);
  });
  const connections: Browser[] = [];
  return {
    async connect() {
      const browser = await chromium.connectOverCDP(address);
      connections.push(browser);
      const [context] = browser.contexts();
      if (!context) throw new Error('The browser has no profile open.');
      return context;
    },
    async kill() {
      if (isPosix && running.pid !== undefined) process.kill(-running.pid, 'SIGKILL');
      else running.kill('SIGKILL');
      await ended;
      await Promise.all(connections.map((browser) => browser.close()));
    },
  };
}
