// Network discovery of a site server: by its schedule it reads the ARP caches of routers and the subnet masks they know, asks
// DNS for the name of each address, and writes a record for each address it has a mask for.
import { assign, createMachine } from 'xstate';
import type { SnmpRow } from '../../protocols/index.ts';
import { computerNameOf, findSubnetMask, isDue } from '../../sms/index.ts';
import { beforeRun } from '../before-run.ts';
import type {
  NetworkDiscoveryContext,
  NetworkDiscoveryEvent,
  NetworkDiscoveryPorts,
} from './network-discovery-ports.ts';

export interface NetworkDiscoveryOptions {
  context: NetworkDiscoveryContext;
  ports: NetworkDiscoveryPorts;
}

export function networkDiscovery({ context, ports }: NetworkDiscoveryOptions) {
  return createMachine(
    {
      id: 'networkDiscovery',
      predictableActionArguments: true,
      schema: { context: {} as NetworkDiscoveryContext, events: {} as NetworkDiscoveryEvent },
      context,
      initial: 'beforeRun',
      states: {
        beforeRun: beforeRun('the site server', { target: 'switchedOff', cond: 'isOffBefore' }, { target: 'running' }),
        switchedOff: {
          description: 'The site server is off.',
          meta: { rule: 'network-discovery.runs' },
          on: {
            'power.on': [
              { target: 'running', cond: 'hasMissedRun', meta: { rule: 'site-server.missed-run' } },
              { target: 'running', meta: { rule: 'network-discovery.runs' } },
            ],
          },
        },
        running: {
          description: 'The site server is on.',
          meta: { rule: 'network-discovery.runs' },
          initial: 'waiting',
          on: {
            'power.off': { target: 'switchedOff', meta: { rule: 'network-discovery.runs' } },
          },
          states: {
            waiting: {
              description: 'It waits for the time of its schedule.',
              meta: { rule: 'network-discovery.runs' },
              after: { timeToRun: { target: 'beginning', meta: { rule: 'network-discovery.runs' } } },
            },
            beginning: {
              description: 'It takes up its list of routers.',
              meta: { rule: 'network-discovery.runs' },
              entry: 'readClock',
              on: {
                'run.began': {
                  target: 'choosingRouter',
                  actions: ['takeUpRouters', 'planNextRun'],
                  meta: { rule: 'network-discovery.runs' },
                },
              },
            },
            choosingRouter: {
              description: 'Is there another router to read?',
              meta: { rule: 'network-discovery.runs' },
              always: [{ target: 'readingNeighbours', cond: 'hasRouterLeft' }, { target: 'waiting' }],
            },
            readingNeighbours: {
              description: 'The router is asked for its ARP cache: who is on its segments.',
              meta: { rule: 'network-discovery.runs' },
              entry: 'askForNeighbours',
              on: {
                'table.received': {
                  target: 'readingMasks',
                  actions: 'keepNeighbours',
                  meta: { rule: 'network-discovery.runs' },
                },
                'router.silent': {
                  target: 'choosingRouter',
                  actions: 'dropRouter',
                  meta: { rule: 'network-discovery.silence' },
                },
              },
            },
            readingMasks: {
              description: 'The router is asked for its own addresses: they tell the subnet masks.',
              meta: { rule: 'network-discovery.needs-mask' },
              entry: 'askForMasks',
              on: {
                'table.received': {
                  target: 'choosingAddress',
                  actions: 'keepMasks',
                  meta: { rule: 'network-discovery.writes' },
                },
                'router.silent': {
                  target: 'choosingAddress',
                  actions: 'goWithoutMasks',
                  meta: { rule: 'network-discovery.needs-mask' },
                },
              },
            },
            choosingAddress: {
              description: 'Is there another address of this router whose name DNS can be asked for?',
              meta: { rule: 'network-discovery.asks-dns' },
              always: [
                { target: 'askingName', cond: 'hasNameToAsk', actions: 'beginQueries' },
                { target: 'choosingRouter', actions: ['recordAllByAddress', 'dropRouter'] },
              ],
            },
            askingName: {
              description: 'A DNS server is asked for the name of the address.',
              meta: { rule: 'network-discovery.asks-dns' },
              entry: 'askForName',
              on: {
                'name.told': [
                  {
                    target: 'choosingAddress',
                    cond: 'isNameKnown',
                    actions: ['recordByName', 'dropAddress'],
                    meta: { rule: 'network-discovery.asks-dns' },
                  },
                  {
                    target: 'choosingAddress',
                    actions: ['recordUnknownToDns', 'dropAddress'],
                    meta: { rule: 'network-discovery.unnamed' },
                  },
                ],
              },
              after: {
                nameWait: [
                  {
                    target: 'askingName',
                    cond: 'hasQueryLeft',
                    actions: 'countQuery',
                    meta: { rule: 'resolver.dns-waits' },
                  },
                  {
                    target: 'choosingAddress',
                    actions: ['dropName', 'tellDnsSilent', 'recordWithSilentDns', 'dropAddress'],
                    meta: { rule: 'network-discovery.unnamed' },
                  },
                ],
              },
            },
          },
        },
      },
    },
    {
      guards: {
        isOffBefore: ({ isOffBefore }) => isOffBefore,
        hasMissedRun: ({ nextRunAtMs }) => isDue(nextRunAtMs, ports.nowMs()),
        hasRouterLeft: ({ left }) => left.length > 0,
        hasNameToAsk: ({ dnsServers, neighbours }) => dnsServers.length > 0 && neighbours.length > 0,
        isNameKnown: (_, event) => event.type === 'name.told' && event.name !== undefined,
        hasQueryLeft: ({ queries }) => queries < ports.nameWaits().length,
      },
      delays: {
        timeToRun: ({ nextRunAtMs }) => Math.max(0, nextRunAtMs - ports.nowMs()),
        nameWait: ({ queries }) => ports.nameWaits()[queries - 1] ?? 0,
      },
      actions: {
        readClock: () => ports.readClock(),
        takeUpRouters: assign({ left: ({ routers }) => routers }),
        planNextRun: assign({
          nextRunAtMs: ({ nextRunAtMs, intervalMs }, event) =>
            event.type === 'run.began' ? event.atMs + intervalMs : nextRunAtMs,
        }),
        askForNeighbours: ({ left: [router] }) => {
          if (router !== undefined) ports.ask(router, 'arp');
        },
        askForMasks: ({ left: [router] }) => {
          if (router !== undefined) ports.ask(router, 'addresses');
        },
        keepNeighbours: assign({
          neighbours: ({ neighbours }, event) => (event.type === 'table.received' ? event.rows : neighbours),
        }),
        dropRouter: assign({ left: ({ left }) => left.slice(1) }),
        keepMasks: assign({
          masks: ({ masks }, event) => (event.type === 'table.received' ? event.rows : masks),
        }),
        goWithoutMasks: assign({ masks: [] }),
        beginQueries: assign({ queries: 1 }),
        countQuery: assign({ queries: ({ queries }) => queries + 1 }),
        askForName: ({ dnsServers, neighbours: [neighbour], queries }) => {
          const server = dnsServers[(queries - 1) % dnsServers.length];
          if (server !== undefined && neighbour) ports.askName(server, neighbour.address, queries);
        },
        dropName: () => ports.dropName(),
        tellDnsSilent: ({ neighbours: [neighbour] }) =>
          ports.record('wait.ended', 'network-discovery.unnamed', {
            waitedMs: ports.nameWaits().reduce((sum, wait) => sum + wait, 0),
            for: `a DNS server about ${neighbour?.address ?? ''}`,
            verdict: 'no answer',
          }),
        recordByName: ({ neighbours: [neighbour], masks }, event) => {
          if (neighbour && event.type === 'name.told' && event.name !== undefined)
            recordFound(ports, neighbour, masks, { name: computerNameOf(event.name) });
        },
        recordUnknownToDns: ({ neighbours: [neighbour], masks }) => {
          if (neighbour) recordFound(ports, neighbour, masks, { dns: 'unknown' });
        },
        recordWithSilentDns: ({ neighbours: [neighbour], masks }) => {
          if (neighbour) recordFound(ports, neighbour, masks, { dns: 'silent' });
        },
        recordAllByAddress: ({ neighbours, masks }) => {
          for (const neighbour of neighbours) recordFound(ports, neighbour, masks, {});
        },
        dropAddress: assign({ neighbours: ({ neighbours }) => neighbours.slice(1) }),
      },
    },
  );
}

/** What DNS says of an address: its name, or why there is none; nothing where no DNS server was asked. */
type Naming = { readonly name: string } | { readonly dns?: 'unknown' | 'silent' };

/** Tells of an address, and writes its record if its mask is known. */
function recordFound(ports: NetworkDiscoveryPorts, found: SnmpRow, masks: readonly SnmpRow[], naming: Naming): void {
  const { address, mac } = found;
  const mask = findSubnetMask(address, masks);
  ports.record('address.found', mask === undefined ? 'network-discovery.needs-mask' : 'network-discovery.writes', {
    address,
    ...naming,
    ...(mac === undefined ? {} : { mac }),
    ...(mask === undefined ? {} : { mask }),
    isRecorded: mask !== undefined,
  });
  if (mask === undefined) return;
  const named = 'name' in naming ? { name: naming.name } : {};
  ports.write({ agent: 'network', ...named, ipAddresses: [address], ipxAddresses: [], subnetMask: mask });
}
