// The questions the console's statechart asks before it moves.
import { mostSessions } from '../../sms/index.ts';
import type { ConsolePorts, OpenRemoteToolsContext, OpenRemoteToolsEvent } from './console-ports.ts';
import { lookupGuards } from './lookup-decisions.ts';

type Guard = (context: OpenRemoteToolsContext, event: OpenRemoteToolsEvent) => boolean;

export function openRemoteToolsGuards(ports: ConsolePorts): Record<string, Guard> {
  return {
    asksOverConsole: () => ports.asksOverConsole(),
    isUnderWay: (context) => context.isUnderWay,
    ...lookupGuards(ports),
    isConsoleFull: () => ports.placesTaken() >= mostSessions,
    usesTcpipOnly: () => ports.usesTcpipOnly(),
    isHeldBySession: (_, event) => event.type === 'name.duplicate' && event.by === 'session',
    isNetbiosBarred: (context) => context.lanasLeft.length > 0 && ports.isNetbiosAlone() && ports.hasOpenSession(),
    viewerLacksProtocol: (context) => {
      const next = context.addressesLeft[0];
      return next !== undefined && !ports.hasProtocolFor(next.family);
    },
    hasNextAddress: (context) => context.addressesLeft.length > 0,
    hasNextLana: (context) => context.lanasLeft.length > 0,
    isHungUp: (_, event) => event.type === 'link.lost' && event.reason === 'closed',
    callsOverTcpip: (context) => context.attempt?.transport === 'netbt',
    isRightHost: (context, event) =>
      event.type === 'greeted' &&
      (ports.trustsAnyHost() || event.computerName.toUpperCase() === context.name.toUpperCase()),
  };
}
