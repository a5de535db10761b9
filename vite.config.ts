// How the lab is built, served and tested: relative addresses, the plugins of src/build, and four test projects (unit in
// Node, browser in Chromium, built against dist, engines in all there are).
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import {
  adapterFiles,
  carriedFiles,
  contentSecurityPolicy,
  licenceTexts,
  noHostedInspector,
  preloadFace,
  preloadPage,
  release,
  ruleUses,
  scenarioIndex,
  siteWorkers,
} from './src/build/index.ts';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };

export default defineConfig(async () => ({
  base: './',
  // LAB_VERSION lets a test build another version of the same sources.
  define: { __LAB_VERSION__: JSON.stringify(process.env['LAB_VERSION'] ?? version) },
  plugins: [
    scenarioIndex(),
    ruleUses(),
    carriedFiles(),
    noHostedInspector(),
    adapterFiles(),
    siteWorkers(),
    licenceTexts(),
    preloadFace(),
    preloadPage(),
    contentSecurityPolicy(),
    release(),
  ],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Fonts and pictures stay files: the policy lets no font in from a data address.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    // The second pass takes its time inside a plugin.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  // Classic scripts: in the one file a module would die silently in Chromium, and on the site it could not be begun by words.
  worker: { format: 'iife' as const },
  test: process.env['VITEST'] ? await testProjects() : {},
}));

async function testProjects() {
  const { playwright } = await import('@vitest/browser-playwright');
  const { findBrowser, launchArguments } = await import('./test/support/find-browser.mjs');
  const browserPath = findBrowser();
  const pageTests = ['test/elements/**/*.test.ts', 'test/inspector/elements/**/*.test.ts'];
  const builtTests = ['test/built/**/*.test.ts'];
  const engineTests = ['test/engines/**/*.test.ts'];
  return {
    passWithNoTests: true,
    // What is tried at length takes its time; the limit is there for what loops.
    testTimeout: process.env['LONG'] === '1' ? 30 * 60_000 : 120_000,
    // All cores: unless told so, one is left free, which on a machine with two is half of it.
    maxWorkers: '100%',
    // A slow machine is no failure: what is waited for is what decides, not how long it took.
    expect: { poll: { timeout: 45_000 } },
    projects: [
      {
        extends: true as const,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...pageTests, ...builtTests, ...engineTests],
        },
      },
      {
        extends: true as const,
        // Named here because a package found only midway makes the dev server bundle again and reload the tests.
        optimizeDeps: {
          include: [
            'lit',
            'lit/decorators.js',
            'lit/directives/repeat.js',
            '@noble/hashes/sha2.js',
            '@noble/hashes/utils.js',
            'pure-rand/distribution/uniformInt',
            'pure-rand/generator/xoroshiro128plus',
            'xstate',
            '@xstate/inspect',
            'axe-core',
            'idb-keyval',
            'valibot',
            '@dagrejs/dagre',
            'mermaid',
            'elkjs/lib/elk-worker.min.js',
          ],
        },
        test: {
          name: 'browser',
          include: pageTests,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(browserPath ? { executablePath: browserPath } : {}), args: launchArguments() },
            }),
            instances: [{ browser: 'chromium' as const }],
          },
        },
      },
      {
        extends: true as const,
        test: {
          name: 'built',
          environment: 'node',
          include: builtTests,
          globalSetup: ['test/support/built-files-exist.ts'],
          // Three browsers at a time, for two cores: much of the time each waits for its page.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
          hookTimeout: 120_000,
        },
      },
      {
        extends: true as const,
        test: {
          name: 'engines',
          environment: 'node',
          include: engineTests,
          // One engine at a time: each keeps a core busy.
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
          testTimeout: 30 * 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  };
}
