// The actors that run on one host of a scenario: console, Remote Control Agent, name service, SMS Provider.
import { agentSettingsOf } from './agent-settings.ts';
import type { ClientComponents, ClientNeeds, DcomComputerActor } from '../statecharts/index.ts';
import { defaultDcomProtocols } from '../sms/index.ts';
import {
  startFileServer,
  startNameService,
  startNetworkAccess,
  startRemoteControlAgent,
  startSmsProvider,
} from '../statecharts/index.ts';
import type { World } from '../world/index.ts';
import { ConsoleConnections } from './console-connections.ts';
import { startDcom } from './dcom-actors.ts';
import type { DiscoveryActors } from './discovery-actors.ts';
import { startDiscoveryActors } from './discovery-actors.ts';
import { HostPower } from './host-power.ts';
import { winsRecordsOf } from './opening-facts.ts';
import type { HostActorOptions } from './host-actor-options.ts';
import { nameCacheOf } from './name-settings.ts';
import { RemoteToolsConsole } from './remote-tools-console.ts';
import { addressOf } from './host-address.ts';
import { startComponents } from './start-components.ts';
import { fileServerSettingsOf, networkAccessOf, sharesOf } from './network-access.ts';
import type { Scenario, ScenarioHost } from './scenario.ts';

export interface HostActors extends DiscoveryActors {
  readonly console?: RemoteToolsConsole;
  readonly connections?: ConsoleConnections;
  readonly agent?: ReturnType<typeof startRemoteControlAgent>;
  readonly nameService?: ReturnType<typeof startNameService>;
  readonly provider?: ReturnType<typeof startSmsProvider>;
  /** Of a client of a site. */
  readonly needs?: ClientNeeds;
  /** What a client does by itself beside discovery. */
  readonly components?: ClientComponents;
  readonly fileServer?: ReturnType<typeof startFileServer>;
  readonly dcom?: DcomComputerActor;
  /** Switches the host on or off, and tells every actor. */
  turnPower(isOn: boolean): void;
  /** Off, and on again after a while; where there is DCOM, connections are ended in good order. */
  restart(): void;
  stop(): void;
}

export function startHostActors(options: HostActorOptions): HostActors {
  const { given, world, host, stack, timings, devTools, scenario, readings } = options;
  const common = { world, host, stack, timings, devTools };
  const nameCache = nameCacheOf(options);
  const ownProtocols = () => dcom?.activeProtocols ?? defaultDcomProtocols(given.system, given.protocols);
  const connections = given.console ? new ConsoleConnections(options, { nameCache, ownProtocols }) : undefined;
  // Where the site server has no DCOM, Remote Tools ask its provider over the stand-in.
  const hasDcom = scenario.hosts.some(({ name, dcom }) => name === given.console?.siteServer && dcom !== undefined);
  const link = hasDcom ? connections : undefined;
  const remoteTools = given.console ? new RemoteToolsConsole(options, { nameCache, link }) : undefined;
  const agentSettings = agentSettingsOf(given, scenario);
  const agent = agentSettings ? startRemoteControlAgent({ ...common, settings: agentSettings }) : undefined;
  const { dnsServer: dns, winsServer: wins } = given;
  const nameService =
    dns || wins ? startNameService({ ...common, settings: nameServiceSettings(given, scenario, world) }) : undefined;
  const provider = given.siteDatabase ? startSmsProvider({ ...common, settings: given.siteDatabase }) : undefined;
  stack.smb.configure(fileServerSettingsOf(given));
  const access = networkAccessOf(scenario, given, readings);
  const needs = access ? startNetworkAccess({ ...common, settings: access }) : undefined;
  const shares = sharesOf(scenario, given);
  const fileServer =
    Object.keys(shares).length > 0
      ? startFileServer({ ...common, settings: { shares, isDown: given.fileServer?.isDown } })
      : undefined;
  const ofDiscovery = startDiscoveryActors({ scenario, given, readings, provider, needs, common });
  const { computerRestartTime: restartMs } = timings;
  const power = new HostPower({ world, host, restartMs: typeof restartMs === 'number' ? restartMs : 0, tell });
  const dcom = startDcom(options, { provider, switchOffAndOn: () => power.restart() });
  const components = startComponents(options, needs);
  const servers = [components, agent, nameService, provider, fileServer, ...Object.values(ofDiscovery), dcom];
  function tell(isOn: boolean): void {
    for (const actor of [remoteTools, connections, needs, ...servers]) {
      if (isOn) actor?.powerOn();
      else actor?.powerOff();
    }
  }
  return {
    ...(remoteTools ? { console: remoteTools } : {}),
    ...(connections ? { connections } : {}),
    ...(agent ? { agent } : {}),
    ...(nameService ? { nameService } : {}),
    ...(provider ? { provider } : {}),
    ...(needs ? { needs } : {}),
    ...(components ? { components } : {}),
    ...(fileServer ? { fileServer } : {}),
    ...(dcom ? { dcom } : {}),
    ...ofDiscovery,
    stop: () => {
      remoteTools?.stop();
      connections?.stop();
      needs?.stop();
      for (const server of servers) server?.actor.stop();
      dcom?.wmi.stop();
    },
    turnPower: (isOn) => power.turn(isOn),
    restart: () => (dcom ? dcom.restart() : power.restart()),
  };
}

function nameServiceSettings(
  given: ScenarioHost,
  scenario: Scenario,
  world: World,
): Parameters<typeof startNameService>[0]['settings'] {
  const { dnsServer: dns, winsServer: wins } = given;
  const nextServer = addressOf(scenario, dns?.asks);
  const partners = (wins?.pullsFrom ?? []).flatMap((name) => addressOf(scenario, name) ?? []);
  return {
    ...(dns ? { dns: { ...withoutAsks(dns), ...(nextServer === undefined ? {} : { nextServer }) } } : {}),
    ...(wins
      ? { wins: { records: winsRecordsOf(given, scenario, world), partners, isSilent: wins.isSilent ?? false } }
      : {}),
  };
}

function withoutAsks({ asks: _, ...dns }: NonNullable<ScenarioHost['dnsServer']>): Omit<typeof dns, 'asks'> {
  return dns;
}
