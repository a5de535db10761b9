// Starts the counting of status and inventory files on a site server. They come by the share of the Discovery Data Manager,
// or from the access point on this very computer.
import type { ClientFile } from '../../sms/index.ts';
import type { Host, World } from '../../world/index.ts';
import type { Actor } from '../run.ts';
import { startActor } from '../run.ts';
import type { SiteInboxesEvent } from './site-inboxes.ts';
import { siteInboxes } from './site-inboxes.ts';

export interface SiteInboxesActor {
  readonly actor: Actor<SiteInboxesEvent>;
  receive(file: ClientFile): void;
  powerOn(): void;
  powerOff(): void;
}

export function attachSiteInboxes(options: { world: World; host: Host; devTools?: boolean }): SiteInboxesActor {
  const { world, host, devTools } = options;
  const owner = `${host.name}/site-inboxes`;
  const actor: Actor<SiteInboxesEvent> = startActor(
    siteInboxes({
      context: { counts: {} },
      ports: { record: (kind, rule, detail) => world.recordSoon(host, { kind, actor: owner, rule, detail }) },
    }),
    { world, host, name: 'site-inboxes', ...(devTools === undefined ? {} : { devTools }) },
  );
  return {
    actor,
    receive: (file) => actor.send({ type: 'file.arrived', file }),
    powerOn: () => {},
    powerOff: () => {},
  };
}
