// The default policy for addresses of scripts, where the browser demands one: workers from blobs, which the bundler makes, and
// the lab's own service worker. Nothing else is let through, and markup or code from text never.
import { workerAddress } from '../service-worker/index.ts';

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): unknown;
}

export function installTrustedTypes(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  trustedTypes?.createPolicy('default', { createScriptURL: checkedAddress });
}

function checkedAddress(address: string): string {
  const own = new URL(workerAddress, document.baseURI).href;
  if (address.startsWith('blob:') || address === own) return address;
  throw new TypeError(`The lab starts no script from ${address.slice(0, 100)}.`);
}
