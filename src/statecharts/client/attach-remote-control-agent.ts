// Starts the agent's statechart on a client: its requests go to a network, what comes in goes to it as events.
import type { ConnectionLoss, NetbiosName, RemoteToolsMessage } from '../../protocols/index.ts';
import type { TimingValues } from '../../rules/index.ts';
import type { AgentEndpoint, AgentSettings } from '../../sms/index.ts';
import {
  agentEndpoint,
  agentProtocol,
  agentSuffixes,
  isWindowsNt,
  protocolSource,
  usualServicePack,
} from '../../sms/index.ts';
import type { Host, World } from '../../world/index.ts';
import type { Actor } from '../run.ts';
import { startActor } from '../run.ts';
import { singleWait } from '../single-wait.ts';
import type { AgentContext, AgentEvent, AgentPorts, AgentStateBefore } from './agent-ports.ts';
import { placeOf } from './agent-decisions.ts';
import { remoteControlAgent } from './remote-control-agent.ts';

/** One end of a link to a viewer. */
export interface AgentLink {
  send(message: RemoteToolsMessage, rule: string): void;
  close(): void;
}

export interface AgentLinkListener {
  received(message: RemoteToolsMessage): void;
  lost(reason: ConnectionLoss): void;
}

/** What the agent needs of the protocols. */
export interface AgentNetwork {
  /** Returns the way to stop listening. */
  listen(endpoint: AgentEndpoint, accept: (link: AgentLink) => AgentLinkListener): () => void;
  register(name: NetbiosName, lana: number, quietly: boolean, done: (isGranted: boolean) => void): void;
  release(name: NetbiosName, lana: number): void;
}

export interface AttachRemoteControlAgentOptions {
  world: World;
  host: Host;
  network: AgentNetwork;
  timings: TimingValues;
  settings: AgentSettings;
  devTools?: boolean;
}

export interface RemoteControlAgentActor {
  readonly actor: Actor<AgentEvent>;
  /** How the run finds it, for the list of agents at the beginning of a run. */
  readonly before: { host: string; state: string; transport?: string; address?: string; lana?: number };
  start(): void;
  stop(): void;
  /** Both after the host's power was switched. */
  powerOn(): void;
  powerOff(): void;
}

export function attachRemoteControlAgent(options: AttachRemoteControlAgentOptions): RemoteControlAgentActor {
  const { world, host, timings, settings, devTools } = options;
  const context = contextBefore(host, settings, singleWait(timings, 'residualGrantLifetime'));
  const ports = agentPorts(options, (event) => actor.send(event));
  const actor: Actor<AgentEvent> = startActor(
    remoteControlAgent({
      context,
      ports,
      delays: {
        agentStartDelay: singleWait(timings, 'agentStartDelay'),
        unresolvableViewerDelay: singleWait(timings, 'unresolvableViewerDelay'),
        userReactionTime: singleWait(timings, 'userReactionTime'),
        permissionPromptTimeout: singleWait(timings, 'permissionPromptTimeout'),
      },
    }),
    { world, host, name: 'remote-control-agent', ...(devTools === undefined ? {} : { devTools }) },
  );
  return {
    actor,
    before: agentBefore(host, settings),
    start: () => actor.send({ type: 'agent.start' }),
    stop: () => actor.send({ type: 'agent.stop' }),
    powerOn: () => actor.send({ type: 'power.on' }),
    powerOff: () => actor.send({ type: 'power.off' }),
  };
}

/** How a run finds the agent, for the list of agents at its beginning. */
export function agentBefore(
  host: Parameters<typeof contextBefore>[0],
  settings: AgentSettings,
): RemoteControlAgentActor['before'] {
  const context = contextBefore(host, settings, 0);
  return { host: host.name, state: shownState(context), ...placeOf(context.endpoint) };
}

/** The agent as a scenario finds it; one that listens took the address `listensOn`, else that of its first adapter. */
export function contextBefore(
  host: Pick<Host, 'name' | 'system' | 'protocols' | 'lanas' | 'adapters' | 'isOn'>,
  settings: AgentSettings,
  residualGrantLifetimeMs: number,
): AgentContext {
  const found = agentEndpoint(settings, host);
  const wanted: AgentStateBefore = settings.state ?? 'listening';
  const runs = wanted === 'listening' && host.isOn;
  const before: AgentStateBefore =
    wanted === 'notInstalled' ? wanted : !host.isOn ? 'switchedOff' : runs && !found ? 'initFailed' : wanted;
  const { listensOn, busyWith } = settings;
  const endpoint = found && 'address' in found && listensOn !== undefined ? { ...found, address: listensOn } : found;
  const isBusy = before === 'listening' && busyWith !== undefined;
  return {
    computerName: host.name,
    before,
    system: host.system,
    usesNetbios: agentProtocol(settings, host) === 'NetBIOS',
    protocolSource: protocolSource(settings, host),
    endpoint: before === 'listening' && endpoint ? endpoint : null,
    unresolvableViewers: isWindowsNt(host.system) ? (settings.unresolvableViewers ?? 0) : 0,
    ...(settings.permittedViewers ? { permittedViewers: settings.permittedViewers } : {}),
    ...(settings.functions ? { functions: settings.functions } : {}),
    permissionRequired: settings.permissionRequired ?? false,
    residualGrantLifetimeMs: (settings.servicePack ?? usualServicePack) >= 3 ? 0 : residualGrantLifetimeMs,
    session: isBusy ? { link: 0, viewer: busyWith, user: busyWith, function: 'remote-control' } : null,
    grant: null,
  };
}

function shownState({ before, session }: AgentContext): string {
  if (before === 'switchedOff') return 'stopped';
  return session ? 'busy' : before;
}

const answers = ['clicks Yes', 'clicks No', 'does nothing'];
const weightsOfAnswer = { yes: [1, 0, 0], no: [0, 1, 0], nothing: [0, 0, 1], 'not-granted': [0, 1, 1] };

function agentPorts(options: AttachRemoteControlAgentOptions, send: (event: AgentEvent) => void): AgentPorts {
  const { world, host, network, settings } = options;
  const actor = `${host.name}/remote-control-agent`;
  const links = new Map<number, AgentLink>();
  let linkCount = 0;
  let stopListening: (() => void) | undefined;
  let registeredOn: number | undefined;
  let registration = 0;
  const soon = (act: () => void) => world.soon(host, act);
  const names = agentSuffixes.map((suffix): NetbiosName => ({ name: host.name, suffix }));

  function register(lana: number, quietly: boolean, done: (isGranted: boolean) => void): void {
    registeredOn = lana;
    // An answer to a registration that was given up since then counts no more.
    const thisRegistration = ++registration;
    let left = names.length;
    let areGranted = true;
    for (const name of names) {
      network.register(name, lana, quietly, (isGranted) => {
        if (thisRegistration !== registration) return;
        areGranted &&= isGranted;
        left -= 1;
        if (left === 0) done(areGranted);
      });
    }
  }

  function listen(endpoint: AgentEndpoint): void {
    stopListening = network.listen(endpoint, (link) => {
      const number = ++linkCount;
      links.set(number, link);
      return {
        received: (message) => hear(number, message),
        lost: (reason) => {
          links.delete(number);
          send({ type: reason === 'closed' ? 'viewer.hung.up' : 'link.lost', link: number });
        },
      };
    });
  }

  function hear(link: number, message: RemoteToolsMessage): void {
    if (message.type === 'hello') send({ type: 'hello.received', link, viewer: message.viewer });
    if (message.type === 'verify') {
      const { viewer, user, function: wanted } = message;
      send({ type: 'verify.received', link, viewer, user, function: wanted });
    }
    if (message.type === 'hang-up') send({ type: 'viewer.hung.up', link });
  }

  function dropLink(link: number): void {
    links.get(link)?.close();
    links.delete(link);
  }

  return {
    findTransport: () =>
      soon(() => {
        const endpoint = agentEndpoint(settings, host);
        send(endpoint ? { type: 'transport.found', endpoint } : { type: 'transport.missing' });
      }),
    registerNames: (endpoint) =>
      soon(() => {
        if (!('lana' in endpoint)) return;
        register(endpoint.lana, false, (areGranted) =>
          send({ type: areGranted ? 'names.registered' : 'names.refused' }),
        );
      }),
    openPort: (endpoint) => soon(() => listen(endpoint)),
    openPortQuietly: (endpoint) =>
      soon(() => {
        if ('lana' in endpoint) register(endpoint.lana, true, () => undefined);
        listen(endpoint);
      }),
    closeTransport: () =>
      soon(() => {
        registration += 1;
        for (const link of [...links.keys()]) dropLink(link);
        stopListening?.();
        stopListening = undefined;
        if (registeredOn !== undefined) for (const name of names) network.release(name, registeredOn);
        registeredOn = undefined;
      }),
    // At once, for nobody sees it, and what waits on a computer is void when its power goes.
    forgetTransport: () => {
      registration += 1;
      links.clear();
      stopListening?.();
      stopListening = undefined;
      registeredOn = undefined;
    },
    answer: (link, message, rule) => soon(() => links.get(link)?.send(message, rule)),
    dropLink: (link) => soon(() => dropLink(link)),
    readRights: () => soon(() => send({ type: 'rights.read', atMs: world.nowMs })),
    letUserDecide: ({ user }) =>
      soon(() => {
        const taken = world.choose({
          question: `What does the person at ${host.name} do when ${user} asks for permission?`,
          options: answers,
          ...(settings.promptAnswer === undefined ? {} : { weights: weightsOfAnswer[settings.promptAnswer] }),
          rule: 'agent.user-answer',
          host: host.name,
        });
        if (taken === 0) send({ type: 'user.granted', atMs: world.nowMs });
        else send({ type: taken === 1 ? 'user.refused' : 'user.ignored' });
      }),
    record: (kind, rule, detail) => world.recordSoon(host, { kind, actor, rule, detail }),
  };
}
