// The service worker as one plain script. The list of the release's files goes before it when all of them are known.
import type { Rolldown } from 'vite';
import { build } from 'vite';
import { projectFolder } from './project-files.ts';

export const serviceWorkerFile = 'service-worker.js';

export async function bundleServiceWorker(): Promise<string> {
  const built = (await build({
    configFile: false,
    root: projectFolder,
    publicDir: false,
    logLevel: 'warn',
    build: {
      target: 'es2022',
      write: false,
      reportCompressedSize: false,
      rolldownOptions: { input: 'src/service-worker/start.ts', output: { format: 'iife' } },
    },
  })) as Rolldown.RolldownOutput;
  const [script] = built.output;
  if (built.output.length !== 1 || script.type !== 'chunk') throw new Error('The service worker must be one script.');
  return script.code;
}

/** `files`: the sum of each file of the release, by its address relative to the page. */
export function withRelease(script: string, release: { version: string; files: Record<string, string> }): string {
  return `const __LAB_RELEASE__ = ${JSON.stringify(release)};\n${script}`;
}
