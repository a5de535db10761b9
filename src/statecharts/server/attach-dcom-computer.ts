// Starts DCOM on a computer: its own statechart and that of WMI, with callers' connections numbered for both.
import type { ProtocolSequence, ProviderLocation, SmsProviderMessage } from '../../protocols/index.ts';
import { objectEndpoint, resolverEndpoint } from '../../protocols/index.ts';
import type { AfterCureReading, ListEdit, NegotiationReading } from '../../sms/index.ts';
import { comVersionOf, defaultDcomProtocols } from '../../sms/index.ts';
import type { Host, World } from '../../world/index.ts';
import type { Actor } from '../run.ts';
import { startActor } from '../run.ts';
import type {
  DcomComputerContext,
  DcomComputerEvent,
  DcomComputerPorts,
  DcomService,
  EditTool,
} from './dcom-computer-ports.ts';
import { dcomComputer } from './dcom-computer.ts';
import type { DcomNetwork } from './dcom-network.ts';
import { rpcLinks } from './rpc-links.ts';
import type { WmiServiceEvent, WmiServicePorts } from './wmi-service-ports.ts';
import { wmiService } from './wmi-service.ts';

export interface DcomSettings {
  /** The list, configured and in use; that of the system when left out. */
  readonly protocols?: readonly ProtocolSequence[];
  readonly isEnabled?: boolean;
  readonly stopped?: readonly DcomService[];
  readonly smsAdmins?: readonly string[];
}

export interface AttachDcomComputerOptions {
  world: World;
  host: Host;
  network: DcomNetwork;
  settings: DcomSettings;
  readings: { readonly negotiation: NegotiationReading; readonly afterCure: AfterCureReading };
  /** Where the SMS Provider of the site is, as this computer knows it. */
  provider?: ProviderLocation | undefined;
  /** Asks the SMS Provider on this computer; undefined comes back when it does not run. */
  askProvider?:
    ((asks: SmsProviderMessage, answered: (says: SmsProviderMessage | undefined) => void) => void) | undefined;
  /** How long it shuts down before the power goes, in ms. */
  shutdownTime: number;
  /** Switches the computer off, and on again after a while. */
  switchOffAndOn: () => void;
  devTools?: boolean;
}

export interface DcomComputerActor {
  readonly actor: Actor<DcomComputerEvent>;
  readonly wmi: Actor<WmiServiceEvent>;
  /** The list in use: what a caller on this computer goes by. */
  readonly activeProtocols: readonly ProtocolSequence[];
  editList(edit: ListEdit, tool: EditTool): void;
  restart(): void;
  stopService(service: DcomService): void;
  startService(service: DcomService): void;
  setEnabled(isEnabled: boolean): void;
  /** Both after the host's power was switched. */
  powerOn(): void;
  powerOff(): void;
}

export function attachDcomComputer(options: AttachDcomComputerOptions): DcomComputerActor {
  const { world, host, devTools, settings } = options;
  const common = { world, host, ...(devTools === undefined ? {} : { devTools }) };
  const wmi: Actor<WmiServiceEvent> = startActor(
    wmiService({
      context: {
        computerName: host.name,
        smsAdmins: settings.smsAdmins ?? null,
        provider: options.provider ?? null,
      },
      ports: wmiPorts(options, (event) => wmi.send(event)),
    }),
    { ...common, name: 'wmi' },
  );
  const ports = dcomPorts(
    options,
    (event) => actor.send(event),
    (event) => wmi.send(event),
  );
  const actor: Actor<DcomComputerEvent> = startActor(
    dcomComputer({ context: dcomBefore(options), ports, delays: { shutdownTime: options.shutdownTime } }),
    {
      ...common,
      name: 'dcom',
    },
  );
  return {
    actor,
    wmi,
    get activeProtocols() {
      return (actor.context as DcomComputerContext).active;
    },
    editList: (edit, tool) => actor.send({ type: 'list.edited', with: tool, ...edit }),
    restart: () => actor.send({ type: 'restart' }),
    stopService: (service) => actor.send({ type: 'service.stopped', service }),
    startService: (service) => actor.send({ type: 'service.started', service }),
    setEnabled: (isEnabled) => actor.send({ type: isEnabled ? 'dcom.enabled' : 'dcom.disabled' }),
    powerOn: () => actor.send({ type: 'power.on' }),
    powerOff: () => actor.send({ type: 'power.off' }),
  };
}

/** The computer as a scenario finds it. */
export function dcomBefore({
  host,
  network,
  settings,
  readings,
}: Pick<AttachDcomComputerOptions, 'host' | 'network' | 'settings' | 'readings'>): DcomComputerContext {
  const ofSystem = defaultDcomProtocols(host.system, host.protocols);
  const configured = settings.protocols ?? ofSystem;
  return {
    computerName: host.name,
    system: host.system,
    isOffBefore: !host.isOn,
    configured,
    active: configured,
    asSetUp: ofSystem,
    installed: network.installed(),
    stopped: settings.stopped ?? [],
    isEnabled: settings.isEnabled ?? true,
    readings,
  };
}

function dcomPorts(
  options: AttachDcomComputerOptions,
  send: (event: DcomComputerEvent) => void,
  tellWmi: (event: WmiServiceEvent) => void,
): DcomComputerPorts {
  const { world, host } = options;
  const actor = `${host.name}/dcom`;
  const soon = (act: () => void) => world.soon(host, act);
  const isWindows2000 = host.system === 'windows-2000';
  const resolver = rpcLinks(options, {
    endpointOf: resolverEndpoint,
    interfaces: ['IObjectExporter', 'IRemoteActivation', ...(isWindows2000 ? (['ISystemActivator'] as const) : [])],
    called: (link, call) => {
      if (call.operation === 'ServerAlive') send({ type: 'alive.asked', link });
      if (call.operation === 'RemoteActivation' || call.operation === 'RemoteCreateInstance') {
        const { operation, protocols } = call;
        send({ type: 'activation.asked', link, operation, protocols });
      }
    },
  });
  return {
    openResolver: (sequences) => resolver.open(sequences),
    closeResolver: () => resolver.close(),
    startWmi: (sequences) => soon(() => tellWmi({ type: 'service.started', sequences })),
    // At once: what waits on a computer is void when its power goes.
    stopWmi: () => tellWmi({ type: 'service.stopped' }),
    switchOffAndOn: () => soon(options.switchOffAndOn),
    answerAlive: (link) => resolver.answer(link, { type: 'answer', operation: 'ServerAlive' }, 'dcom.server-alive'),
    answerActivation: ({ link, operation }, { result, bindings }, rule) =>
      resolver.answer(link, { type: 'answer', operation, result, bindings, version: comVersionOf(host.system) }, rule),
    record: (kind, rule, detail) => world.recordSoon(host, { kind, actor, rule, detail }),
  };
}

function wmiPorts(options: AttachDcomComputerOptions, send: (event: WmiServiceEvent) => void): WmiServicePorts {
  const { world, host, askProvider } = options;
  const soon = (act: () => void) => world.soon(host, act);
  const objects = rpcLinks(options, {
    endpointOf: objectEndpoint,
    interfaces: ['IRemUnknown', 'IWbemLevel1Login', 'IWbemServices'],
    called: (link, call) => {
      if (call.operation === 'NTLMLogin') {
        const { namespace, user } = call;
        send({ type: 'login.asked', link, namespace, user });
      }
      if (call.operation === 'ExecQuery') {
        if (call.asks) send({ type: 'provider.asked', link, asks: call.asks });
        else send({ type: 'location.asked', link });
      }
      if (call.operation === 'RemRelease')
        objects.answer(link, { type: 'answer', operation: 'RemRelease' }, 'dcom.wmi');
    },
  });
  return {
    openObjects: (sequences) => objects.open(sequences),
    closeObjects: () => objects.close(),
    answerLogin: (link, result, rule) => objects.answer(link, { type: 'answer', operation: 'NTLMLogin', result }, rule),
    answerQuery: (link, answer, rule) =>
      objects.answer(link, { type: 'answer', operation: 'ExecQuery', ...answer }, rule),
    askProvider: (link, asks) =>
      soon(() => {
        if (!askProvider) return send({ type: 'provider.silent', link });
        askProvider(asks, (says) =>
          send(says ? { type: 'provider.told', link, says } : { type: 'provider.silent', link }),
        );
      }),
  };
}
