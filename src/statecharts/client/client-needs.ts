// The needs of one client that are under way, and how a component hands a file to whatever CAP its need finds.
import type { DiscoveryRecord } from '../../protocols/index.ts';
import type { ServerListKind } from '../../sms/index.ts';
import type { Host, World } from '../../world/index.ts';
import type { DeliveryListener } from '../latest-delivery.ts';
import type { Need, NeedOwner } from './attach-access-point-need.ts';
import { attachAccessPointNeed } from './attach-access-point-need.ts';
import type { NetworkAccess } from './network-access.ts';

export interface NeedRequest {
  readonly list: ServerListKind;
  readonly of: string;
}

export class ClientNeeds {
  readonly access: NetworkAccess;
  readonly #common: { world: World; host: Host; devTools?: boolean };
  readonly #counts = new Map<string, number>();
  /** Those under way, and some that ended since the last began. */
  #started: Need[] = [];

  constructor(common: { world: World; host: Host; devTools?: boolean }, access: NetworkAccess) {
    this.#common = common;
    this.access = access;
  }

  /** Begins a need under exactly this name on its host. */
  begin(name: string, request: NeedRequest, owner: NeedOwner): Need {
    const need = attachAccessPointNeed({ ...this.#common, access: this.access, name, ...request, owner });
    this.#started = [...this.#started.filter(({ isOver }) => !isOver), need];
    return need;
  }

  /** Begins the next need of a component: `discovery-need`, `discovery-need-2` and so on. */
  beginFor(component: string, request: NeedRequest, owner: NeedOwner): Need {
    const count = (this.#counts.get(component) ?? 0) + 1;
    this.#counts.set(component, count);
    return this.begin(`${component}-need${count === 1 ? '' : `-${count}`}`, request, owner);
  }

  /** Puts a file into a CAP of the site: a need, the file, letting go. */
  handOver(
    component: string,
    site: string,
    wanted: { file: string; record: DiscoveryRecord; rule: string; actor: string },
    listener: DeliveryListener,
  ): void {
    let hasEnded = false;
    const end = (tell: () => void): void => {
      if (hasEnded) return;
      hasEnded = true;
      tell();
    };
    const need = this.beginFor(
      component,
      { list: 'cap', of: site },
      {
        connected: (share) => {
          listener.opened();
          share.write(wanted, {
            written: () => {
              need.jobDone();
              end(() => listener.written());
            },
            failed: (reason) => {
              need.jobDone();
              end(() => listener.failed(reason));
            },
          });
        },
        exhausted: (attempts) => end(() => listener.failed(whyNoServer(attempts))),
        lost: () => end(() => listener.failed('the session broke')),
      },
    );
  }

  stop(): void {
    for (const { actor } of this.#started) actor.stop();
  }

  powerOn(): void {}

  powerOff(): void {
    this.access.powerOff();
    for (const need of this.#started) need.powerOff();
  }
}

/** With one server on the list its own failure; else each with its own. */
export function whyNoServer(attempts: readonly { server: string; failure: string }[]): string {
  const [first] = attempts;
  if (!first) return 'no server is listed';
  return attempts.length === 1
    ? first.failure
    : attempts.map(({ server, failure }) => `${server}: ${failure}`).join('; ');
}
