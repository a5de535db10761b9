// The service worker: fetches a whole version before it is used, answers from what is kept, and lets an older version go when
// no page of it is left. A new version waits until a person asks for it.
import { answerTo } from './answer.ts';
import type { MessageToWorker } from './messages.ts';
import { whole } from './messages.ts';
import { fetchVersion, giveUpUnfinished, isWhole, removeUnused, version } from './version-caches.ts';
import { scope } from './worker-scope.ts';

scope.addEventListener('install', (event) => event.waitUntil(fetchVersion()));

// The page of the first visit is taken over, so that it too has the parts that it has not used yet.
scope.addEventListener('activate', (event) =>
  event.waitUntil(Promise.all([scope.clients.claim(), giveUpUnfinished()])),
);

scope.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request);
  if (answer) event.respondWith(answer);
});

scope.addEventListener('message', (event) => {
  const { type } = (event.data ?? {}) as Partial<MessageToWorker>;
  const answer = (text: string): void => event.ports[0]?.postMessage(text);
  if (type === 'lab.activate') event.waitUntil(scope.skipWaiting());
  else if (type === 'lab.tidy') event.waitUntil(removeUnused());
  else if (type === 'lab.tell-version') answer(version);
  else if (type === 'lab.tell-whole') event.waitUntil(isWhole().then((is) => answer(is ? whole : 'not whole')));
  else if (type === 'lab.fetch-missing') {
    const tried = fetchVersion().then(
      () => answer(whole),
      (error: unknown) => answer(String(error)),
    );
    event.waitUntil(tried);
  }
});
