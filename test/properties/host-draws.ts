// How the parts of a host are drawn so that they fit the plan: its addresses, protocols, servers, agent and database.
import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { protocolSequences } from '../../src/protocols/index.ts';
import { arbitraryOf } from './definition-walk.ts';
import type { Hook, Part, Walk } from './definition-walk.ts';
import type { Plan, PlannedHost } from './scenario-plan.ts';
import { hostsOf, ipOf, ipxAddressOf, ipxNetworkOf } from './scenario-plan.ts';

export const pick = <T>(values: readonly T[], otherwise: T): Arbitrary<T> =>
  values.length === 0 ? fc.constant(otherwise) : fc.constantFrom(...values);
export const mostly = (weight: number, usual: Arbitrary<unknown>, rare: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: rare });

export const usersOf = ({ isCalm }: Plan) => fc.constantFrom('ANNA', 'ANNA', 'ANNA', isCalm ? 'ANNA' : 'BERT');
const collections = fc.constantFrom('All Systems', 'All Systems', 'Desks');

/** Shares that servers have, and paths below them. */
export const shares = fc.constantFrom('CAP_ABC', 'SMSPKGD$', 'HOME');
export const folders = fc.constantFrom('CAP_ABC', 'SMSPKGD$\\ABC00001');

/** Draws an object as the definition has it, and puts these keys in, each where it was drawn or where it must be. */
export function overlaid(
  walked: () => Arbitrary<unknown>,
  keys: Readonly<Record<string, Arbitrary<unknown>>>,
  always: readonly string[] = [],
): Arbitrary<unknown> {
  return fc.tuple(walked(), fc.record(keys)).map(([object, over]) => {
    const result = { ...(object as object) } as Record<string, unknown>;
    for (const [key, value] of Object.entries(over)) if (key in result || always.includes(key)) result[key] = value;
    return result;
  });
}

function addressesOf({ entries }: Part, key: string, walk: Walk): Arbitrary<unknown> {
  const list = entries?.[key];
  if (!list) throw new Error(`A resource has no ${key}.`);
  return arbitraryOf(list, `hosts[].siteDatabase.resources[].${key}`, walk);
}

/** Leaves out what the bound protocols cannot use. */
export function fitToProtocols(drawn: unknown): unknown {
  const host = drawn as { protocols: string[]; adapters: object[]; lanas?: { transport: string }[] };
  const unusable = [
    ...(host.protocols.includes('tcpip') ? [] : ['ip', 'mask', 'gateway']),
    ...(host.protocols.includes('nwlink') ? [] : ['ipxNetwork']),
  ];
  const needs: Record<string, string> = { netbt: 'tcpip', nwlnknb: 'nwlink', nbf: 'netbeui' };
  return {
    ...host,
    adapters: host.adapters.map((adapter) => {
      const keys = 'ip' in adapter ? unusable : [...unusable, 'mask', 'gateway'];
      return Object.fromEntries(Object.entries(adapter).filter(([key]) => !keys.includes(key)));
    }),
    ...(host.lanas
      ? { lanas: host.lanas.filter(({ transport }) => host.protocols.includes(needs[transport] ?? '')) }
      : {}),
  };
}

/** A client names its access point once, and whoever sits there once. */
export function fitToClient(drawn: unknown): unknown {
  const host = drawn as {
    isOn?: boolean;
    discovery?: Record<string, unknown>;
    networkAccess?: Record<string, unknown>;
  };
  const { discovery, networkAccess } = host;
  if (!networkAccess) return host;
  const { user, ...nobody } = networkAccess;
  const isNamed = host.isOn === false || discovery?.['user'] !== undefined || user === undefined;
  const { accessPoint: _, ...others } = discovery ?? {};
  return {
    ...host,
    ...(discovery ? { discovery: others } : {}),
    networkAccess: isNamed ? nobody : networkAccess,
  };
}

export function hostHooks(plan: Plan, host: PlannedHost): Walk['hooks'] {
  const [home = 0] = host.segments;
  const nameServers = hostsOf(plan, 'names').map((server) => ipOf(plan, server));
  const otherServers = hostsOf(plan, 'names').flatMap(({ name }) => (name === host.name ? [] : [name]));
  const siteNames = hostsOf(plan, 'site').map(({ name }) => name);
  const serving = hostsOf(plan, 'site', 'other').map(({ name }) => name);
  const routers = hostsOf(plan, 'router').map(({ name }) => name);
  const clients = hostsOf(plan, 'client');
  const allProtocols = ['tcpip', 'nwlink', 'netbeui'];
  const inOrder = [plan.firstProtocol, ...allProtocols.filter((protocol) => protocol !== plan.firstProtocol)];
  const protocols = plan.isCalm
    ? fc.constant(inOrder)
    : fc.constantFrom(
        inOrder,
        inOrder,
        ['tcpip'],
        ['tcpip', 'nwlink'],
        ['tcpip', 'netbeui'],
        ...(host.kind === 'client' ? [['nwlink'], ['netbeui'], []] : []),
      );
  const adapterOn =
    (segment: number): Hook =>
    (_, walked) =>
      overlaid(
        walked,
        {
          segment: fc.constant(plan.segments[segment]),
          ip: mostly(
            plan.isCalm ? 1000 : 30,
            fc.constant(ipOf(plan, host, segment)),
            fc.constantFrom('10.0.1.10', '10.0.2.11'),
          ),
          mask: mostly(3, fc.constant('255.255.255.0'), fc.constant('255.255.255.128')),
          gateway: fc.constant(`10.0.${segment + 1}.${host.kind === 'router' ? 2 : 1}`),
          ipxNetwork: fc.constant(ipxNetworkOf(segment)),
        },
        host.kind === 'router' ? ['ip', 'ipxNetwork'] : [],
      );
  const servers: Hook = (_, walked) => mostly(6, fc.subarray(nameServers), walked());
  return {
    'hosts[].adapters': (part, _walked, walk) => {
      const { item } = part;
      if (!item) throw new Error('Adapters are a list.');
      return fc.tuple(
        ...host.segments.map((segment) =>
          arbitraryOf(item, 'hosts[].adapters[]', {
            ...walk,
            hooks: { ...walk.hooks, 'hosts[].adapters[]': adapterOn(segment) },
          }),
        ),
      );
    },
    'hosts[].protocols': () => (host.kind === 'router' ? fc.constant(['tcpip', 'nwlink']) : protocols),
    'hosts[].role': () =>
      fc.constant(
        {
          console: 'console',
          site: 'site-server',
          client: 'client',
          names: 'name-server',
          router: 'router',
          other: 'other',
        }[host.kind],
      ),
    'hosts[].lanas[].lana': () => fc.nat(8),
    'hosts[].lanas[].adapter': () => fc.constant(0),
    'hosts[].console.lanaOrder[]': () => fc.nat(8),
    'hosts[].console.siteServer': () => pick(siteNames, 'SITE1'),
    'hosts[].console.user': () => usersOf(plan),
    'hosts[].agent.lana': () => fc.nat(3),
    'hosts[].agent.protocol': () =>
      plan.isCalm ? fc.constant(plan.protocol) : fc.constantFrom('TCP', 'IP', 'IPX', 'NetBIOS'),
    'hosts[].console.sockets': () =>
      plan.isCalm ? fc.constant(plan.protocol === 'IP' ? 'udp' : 'tcp') : fc.constantFrom('tcp', 'udp'),
    'hosts[].agent.listensOn': () => fc.constant(ipOf(plan, host, (home + 1) % 3)),
    'hosts[].agent.unresolvableViewers': () => fc.nat(2),
    'hosts[].agent.permittedViewers[]': () => usersOf(plan),
    'hosts[].nameResolution.dnsServers': servers,
    'hosts[].nameResolution.winsServers': servers,
    'hosts[].siteDatabase.resources': (part, _walked, walk) => {
      const { item } = part;
      if (!item) throw new Error('Resources are a list.');
      const about = (client: PlannedHost, place: number): Arbitrary<unknown> =>
        overlaid(() => arbitraryOf(item, 'hosts[].siteDatabase.resources[]', walk), {
          resourceId: fc.constant(place + 1),
          name: fc.constant(client.name),
          ipAddresses: mostly(1, fc.constant([ipOf(plan, client)]), addressesOf(item, 'ipAddresses', walk)),
          ipxAddresses: mostly(1, fc.constant([ipxAddressOf(plan, client)]), addressesOf(item, 'ipxAddresses', walk)),
        });
      return fc.tuple(...clients.map(about));
    },
    'hosts[].siteDatabase.resources[].collections[]': () => collections,
    'hosts[].siteDatabase.resources[].collections': (_, walked) => mostly(6, fc.constant(['All Systems']), walked()),
    'hosts[].siteDatabase.rights': (_, walked) =>
      mostly(
        plan.isCalm ? 1000 : 8,
        fc.constant([{ user: 'ANNA', collection: 'All Systems', useRemoteTools: true }]),
        walked(),
      ),
    'hosts[].siteDatabase.rights[].user': () => usersOf(plan),
    'hosts[].siteDatabase.rights[].collection': () => collections,
    'hosts[].dnsServer.asks': () => pick(otherServers, 'NAMES1'),
    'hosts[].winsServer.pullsFrom[]': () => pick(otherServers, 'NAMES1'),
    'hosts[].dnsServer.records': (_, walked) =>
      mostly(1, fc.constant(Object.fromEntries(clients.map((client) => [client.name, ipOf(plan, client)]))), walked()),
    'hosts[].discovery.accessPoint': () => pick(siteNames, 'SITE1'),
    'hosts[].accessPoint.siteServer': () => pick(siteNames, 'SITE1'),
    'hosts[].siteDatabase.siteCode': () => fc.constant('ABC'),
    'hosts[].distributionPoint.siteServer': () => pick(siteNames, 'SITE1'),
    'hosts[].distributionPoint.packages': () => fc.constantFrom(['ABC00001'], ['ABC00001', 'ABC00002']),
    'hosts[].softwareDistribution.programs': ({ item }, walked, walk) =>
      item
        ? fc.tuple(
            overlaid(() => arbitraryOf(item, 'hosts[].softwareDistribution.programs[]', walk), {
              package: fc.constant('ABC00001'),
              name: fc.constant('Setup'),
            }),
          )
        : walked(),
    'hosts[].softwareDistribution.advertisements': ({ item }, walked, walk) =>
      item
        ? fc.tuple(
            overlaid(() => arbitraryOf(item, 'hosts[].softwareDistribution.advertisements[]', walk), {
              id: fc.constant('ABC20001'),
              program: fc.constant('Setup'),
            }),
          )
        : walked(),
    'hosts[].accessPoint.lacks': () => fc.constant(['ABC20001']),
    'hosts[].networkAccess.capLists': () =>
      fc.shuffledSubarray(serving, { minLength: 1 }).map((servers) => [{ site: 'ABC', servers }]),
    'hosts[].networkAccess.user': () => usersOf(plan),
    'hosts[].networkAccess.accounts[]': () => fc.constantFrom('SMSClient_ABC', 'SMSClient_2'),
    'hosts[].networkAccess.preferred[].site': () => fc.constant('ABC'),
    'hosts[].networkAccess.preferred[].server': () => pick(serving, 'SITE1'),
    'hosts[].networkAccess.preferred[].folder': () => folders,
    'hosts[].networkAccess.connections[].server': () => pick(serving, 'SITE1'),
    'hosts[].networkAccess.connections[].share': () => shares,
    'hosts[].networkAccess.connections[].account': () => usersOf(plan),
    'hosts[].fileServer.shares[].name': () => shares,
    'hosts[].fileServer.shares[].users[]': () => fc.constantFrom('ANNA', 'SMSClient_ABC'),
    'hosts[].networkDiscovery.routers[]': () => pick(routers, 'ROUTER1'),
    // The two sides of a conversation rarely fit by chance, and a date of its own may lie weeks away.
    'hosts[].networkDiscovery.community': (_, walked) => mostly(6, fc.constant('public'), walked()),
    'hosts[].snmp.community': (_, walked) => mostly(6, fc.constant('public'), walked()),
    'hosts[].snmp.tables': (_, walked) => mostly(6, fc.constant(['arp', 'addresses']), walked()),
    'hosts[].networkDiscovery.firstAtMs': (_, walked) => mostly(3, fc.integer({ min: 5000, max: 25_000 }), walked()),
    'hosts[].discovery.nextCycleAtMs': (_, walked) => mostly(3, fc.nat(20_000), walked()),
    'hosts[].discovery.heartbeatDueAtMs': (_, walked) => mostly(3, fc.constant(0), walked()),
    'hosts[].dcom.provider': () => pick(siteNames, 'SITE1'),
    'hosts[].dcom.protocols': () => fc.shuffledSubarray([...protocolSequences]),
    'hosts[].dcom.stoppedServices': () => fc.subarray(['rpcss', 'winmgmt']),
    'hosts[].dcom.smsAdmins[]': () => usersOf(plan),
    'hosts[].router.ip': () => fc.constant(true),
    'hosts[].router.ipx': () => fc.constant(true),
  };
}
