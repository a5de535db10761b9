// The actors of discovery that run on one host of a scenario: the client's own, the access point's, the site server's.
import type { NetworkStack } from '../protocols/index.ts';
import type { TimingValues } from '../rules/index.ts';
import { readingOf } from '../rules/index.ts';
import {
  startAccessPoint,
  startDiscovery,
  startDiscoveryDataManager,
  startNetworkDiscovery,
} from '../statecharts/index.ts';
import type { startSmsProvider } from '../statecharts/index.ts';
import type { Host, World } from '../world/index.ts';
import type { Scenario, ScenarioHost } from './scenario.ts';

export interface DiscoveryActors {
  readonly discovery?: ReturnType<typeof startDiscovery>;
  readonly accessPoint?: ReturnType<typeof startAccessPoint>;
  readonly dataManager?: ReturnType<typeof startDiscoveryDataManager>;
  readonly networkDiscovery?: ReturnType<typeof startNetworkDiscovery>;
}

interface Options {
  readonly scenario: Scenario;
  readonly given: ScenarioHost;
  readonly readings: Readonly<Record<string, string>>;
  readonly provider: ReturnType<typeof startSmsProvider> | undefined;
  readonly common: { world: World; host: Host; stack: NetworkStack; timings: TimingValues; devTools: boolean };
}

export function startDiscoveryActors({ scenario, given, readings, provider, common }: Options): DiscoveryActors {
  const siteCode = given.siteDatabase?.siteCode;
  const dataManager =
    provider && siteCode !== undefined
      ? startDiscoveryDataManager({
          ...common,
          settings: { siteCode },
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
              ? (record) => dataManager.receive(record)
              : undefined,
        },
      })
    : undefined;
  const { discovery: client, networkDiscovery: network } = given;
  const discovery = client
    ? startDiscovery({
        ...common,
        settings: {
          ...client,
          siteCode: siteCodeOf(scenario, hostNamed(scenario, client.accessPoint)?.accessPoint?.siteServer),
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
    ...(networkDiscovery ? { networkDiscovery } : {}),
  };
}

function siteCodeOf(scenario: Scenario, siteServer: string | undefined): string {
  const siteCode = hostNamed(scenario, siteServer)?.siteDatabase?.siteCode;
  if (siteCode === undefined) throw new Error(`${siteServer ?? 'The site server'} has no site code.`);
  return siteCode;
}

function hostNamed(scenario: Scenario, wanted: string | undefined): ScenarioHost | undefined {
  return scenario.hosts.find(({ name }) => name === wanted);
}
