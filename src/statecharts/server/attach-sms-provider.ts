// Starts the SMS Provider’s statechart on a site server: consoles’ questions go to it, its answers to a network.
import type { DiscoveryRecord, SmsProviderMessage } from '../../protocols/index.ts';
import type { DiscoveredAddresses, SiteDatabase } from '../../sms/index.ts';
import type { Host, World } from '../../world/index.ts';
import { openSoon } from '../open-soon.ts';
import type { Actor } from '../run.ts';
import { startActor } from '../run.ts';
import type { SmsProviderEvent, SmsProviderPorts } from './sms-provider.ts';
import { smsProvider } from './sms-provider.ts';

/** One console's connection. */
export interface ProviderLink {
  send(message: SmsProviderMessage, rule: string): void;
  close(): void;
}

export interface ProviderLinkListener {
  received(message: SmsProviderMessage): void;
  lost(): void;
}

/** What the provider needs of the protocols. */
export interface ProviderNetwork {
  /** Returns the way to stop listening. */
  listen(accept: (link: ProviderLink) => ProviderLinkListener): () => void;
}

export interface AttachSmsProviderOptions {
  world: World;
  host: Host;
  network: ProviderNetwork;
  settings: SiteDatabase & { readonly isDown?: boolean };
  devTools?: boolean;
}

export interface SmsProviderActor {
  readonly actor: Actor<SmsProviderEvent>;
  /** Somebody wrote these addresses into the database. */
  storeResource(discovered: DiscoveredAddresses): void;
  /** The Discovery Data Manager stores a record. */
  storeRecord(record: DiscoveryRecord): void;
  /** Resources without a record for this long are removed. */
  removeAged(lifetimeMs: number): void;
  /** A question that WMI passes on; undefined comes back when the provider does not run, or stops before it answers. */
  ask(question: SmsProviderMessage, answered: (answer: SmsProviderMessage | undefined) => void): void;
  down(): void;
  up(): void;
  /** Both after the host's power was switched. */
  powerOn(): void;
  powerOff(): void;
}

export function attachSmsProvider(options: AttachSmsProviderOptions): SmsProviderActor {
  const { world, host, settings, devTools } = options;
  const { ports, ask } = providerPorts(options, (event) => actor.send(event));
  const { resources, rights } = settings;
  const isDownBefore = (settings.isDown ?? false) || !host.isOn;
  const actor: Actor<SmsProviderEvent> = startActor(
    smsProvider({ context: { isDownBefore, database: { resources, rights }, questions: [] }, ports }),
    { world, host, name: 'sms-provider', ...(devTools === undefined ? {} : { devTools }) },
  );
  return {
    actor,
    storeResource: (discovered) => actor.send({ type: 'resource.stored', ...discovered }),
    storeRecord: (record) => actor.send({ type: 'record.stored', record, atMs: world.nowMs }),
    removeAged: (lifetimeMs) => actor.send({ type: 'aged.removed', nowMs: world.nowMs, lifetimeMs }),
    ask: (question, answered) => {
      if (actor.isIn('serving')) ask(question, answered);
      else answered(undefined);
    },
    down: () => actor.send({ type: 'server.down' }),
    up: () => actor.send({ type: 'server.up' }),
    powerOn: () => actor.send({ type: 'power.on' }),
    powerOff: () => actor.send({ type: 'power.off' }),
  };
}

function providerPorts(
  options: AttachSmsProviderOptions,
  send: (event: SmsProviderEvent) => void,
): { ports: SmsProviderPorts; ask: SmsProviderActor['ask'] } {
  const { world, host, network } = options;
  const links = new Map<number, ProviderLink>();
  let linkCount = 0;
  const soon = (act: () => void) => world.soon(host, act);

  const port = openSoon(host, () =>
    network.listen((link) => {
      const number = ++linkCount;
      links.set(number, link);
      return { received: (message) => hear(number, message), lost: () => void links.delete(number) };
    }),
  );

  function hear(link: number, message: SmsProviderMessage): void {
    if (message.type === 'rights-query') {
      const { user, resource } = message;
      send({ type: 'rights.asked', question: { kind: 'rights', link, user, resource } });
    }
    if (message.type === 'resource-query') {
      send({ type: 'resource.asked', question: { kind: 'resource', link, resource: message.resource } });
    }
  }

  /** A link of this computer’s own, gone with its one answer. */
  function ask(question: SmsProviderMessage, answered: (answer: SmsProviderMessage | undefined) => void): void {
    const number = ++linkCount;
    links.set(number, {
      send: (message) => {
        links.delete(number);
        answered(message);
      },
      close: () => answered(undefined),
    });
    hear(number, question);
  }

  const ports: SmsProviderPorts = {
    openPort: () => port.open(),
    // Only links that a running computer closes make frames.
    closePort: () => {
      port.close();
      const open = [...links.values()];
      links.clear();
      if (host.isOn) soon(() => open.forEach((link) => link.close()));
    },
    readDatabase: () => soon(() => send({ type: 'data.read' })),
    answer: (link, message, rule) => soon(() => links.get(link)?.send(message, rule)),
    record: (kind, rule, detail) => world.recordSoon(host, { kind, actor: `${host.name}/sms-provider`, rule, detail }),
  };
  return { ports, ask };
}
