// Starts the statechart of an access point on its host: files written into its share go to it, records it passes on go to
// the site server, over the network or, where both are one computer, from inbox to inbox.
import type { DiscoveryRecord, PlainFile, ShareUse } from '../../protocols/index.ts';
import type { TimingValues } from '../../rules/index.ts';
import type { ClientFile, SiteContents } from '../../sms/index.ts';
import { accessPointFile, accessPointShare, recordFile, siteInboxPath, siteShare } from '../../sms/index.ts';
import type { Host, World } from '../../world/index.ts';
import type { DeliveryListener, LatestDelivery } from '../latest-delivery.ts';
import { latestDelivery } from '../latest-delivery.ts';
import { openSoon } from '../open-soon.ts';
import type { Actor } from '../run.ts';
import { startActor } from '../run.ts';
import { singleWait } from '../single-wait.ts';
import { accessPoint } from './access-point.ts';
import type { AccessPointContext, AccessPointEvent, AccessPointPorts } from './access-point-ports.ts';
import type { InboxItem } from './inbox.ts';
import { isClientFile } from './inbox.ts';

/** What an access point or a site server needs of the protocols. */
export interface InboxNetwork {
  /** Puts a record, or something else, as a file into a share of another server. */
  handOver(
    wanted: {
      server: string;
      share: string;
      file: string;
      record?: DiscoveryRecord;
      contents?: PlainFile;
      rule: string;
      actor: string;
    },
    listener: DeliveryListener,
  ): void;
  /** Opens a share; returns how to close it. */
  share(name: string, use: ShareUse): () => void;
}

export interface AttachAccessPointOptions {
  world: World;
  host: Host;
  network: InboxNetwork;
  timings: TimingValues;
  settings: {
    readonly siteCode: string;
    readonly siteServer: string;
    readonly isDown?: boolean;
    /** The inbox of the site server on this very computer. */
    readonly ownSite?: ((item: InboxItem) => void) | undefined;
    /** What it has of the site when the run begins. */
    readonly contents?: SiteContents;
  };
  devTools?: boolean;
}

export interface AccessPointActor {
  readonly actor: Actor<AccessPointEvent>;
  down(): void;
  up(): void;
  /** The site server has copied this to it. */
  update(contents: SiteContents): void;
  /** Both after the host's power was switched. */
  powerOn(): void;
  powerOff(): void;
}

export function attachAccessPoint(options: AttachAccessPointOptions): AccessPointActor {
  const { world, host, settings, timings, devTools } = options;
  const delivery = latestDelivery();
  const ports = accessPointPorts(options, delivery, {
    send: (event) => actor.send(event),
    contents: () => (actor.context as AccessPointContext).contents,
  });
  const isDownBefore = (settings.isDown ?? false) || !host.isOn;
  const actor: Actor<AccessPointEvent> = startActor(
    accessPoint({
      context: {
        isDownBefore,
        siteServer: settings.siteServer,
        inbox: [],
        contents: settings.contents ?? { accessPoints: [], packages: {}, offers: [] },
      },
      ports,
      delays: {
        inboxDelay: singleWait(timings, 'accessPointInboxDelay'),
        retryInterval: singleWait(timings, 'accessPointRetryInterval'),
      },
    }),
    { world, host, name: 'access-point', ...(devTools === undefined ? {} : { devTools }) },
  );
  return {
    actor,
    down: () => actor.send({ type: 'server.down' }),
    up: () => actor.send({ type: 'server.up' }),
    update: (contents) => actor.send({ type: 'contents.came', contents }),
    powerOn: () => actor.send({ type: 'power.on' }),
    powerOff: () => {
      delivery.forget();
      actor.send({ type: 'power.off' });
    },
  };
}

function accessPointPorts(
  options: AttachAccessPointOptions,
  delivery: LatestDelivery,
  { send, contents }: { send: (event: AccessPointEvent) => void; contents: () => SiteContents },
): AccessPointPorts {
  const { world, host, network, settings } = options;
  const { siteCode, siteServer, ownSite } = settings;
  const actor = `${host.name}/access-point`;
  const share = openSoon(host, () =>
    network.share(accessPointShare(siteCode), {
      arrived: (_, record) => send({ type: 'record.arrived', record }),
      written: (_, file) => send({ type: 'record.arrived', record: file as unknown as ClientFile }),
      read: (file) => accessPointFile(contents(), siteCode, file),
    }),
  );
  const soon = (act: () => void) => world.soon(host, act);
  return {
    openShare: () => share.open(),
    closeShare: () => share.close(),
    passOn: (item) =>
      soon(() => {
        // A record on its way outlasts the server's going down and coming up: the answer to that is waited for.
        if (delivery.isUnderWay()) return;
        const listener = delivery.begin({
          opened: () => {},
          written: () => send({ type: 'record.taken' }),
          failed: (reason) => send({ type: 'delivery.failed', reason }),
        });
        if (ownSite) {
          ownSite(item);
          return listener.written();
        }
        const wanted = isClientFile(item)
          ? { file: siteInboxPath(item), contents: { ...item }, rule: 'access-point.takes-files' }
          : { file: `inboxes\\ddm.box\\${recordFile(item)}`, record: item, rule: 'access-point.passes-on' };
        network.handOver({ server: siteServer, share: siteShare(siteCode), actor, ...wanted }, listener);
      }),
    record: (kind, rule, detail) => world.recordSoon(host, { kind, actor, rule, detail }),
  };
}
