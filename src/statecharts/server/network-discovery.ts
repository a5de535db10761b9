// Network discovery of a site server: by its schedule it reads the ARP caches of routers and the subnet masks they know, and
// writes a record for each address it has a mask for.
import { assign, createMachine } from 'xstate';
import { findSubnetMask } from '../../sms/index.ts';
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
        beforeRun: {
          description: 'How the scenario finds the site server.',
          meta: { rule: 'lab.scenario' },
          always: [{ target: 'switchedOff', cond: 'isOffBefore' }, { target: 'running' }],
        },
        switchedOff: {
          description: 'The site server is off.',
          meta: { rule: 'network-discovery.runs' },
          on: { 'power.on': { target: 'running', meta: { rule: 'network-discovery.runs' } } },
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
                  target: 'choosingRouter',
                  actions: ['writeRecords', 'dropRouter'],
                  meta: { rule: 'network-discovery.writes' },
                },
                'router.silent': {
                  target: 'choosingRouter',
                  actions: ['tellWithoutMask', 'dropRouter'],
                  meta: { rule: 'network-discovery.needs-mask' },
                },
              },
            },
          },
        },
      },
    },
    {
      guards: {
        isOffBefore: ({ isOffBefore }) => isOffBefore,
        hasRouterLeft: ({ left }) => left.length > 0,
      },
      delays: {
        timeToRun: ({ nextRunAtMs }) => Math.max(0, nextRunAtMs - ports.nowMs()),
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
        writeRecords: ({ neighbours }, event) => {
          if (event.type !== 'table.received') return;
          for (const { address, mac } of neighbours) {
            const mask = findSubnetMask(address, event.rows);
            tellFound(ports, address, mac, mask);
            if (mask === undefined) continue;
            ports.write({ agent: 'network', ipAddresses: [address], ipxAddresses: [], subnetMask: mask });
          }
        },
        tellWithoutMask: ({ neighbours }) => {
          for (const { address, mac } of neighbours) tellFound(ports, address, mac, undefined);
        },
      },
    },
  );
}

function tellFound(
  ports: NetworkDiscoveryPorts,
  address: string,
  mac: string | undefined,
  mask: string | undefined,
): void {
  ports.record('address.found', mask === undefined ? 'network-discovery.needs-mask' : 'network-discovery.writes', {
    address,
    ...(mac === undefined ? {} : { mac }),
    ...(mask === undefined ? {} : { mask }),
    isRecorded: mask !== undefined,
  });
}
