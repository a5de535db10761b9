// The default policy for addresses of scripts, where the browser demands one: the lab's own workers, which are files of the
// site and parts of the one file, and its service worker. Nothing else is let through, and markup or code from text never.
import { workerAddress } from '../service-worker/index.ts';
import { isOneFile } from './build-info.ts';

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): unknown;
}

export function installTrustedTypes(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  trustedTypes?.createPolicy('default', { createScriptURL: checkedAddress });
}

function checkedAddress(address: string): string {
  const inFolder = (path: string): string => new URL(path, document.baseURI).href;
  const isWorker = isOneFile
    ? address.startsWith('blob:')
    : address.startsWith(inFolder('assets/')) && /\.worker-[\w-]+\.js$/.test(address);
  if (isWorker || address === inFolder(workerAddress)) return address;
  throw new TypeError(`The lab starts no script from ${address.slice(0, 100)}.`);
}
