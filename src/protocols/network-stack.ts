// All that one host can say on the network: its protocols, wired together and bound to its adapters. One for each host.
import type { Host, NetbiosTransport, World } from '../world/index.ts';
import type { TimingValues } from '../rules/index.ts';
import { ArpCache } from './arp-cache.ts';
import { IpLayer } from './ip-layer.ts';
import { Ipx } from './ipx-layer.ts';
import { LocalNames } from './local-names.ts';
import { Netbeui } from './netbeui.ts';
import type { NetbiosName, NodeType } from './netbios-name.ts';
import { Netbios } from './netbios.ts';
import type { NetbiosCarrier } from './netbios-transport.ts';
import type { LmhostsEntry } from './netbt-naming.ts';
import { findNetbiosName } from './netbt-lookup.ts';
import type { NetbtNaming } from './netbt-naming.ts';
import { SmbClient } from './smb-client.ts';
import { SmbServer } from './smb-server.ts';
import { Netbt } from './netbt.ts';
import { Nwlnknb } from './nwlnknb.ts';
import type { StackContext } from './stack-context.ts';
import { Tcp } from './tcp-ports.ts';
import { Udp } from './udp-ports.ts';

export interface RouterOptions {
  readonly ip?: boolean;
  readonly ipx?: boolean;
  /** Passes IPX packets of type 20 on. */
  readonly ipxType20?: boolean;
}

/** 16th octets of the names every Windows computer has: workstation, messenger, server. */
const computerSuffixes = ['00', '03', '20'] as const;

export class NetworkStack {
  readonly host: Host;
  readonly context: StackContext;
  /** Absent without TCP/IP. */
  readonly tcp?: Tcp;
  readonly udp?: Udp;
  /** Absent without NWLink. */
  readonly ipx?: Ipx;
  readonly netbios: Netbios;
  /** The shares of this computer. */
  readonly smb: SmbServer;
  /** Its way into the shares of others. */
  readonly smbClient: SmbClient;
  readonly #naming: NetbtNaming;
  readonly #arp?: ArpCache;

  constructor(options: {
    world: World;
    host: Host;
    timings: TimingValues;
    router?: RouterOptions | undefined;
    /** b without WINS servers, h with them, when left out. */
    nodeType?: NodeType | undefined;
    winsServers?: readonly string[] | undefined;
    lmhosts?: readonly LmhostsEntry[] | undefined;
    /** The computer has its names on every LANA from the start, and claims them anew at each later one. */
    computerName?: string | undefined;
  }) {
    const { world, host, timings, router = {}, winsServers = [] } = options;
    const context: StackContext = { world, host, timings };
    const names = new LocalNames();
    const carriers = new Map<NetbiosTransport, NetbiosCarrier>();
    const carrierOptions = (transport: NetbiosTransport) => ({
      context,
      names,
      entries: host.lanas.filter((entry) => entry.transport === transport),
    });
    const clearing: (() => void)[] = [];
    const nodeType = options.nodeType ?? (winsServers.length > 0 ? 'h' : 'b');
    this.#naming = { nodeType, winsServers, lmhosts: options.lmhosts };
    this.host = host;
    this.context = context;
    if (host.protocols.includes('tcpip') || router.ip) {
      const arp = new ArpCache(context);
      const ip = new IpLayer(context, { arp, isRouter: router.ip ?? false });
      const tcp = new Tcp(context, ip);
      const udp = new Udp(context, ip);
      this.#arp = arp;
      this.tcp = tcp;
      this.udp = udp;
      clearing.push(() => [arp, tcp, udp].forEach((part) => part.clear()));
      const netbt = carrierOptions('netbt');
      if (netbt.entries.length > 0) carriers.set('netbt', new Netbt(netbt, { udp, tcp, naming: this.#naming }));
    }
    if (host.protocols.includes('nwlink') || router.ipx) {
      const ipx = new Ipx(context, { isRouter: router.ipx ?? false, forwardsType20: router.ipxType20 ?? false });
      this.ipx = ipx;
      clearing.push(() => ipx.clear());
      const nwlnknb = carrierOptions('nwlnknb');
      if (nwlnknb.entries.length > 0) carriers.set('nwlnknb', new Nwlnknb(nwlnknb, ipx));
    }
    if (host.protocols.includes('netbeui')) carriers.set('nbf', new Netbeui(carrierOptions('nbf')));
    this.netbios = new Netbios(context, { names, carriers });
    this.smb = new SmbServer(options.computerName ?? host.name, this.netbios);
    this.smbClient = new SmbClient(this);
    clearing.push(() => [this.netbios, this.smb, this.smbClient].forEach((part) => part.clear()));
    // At a power failure all is forgotten: names, listeners, connections. Whoever wants them back binds anew.
    host.onPower((isOn) => {
      if (!isOn) for (const clear of clearing) clear();
      // After whatever else happens at that moment: the switch comes before what it brings about.
      else world.soon(host, () => this.#takeComputerName(options.computerName, false));
    });
    if (host.isOn) this.#takeComputerName(options.computerName, true);
  }

  /** Addresses this computer has learned by ARP. */
  get arpEntries(): { address: string; mac: string }[] {
    return this.#arp?.entries ?? [];
  }

  /** Looks a NetBIOS name up for NetBIOS over TCP/IP. `done` is called once, later. */
  findNetbiosName(
    name: NetbiosName,
    why: { actor?: string | undefined },
    done: (address: string | undefined) => void,
  ): void {
    const { context, udp } = this;
    if (udp) findNetbiosName({ context, udp, naming: this.#naming, name, actor: why.actor }, done);
    else context.world.soon(this.host, () => done(undefined));
  }

  #takeComputerName(name: string | undefined, quietly: boolean): void {
    if (name === undefined) return;
    for (const { lana } of this.netbios.lanas) {
      for (const suffix of computerSuffixes) this.netbios.register({ name, suffix, lana, quietly });
    }
  }
}
