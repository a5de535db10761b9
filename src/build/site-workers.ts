// Workers of the site: each is a file, and is begun by a few words of the page. Only so it is under the page's policy: a worker
// begun from its file has the policy that the host sends along, and a plain host sends none.
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const asked = /\.worker\.ts\?worker$/;
const prefix = '\0site-worker:';

export function siteWorkers(): Plugin {
  return {
    name: 'site-workers',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id, importer) =>
      asked.test(id) && importer !== undefined ? `${prefix}${join(dirname(importer), id)}` : undefined,
    load: (id) => (id.startsWith(prefix) ? workerCode(id.slice(prefix.length).replaceAll('\\', '/')) : undefined),
  };
}

/** In the worker its own file is the one address that may be run. */
function workerCode(file: string): string {
  return [
    `import file from ${JSON.stringify(`${file}&url`)};`,
    'let address;',
    'function firstWords() {',
    '  const own = JSON.stringify(new URL(file, document.baseURI).href);',
    "  return `globalThis.trustedTypes?.createPolicy('default', { createScriptURL: (asked) => (asked === ${own} ? asked : undefined) });",
    '    importScripts(${own});`;',
    '}',
    'export default function OwnWorker() {',
    "  address ??= URL.createObjectURL(new Blob([firstWords()], { type: 'text/javascript' }));",
    '  return new Worker(address);',
    '}',
  ].join('\n');
}
