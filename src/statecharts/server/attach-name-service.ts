// Starts the name server’s statechart on a host: DNS and NetBIOS name messages go to it, its answers to a network.
import type { DnsMessage, NetbiosName, NetbiosNameMessage, WinsReplicationMessage } from '../../protocols/index.ts';
import { dnsPort, netbiosNamePort } from '../../protocols/index.ts';
import type { TimingValues } from '../../rules/index.ts';
import type { WinsRecord } from '../../sms/index.ts';
import { winsNameLifetimeMs } from '../../sms/index.ts';
import type { Host, World } from '../../world/index.ts';
import { openSoon } from '../open-soon.ts';
import type { Actor } from '../run.ts';
import { startActor } from '../run.ts';
import { singleWait } from '../single-wait.ts';
import { ownerQuery } from './name-answers.ts';
import type { Asker, NameServiceContext, NameServiceEvent, NameServicePorts } from './name-service-ports.ts';
import { nameService } from './name-service.ts';

/** A connection between two WINS servers. */
export interface PartnerLink {
  send(message: WinsReplicationMessage, rule: string): void;
  close(): void;
}

export interface PartnerListener {
  opened?(): void;
  received(message: WinsReplicationMessage): void;
  /** Not opened, or lost. */
  lost(): void;
}

type NameMessage = DnsMessage | NetbiosNameMessage;

/** What a name server needs of the protocols. */
export interface NameServiceNetwork {
  /** Hears datagrams sent to this host alone. Bound anew after each power failure. */
  listen(port: number, received: (message: NameMessage, from: Asker) => void): void;
  send(to: Asker, sourcePort: number, message: NameMessage, rule: string): void;
  /** Returns the way to stop listening. */
  listenForPartners(accept: (link: PartnerLink) => PartnerListener): () => void;
  openPartner(address: string, rule: string, listener: PartnerListener): PartnerLink;
}

export interface NameServiceSettings {
  dns?: {
    records?: Readonly<Record<string, string>>;
    cached?: readonly { name: string; address: string; expiresAtMs: number }[];
    /** Address of the server it asks. */
    nextServer?: string;
    /** DNS alone is silent. */
    isSilent?: boolean;
  };
  wins?: {
    records: readonly { name: string; suffix: string; addresses: readonly string[] }[];
    /** Addresses of the partners it pulls from. */
    partners?: readonly string[];
    /** WINS alone is silent. */
    isSilent?: boolean;
  };
  /** The whole server is. */
  isSilent?: boolean;
}

export interface AttachNameServiceOptions {
  world: World;
  host: Host;
  network: NameServiceNetwork;
  timings: TimingValues;
  settings: NameServiceSettings;
  devTools?: boolean;
}

export interface NameServiceActor {
  readonly actor: Actor<NameServiceEvent>;
  setDnsRecord(name: string, address: string | null): void;
  down(): void;
  up(): void;
  /** Both after the host's power was switched. */
  powerOn(): void;
  powerOff(): void;
}

export function attachNameService(options: AttachNameServiceOptions): NameServiceActor {
  const { world, host, timings, settings, network, devTools } = options;
  const ports = nameServicePorts(options, (event) => actor.send(event));
  const actor: Actor<NameServiceEvent> = startActor(
    nameService({
      context: nameServiceContext(settings, host.isOn),
      ports,
      delays: {
        replicationInterval: singleWait(timings, 'winsReplicationInterval'),
        challengeTimeout: singleWait(timings, 'nameClaimTimeout'),
        challengeTries: singleWait(timings, 'nameClaimTries'),
        dnsRecordLifetime: singleWait(timings, 'dnsRecordLifetime'),
      },
    }),
    { world, host, name: 'name-service', ...(devTools === undefined ? {} : { devTools }) },
  );

  // Of a host that is both, one service may be silent and the other not; what comes for the silent one never gets to it.
  const silent = { dns: settings.dns?.isSilent ?? false, nbns: settings.wins?.isSilent ?? false };
  const speakAgain = () => Object.assign(silent, { dns: false, nbns: false });

  function listen(): void {
    if (settings.dns) {
      network.listen(dnsPort, (message, from) => {
        if (message.protocol === 'dns' && !silent.dns) actor.send(dnsEvent(message, from, world.nowMs));
      });
    }
    if (settings.wins) {
      network.listen(netbiosNamePort, (message, from) => {
        const event = message.protocol === 'nbns' && !silent.nbns ? nameEvent(message, from, world.nowMs) : undefined;
        if (event) actor.send(event);
      });
    }
  }

  if (host.isOn) listen();
  return {
    actor,
    setDnsRecord: (name, address) => actor.send({ type: 'record.set', name, address }),
    down: () => actor.send({ type: 'server.down' }),
    up: () => {
      speakAgain();
      actor.send({ type: 'server.up' });
    },
    powerOn: () => {
      speakAgain();
      listen();
      actor.send({ type: 'power.on' });
    },
    powerOff: () => actor.send({ type: 'power.off' }),
  };
}

export function nameServiceContext(settings: NameServiceSettings, isOn: boolean): NameServiceContext {
  const { dns, wins, isSilent = false } = settings;
  const areAllSilent = [dns, wins].every((service) => service === undefined || service.isSilent === true);
  return {
    isSilentBefore: isSilent || areAllSilent || !isOn,
    dns: {
      zone: Object.entries(dns?.records ?? {}).map(([name, address]) => ({ name, address })),
      cache: [...(dns?.cached ?? [])],
    },
    nextServer: dns?.nextServer ?? null,
    awaited: [],
    lastId: 0,
    wins: (wins?.records ?? []).map(({ name, suffix, addresses }): WinsRecord => ({
      name,
      suffix,
      addresses,
      isReleased: false,
      expiresAtMs: winsNameLifetimeMs,
      version: 0,
    })),
    claims: [],
    tries: 0,
    partners: wins?.partners ?? [],
    pullsLeft: [],
  };
}

function dnsEvent(message: DnsMessage, from: Asker, atMs: number): NameServiceEvent {
  return message.isResponse
    ? { type: 'dns.answer.received', answer: message, atMs }
    : { type: 'dns.query.received', query: message, from, atMs };
}

/** Of what arrives on the port that NetBT shares, only what concerns a WINS server. */
function nameEvent(message: NetbiosNameMessage, from: Asker, atMs: number): NameServiceEvent | undefined {
  const { operation, name, isResponse, isBroadcast, responseCode } = message;
  if (isBroadcast) return undefined;
  if (isResponse) {
    if (operation !== 'query') return undefined;
    return { type: 'owner.answered', name, from: from.address, isOwner: responseCode === 0, atMs };
  }
  if (operation === 'query') return { type: 'name.query.received', query: message, from, atMs };
  if (operation === 'release') return { type: 'release.received', release: message, from, atMs };
  return { type: 'registration.received', registration: message, from, atMs };
}

function nameServicePorts(
  options: AttachNameServiceOptions,
  send: (event: NameServiceEvent) => void,
): NameServicePorts {
  const { world, host, network, settings } = options;
  const soon = (act: () => void) => world.soon(host, act);
  const asked = new Map<number, PartnerLink>();
  const pulls = new Set<PartnerLink>();
  let linkCount = 0;
  const partnerPort = openSoon(host, () => network.listenForPartners(acceptPartner));

  function acceptPartner(link: PartnerLink): PartnerListener {
    const number = ++linkCount;
    asked.set(number, link);
    return {
      received: ({ type }) => {
        if (type === 'pull-request') send({ type: 'partner.asked', link: number });
      },
      lost: () => void asked.delete(number),
    };
  }

  function pull(partner: string, rule: string): void {
    const link = network.openPartner(partner, rule, {
      opened: () => link.send({ protocol: 'wins-replication', type: 'pull-request' }, rule),
      received: ({ type, records = [] }) => {
        if (type !== 'records') return;
        pulls.delete(link);
        link.close();
        send({ type: 'replicas.received', partner, replicas: records, atMs: world.nowMs });
      },
      lost: () => {
        if (pulls.delete(link)) send({ type: 'partner.failed', partner });
      },
    });
    pulls.add(link);
  }

  return {
    nowMs: () => world.nowMs,
    sendDns: (to, message, rule) => soon(() => network.send(to, dnsPort, message, rule)),
    sendName: (to, message, rule) => soon(() => network.send(to, netbiosNamePort, message, rule)),
    askOwner: (owner: string, name: NetbiosName, rule: string) =>
      soon(() => {
        const query = ownerQuery(host.count('wins-id', 1), name);
        network.send({ address: owner, port: netbiosNamePort }, netbiosNamePort, query, rule);
      }),
    openPartnerPort: () => {
      if (settings.wins) partnerPort.open();
    },
    // Only links that a running computer closes make frames.
    closePartnerPort: () => {
      partnerPort.close();
      const open = [...asked.values()];
      asked.clear();
      if (host.isOn) soon(() => open.forEach((link) => link.close()));
    },
    sendReplicas: (link, replicas, rule) =>
      soon(() => asked.get(link)?.send({ protocol: 'wins-replication', type: 'records', records: replicas }, rule)),
    pull: (partner, rule) => soon(() => pull(partner, rule)),
    stopPulling: () => {
      const open = [...pulls];
      pulls.clear();
      if (host.isOn) soon(() => open.forEach((link) => link.close()));
    },
    record: (kind, rule, detail) => world.recordSoon(host, { kind, actor: `${host.name}/name-service`, rule, detail }),
  };
}
