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
  return startClientComponents({
    world,
    host,
    timings,
    devTools,
    siteCode,
    places: clientPlaces(needs),
    store: clientStore(needs.access, siteCode),
    settings: { ...components, servicePack: networkAccess?.servicePack ?? 2 },
  });
}
