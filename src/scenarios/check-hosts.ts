// Rules of a scenario file that hold between places of its network: names once, addresses that fit, servers that are there.
// It reads a sketch, so what is missing or wrong by itself is passed over here.
import type { Sketch } from './check-shape.ts';
import type { Path, ProblemList } from './problem.ts';
import type { Scenario, ScenarioHost } from './scenario.ts';
import { mostOnStage } from './scenario-definition.ts';
import { isReservedKey } from './plain-value.ts';
import { isHostAddress, isSameSubnet, usualMask } from './subnet.ts';

type HostSketch = Sketch<ScenarioHost>;

/** The sketch with the questions that references ask of it. */
export class NamedParts {
  readonly hosts = new Map<string, HostSketch>();
  readonly segments: readonly string[];
  readonly collections: readonly string[];
  readonly resources: readonly string[];
  /** False when the list itself is missing or no list: then nothing can be said about references into it. */
  readonly hasHosts: boolean;
  readonly hasSegments: boolean;
  readonly #problems: ProblemList;

  constructor(scenario: Sketch<Scenario>, problems: ProblemList) {
    const hosts = items(scenario.hosts);
    for (const [, host] of hosts) if (host.name !== undefined) this.hosts.set(host.name, host);
    this.segments = items(scenario.segments).flatMap(([, { name }]) => name ?? []);
    const resources = hosts.flatMap(([, host]) => items(host.siteDatabase?.resources).map(([, resource]) => resource));
    this.resources = resources.flatMap(({ name }) => name ?? []);
    this.collections = resources.flatMap(({ collections }) => items(collections).map(([, name]) => name));
    // With a nameless host or segment about, a reference may well mean that one.
    this.hasHosts = scenario.hosts !== undefined && hosts.every(([, { name }]) => name !== undefined);
    this.hasSegments = scenario.segments !== undefined && this.segments.length === scenario.segments.length;
    this.#problems = problems;
  }

  /** The host of this name; when there is none, that is a problem at this place. `having`: what the host must have. */
  refer(
    at: Path,
    name: string | undefined,
    having?: { words: string; isThere: (host: HostSketch) => boolean },
  ): HostSketch | undefined {
    if (name === undefined) return undefined;
    const host = this.hosts.get(name);
    const names = [...this.hosts].flatMap(([other, sketch]) => (having && !having.isThere(sketch) ? [] : [other]));
    if (host === undefined) {
      if (this.hasHosts) this.#problems.addValue(at, name, `the name of a host${inWords(names)}`, names);
    } else if (having && !having.isThere(host)) {
      this.#problems.addValue(at, name, `a host with ${having.words}${inWords(names)}`);
    }
    return host;
  }

  referToSegment(at: Path, name: string | undefined): void {
    if (name === undefined || !this.hasSegments || this.segments.includes(name)) return;
    this.#problems.addValue(at, name, `the name of a segment${inWords(this.segments)}`, this.segments);
  }
}

/** `: one of "A", "B"`, when there are few enough to read. */
export function inWords(names: readonly string[]): string {
  const few = names.slice(0, 8).map((name) => JSON.stringify(name));
  return few.length === 0 ? '; there is none' : `: ${few.join(', ')}${names.length > few.length ? ', ...' : ''}`;
}

export function checkHosts(scenario: Sketch<Scenario>, parts: NamedParts, problems: ProblemList): void {
  const segments = items(scenario.segments);
  checkOnce(
    segments.map(([place, { name }]) => ({ at: ['segments', place, 'name'], value: name })),
    'segments',
    problems,
  );
  const hosts = items(scenario.hosts);
  checkOnce(
    hosts.map(([place, { name }]) => ({ at: ['hosts', place, 'name'], value: name })),
    'hosts',
    problems,
  );
  for (const [place, host] of hosts) {
    const at = ['hosts', place];
    if (host.name !== undefined && isReservedKey(host.name)) {
      problems.addValue([...at, 'name'], host.name, 'a name that is no reserved word');
    }
    checkAdapters(host, at, parts, problems);
    checkLanas(host, at, problems);
    checkServers(host, at, parts, problems);
    checkSiteDatabase(host, [...at, 'siteDatabase'], parts, problems);
  }
  checkStage(scenario, parts, problems);
}

function checkAdapters(host: HostSketch, at: Path, parts: NamedParts, problems: ProblemList): void {
  for (const [place, adapter] of items(host.adapters)) {
    const here = [...at, 'adapters', place];
    parts.referToSegment([...here, 'segment'], adapter.segment);
    checkIpSettings(adapter, here, problems);
    if (adapter.ip !== undefined) needProtocol(host, 'tcpip', [...here, 'ip'], adapter.ip, problems);
    if (adapter.ipxNetwork !== undefined) {
      needProtocol(host, 'nwlink', [...here, 'ipxNetwork'], adapter.ipxNetwork, problems);
    }
  }
  checkOnce(
    items(host.protocols).map(([place, value]) => ({ at: [...at, 'protocols', place], value })),
    'protocols',
    problems,
  );
  if (host.router && host.adapters && host.adapters.length < 2) {
    problems.add([...at, 'adapters'], {
      found: 'a list of 1',
      expected: 'two adapters or more, as this host is a router',
    });
  }
}

/** Address, mask and gateway of one adapter, or of an act that sets them. A key with a wrong value counts as there. */
export function checkIpSettings(
  settings: { ip?: string | undefined; mask?: string | undefined; gateway?: string | undefined },
  at: Path,
  problems: ProblemList,
  otherMask = usualMask,
): void {
  const { ip, gateway } = settings;
  const mask = settings.mask ?? otherMask;
  // What is wrong by itself has been told, and nothing can be compared with it.
  if (Object.hasOwn(settings, 'mask') && settings.mask === undefined) return;
  if (ip !== undefined) {
    if (!isHostAddress(ip, mask))
      problems.addValue([...at, 'ip'], ip, `an address that one host can have (mask ${mask})`);
    if (gateway !== undefined && (!isSameSubnet(ip, gateway, mask) || !isHostAddress(gateway, mask))) {
      problems.addValue([...at, 'gateway'], gateway, `an address in the subnet of ${ip} (mask ${mask})`);
    } else if (gateway === ip) {
      problems.addValue([...at, 'gateway'], gateway, 'the address of a router, not the own one');
    }
  } else if (!Object.hasOwn(settings, 'ip')) {
    const set = gateway === undefined ? settings.mask : gateway;
    const key = gateway === undefined ? 'mask' : 'gateway';
    if (set !== undefined) problems.addValue([...at, key], set, 'no such key, as this adapter has no ip');
  }
}

export function needProtocol(
  host: HostSketch,
  protocol: 'tcpip' | 'nwlink',
  at: Path,
  value: string,
  problems: ProblemList,
): void {
  const protocols = host.protocols;
  // A wrong entry may have been meant for this protocol.
  if (protocols === undefined || protocols.includes(undefined) || protocols.includes(protocol)) return;
  problems.addValue(at, value, `no such address, as ${host.name ?? 'this host'} has not bound "${protocol}"`);
}

function checkLanas(host: HostSketch, at: Path, problems: ProblemList): void {
  const protocolOf = { netbt: 'tcpip', nwlnknb: 'nwlink', nbf: 'netbeui' } as const;
  const protocols = items(host.protocols).map(([, protocol]) => protocol);
  const lanas = items(host.lanas);
  const adapterCount = host.adapters?.length ?? Infinity;
  checkOnce(
    lanas.map(([place, { lana }]) => ({ at: [...at, 'lanas', place, 'lana'], value: lana })),
    'LANA numbers',
    problems,
  );
  for (const [place, { transport, adapter }] of lanas) {
    const here = [...at, 'lanas', place];
    if (transport !== undefined && host.protocols && !protocols.includes(protocolOf[transport])) {
      problems.addValue(
        [...here, 'transport'],
        transport,
        `a transport of a bound protocol; ${transport} needs "${protocolOf[transport]}"`,
      );
    }
    if (adapter !== undefined) checkAdapterNumber([...here, 'adapter'], adapter, adapterCount, problems);
  }
  const order = items(host.console?.lanaOrder);
  checkOnce(
    order.map(([place, value]) => ({ at: [...at, 'console', 'lanaOrder', place], value })),
    'LANA numbers',
    problems,
  );

  const own = host.agent?.lana;
  if (own === undefined || !host.protocols || !host.adapters) return;
  // Left out, they count from 0 up, one for each protocol on each adapter.
  const numbers = host.lanas
    ? lanas.flatMap(([, { lana }]) => lana ?? [])
    : Array.from({ length: host.protocols.length * host.adapters.length }, (_, number) => number);
  if (numbers.includes(own)) return;
  const expected =
    numbers.length === 0
      ? 'no LANA number, as this host has none'
      : `a LANA number of this host: ${numbers.join(', ')}`;
  problems.addValue([...at, 'agent', 'lana'], own, expected);
}

export function checkAdapterNumber(at: Path, adapter: number, adapterCount: number, problems: ProblemList): void {
  if (adapter < adapterCount) return;
  const most = adapterCount - 1;
  problems.addValue(
    at,
    adapter,
    most === 0 ? '0, as this host has one adapter' : `the place of an adapter, 0 to ${most}`,
  );
}

function checkServers(host: HostSketch, at: Path, parts: NamedParts, problems: ProblemList): void {
  parts.refer([...at, 'console', 'siteServer'], host.console?.siteServer, {
    words: 'a siteDatabase, or dcom that names a provider',
    isThere: (other) => Object.hasOwn(other, 'siteDatabase') || other.dcom?.provider !== undefined,
  });
  const notItself = (here: Path, name: string | undefined): void => {
    if (name !== undefined && name === host.name) problems.addValue(here, name, 'another host');
  };
  const asks = [...at, 'dnsServer', 'asks'];
  notItself(asks, host.dnsServer?.asks);
  parts.refer(asks, host.dnsServer?.asks, {
    words: 'a dnsServer',
    isThere: (other) => Object.hasOwn(other, 'dnsServer'),
  });
  if (host.dnsServer?.asks !== host.name && asksInCircle(host, parts)) {
    problems.addValue(asks, host.dnsServer?.asks, 'a host that does not ask this one in its turn');
  }
  for (const [place, name] of items(host.winsServer?.pullsFrom)) {
    const here = [...at, 'winsServer', 'pullsFrom', place];
    notItself(here, name);
    parts.refer(here, name, { words: 'a winsServer', isThere: (other) => Object.hasOwn(other, 'winsServer') });
  }
  for (const [place, name] of items(host.winsServer?.without))
    parts.refer([...at, 'winsServer', 'without', place], name);
  for (const key of ['dnsServer', 'winsServer'] as const) {
    if (host[key] && host.protocols && !host.protocols.includes(undefined) && !host.protocols.includes('tcpip')) {
      problems.add([...at, key], { found: 'on a host without "tcpip"', expected: 'that protocol among its protocols' });
    }
  }
}

/** A question that goes round among DNS servers would never end. */
function asksInCircle(host: HostSketch, parts: NamedParts): boolean {
  const asked = new Set<string>();
  for (let name = host.dnsServer?.asks; name !== undefined; name = parts.hosts.get(name)?.dnsServer?.asks) {
    if (name === host.name) return true;
    if (asked.has(name)) return false;
    asked.add(name);
  }
  return false;
}

function checkSiteDatabase(host: HostSketch, at: Path, parts: NamedParts, problems: ProblemList): void {
  const resources = items(host.siteDatabase?.resources);
  const numbers = resources.map(([place, { resourceId }]) => ({
    at: [...at, 'resources', place, 'resourceId'],
    value: resourceId,
  }));
  checkOnce(numbers, 'resources', problems);
  if (host.siteDatabase?.resources === undefined) return;
  for (const [place, { collection }] of items(host.siteDatabase.rights)) {
    if (collection === undefined || parts.collections.includes(collection)) continue;
    const expected = `a collection that some resource is in${inWords(parts.collections)}`;
    problems.addValue([...at, 'rights', place, 'collection'], collection, expected, parts.collections);
  }
}

function checkStage(scenario: Sketch<Scenario>, parts: NamedParts, problems: ProblemList): void {
  const stage = items(scenario.stage);
  checkOnce(
    stage.map(([place, value]) => ({ at: ['stage', place], value })),
    'hosts on the stage',
    problems,
  );
  for (const [place, name] of stage) parts.refer(['stage', place], name);
  const count = scenario.hosts?.length ?? 0;
  if (!Object.hasOwn(scenario, 'stage') && count > mostOnStage) {
    const expected = `a list of at most ${mostOnStage} of the ${count} hosts`;
    problems.add(['stage'], { found: 'missing', expected });
  }
}

/** Each value once; capitals do not tell names apart. */
export function checkOnce(
  values: readonly { at: Path; value: string | number | undefined }[],
  what: string,
  problems: ProblemList,
): void {
  const seen = new Set<string>();
  for (const { at, value } of values) {
    if (value === undefined) continue;
    const key = String(value).toUpperCase();
    if (seen.has(key)) problems.addValue(at, value, `another one: ${what} are each named once`);
    seen.add(key);
  }
}

/** The entries of a list that are there, with their places. */
export function items<T>(list: readonly (T | undefined)[] | undefined): [number, T][] {
  return (list ?? []).flatMap((item, place) => (item === undefined ? [] : [[place, item] as [number, T]]));
}
