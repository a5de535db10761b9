// What a console's actor is started with: the host it runs on, and what that host has stored about names and Remote Tools.
import type { NetworkStack, SmsProviderMessage } from '../../protocols/index.ts';
import type { TimingValues } from '../../rules/index.ts';
import type { ConsoleTransports, LookupSettings, NetbiosAmongOthers, ViewerNameForm } from '../../sms/index.ts';
import type { Host, World } from '../../world/index.ts';
import type { NameCache } from './name-cache.ts';
import type { Viewer } from './viewer.ts';

/** What a computer has stored about how names are looked up. */
export interface NameSettings {
  lookup: LookupSettings;
  dnsServers: readonly string[];
  winsServers: readonly string[];
  hostsFile: Readonly<Record<string, string>>;
  lmhosts: readonly { name: string; suffix?: string; address: string }[];
}

export interface NameLookupOptions {
  world: World;
  host: Host;
  stack: NetworkStack;
  timings: TimingValues;
  settings: NameSettings;
  nameCache: NameCache;
}

/** What the console's machine has stored about names and about Remote Tools. */
export interface ConsoleSettings extends NameSettings {
  /** Address of the computer with the SMS Provider; absent when it has none. */
  providerAddress: string | undefined;
  lanaOrder: readonly number[];
  sockets: 'tcp' | 'udp';
  servicePack: number;
  trustsAnyHost: boolean;
  transports: ConsoleTransports;
  viewerNameForm: ViewerNameForm;
  netbiosAmongOthers: NetbiosAmongOthers;
}

/** The console's connection to its site, as Remote Tools uses it. */
export interface ConsoleLink {
  /** Connects when there is no connection; told once whether there is one. */
  need(told: (isConnected: boolean) => void): void;
  /** `undefined` is heard when there is no connection, or it breaks. */
  ask(question: SmsProviderMessage, rule: string, answered: (answer: SmsProviderMessage | undefined) => void): void;
}

export interface ConsoleActorOptions extends NameLookupOptions {
  settings: ConsoleSettings;
  /** What all starts on this machine share. */
  viewer: Viewer;
  /** Left out, the provider is asked over a stand-in for DCOM (rule `provider.connection`). */
  link?: ConsoleLink;
  /** `open-remote-tools`, or with a number behind it for a further start. */
  name: string;
  devTools?: boolean;
}
