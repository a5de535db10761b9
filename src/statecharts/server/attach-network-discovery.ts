// Starts network discovery on a site server: its questions go to routers and DNS servers, its records to the Discovery Data
// Manager.
import type { DiscoveryRecord, DnsMessage, SnmpMessage, SnmpRow, SnmpTable } from '../../protocols/index.ts';
import { dnsReverseQuestion } from '../../protocols/index.ts';
import type { TimingValues } from '../../rules/index.ts';
import type { Host, World } from '../../world/index.ts';
import type { Actor } from '../run.ts';
import { startActor } from '../run.ts';
import { dnsWaits } from '../dns-waits.ts';
import { singleWait } from '../single-wait.ts';
import { networkDiscovery } from './network-discovery.ts';
import type { NetworkDiscoveryEvent, NetworkDiscoveryPorts } from './network-discovery-ports.ts';

/** One question to DNS, asked again until somebody answers. */
export interface NameQuestion {
  send(dnsServer: string, rule: string): void;
  stop(): void;
}

export interface DiscoveryNetwork {
  /** Sends a question; the listener hears the answer, or that the router cannot be reached. Returns how to stop listening. */
  ask(
    address: string,
    message: SnmpMessage,
    listener: { answered(rows: readonly SnmpRow[]): void; unreachable(): void },
  ): () => void;
  /** Hears the answer with that id; without a name it was a “no”. */
  openNameQuestion(message: DnsMessage, answered: (name: string | undefined) => void): NameQuestion;
}

export interface AttachNetworkDiscoveryOptions {
  world: World;
  host: Host;
  network: DiscoveryNetwork;
  timings: TimingValues;
  settings: {
    readonly routers: readonly string[];
    readonly dnsServers: readonly string[];
    readonly community: string;
    readonly firstRunAtMs: number;
    readonly intervalMs: number;
  };
  /** The inbox of the Discovery Data Manager. */
  write(record: DiscoveryRecord): void;
  devTools?: boolean;
}

export interface NetworkDiscoveryActor {
  readonly actor: Actor<NetworkDiscoveryEvent>;
  /** Both after the host's power was switched. */
  powerOn(): void;
  powerOff(): void;
}

export function attachNetworkDiscovery(options: AttachNetworkDiscoveryOptions): NetworkDiscoveryActor {
  const { world, host, settings, devTools } = options;
  const { routers, dnsServers, intervalMs, firstRunAtMs } = settings;
  const actor: Actor<NetworkDiscoveryEvent> = startActor(
    networkDiscovery({
      context: {
        isOffBefore: !host.isOn,
        routers,
        dnsServers,
        intervalMs,
        nextRunAtMs: firstRunAtMs,
        left: [],
        neighbours: [],
        masks: [],
        queries: 0,
      },
      ports: networkDiscoveryPorts(options, (event) => actor.send(event)),
    }),
    { world, host, name: 'network-discovery', ...(devTools === undefined ? {} : { devTools }) },
  );
  return {
    actor,
    powerOn: () => actor.send({ type: 'power.on' }),
    powerOff: () => actor.send({ type: 'power.off' }),
  };
}

function networkDiscoveryPorts(
  options: AttachNetworkDiscoveryOptions,
  send: (event: NetworkDiscoveryEvent) => void,
): NetworkDiscoveryPorts {
  const { world, host, network, settings, timings, write } = options;
  const actor = `${host.name}/network-discovery`;
  let forgetQuestion = () => {};
  let nameQuestion: NameQuestion | undefined;
  const soon = (act: () => void) => world.soon(host, act);

  function ask(router: string, table: SnmpTable): void {
    const requestId = host.count('snmp-request', 1);
    const waitedMs = singleWait(timings, 'snmpTimeout');
    const answered = (event: NetworkDiscoveryEvent) => {
      forgetQuestion();
      send(event);
    };
    const stop = network.ask(
      router,
      { protocol: 'snmp', type: 'get', requestId, community: settings.community, table },
      {
        answered: (rows) => answered({ type: 'table.received', rows }),
        unreachable: () => answered({ type: 'router.silent' }),
      },
    );
    const timer = host.clock.setTimeout(() => {
      const detail = { waitedMs, for: `an answer by SNMP from ${router}`, verdict: 'no answer' };
      world.record({ kind: 'wait.ended', host: host.name, actor, rule: 'network-discovery.silence', detail });
      answered({ type: 'router.silent' });
    }, waitedMs);
    forgetQuestion = () => {
      stop();
      host.clock.clearTimeout(timer);
    };
  }

  function dropName(): void {
    nameQuestion?.stop();
    nameQuestion = undefined;
  }

  function openNameQuestion(address: string): NameQuestion {
    dropName();
    return network.openNameQuestion(dnsReverseQuestion(host.count('dns-id', 1), address), (name) => {
      dropName();
      send({ type: 'name.told', ...(name === undefined ? {} : { name }) });
    });
  }

  return {
    nowMs: () => world.nowMs,
    readClock: () => soon(() => send({ type: 'run.began', atMs: world.nowMs })),
    ask: (router, table) => soon(() => ask(router, table)),
    askName: (dnsServer, address, queryNumber) =>
      soon(() => {
        if (queryNumber === 1) nameQuestion = openNameQuestion(address);
        nameQuestion?.send(dnsServer, queryNumber === 1 ? 'network-discovery.asks-dns' : 'resolver.dns-waits');
      }),
    dropName,
    nameWaits: () => dnsWaits(host, timings),
    write: (record) => soon(() => write(record)),
    record: (kind, rule, detail) => world.recordSoon(host, { kind, actor, rule, detail }),
  };
}
