// What is made after the ordinary build: its content hash, the service worker, the one file, checksums, and the whole site
// as a ZIP. Nothing of it depends on the day or the machine: the same sources give the same bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { zipSync } from 'fflate';
import type { Plugin, ResolvedConfig } from 'vite';
import { makeOneFile, oneFileName } from './one-file.ts';
import { fileNamesIn, integrityOf, sha256 } from './project-files.ts';
import { bundleServiceWorker, serviceWorkerFile, withRelease } from './service-worker-file.ts';

export const checksumFile = 'checksums.txt';
export const siteFile = 'sms-lab-site.zip';

/** Stands in the page until the hash of everything is known. */
const unknownHash = '0'.repeat(64);

export function release(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'release',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { name: 'content-hash', content: unknownHash }, injectTo: 'head' },
    ],
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        await finish(config);
      },
    },
  };
}

async function finish({ root, build, define = {} }: ResolvedConfig): Promise<void> {
  const folder = resolve(root, build.outDir);
  const read = (name: string): Buffer => readFileSync(join(folder, name));
  const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content);

  const names = fileNamesIn(folder);
  const worker = await bundleServiceWorker();
  const hash = contentHash([...names.map((name) => [name, read(name)] as const), [serviceWorkerFile, worker]]);
  write('index.html', read('index.html').toString().replace(unknownHash, hash));

  const files = names.map((name) => [name === 'index.html' ? './' : name, integrityOf(read(name))]);
  write(serviceWorkerFile, withRelease(worker, { version: hash, files: Object.fromEntries(files) }));

  write(oneFileName, await makeOneFile(hash, { define, worker: { format: 'iife' } }));

  // The ZIP cannot hold its own sum: inside, the list is without it.
  const sums = checksums(fileNamesIn(folder), read);
  write(siteFile, zip([...fileNamesIn(folder).map((name) => [name, read(name)] as const), [checksumFile, sums]]));
  write(checksumFile, checksums(fileNamesIn(folder), read));
}

/** One sum for the whole release: of the list of all files' sums, with the page as it is before this hash stands in it. */
export function contentHash(files: readonly (readonly [name: string, content: string | Uint8Array])[]): string {
  return sha256(files.map(([name, content]) => `${sha256(content)}  ${name}\n`).join(''));
}

/** As `sha256sum -c` reads it. */
function checksums(names: readonly string[], read: (name: string) => Uint8Array): string {
  return names.map((name) => `${sha256(read(name))}  ${name}\n`).join('');
}

function zip(files: readonly (readonly [name: string, content: string | Uint8Array])[]): Uint8Array {
  const asBytes = (content: string | Uint8Array): Uint8Array =>
    typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  // A day of its own for every file would make each ZIP another one. ZIP counts years from 1980, in local time.
  const mtime = new Date(1980, 0, 1);
  return zipSync(Object.fromEntries(files.map(([name, content]) => [name, asBytes(content)])), { level: 9, mtime });
}
