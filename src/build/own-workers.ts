// Workers of the one file: each is started from the page's own script, told by its name which part to be. So what page and
// workers have in common is in the file once, and the page's part is not even begun in a worker.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { projectFolder } from './project-files.ts';

const entry = 'virtual:one-file-entry';
const pageEntry = '/src/main.ts';
const asked = '?worker';

export function ownWorkers(): Plugin {
  const workers = readdirSync(join(projectFolder, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.worker.ts'))
    .sort();
  return {
    name: 'own-workers',
    enforce: 'pre',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace(`src="${pageEntry}"`, `src="/${entry}"`),
    },
    resolveId(id) {
      if (id === `/${entry}`) return `\0${entry}`;
      const name = workers.find((worker) => id.endsWith(`/${worker.split('/').at(-1)}${asked}`));
      return name === undefined ? undefined : `\0own-worker:${name}`;
    },
    generateBundle: {
      order: 'pre',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = withoutAddress(file.code);
      },
    },
    load(id) {
      if (id === `\0${entry}`) return entryCode(workers);
      if (id.startsWith('\0own-worker:')) return workerCode(id.slice('\0own-worker:'.length));
      return undefined;
    },
  };
}

/**
 * Workers from blobs cannot be modules on file:// in Chromium, and an ordinary script may not ask for its address. Only the
 * bundler's help for fetching ahead does, and there is nothing to fetch.
 */
function withoutAddress(code: string): string {
  const plain = code.replaceAll('import.meta.url', 'location.href').replaceAll('import.meta.resolve', 'undefined');
  if (plain.includes('import.meta'))
    throw new Error('The one file asks for its own address, which its workers cannot.');
  return plain;
}

/** Nothing is imported at once: a worker must not run into what only a page has. */
function entryCode(workers: readonly string[]): string {
  const parts = workers.map((name) => `${JSON.stringify(name)}: () => import(${JSON.stringify(`/src/${name}`)})`);
  return [
    `const parts = { ${parts.join(', ')} };`,
    `if (typeof document === 'undefined') void parts[self.name]?.();`,
    `else void import(${JSON.stringify(pageEntry)});`,
  ].join('\n');
}

function workerCode(name: string): string {
  return [
    'let address;',
    'export default function OwnWorker() {',
    "  const text = document.querySelector('script[type=module]').textContent;",
    "  address ??= URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));",
    `  return new Worker(address, { name: ${JSON.stringify(name)} });`,
    '}',
  ].join('\n');
}
