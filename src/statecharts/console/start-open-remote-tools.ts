// Starts the console's statechart on a host and does for it what it asks: lookups, name queries, provider calls, links.
import type { Connection, LinkTarget, RemoteToolsMessage } from '../../protocols/index.ts';
import { openLink, verifyPort } from '../../protocols/index.ts';
import { hostLookupOrder, lanasToTry, netbiosLookupOrder, parseIpxAddress, viewerName } from '../../sms/index.ts';
import type { Host } from '../../world/index.ts';
import type { Actor } from '../run.ts';
import { startActor } from '../run.ts';
import type { ConsolePorts, OpenRemoteToolsEvent, WantedLink } from './console-ports.ts';
import type { ConsoleActorOptions, ConsoleSettings } from './console-settings.ts';
import { nameQueries } from './name-queries.ts';
import { openRemoteTools } from './open-remote-tools.ts';
import { providerCalls } from './provider-calls.ts';
import type { NameAnswer } from './viewer-name-ports.ts';

export function startOpenRemoteTools(options: ConsoleActorOptions): Actor<OpenRemoteToolsEvent> {
  const { world, host, name } = options;
  const send = (event: OpenRemoteToolsEvent) => actor.send(event);
  const actor: Actor<OpenRemoteToolsEvent> = startActor(openRemoteTools(consolePorts(options, send)), {
    world,
    host,
    name,
    ...(options.devTools === undefined ? {} : { devTools: options.devTools }),
  });
  return actor;
}

function consolePorts(options: ConsoleActorOptions, send: (event: OpenRemoteToolsEvent) => void): ConsolePorts {
  const { world, host, stack, settings, timings, viewer } = options;
  const isTcpipOnly = settings.transports === 'tcpip';
  const actor = `${host.name}/${options.name}`;
  const number = (value: number | readonly number[]) => (typeof value === 'number' ? value : (value[0] ?? 0));
  const provider = providerCalls(options, actor, send);
  const queries = nameQueries(options, actor, send);
  const links = agentLinks(options, actor, send);
  return {
    now: () => world.nowMs,
    ...provider,
    ...queries,
    ...links,
    hostLookups: () => (stack.tcp ? hostLookupOrder(settings.lookup) : []),
    netbiosLookups: () => netbiosLookupOrder(settings.lookup),
    hasProtocolFor: (family) => (family === 'ip' ? stack.tcp : isTcpipOnly ? undefined : stack.ipx) !== undefined,
    socketsTransport: () => settings.sockets,
    lanas: () => (isTcpipOnly ? [] : lanasToTry(settings.lanaOrder, host.lanas).map((entry) => entry.lana)),
    lanaTransport: (lana) => {
      const entry = host.lanas.find((candidate) => candidate.lana === lana);
      if (!entry) throw new Error(`${host.name} has no LANA ${lana}.`);
      return entry.transport;
    },
    trustsAnyHost: () => settings.trustsAnyHost,
    usesTcpipOnly: () => isTcpipOnly,
    isNetbiosAlone: () => settings.netbiosAmongOthers === 'netbiosAlone',
    placesTaken: () => viewer.placesTaken,
    takePlace: () => viewer.takePlace(actor),
    givePlaceBack: () => viewer.givePlaceBack(actor),
    hasOpenSession: () => viewer.hasOpenSession,
    wantName: () => viewer.wantName(actor, (answer) => send(nameEvents[answer])),
    dropName: () => viewer.dropName(actor),
    openSession: (target, transport) => viewer.openSession({ start: actor, target, transport, isTcpipOnly }),
    closeSession: (reason) => viewer.closeSession(actor, reason),
    greetingTimeout: () => number(timings.greetingTimeout),
    verificationTimeout: () => number(timings.verificationTimeout),
    credentialsTimeout: () => number(timings.credentialsTimeout),
    providerTimeout: () => number(timings.providerTimeout),
    record: (kind, rule, detail) => world.recordSoon(host, { kind, actor, rule, detail }),
  };
}

const nameEvents: Record<NameAnswer | 'no adapter', OpenRemoteToolsEvent> = {
  granted: { type: 'name.granted' },
  busy: { type: 'name.busy' },
  'taken by a session': { type: 'name.duplicate', by: 'session' },
  'taken by another computer': { type: 'name.duplicate', by: 'other computer' },
  'no adapter': { type: 'no.adapter' },
};

type Send = (event: OpenRemoteToolsEvent) => void;

function agentLinks({ world, host, stack, settings }: ConsoleActorOptions, actor: string, send: Send) {
  let link: Connection<RemoteToolsMessage> | undefined;
  let opened = 0;
  const say = (message: RemoteToolsMessage) => world.soon(host, () => link?.send(message, 'remote-tools.words'));
  return {
    openLink: (wanted: WantedLink) => {
      const mine = ++opened;
      const tell = (event: OpenRemoteToolsEvent | undefined) => {
        if (mine === opened && event) send(event);
      };
      world.soon(host, () => {
        if (mine !== opened) return;
        link = openLink(
          stack,
          { ...linkTarget(wanted, host, settings), rule: linkRules[wanted.stage], actor },
          {
            opened: () => tell({ type: wanted.lana === undefined ? 'connected' : 'session.ok' }),
            failed: (reason) => tell(failureEvent(reason)),
            received: (message) => tell(agentEvent(message)),
            lost: (reason) => tell({ type: 'link.lost', reason }),
          },
        );
      });
    },
    closeLink: () => {
      opened += 1;
      const closed = link;
      link = undefined;
      world.soon(host, () => closed?.close());
    },
    sendHello: () => say({ protocol: 'remote-tools', type: 'hello', viewer: host.name }),
    sendVerify: (user: string, wanted: Parameters<ConsolePorts['sendVerify']>[1]) =>
      say({ protocol: 'remote-tools', type: 'verify', viewer: host.name, user, function: wanted }),
  };
}

function linkTarget(wanted: WantedLink, host: Host, settings: ConsoleSettings): LinkTarget {
  const { transport, address = '' } = wanted;
  if (transport === 'tcp' || transport === 'udp') return { transport, address, port: verifyPort(settings.servicePack) };
  if (transport === 'ipx') return { transport, address: parseIpxAddress(address) };
  return {
    transport,
    lana: wanted.lana ?? 0,
    called: { name: wanted.calledName ?? '', suffix: '43' },
    calling: viewerName(host.name, settings.viewerNameForm),
    ...(wanted.address === undefined ? {} : { address: wanted.address }),
  };
}

/** Why a link is opened, by stage. */
const linkRules = {
  name: 'remote-tools.sockets-by-name',
  address: 'Q226297.every-stored-address',
  netbios: 'remote-tools.called-name',
} as const;

function failureEvent(reason: string): OpenRemoteToolsEvent {
  const events: Record<string, OpenRemoteToolsEvent['type']> = {
    refused: 'refused',
    timeout: 'timeout',
    unreachable: 'unreachable',
    'no protocol': 'no.protocol',
    'no name': 'no.name',
    'not listening': 'not.listening',
    'no resources': 'not.listening',
  };
  return { type: events[reason] ?? 'refused' } as OpenRemoteToolsEvent;
}

function agentEvent(message: RemoteToolsMessage): OpenRemoteToolsEvent | undefined {
  switch (message.type) {
    case 'greeting':
      return { type: 'greeted', computerName: message.computerName };
    case 'granted':
      return { type: 'granted' };
    case 'refused':
      return { type: 'refused' };
    case 'prompt-expired':
      return { type: 'prompt.timeout' };
    case 'hang-up':
      return { type: 'disconnect' };
    case 'verdict': {
      const events = {
        allowed: 'allowed',
        'asking-user': 'asking.user',
        'not-permitted': 'not.permitted',
        'function-refused': 'function.refused',
        busy: 'busy',
      } as const;
      return { type: events[message.verdict] };
    }
    default:
      return undefined;
  }
}
