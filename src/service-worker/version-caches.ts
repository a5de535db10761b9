// One cache for each version of the lab. A version is whole before it is used: every file is held against its sum, and only
// what fits is kept, so a broken download is continued and never mistaken for a file.
import type { MessageToPage } from './messages.ts';
import { ask } from './messages.ts';
import type { PageClient } from './worker-scope.ts';
import { scope } from './worker-scope.ts';

/** The files of this version, put before the script by the build: the sum of each by its address under the scope. */
declare const __LAB_RELEASE__: { readonly version: string; readonly files: Readonly<Record<string, string>> };

export const { version, files } = __LAB_RELEASE__;

/** With the scope, because several labs may live under one host. */
const prefix = `sms-lab ${scope.registration.scope} `;
const atOnce = 4;
/** Lies in a cache from the first file until the last: what was begun is there for the next attempt. */
const unfinished = addressOf('unfinished');

let fetching: Promise<void> | undefined;

/** Resolves when every file of this version is there. Pages that ask at the same time wait for the same. */
export function fetchVersion(): Promise<void> {
  fetching ??= fetchMissing().finally(() => (fetching = undefined));
  return fetching;
}

/** One file that fails keeps no other from being fetched. */
async function fetchMissing(): Promise<void> {
  const cache = await caches.open(prefix + version);
  await cache.put(unfinished, new Response());
  const waiting = Object.entries(files);
  const failed: unknown[] = [];
  const fetchNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await keepFile(cache, ...next).catch((error: unknown) => failed.push(error));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, fetchNext));
  if (failed.length > 0) throw failed[0];
  await cache.delete(unfinished);
}

/** A browser, or a person, may empty a cache and leave the worker. */
export async function isWhole(): Promise<boolean> {
  const name = prefix + version;
  if (!(await caches.has(name))) return false;
  const kept = new Set((await (await caches.open(name)).keys()).map((request) => request.url));
  return Object.keys(files).every((file) => kept.has(addressOf(file)));
}

async function keepFile(cache: Cache, name: string, integrity: string): Promise<void> {
  const address = addressOf(name);
  // From an attempt that broke off.
  if (await cache.match(address)) return;
  const response = (await sameFromBefore(name, integrity)) ?? (await fetch(address, { integrity, cache: 'no-cache' }));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  // Anew, because an answer that came by a redirection cannot be given to a navigation.
  const type = response.headers.get('content-type') ?? 'application/octet-stream';
  await cache.put(address, new Response(await response.arrayBuffer(), { headers: { 'content-type': type } }));
}

/** What an older version has already need not be fetched: the sum says whether it is the same. */
async function sameFromBefore(name: string, integrity: string): Promise<Response | undefined> {
  if (!hasHash(name)) return undefined;
  const found = await findKept(name, await keptVersions());
  if (!found) return undefined;
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', await found.clone().arrayBuffer()));
  return `sha256-${btoa(String.fromCharCode(...sum))}` === integrity ? found : undefined;
}

/** A file of the first of these versions that has it. */
export async function findKept(name: string, versions: readonly string[]): Promise<Response | undefined> {
  for (const one of versions) {
    const found = await caches.match(addressOf(name), { cacheName: prefix + one, ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}

/** All versions of which something is kept, this one first. */
export async function keptVersions(): Promise<string[]> {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  return [version, ...names.map((name) => name.slice(prefix.length)).filter((one) => one !== version)];
}

/** The build puts a hash of the content into the name of every file in this folder. */
export function hasHash(name: string): boolean {
  return name.startsWith('assets/');
}

/** No one waits any more for what was begun before this version came. */
export async function giveUpUnfinished(): Promise<void> {
  for (const one of await keptVersions()) {
    if (one !== version) await (await caches.open(prefix + one)).delete(unfinished);
  }
}

/**
 * Removes the versions of which no page is left. A page that does not answer may be of any. A newer version whose download
 * broke off stays: this worker knows no other that was begun after it.
 */
export async function removeUnused(): Promise<void> {
  const isFetching = (): boolean => scope.registration.installing !== null || scope.registration.waiting !== null;
  if (isFetching()) return;
  const pages = (await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })).filter(isLabPage);
  const used = await Promise.all(
    pages.map((page) => ask<MessageToPage>((message, ports) => page.postMessage(message, ports), 'lab.which-version')),
  );
  if (used.includes(undefined)) return;
  for (const one of await keptVersions()) {
    if (one === version || used.includes(one)) continue;
    const isBegun = await caches.match(unfinished, { cacheName: prefix + one });
    if (!isBegun && !isFetching()) await caches.delete(prefix + one);
  }
}

function isLabPage(page: PageClient): boolean {
  const { href } = new URL(page.url.split(/[?#]/)[0] ?? '');
  return href === scope.registration.scope || href === addressOf('index.html');
}

function addressOf(name: string): string {
  return new URL(name, scope.registration.scope).href;
}
