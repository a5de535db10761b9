// The questions the console's statechart asks before it moves.
import type { ConsolePorts, OpenRemoteToolsContext, OpenRemoteToolsEvent } from './console-ports.ts';
import { lookupGuards } from './lookup-decisions.ts';

type Guard = (context: OpenRemoteToolsContext, event: OpenRemoteToolsEvent) => boolean;

export function openRemoteToolsGuards(ports: ConsolePorts): Record<string, Guard> {
  return {
    isUnderWay: (context) => context.isUnderWay,
    ...lookupGuards(ports),
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
