// Starts the client's cycle, as far as lists go, on its host.
import { capListFile, isWindowsNt } from '../../sms/index.ts';
import type { Actor } from '../run.ts';
import { startActor } from '../run.ts';
import { singleWait } from '../single-wait.ts';
import type { ComponentActor, ComponentOptions } from './client-component.ts';
import { clientCycle } from './client-cycle.ts';
import type { ClientCycleEvent } from './client-cycle-ports.ts';
import { placeUser, serversIn } from './place-user.ts';

export interface ClientCycleActor extends ComponentActor {
  readonly actor: Actor<ClientCycleEvent>;
  /** Somebody starts the cycle by hand. */
  run(): void;
  logOn(): void;
}

export function attachClientCycle(
  options: ComponentOptions & { settings: { readonly nextAtMs?: number } },
): ClientCycleActor {
  const { world, host, places, store, timings, siteCode, settings, devTools } = options;
  const owner = `${host.name}/client-cycle`;
  const place = placeUser({ world, host, places, owner, send: (event) => actor.send(event) });
  const intervalMs = singleWait(timings, 'discoveryCycleInterval');
  const actor: Actor<ClientCycleEvent> = startActor(
    clientCycle({
      context: {
        isOffBefore: !host.isOn,
        isWindowsNt: isWindowsNt(host.system),
        intervalMs,
        nextCycleAtMs: settings.nextAtMs ?? intervalMs,
      },
      ports: {
        nowMs: () => world.nowMs,
        needAccessPoint: () => place.need({ list: 'cap', site: siteCode }),
        readList: () => place.read(capListFile),
        takeList: (content) => world.soon(host, () => store.takeCapList(siteCode, serversIn(content), owner)),
        release: () => place.release(),
        record: (kind, rule, detail) => world.recordSoon(host, { kind, actor: owner, rule, detail }),
      },
      delays: {
        missedCycleDelay: singleWait(timings, 'missedCycleDelay'),
        retryInterval: singleWait(timings, 'clientCycleRetryInterval'),
      },
    }),
    { world, host, name: 'client-cycle', ...(devTools === undefined ? {} : { devTools }) },
  );
  return {
    actor,
    run: () => actor.send({ type: 'cycle.wanted' }),
    logOn: () => actor.send({ type: 'user.logged.on' }),
    powerOn: () => actor.send({ type: 'power.on', atMs: world.nowMs }),
    powerOff: () => {
      place.forget();
      actor.send({ type: 'power.off' });
    },
  };
}
