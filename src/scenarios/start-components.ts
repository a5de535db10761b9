// Starts what a client does by itself, as its scenario gives it.
import type { ClientComponents, ClientNeeds } from '../statecharts/index.ts';
import { clientPlaces, clientStore, startClientComponents } from '../statecharts/index.ts';
import type { HostActorOptions } from './host-actor-options.ts';
import { siteOfClient } from './network-access.ts';

export function startComponents(
  { scenario, given, world, host, timings, devTools }: HostActorOptions,
  needs: ClientNeeds | undefined,
): ClientComponents | undefined {
  const { components, networkAccess } = given;
  const siteCode = siteOfClient(scenario, given);
  if (!components || !needs || siteCode === undefined) return undefined;
  const { cycleAtMs, hardwareInventoryAtMs, softwareInventoryAtMs, pollAtMs } = components;
  const first = (nextAtMs: number | undefined) => (nextAtMs === undefined ? undefined : { nextAtMs });
  return startClientComponents({
    world,
    host,
    timings,
    devTools,
    siteCode,
    places: clientPlaces(needs),
    store: clientStore(needs.access, siteCode),
    settings: {
      servicePack: networkAccess?.servicePack ?? 2,
      cycle: first(cycleAtMs),
      hardwareInventory: first(hardwareInventoryAtMs),
      softwareInventory: first(softwareInventoryAtMs),
      offerPolling: first(pollAtMs),
    },
  });
}
