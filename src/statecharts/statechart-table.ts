// The table of statecharts. Each row makes its statechart with no host behind it: for pictures, and for tests that walk it.
import type { StateMachine } from 'xstate';
import { accessPointNeed } from './client/access-point-need.ts';
import { emptyNeed } from './client/access-point-need-decisions.ts';
import { discovery } from './client/discovery.ts';
import { clientComponents } from './client-component-charts.ts';
import { remoteControlAgent } from './client/remote-control-agent.ts';
import { consoleConnection } from './console/console-connection.ts';
import { openRemoteTools } from './console/open-remote-tools.ts';
import { remoteToolsSession } from './console/remote-tools-session.ts';
import { viewerName } from './console/viewer-name.ts';
import { accessPoint } from './server/access-point.ts';
import { fileServer } from './server/file-server.ts';
import { dcomComputer } from './server/dcom-computer.ts';
import { discoveryDataManager } from './server/discovery-data-manager.ts';
import { nameService } from './server/name-service.ts';
import { networkDiscovery } from './server/network-discovery.ts';
import { smsProvider } from './server/sms-provider.ts';
import { wmiService } from './server/wmi-service.ts';

export interface Statechart {
  /** Id of the statechart, in the log and in the inspector. */
  readonly name: string;
  readonly title: string;
  readonly machine: () => StateMachine<any, any, any>;
}

export const statecharts: readonly Statechart[] = [
  {
    name: 'openRemoteTools',
    title: 'Remote Tools on a console',
    machine: () => openRemoteTools(unattached()),
  },
  {
    name: 'consoleConnection',
    title: 'Connection of a console to its site',
    machine: () => consoleConnection(unattached()),
  },
  {
    name: 'viewerName',
    title: 'Special NetBIOS name of a console',
    machine: () =>
      viewerName({
        context: { name: '', suffix: '41', form: 'suffix', holder: null, waiting: [], deniedOn: null },
        ports: unattached(),
      }),
  },
  {
    name: 'remoteToolsSession',
    title: 'Open session on a console',
    machine: () =>
      remoteToolsSession({
        context: {
          session: '',
          target: '',
          transport: 'tcp',
          usesNetbios: false,
          isTcpipOnly: false,
          endedBecause: null,
        },
        ports: unattached(),
      }),
  },
  {
    name: 'remoteControlAgent',
    title: 'Remote Control Agent of a client',
    machine: () =>
      remoteControlAgent({
        context: {
          computerName: '',
          before: 'notInstalled',
          system: 'nt4-sp4',
          usesNetbios: false,
          protocolSource: 'default',
          endpoint: null,
          unresolvableViewers: 0,
          permissionRequired: false,
          residualGrantLifetimeMs: 0,
          session: null,
          grant: null,
        },
        ports: unattached(),
        delays: unattached(),
      }),
  },
  {
    name: 'nameService',
    title: 'Name server: DNS, WINS',
    machine: () =>
      nameService({
        context: {
          isSilentBefore: false,
          dns: { zone: [], cache: [] },
          nextServer: null,
          awaited: [],
          lastId: 0,
          wins: [],
          claims: [],
          tries: 0,
          partners: [],
          pullsLeft: [],
        },
        ports: unattached(),
        delays: unattached(),
      }),
  },
  {
    name: 'smsProvider',
    title: 'SMS Provider of a site server',
    machine: () =>
      smsProvider({
        context: { isDownBefore: false, database: { resources: [], rights: [] }, questions: [] },
        ports: unattached(),
      }),
  },
  {
    name: 'discovery',
    title: 'Discovery on a client',
    machine: () =>
      discovery({
        context: {
          computerName: '',
          system: 'nt4-sp4',
          isOffBefore: false,
          reportsAtLogon: false,
          reportsChanges: false,
          cycleIntervalMs: 0,
          heartbeatIntervalMs: 0,
          nextCycleAtMs: 0,
          heartbeatDueAtMs: 0,
          record: null,
          writtenAtMs: 0,
          recordLifetimeMs: 0,
          reported: { ipAddresses: [], ipxAddresses: [] },
          addresses: { ipAddresses: [], ipxAddresses: [] },
          user: null,
          isLogonToReport: false,
        },
        ports: unattached(),
        delays: unattached(),
      }),
  },
  ...clientComponents(unattached),
  {
    name: 'accessPointNeed',
    title: 'A client’s need of a CAP or DP',
    machine: () => accessPointNeed({ context: emptyNeed, ports: unattached() }),
  },
  {
    name: 'accessPoint',
    title: 'Client access point',
    machine: () =>
      accessPoint({
        context: {
          isDownBefore: false,
          siteServer: '',
          inbox: [],
          contents: { accessPoints: [], packages: {}, offers: [] },
        },
        ports: unattached(),
        delays: unattached(),
      }),
  },
  {
    name: 'fileServer',
    title: 'File shares of a server',
    machine: () => fileServer({ context: { isDownBefore: false }, ports: unattached() }),
  },
  {
    name: 'discoveryDataManager',
    title: 'Discovery Data Manager of a site server',
    machine: () =>
      discoveryDataManager({
        context: { isOffBefore: false, inbox: [], taskIntervalMs: 0, nextTaskAtMs: 0 },
        ports: unattached(),
        delays: unattached(),
      }),
  },
  {
    name: 'dcomComputer',
    title: 'DCOM on a computer',
    machine: () =>
      dcomComputer({
        context: {
          computerName: '',
          system: 'nt4-sp4',
          isOffBefore: false,
          configured: [],
          active: [],
          asSetUp: [],
          installed: [],
          stopped: [],
          isEnabled: true,
          readings: { negotiation: 'serversPreferred', afterCure: 'fallback' },
        },
        ports: unattached(),
        delays: unattached(),
      }),
  },
  {
    name: 'wmiService',
    title: 'WMI on a computer',
    machine: () => wmiService({ context: { computerName: '', smsAdmins: null, provider: null }, ports: unattached() }),
  },
  {
    name: 'networkDiscovery',
    title: 'Network discovery of a site server',
    machine: () =>
      networkDiscovery({
        context: {
          isOffBefore: false,
          routers: [],
          dnsServers: [],
          intervalMs: 0,
          nextRunAtMs: 0,
          left: [],
          neighbours: [],
          masks: [],
          queries: 0,
        },
        ports: unattached(),
      }),
  },
];

/** What a statechart is handed when it will not run: every request is heard by nobody. */
function unattached<T extends object>(): T {
  return new Proxy<object>({}, { get: () => () => undefined }) as T;
}
