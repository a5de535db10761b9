// Starts the discovery statechart on a client: its record goes to a network, what happens on the computer goes to it.
import type { DiscoveryRecord } from '../../protocols/index.ts';
import type { TimingValues } from '../../rules/index.ts';
import { ownAddresses, recordFile } from '../../sms/index.ts';
import type { Host, World } from '../../world/index.ts';
import type { DeliveryListener } from '../latest-delivery.ts';
import { latestDelivery } from '../latest-delivery.ts';
import type { Actor } from '../run.ts';
import { startActor } from '../run.ts';
import { singleWait } from '../single-wait.ts';
import { discovery } from './discovery.ts';
import type { DiscoveryContext, DiscoveryEvent, DiscoveryPorts } from './discovery-ports.ts';

/** One record as a file for an access point. */
export interface RecordToHandOver {
  readonly file: string;
  readonly record: DiscoveryRecord;
  readonly rule: string;
  readonly actor: string;
}

/** What discovery needs of whoever finds an access point for it. */
export interface RecordNetwork {
  handOver(wanted: RecordToHandOver, listener: DeliveryListener): void;
}

export interface DiscoverySettings {
  readonly nextCycleAtMs?: number;
  readonly heartbeatDueAtMs?: number;
  readonly logonDiscovery?: boolean;
  readonly user?: string;
  readonly reportsChanges?: boolean;
}

export interface AttachDiscoveryOptions {
  world: World;
  host: Host;
  network: RecordNetwork;
  timings: TimingValues;
  settings: DiscoverySettings;
  devTools?: boolean;
}

export interface DiscoveryActor {
  readonly actor: Actor<DiscoveryEvent>;
  logOn(user: string): void;
  logOff(): void;
  /** After an address of the host was changed. */
  addressChanged(): void;
  /** Both after the host's power was switched. */
  powerOn(): void;
  powerOff(): void;
}

export function attachDiscovery(options: AttachDiscoveryOptions): DiscoveryActor {
  const { world, host, timings, settings, devTools } = options;
  const ports = discoveryPorts(options, (event) => actor.send(event));
  const actor: Actor<DiscoveryEvent> = startActor(
    discovery({
      context: discoveryBefore(host, settings, timings),
      ports,
      delays: { missedCycleDelay: singleWait(timings, 'missedCycleDelay') },
    }),
    { world, host, name: 'discovery', ...(devTools === undefined ? {} : { devTools }) },
  );
  return {
    actor,
    logOn: (user) => actor.send({ type: 'user.logged.on', user }),
    logOff: () => actor.send({ type: 'user.logged.off' }),
    addressChanged: () => actor.send({ type: 'addresses.changed', addresses: ownAddresses(host) }),
    powerOn: () => actor.send({ type: 'power.on', atMs: world.nowMs, addresses: ownAddresses(host) }),
    powerOff: () => actor.send({ type: 'power.off' }),
  };
}

/** The client as a scenario finds it: it has reported what it has. */
export function discoveryBefore(host: Host, settings: DiscoverySettings, timings: TimingValues): DiscoveryContext {
  const cycleIntervalMs = singleWait(timings, 'discoveryCycleInterval');
  const heartbeatIntervalMs = singleWait(timings, 'heartbeatInterval');
  const addresses = ownAddresses(host);
  return {
    computerName: host.name,
    system: host.system,
    isOffBefore: !host.isOn,
    reportsAtLogon: settings.logonDiscovery ?? false,
    reportsChanges: settings.reportsChanges ?? false,
    cycleIntervalMs,
    heartbeatIntervalMs,
    nextCycleAtMs: settings.nextCycleAtMs ?? cycleIntervalMs,
    heartbeatDueAtMs: settings.heartbeatDueAtMs ?? heartbeatIntervalMs,
    record: null,
    writtenAtMs: 0,
    recordLifetimeMs: singleWait(timings, 'copyQueueItemLifetime'),
    reported: addresses,
    addresses,
    user: host.isOn ? (settings.user ?? null) : null,
    isLogonToReport: false,
  };
}

function discoveryPorts(options: AttachDiscoveryOptions, send: (event: DiscoveryEvent) => void): DiscoveryPorts {
  const { world, host, network } = options;
  const actor = `${host.name}/discovery`;
  const delivery = latestDelivery();
  const soon = (act: () => void) => world.soon(host, act);
  return {
    nowMs: () => world.nowMs,
    readComputer: () => soon(() => send({ type: 'computer.read', atMs: world.nowMs, addresses: ownAddresses(host) })),
    handOver: (record) =>
      soon(() => {
        network.handOver(
          {
            file: `ddr.box\\${recordFile(record)}`,
            record,
            rule: 'access-point.mailbox',
            actor,
          },
          delivery.begin({
            opened: () => send({ type: 'session.opened' }),
            written: () => send({ type: 'record.taken' }),
            failed: (reason) => send({ type: 'delivery.failed', reason }),
          }),
        );
      }),
    record: (kind, rule, detail) => world.recordSoon(host, { kind, actor, rule, detail }),
  };
}
