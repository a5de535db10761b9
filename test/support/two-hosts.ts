// Small networks for tests of the transports: two hosts on one segment, or two segments with a router between them.
import type { LmhostsEntry, NodeType, RouterOptions } from '../../src/protocols/index.ts';
import { NetworkStack, protocolWords } from '../../src/protocols/index.ts';
import type { TimingValues } from '../../src/rules/index.ts';
import { timingValues } from '../../src/rules/index.ts';
import type { BoundProtocol, Fault, LanaEntry, OperatingSystem } from '../../src/world/index.ts';
import { World, seededDecider } from '../../src/world/index.ts';

export interface NetworkOptions {
  timings?: Partial<TimingValues>;
  faults?: Fault[];
  loss?: number;
  seed?: number;
  races?: boolean;
}

export interface HostOptions {
  system?: OperatingSystem;
  protocols?: BoundProtocol[];
  /** Otherwise as `add` says. */
  lanas?: LanaEntry[];
  /** One place for each adapter. */
  places?: { segment: string; ip?: string; gateway?: string; ipxNetwork?: string }[];
  router?: RouterOptions;
  nodeType?: NodeType;
  winsServers?: string[];
  lmhosts?: LmhostsEntry[];
  isOn?: boolean;
  computerName?: string;
}

export class TestNetwork {
  readonly world: World;
  readonly #timings: TimingValues;
  readonly #loss: number;

  constructor(options: NetworkOptions = {}) {
    this.#timings = timingValues(options.timings);
    this.#loss = options.loss ?? 0;
    this.world = new World({
      decider: seededDecider(options.seed ?? 1),
      faults: options.faults ?? [],
      races: options.races ?? false,
      words: (entry) => protocolWords[entry.kind]?.(entry.detail, entry) ?? entry.kind,
    });
  }

  /** Adds a host with its stack, and its segments where they are new. LANAs: 0 NetBT, 1 NWLnkNb, 2 NBF on each adapter in turn. */
  add(name: string, options: HostOptions = {}): NetworkStack {
    const { world } = this;
    const places = options.places ?? [{ segment: 'LAN' }];
    for (const { segment } of places) {
      if (!world.segments.has(segment)) world.addSegment({ name: segment, latencyMs: 1, loss: this.#loss });
    }
    const protocols = options.protocols ?? ['tcpip', 'nwlink', 'netbeui'];
    const host = world.addHost({
      name,
      system: options.system ?? 'nt4-sp4',
      protocols,
      lanas: options.lanas ?? lanasFor(protocols, places.length),
      isOn: options.isOn ?? true,
    });
    for (const { segment, ip, gateway, ipxNetwork } of places) {
      world.addAdapter(host, {
        segment,
        ...(ip === undefined ? {} : { ipAddress: ip, subnetMask: '255.255.255.0' }),
        ...(gateway === undefined ? {} : { defaultGateway: gateway }),
        ...(ipxNetwork === undefined ? {} : { ipxNetwork }),
      });
    }
    const { router, nodeType, winsServers, lmhosts, computerName } = options;
    return new NetworkStack({
      world,
      host,
      timings: this.#timings,
      router,
      nodeType,
      winsServers,
      lmhosts,
      computerName,
    });
  }

  /** Runs until nothing waits, or to a moment. */
  run(untilMs = Infinity): void {
    for (
      let due = this.world.clock.nextDueMs();
      due !== undefined && due <= untilMs;
      due = this.world.clock.nextDueMs()
    ) {
      this.world.step();
    }
    if (untilMs !== Infinity) this.world.clock.moveTo(untilMs);
  }
}

/** CONSOLE1 at 10.0.1.10 and PC-17 at 10.0.1.17 on one segment, IPX network 000000A1. */
export function twoHosts(options: NetworkOptions & { console?: HostOptions; client?: HostOptions } = {}): {
  network: TestNetwork;
  world: World;
  console1: NetworkStack;
  pc17: NetworkStack;
} {
  const network = new TestNetwork(options);
  const place = (ip: string) => [{ segment: 'LAN', ip, gateway: '10.0.1.1', ipxNetwork: '000000A1' }];
  const console1 = network.add('CONSOLE1', { places: place('10.0.1.10'), ...options.console });
  const pc17 = network.add('PC-17', { places: place('10.0.1.17'), ...options.client });
  return { network, world: network.world, console1, pc17 };
}

/** CONSOLE1 on segment NORTH, PC-17 on segment SOUTH, ROUTER1 between them. */
export function routedHosts(
  options: NetworkOptions & { console?: HostOptions; client?: HostOptions; router?: RouterOptions } = {},
): { network: TestNetwork; world: World; console1: NetworkStack; router1: NetworkStack; pc17: NetworkStack } {
  const network = new TestNetwork(options);
  const console1 = network.add('CONSOLE1', {
    places: [{ segment: 'NORTH', ip: '10.0.1.10', gateway: '10.0.1.1', ipxNetwork: '000000A1' }],
    ...options.console,
  });
  const router1 = network.add('ROUTER1', {
    protocols: ['tcpip', 'nwlink'],
    places: [
      { segment: 'NORTH', ip: '10.0.1.1', ipxNetwork: '000000A1' },
      { segment: 'SOUTH', ip: '10.0.2.1', ipxNetwork: '000000A2' },
    ],
    router: options.router ?? { ip: true, ipx: true },
  });
  const pc17 = network.add('PC-17', {
    places: [{ segment: 'SOUTH', ip: '10.0.2.17', gateway: '10.0.2.1', ipxNetwork: '000000A2' }],
    ...options.client,
  });
  return { network, world: network.world, console1, router1, pc17 };
}

/** What a listener of a connection heard, as words in order. */
export function hearing<TPayload extends { type: string }>(): {
  heard: string[];
  listener: {
    opened(): void;
    failed(reason: string): void;
    received(payload: TPayload): void;
    lost(reason: string): void;
  };
} {
  const heard: string[] = [];
  return {
    heard,
    listener: {
      opened: () => void heard.push('opened'),
      failed: (reason) => void heard.push(`failed: ${reason}`),
      received: ({ type }) => void heard.push(`received: ${type}`),
      lost: (reason) => void heard.push(`lost: ${reason}`),
    },
  };
}

function lanasFor(protocols: readonly BoundProtocol[], adapterCount: number): LanaEntry[] {
  const transports = { tcpip: 'netbt', nwlink: 'nwlnknb', netbeui: 'nbf' } as const;
  const pairs = protocols.flatMap((protocol) =>
    Array.from({ length: adapterCount }, (_, adapter) => ({ transport: transports[protocol], adapter })),
  );
  return pairs.map((pair, lana) => ({ lana, ...pair }));
}
