// The scenario file, format 1: a network of about 2000 and what people do on it.
import type { BoundProtocol, Fault, LanaEntry, OperatingSystem } from '../world/index.ts';
import type { NodeType, RemoteFunction } from '../protocols/index.ts';
import type { TimingName } from '../rules/index.ts';

export type HostRole = 'console' | 'client' | 'site-server' | 'name-server' | 'router' | 'other';

export interface Scenario {
  format: 1;
  /** Also the file's name without `.json`. */
  id: string;
  title: string;
  /** Numbers of the articles it rests on, such as Q226297. */
  articles: string[];
  /** What happens and what to look for, in one to three sentences. */
  summary: string;
  /** Question a learner should answer before running. */
  question?: string;
  /** Local date and hour, no zone: 1999-07-12T09:00. */
  startsAt: string;
  /** Required when anything periodic runs (WINS replication). */
  endsAtMs?: number;
  seed: number;
  races?: boolean;
  /** Rule id to reading name. */
  readings?: Record<string, string>;
  timings?: Partial<Record<TimingName, number | number[]>>;
  /** Hosts on the stage, in order, at most eight; all when left out and there are at most eight. */
  stage?: string[];
  segments: { name: string; latencyMs: number; loss?: number }[];
  hosts: ScenarioHost[];
  faults?: Fault[];
  acts: Act[];
  milestones: Milestone[];
}

export interface ScenarioHost {
  /** NetBIOS computer name: at most 15 characters. */
  name: string;
  role: HostRole;
  system: OperatingSystem;
  /** True when left out. */
  isOn?: boolean;
  adapters: {
    segment: string;
    ip?: string;
    /** 255.255.255.0 when left out. */
    mask?: string;
    gateway?: string;
    ipxNetwork?: string;
  }[];
  /** In binding order. */
  protocols: BoundProtocol[];
  /** NetBIOS routes; when left out, 0 up in binding order, adapter by adapter. */
  lanas?: LanaEntry[];
  nameResolution?: {
    nodeType?: NodeType;
    dnsServers?: string[];
    winsServers?: string[];
    /** Q139270: 1 asks the NetBIOS sequence before DNS. */
    dnsNbtLookupOrder?: 0 | 1;
    /** HOSTS file: name to address. */
    hosts?: Record<string, string>;
    lmhostsEnabled?: boolean;
    lmhosts?: { name: string; suffix?: string; address: string; preload?: boolean }[];
  };
  console?: {
    siteServer: string;
    user: string;
    /** LANA numbers to try, in order; 0 to 7 when left out. */
    lanaOrder?: number[];
    /** TCP when left out; UDP is the legacy setting. */
    sockets?: 'tcp' | 'udp';
    servicePack?: 0 | 1 | 2 | 3;
  };
  agent?: {
    state?: 'listening' | 'stopped' | 'notInstalled';
    /** TCP when left out. IP is UDP, the SMS 1.2 default. */
    protocol?: 'TCP' | 'IP' | 'IPX' | 'NetBIOS';
    /** For NetBIOS. */
    lana?: number;
    /** The address it took when it started, when that is no longer the adapter's. */
    listensOn?: string;
    servicePack?: 0 | 1 | 2 | 3;
    permittedViewers?: string[];
    /** How many of the entries cannot be resolved when the agent starts. */
    unresolvableViewers?: number;
    permissionRequired?: boolean;
    /** What the person at the client does with the prompt; a choice when left out. */
    promptAnswer?: 'yes' | 'no' | 'nothing';
    functions?: RemoteFunction[];
    /** Another console already holds a session. */
    busyWith?: string;
  };
  dnsServer?: {
    records?: Record<string, string>;
    /** Answers learned from `asks` and not yet expired at the start: name, old address, ms still to live. */
    cached?: { name: string; address: string; expiresAtMs: number }[];
    /** The server (host name) that is asked for what is not here. */
    asks?: string;
    isSilent?: boolean;
  };
  winsServer?: {
    /** When left out, every host that names this server has its names here from the start. */
    records?: { name: string; suffix: string; addresses: string[] }[];
    /** Hosts that are not registered although they name this server. */
    without?: string[];
    /** Partners (host names) whose records it pulls every `winsReplicationInterval`. */
    pullsFrom?: string[];
    isSilent?: boolean;
  };
  siteDatabase?: {
    resources: { resourceId: number; name: string; ipAddresses: string[]; ipxAddresses: string[]; collections: string[] }[];
    rights: { user: string; collection: string; useRemoteTools: boolean }[];
    isDown?: boolean;
  };
  router?: { ip?: boolean; ipx?: boolean; /** Forwards IPX packet type 20. */ ipxType20?: boolean };
}

/** What a person (or the weather) does, and when. */
export type Act = { atMs: number } & (
  | { act: 'open-remote-tools'; host: string; target: string; user?: string; function?: RemoteFunction }
  | { act: 'cancel' | 'hang-up' | 'dismiss' | 'give-credentials' | 'cancel-credentials'; host: string; target: string; user?: string }
  | { act: 'start-agent' | 'stop-agent' | 'power-on' | 'power-off'; host: string }
  | { act: 'change-address'; host: string; adapter?: number; ip: string; mask?: string; gateway?: string }
  | { act: 'move-adapter'; host: string; adapter?: number; segment: string }
  | { act: 'sever-segment' | 'mend-segment'; segment: string }
  | { act: 'set-dns-record'; host: string; name: string; address: string | null }
  | { act: 'server-down' | 'server-up'; host: string }
  | { act: 'store-resource'; host: string; name: string; ipAddresses?: string[]; ipxAddresses?: string[] }
);

/** By now, this should have happened. */
export interface Milestone {
  byMs: number;
  /** An entry of this kind whose host, rule and detail hold at least these. */
  kind?: string;
  host?: string;
  rule?: string;
  detail?: Record<string, unknown>;
  /** An outcome that holds at least these. */
  outcome?: { action?: string; host?: string; target?: string; result?: string; detail?: Record<string, unknown> };
  /** The entry must NOT have happened by then. */
  never?: boolean;
}
