// The actors of discovery that run on one host of a scenario: the client's own, the access point's, the site server's.
import type { NetworkStack } from '../protocols/index.ts';
import type { TimingValues } from '../rules/index.ts';
import { readingOf } from '../rules/index.ts';
import {
  attachSiteInboxes,
  isClientFile,
  startAccessPoint,
  startDiscovery,
  startDiscoveryDataManager,
  startNetworkDiscovery,
} from '../statecharts/index.ts';
import type { ClientNeeds, startSmsProvider } from '../statecharts/index.ts';
import type { Host, World } from '../world/index.ts';
import { hostNamed, siteCodeOf, siteOfClient } from './network-access.ts';
import { contentsBefore } from './site-contents.ts';
import type { Scenario, ScenarioHost } from './scenario.ts';

export interface DiscoveryActors {
  readonly discovery?: ReturnType<typeof startDiscovery>;
  readonly accessPoint?: ReturnType<typeof startAccessPoint>;
  readonly dataManager?: ReturnType<typeof startDiscoveryDataManager>;
  readonly siteInboxes?: ReturnType<typeof attachSiteInboxes>;
  readonly networkDiscovery?: ReturnType<typeof startNetworkDiscovery>;
}

interface Options {
  readonly scenario: Scenario;
  readonly given: ScenarioHost;
  readonly readings: Readonly<Record<string, string>>;
  readonly provider: ReturnType<typeof startSmsProvider> | undefined;
  readonly needs: ClientNeeds | undefined;
  readonly common: { world: World; host: Host; stack: NetworkStack; timings: TimingValues; devTools: boolean };
}

export function startDiscoveryActors({ scenario, given, readings, provider, needs, common }: Options): DiscoveryActors {
  const siteCode = given.siteDatabase?.siteCode;
  // Where no client uploads anything they stay empty.
  const hasUploads = scenario.hosts.some(({ components }) => components !== undefined);
  const siteInboxes = siteCode !== undefined && hasUploads ? attachSiteInboxes(common) : undefined;
  const dataManager =
    provider && siteCode !== undefined
      ? startDiscoveryDataManager({
          ...common,
          settings: { siteCode },
          takeFile: (file) => siteInboxes?.receive(file),
          database: {
            storeRecord: (record) => provider.storeRecord(record),
            removeAged: (lifetimeMs) => provider.removeAged(lifetimeMs),
          },
        })
      : undefined;
  const accessPoint = given.accessPoint
    ? startAccessPoint({
        ...common,
        settings: {
          ...given.accessPoint,
          siteCode: siteCodeOf(scenario, given.accessPoint.siteServer),
          ownSite:
            given.accessPoint.siteServer === given.name && dataManager
              ? (item) => {
                  if (isClientFile(item)) siteInboxes?.receive(item);
                  else dataManager.receive(item);
                }
              : undefined,
          contents: contentsBefore(scenario, given),
        },
      })
    : undefined;
  const { discovery: client, networkDiscovery: network } = given;
  const site = siteOfClient(scenario, given);
  const discovery =
    client && needs && site !== undefined
      ? startDiscovery({
          ...common,
          needs,
          siteCode: site,
          settings: {
            ...withoutAccessPoint(client),
            reportsChanges: readingOf('discovery.which-cycle', readings) === 'changed',
          },
        })
      : undefined;
  const networkDiscovery =
    network && dataManager
      ? startNetworkDiscovery({
          ...common,
          settings: {
            routers: network.routers.flatMap((name) => hostNamed(scenario, name)?.adapters[0]?.ip ?? []),
            dnsServers: given.nameResolution?.dnsServers ?? [],
            community: network.community ?? 'public',
            firstRunAtMs: network.firstAtMs ?? network.everyMs,
            intervalMs: network.everyMs,
          },
          write: (record) => dataManager.receive(record),
        })
      : undefined;
  return {
    ...(discovery ? { discovery } : {}),
    ...(accessPoint ? { accessPoint } : {}),
    ...(dataManager ? { dataManager } : {}),
    ...(siteInboxes ? { siteInboxes } : {}),
    ...(networkDiscovery ? { networkDiscovery } : {}),
  };
}

function withoutAccessPoint({
  accessPoint: _,
  ...rest
}: NonNullable<ScenarioHost['discovery']>): Omit<NonNullable<ScenarioHost['discovery']>, 'accessPoint'> {
  return rest;
}
