// Builds the harness into a temporary folder: one classic script, which every engine runs from a file, and a page around it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runInThisContext } from 'node:vm';
import { build } from 'vite';
import type { Harness } from './harness.ts';

export interface BuiltHarness {
  /** Address of a page that holds the harness. */
  readonly address: string;
  /** The same script in this Node. */
  inNode(): Harness;
  remove(): void;
}

export async function buildHarness(): Promise<BuiltHarness> {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'sms-harness-'));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    mode: 'production',
    define: { __LAB_VERSION__: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'es2022',
      outDir: folder,
      emptyOutDir: false,
      lib: { entry: fileURLToPath(new URL('./harness.ts', import.meta.url)), formats: ['iife'], name: 'harness' },
      rolldownOptions: { output: { entryFileNames: 'harness.js' } },
    },
  });
  const page = join(folder, 'harness.html');
  writeFileSync(page, '<!doctype html><meta charset="utf-8"><title>Harness</title><script src="harness.js"></script>');
  return {
    address: pathToFileURL(page).href,
    inNode() {
      runInThisContext(readFileSync(join(folder, 'harness.js'), 'utf8'), { filename: 'harness.js' });
      return globalThis.smsHarness;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
