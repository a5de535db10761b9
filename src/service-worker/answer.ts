// Which requests the worker answers, and from which version: the page and what lies beside it from this one, a file that
// names its version from that one, and a file with a hash in its name from any that is kept.
import { versionParameter } from './messages.ts';
import { files, findKept, hasHash, keptVersions, version } from './version-caches.ts';
import { scope } from './worker-scope.ts';

/** Undefined for what is not ours to answer: the browser then asks the network as if there were no worker. */
export function answerTo(request: Request): Promise<Response> | undefined {
  const url = new URL(request.url);
  const home = new URL(scope.registration.scope);
  if (request.method !== 'GET' || request.headers.has('range')) return undefined;
  if (url.origin !== home.origin || !url.pathname.startsWith(home.pathname)) return undefined;
  const path = url.pathname.slice(home.pathname.length);
  const name = path === '' || path === 'index.html' ? './' : path;
  const asked = url.searchParams.get(versionParameter);
  if (request.mode !== 'navigate' && asked !== null) return answer(request, name, () => [asked]);
  if (hasHash(name)) return answer(request, name, keptVersions);
  return Object.hasOwn(files, name) ? answer(request, name, () => [version]) : undefined;
}

async function answer(request: Request, name: string, versions: () => string[] | Promise<string[]>): Promise<Response> {
  return (await findKept(name, await versions())) ?? (await fetch(request));
}
