// All that one host can say on the network: its protocols, wired together and bound to its adapters. One for each host.
import type { Host, NetbiosTransport, World } from '../world/index.ts';
import type { TimingValues } from '../rules/index.ts';
import { ArpCache } from './arp-cache.ts';
import { IpLayer } from './ip-layer.ts';
import { Ipx } from './ipx-layer.ts';
import { LocalNames } from './local-names.ts';
import { Netbeui } from './netbeui.ts';
import type { NodeType } from './netbios-name.ts';
import { Netbios } from './netbios.ts';
import type { NetbiosCarrier } from './netbios-transport.ts';
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

  constructor(options: {
    world: World;
    host: Host;
    timings: TimingValues;
    router?: RouterOptions | undefined;
    /** b without WINS servers, h with them, when left out. */
    nodeType?: NodeType | undefined;
    winsServers?: readonly string[] | undefined;
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
    this.host = host;
    this.context = context;
    if (host.protocols.includes('tcpip') || router.ip) {
      const arp = new ArpCache(context);
      const ip = new IpLayer(context, { arp, isRouter: router.ip ?? false });
      const tcp = new Tcp(context, ip);
      const udp = new Udp(context, ip);
      this.tcp = tcp;
      this.udp = udp;
      clearing.push(() => [arp, tcp, udp].forEach((part) => part.clear()));
      const naming = { nodeType: options.nodeType ?? (winsServers.length > 0 ? 'h' : 'b'), winsServers };
      const netbt = carrierOptions('netbt');
      if (netbt.entries.length > 0) carriers.set('netbt', new Netbt(netbt, { udp, tcp, naming }));
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
    clearing.push(() => this.netbios.clear());
    // At a power failure all is forgotten: names, listeners, connections. Whoever wants them back binds anew.
    host.onPower((isOn) => {
      if (!isOn) for (const clear of clearing) clear();
      // After whatever else happens at that moment: the switch comes before what it brings about.
      else world.soon(host, () => this.#takeComputerName(options.computerName, false));
    });
    if (host.isOn) this.#takeComputerName(options.computerName, true);
  }

  #takeComputerName(name: string | undefined, quietly: boolean): void {
    if (name === undefined) return;
    for (const { lana } of this.netbios.lanas) {
      for (const suffix of computerSuffixes) this.netbios.register({ name, suffix, lana, quietly });
    }
  }
}
