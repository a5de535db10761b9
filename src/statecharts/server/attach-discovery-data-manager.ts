// Starts the Discovery Data Manager on a site server: records come by its share or from this computer, and go into the
// site database.
import type { DiscoveryRecord } from '../../protocols/index.ts';
import type { TimingValues } from '../../rules/index.ts';
import type { ClientFile } from '../../sms/index.ts';
import { siteShare } from '../../sms/index.ts';
import type { Host, World } from '../../world/index.ts';
import { openSoon } from '../open-soon.ts';
import type { Actor } from '../run.ts';
import { startActor } from '../run.ts';
import { singleWait } from '../single-wait.ts';
import type { InboxNetwork } from './attach-access-point.ts';
import { discoveryDataManager } from './discovery-data-manager.ts';
import type { DataManagerEvent, DataManagerPorts } from './discovery-data-manager-ports.ts';

export interface AttachDataManagerOptions {
  world: World;
  host: Host;
  network: Pick<InboxNetwork, 'share'>;
  timings: TimingValues;
  settings: { readonly siteCode: string };
  database: {
    storeRecord(record: DiscoveryRecord): void;
    removeAged(lifetimeMs: number): void;
  };
  /** Whose files other than records come by the same share. */
  takeFile?: (file: ClientFile) => void;
  devTools?: boolean;
}

export interface DataManagerActor {
  readonly actor: Actor<DataManagerEvent>;
  /** A file came into its inbox. */
  receive(record: DiscoveryRecord): void;
  /** Both after the host's power was switched. */
  powerOn(): void;
  powerOff(): void;
}

export function attachDiscoveryDataManager(options: AttachDataManagerOptions): DataManagerActor {
  const { world, host, timings, devTools } = options;
  const taskIntervalMs = singleWait(timings, 'agedDiscoveryTaskInterval');
  const actor: Actor<DataManagerEvent> = startActor(
    discoveryDataManager({
      context: { isOffBefore: !host.isOn, inbox: [], taskIntervalMs, nextTaskAtMs: taskIntervalMs },
      ports: dataManagerPorts(options, (event) => actor.send(event)),
      delays: { storingDelay: singleWait(timings, 'discoveryDataManagerDelay') },
    }),
    { world, host, name: 'discovery-data-manager', ...(devTools === undefined ? {} : { devTools }) },
  );
  return {
    actor,
    receive: (record) => actor.send({ type: 'record.arrived', record }),
    powerOn: () => actor.send({ type: 'power.on' }),
    powerOff: () => actor.send({ type: 'power.off' }),
  };
}

function dataManagerPorts(
  options: AttachDataManagerOptions,
  send: (event: DataManagerEvent) => void,
): DataManagerPorts {
  const { world, host, network, settings, database, timings } = options;
  const actor = `${host.name}/discovery-data-manager`;
  const share = openSoon(host, () =>
    network.share(siteShare(settings.siteCode), {
      arrived: (_, record) => send({ type: 'record.arrived', record }),
      written: (_, file) => options.takeFile?.(file as unknown as ClientFile),
    }),
  );
  const soon = (act: () => void) => world.soon(host, act);
  return {
    nowMs: () => world.nowMs,
    openShare: () => share.open(),
    closeShare: () => share.close(),
    store: (records) =>
      soon(() => {
        for (const record of records) database.storeRecord(record);
        send({ type: 'records.stored', count: records.length });
      }),
    removeAged: () =>
      soon(() => {
        database.removeAged(singleWait(timings, 'agedDiscoveryLifetime'));
        send({ type: 'aged.removed', atMs: world.nowMs });
      }),
    record: (kind, rule, detail) => world.recordSoon(host, { kind, actor, rule, detail }),
  };
}
