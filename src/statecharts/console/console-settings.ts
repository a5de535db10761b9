// What a console's actor is started with: the host it runs on, and what that host has stored about names and Remote Tools.
import type { NetworkStack } from '../../protocols/index.ts';
import type { TimingValues } from '../../rules/index.ts';
import type { ConsoleTransports, LookupSettings, NetbiosAmongOthers, ViewerNameForm } from '../../sms/index.ts';
import type { Host, World } from '../../world/index.ts';
import type { NameCache } from './name-cache.ts';
import type { Viewer } from './viewer.ts';

/** What the console's machine has stored about names and about Remote Tools. */
export interface ConsoleSettings {
  /** Address of the computer with the SMS Provider; absent when it has none. */
  providerAddress: string | undefined;
  lookup: LookupSettings;
  dnsServers: readonly string[];
  winsServers: readonly string[];
  hostsFile: Readonly<Record<string, string>>;
  lmhosts: readonly { name: string; suffix?: string; address: string }[];
  lanaOrder: readonly number[];
  sockets: 'tcp' | 'udp';
  servicePack: number;
  trustsAnyHost: boolean;
  transports: ConsoleTransports;
  viewerNameForm: ViewerNameForm;
  netbiosAmongOthers: NetbiosAmongOthers;
}

export interface ConsoleActorOptions {
  world: World;
  host: Host;
  stack: NetworkStack;
  timings: TimingValues;
  settings: ConsoleSettings;
  nameCache: NameCache;
  /** What all starts on this machine share. */
  viewer: Viewer;
  /** `open-remote-tools`, or with a number behind it for a further start. */
  name: string;
  devTools?: boolean;
}
