// The service worker as one plain script. The list of the release's files goes before it when all of them are known.
import { bundleScript } from './bundle-script.ts';

export const serviceWorkerFile = 'service-worker.js';

export function bundleServiceWorker(): Promise<string> {
  return bundleScript('src/service-worker/start.ts', { format: 'iife' });
}

/** `files`: the sum of each file of the release, by its address relative to the page. */
export function withRelease(script: string, release: { version: string; files: Record<string, string> }): string {
  return `const __LAB_RELEASE__ = ${JSON.stringify(release)};\n${script}`;
}
