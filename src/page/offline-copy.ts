// The copy of the lab that the browser keeps for use without a network: whether there is one, why not, and whether a newer
// version waits. The service worker keeps it; a failure here is told and breaks nothing.
import type { MessageToPage, MessageToWorker } from '../service-worker/index.ts';
import { ask, whole, workerAddress } from '../service-worker/index.ts';
import { contentHash, isOneFile } from './build-info.ts';

export type OfflineState = 'one file' | 'from source' | 'plain http' | 'unsupported' | 'fetching' | 'ready' | 'failed';

/** A page that stays open for days asks again when it is looked at. */
const askAgainMs = 3_600_000;
/** How long what is missing may take; browsers end a worker that works longer. */
const mendingMs = 300_000;

export class OfflineCopy extends EventTarget {
  state: OfflineState = 'fetching';
  /** Why it failed, in a sentence. */
  reason = '';
  hasNewVersion = false;
  #registration: ServiceWorkerRegistration | undefined;
  #askedAt = 0;
  #hasTidied = false;
  #looks = 0;
  /** By active worker: whether the server has no other version than its. */
  readonly #isNewest = new WeakMap<ServiceWorker, Promise<boolean>>();

  start(): void {
    const hindrance = hindranceHere();
    if (hindrance) return this.#tell(hindrance);
    const { serviceWorker } = navigator;
    serviceWorker.addEventListener('message', answerVersion);
    serviceWorker.addEventListener('controllerchange', this.#look);
    addEventListener('online', () => {
      if (this.state === 'failed') void this.#register();
    });
    document.addEventListener('visibilitychange', () => this.#askForNewVersion());
    // The first view has the network for itself.
    if (document.readyState === 'complete') void this.#register();
    else addEventListener('load', () => void this.#register(), { once: true });
  }

  /** Takes this page to the newest version; others stay as they are until they are reloaded. */
  reload(): void {
    const waiting = this.#registration?.waiting;
    if (!waiting) return location.reload();
    waiting.addEventListener('statechange', () => {
      if (waiting.state === 'activated' || waiting.state === 'redundant') location.reload();
    });
    say(waiting, 'lab.activate');
  }

  async #register(): Promise<void> {
    try {
      const address = new URL(workerAddress, document.baseURI).href;
      const registration = (await navigator.serviceWorker.register(address, { updateViaCache: 'none' })) as
        ServiceWorkerRegistration | undefined;
      if (!registration) throw new Error('The browser gave no answer.');
      this.#askedAt = performance.now();
      if (registration !== this.#registration) this.#follow(registration);
      this.#look();
    } catch (error) {
      this.#tell('failed', `The browser says: ${(error as Error).message}`);
    }
  }

  #follow(registration: ServiceWorkerRegistration): void {
    this.#registration = registration;
    const followInstalling = (): void => registration.installing?.addEventListener('statechange', this.#look);
    registration.addEventListener('updatefound', () => {
      followInstalling();
      this.#look();
    });
    followInstalling();
  }

  readonly #look = (): void => {
    void this.#compareVersions();
  };

  async #compareVersions(): Promise<void> {
    const { active, waiting, installing } = this.#registration ?? {};
    if (!active) {
      if (installing || waiting) this.#tell('fetching');
      else if (this.#registration) this.#tell('failed', 'Not every file could be fetched and kept.');
      return;
    }
    const look = ++this.#looks;
    const [ofActive, ofWaiting] = await Promise.all(
      [active, waiting].map((worker) => askWorker(worker, 'lab.tell-version')),
    );
    const isOther = (ofWaiting ?? ofActive ?? contentHash) !== contentHash;
    const hasNewVersion = isOther && (ofWaiting !== undefined || (await this.#isNewestOnServer(active)));
    if (look !== this.#looks) return;
    this.hasNewVersion = hasNewVersion;
    // Somebody has asked for this version already, past the worker.
    if (waiting && ofWaiting === contentHash) return say(waiting, 'lab.activate');
    // A worker of before this question does not answer; it was whole when it was installed.
    let kept = (await askWorker(active, 'lab.tell-whole')) ?? whole;
    if (kept !== whole && look === this.#looks) {
      this.#tell('fetching');
      kept = (await askWorker(active, 'lab.fetch-missing', mendingMs)) ?? 'no answer';
    }
    if (look !== this.#looks) return;
    if (kept !== whole) return this.#tell('failed', 'Not every file could be fetched and kept.');
    this.#tell('ready');
    if (this.#hasTidied) return;
    this.#hasTidied = true;
    say(active, 'lab.tidy');
  }

  /** This page may have come from the server, past the worker or a cache that was emptied, and be the newer of the two. */
  #isNewestOnServer(active: ServiceWorker): Promise<boolean> {
    const registration = this.#registration;
    let isNewest = this.#isNewest.get(active);
    if (!isNewest && registration) {
      isNewest = registration.update().then(
        () => !registration.installing && !registration.waiting,
        () => navigator.serviceWorker.controller !== null,
      );
      this.#isNewest.set(active, isNewest);
    }
    return isNewest ?? Promise.resolve(false);
  }

  #askForNewVersion(): void {
    if (document.visibilityState !== 'visible' || performance.now() < this.#askedAt + askAgainMs) return;
    this.#askedAt = performance.now();
    // Without a network there is no newer version to be had.
    this.#registration?.update().catch(() => undefined);
  }

  #tell(state: OfflineState, reason = ''): void {
    this.state = state;
    this.reason = reason;
    this.dispatchEvent(new Event('change'));
  }
}

export const offlineCopy = new OfflineCopy();

function hindranceHere(): OfflineState | undefined {
  if (isOneFile) return 'one file';
  if (contentHash === undefined) return 'from source';
  if (!isSecureContext) return 'plain http';
  try {
    return (navigator.serviceWorker as ServiceWorkerContainer | undefined) ? undefined : 'unsupported';
  } catch {
    // In a frame that may do little, even to look is forbidden.
    return 'unsupported';
  }
}

function say(worker: ServiceWorker, type: MessageToWorker['type']): void {
  worker.postMessage({ type } satisfies MessageToWorker);
}

async function askWorker(
  worker: ServiceWorker | null | undefined,
  type: MessageToWorker['type'],
  patienceMs?: number,
): Promise<string | undefined> {
  if (!worker) return undefined;
  return await ask<MessageToWorker>((message, ports) => worker.postMessage(message, ports), type, patienceMs);
}

function answerVersion({ data, ports }: MessageEvent<Partial<MessageToPage> | null>): void {
  if (data?.type === 'lab.which-version') ports[0]?.postMessage(contentHash);
}
