// The registry of running services that XState 4 looks for in `globalThis.__xstate__`, shared by every inspector, and the
// guard that keeps inspector messages of strangers away from the inspection package, which itself checks no sender.
import type { createDevTools } from '@xstate/inspect';

type XStateDevInterface = ReturnType<typeof createDevTools>;
type AnyInterpreter = Parameters<XStateDevInterface['register']>[0];

export interface SharedDevTools extends XStateDevInterface {
  /** Forgets services of earlier runs that were never stopped. */
  clear(): void;
}

let installed: SharedDevTools | undefined;
const expectedSources = new Set<MessageEventSource>();
const ownEvents = new WeakSet<Event>();
let refused = 0;

/** Puts the registry in place. Services started with `devTools: true` after this are seen, also by inspectors opened later. */
export function installDevTools(): SharedDevTools {
  guardMessages();
  if (installed === undefined) {
    installed = createRegistry();
    (globalThis as { __xstate__?: XStateDevInterface }).__xstate__ = installed;
  }
  return installed;
}

/** How many inspector messages of strangers were stopped. */
export function refusedMessages(): number {
  return refused;
}

export function expectMessagesFrom(source: MessageEventSource): () => void {
  expectedSources.add(source);
  return () => void expectedSources.delete(source);
}

/** Dispatches a message on this window that the guard knows as ours. */
export function dispatchOwnMessage(data: object): void {
  const event = new MessageEvent('message', { data });
  ownEvents.add(event);
  window.dispatchEvent(event);
}

export interface RegistryView {
  readonly view: XStateDevInterface;
  /** While it is true, a hello is this inspector's own, and is answered with all running services. */
  isAnswering: boolean;
  close(): void;
}

/** A view of the registry for one inspector. The package answers every hello on the window; this view keeps each to its own. */
export function registryView(registry: SharedDevTools): RegistryView {
  const subscriptions = new Set<{ unsubscribe: () => void }>();
  const services = new Set<AnyInterpreter>();
  services.forEach = (act) => {
    if (found.isAnswering) registry.services.forEach((service) => act(service, service, services));
  };
  const view: XStateDevInterface = {
    services,
    register: (service) => registry.register(service),
    unregister: (service) => registry.unregister(service),
    onRegister: (listener) => {
      const subscription = registry.onRegister(listener);
      subscriptions.add(subscription);
      return subscription;
    },
  };
  const close = (): void => {
    for (const subscription of subscriptions) subscription.unsubscribe();
    subscriptions.clear();
  };
  const found: RegistryView = { view, isAnswering: false, close };
  return found;
}

function createRegistry(): SharedDevTools {
  const services = new Set<AnyInterpreter>();
  const listeners = new Set<(service: AnyInterpreter) => void>();
  return {
    services,
    register(service) {
      services.add(service);
      for (const listener of [...listeners]) listener(service);
      service.onStop(() => void services.delete(service));
    },
    unregister: (service) => void services.delete(service),
    onRegister(listener) {
      listeners.add(listener);
      for (const service of [...services]) listener(service);
      return { unsubscribe: () => void listeners.delete(listener) };
    },
    clear: () => services.clear(),
  };
}

let isGuarding = false;

/** Stands before the package's own listener, since listeners run in the order they were added. */
function guardMessages(): void {
  if (isGuarding) return;
  isGuarding = true;
  window.addEventListener('message', (event) => {
    const data: unknown = event.data;
    const type = typeof data === 'object' && data !== null ? (data as { type?: unknown }).type : undefined;
    if (typeof type !== 'string' || !isInspectorType(type)) return;
    if (ownEvents.has(event) || (event.source !== null && expectedSources.has(event.source))) return;
    refused++;
    event.stopImmediatePropagation();
  });
}

function isInspectorType(type: string): boolean {
  return /^(service\.|xstate\.|chart-inspector\.)|^(disconnect|unload)$/.test(type);
}
