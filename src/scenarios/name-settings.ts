// How a computer of a scenario looks names up: its settings, and the cache of names it has found.
import { defaultNodeType } from '../sms/index.ts';
import type { NameSettings } from '../statecharts/index.ts';
import { NameCache } from '../statecharts/index.ts';
import type { HostActorOptions } from './host-actor-options.ts';
import type { ScenarioHost } from './scenario.ts';

export function nameSettingsOf({ nameResolution = {} }: Pick<ScenarioHost, 'nameResolution'>): NameSettings {
  const { dnsServers = [], winsServers = [], hosts = {}, lmhosts = [], lmhostsEnabled = false } = nameResolution;
  return {
    lookup: {
      nodeType: nameResolution.nodeType ?? defaultNodeType(winsServers.length > 0),
      hasDnsServer: dnsServers.length > 0,
      hasWinsServer: winsServers.length > 0,
      isLmhostsEnabled: lmhostsEnabled,
      isNetbiosBeforeDns: nameResolution.dnsNbtLookupOrder === 1,
    },
    dnsServers,
    winsServers,
    hostsFile: hosts,
    lmhosts,
  };
}

export function nameCacheOf({ given, timings }: HostActorOptions): NameCache {
  const { lmhosts = [], lmhostsEnabled } = given.nameResolution ?? {};
  const preloaded = lmhostsEnabled === true ? lmhosts.filter((entry) => entry.preload === true) : [];
  const lifetimeMs = timings.nameCacheLifetime;
  return new NameCache(typeof lifetimeMs === 'number' ? lifetimeMs : 0, preloaded);
}
