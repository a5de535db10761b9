// `npm run bench`, or `npm run bench -- scrub memory` for some parts of it. Times differ from machine to machine, so what can
// be is printed as a ratio of two things measured in one run; no test depends on a time.
import { chromium } from 'playwright-core';
import { ensureBrowser, launchArguments } from '../support/find-browser.mjs';
import { serveBuiltFiles } from '../support/serve-built-files.ts';
import { benchBytes } from './bytes.ts';
import { benchInspector } from './inspector.ts';
import { benchLighthouse } from './lighthouse.ts';
import { benchLoad } from './load.ts';
import { say } from './measure.ts';
import { benchMemory } from './memory.ts';
import { benchPopulations } from './populations.ts';
import { benchScrub } from './scrub.ts';
import { benchWholeRuns } from './whole-runs.ts';
import { benchWorkerRuns } from './worker-runs.ts';

const executablePath = ensureBrowser();
const server = await serveBuiltFiles();
const browser = await chromium.launch({ executablePath, headless: true, args: launchArguments() });

const parts: Record<string, () => void | Promise<void>> = {
  runs: benchWholeRuns,
  worker: () => benchWorkerRuns(browser, server.address),
  population: () => benchPopulations(browser, executablePath, server.address),
  inspector: () => benchInspector(browser, server),
  memory: () => benchMemory(executablePath, server.address),
  bytes: benchBytes,
  load: () => benchLoad(browser, server.address),
  scrub: () => benchScrub(browser, server.address),
  lighthouse: () => benchLighthouse(executablePath),
};

try {
  const wanted = process.argv.slice(3);
  const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0)
    throw new Error(`No part is called ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);
  for (const [name, bench] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    say(`\n${name}`);
    await bench();
  }
} finally {
  await browser.close();
  await server.close();
}
