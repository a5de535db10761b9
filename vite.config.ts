// How the lab is built, served and tested: relative addresses, a strict policy in the built page, the scenario index as a
// module, and four test projects (unit in Node, browser in Chromium, built against dist, engines in all there are).
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const root = dirname(fileURLToPath(import.meta.url));
const scenarioFolder = join(root, 'public', 'scenarios');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

/** The picker's list, read from the scenario files themselves, so that adding a file is all it takes to add a scenario. */
function scenarioIndex(): Plugin {
  const name = 'virtual:scenario-index';
  const resolvedName = `\0${name}`;

  function readEntries(): object[] {
    let files: string[] = [];
    try {
      files = readdirSync(scenarioFolder);
    } catch {
      // No folder yet means no scenarios.
    }
    return files
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map(readEntry);
  }

  function readEntry(file: string): object {
    let scenario: Record<string, unknown>;
    try {
      scenario = JSON.parse(readFileSync(join(scenarioFolder, file), 'utf8')) as Record<string, unknown>;
    } catch (error) {
      throw new Error(`public/scenarios/${file} is not JSON: ${(error as Error).message}`);
    }
    const { id, title, articles, summary, question } = scenario;
    return {
      id: id ?? file.replace(/\.json$/, ''),
      title: title ?? file,
      articles: articles ?? [],
      file: `scenarios/${file}`,
      summary: summary ?? '',
      ...(question === undefined ? {} : { question }),
    };
  }

  return {
    name: 'scenario-index',
    resolveId: (id) => (id === name ? resolvedName : undefined),
    load: (id) => (id === resolvedName ? `export const scenarioIndex = ${JSON.stringify(readEntries())};` : undefined),
    configureServer(server) {
      server.watcher.on('all', (_event, path) => {
        if (!path.startsWith(scenarioFolder)) return;
        const module = server.moduleGraph.getModuleById(resolvedName);
        if (module) server.moduleGraph.invalidateModule(module);
        server.ws.send({ type: 'full-reload' });
      });
    },
  };
}

/** Forbids every foreign host in the built page. The dev server is left alone: it needs inline code of its own. */
function contentSecurityPolicy(): Plugin {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self' blob:",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
    ],
  };
}

/** The inspection package carries the address of a hosted viewer as a default. Ours is always told its own viewer, so the
 * default goes: an address that is not in the files cannot be opened by mistake. */
function noHostedInspector(): Plugin {
  return {
    name: 'no-hosted-inspector',
    apply: 'build',
    transform: (code, id) =>
      id.includes('@xstate/inspect')
        ? { code: code.replace(/https:\/\/stately\.ai\/viz\?inspect/g, ''), map: null }
        : undefined,
  };
}

/** The packages that go into the built files, with their licences: elkjs and the fonts ask for that, the others deserve it. */
function licenceTexts(): Plugin {
  interface PackageFile {
    name: string;
    version: string;
    license?: string;
    dependencies?: Record<string, string>;
  }
  const readPackage = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageFile;

  function describe(name: string): string {
    const folder = join(root, 'node_modules', name);
    const { version, license } = readPackage(folder);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? '' : `\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
    return `${name} ${version} (${license ?? 'no licence named'})${text}\n`;
  }

  function* withDependencies(names: string[]): Generator<string> {
    for (const name of names) {
      yield name;
      const { dependencies = {} } = readPackage(join(root, 'node_modules', name));
      // Packages of types leave nothing in the build.
      yield* withDependencies(Object.keys(dependencies).filter((dependency) => !dependency.startsWith('@types/')));
    }
  }

  return {
    name: 'licence-texts',
    apply: 'build',
    generateBundle() {
      const names = new Set(withDependencies(Object.keys(readPackage(root).dependencies ?? {})));
      const line = `\n${'-'.repeat(72)}\n\n`;
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: [...names].sort().map(describe).join(line) });
    },
  };
}

export default defineConfig(async () => ({
  base: './',
  define: { __LAB_VERSION__: JSON.stringify(version) },
  plugins: [scenarioIndex(), contentSecurityPolicy(), noHostedInspector(), licenceTexts()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Fonts and pictures stay files: the policy lets no font in from a data address.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
  // A blob worker made of an ES module dies silently on file:// in Chromium.
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
    testTimeout: 60_000,
    // A slow machine is no failure: what is waited for is what decides, not how long it took.
    expect: { poll: { timeout: 20_000 } },
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
            'valibot',
            'elkjs/lib/elk-api.js',
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
          // One browser at a time: these tests share a machine with two cores, and measure what a person would see.
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true as const,
        test: {
          name: 'engines',
          environment: 'node',
          include: engineTests,
          // One engine at a time, for the same reason.
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 30 * 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  };
}
