// The questions the console's statechart asks before it moves.
import type { Lookup } from '../../sms/index.ts';
import type { ConsolePorts, OpenRemoteToolsContext, OpenRemoteToolsEvent } from './console-ports.ts';

type Guard = (context: OpenRemoteToolsContext, event: OpenRemoteToolsEvent) => boolean;

export function openRemoteToolsGuards(ports: ConsolePorts): Record<string, Guard> {
  const nextIs =
    (lookup: Lookup): Guard =>
    (context) =>
      context.lookupsLeft[0] === lookup;
  return {
    isUnderWay: (context) => context.isUnderWay,
    nextIsOwnName: nextIs('ownName'),
    nextIsHosts: nextIs('hosts'),
    nextIsDns: nextIs('dns'),
    nextIsNbCache: nextIs('nbCache'),
    nextIsWins: nextIs('wins'),
    nextIsBroadcast: nextIs('broadcast'),
    nextIsLmhosts: nextIs('lmhosts'),
    hasMoreQueries: (context) => context.lookup !== null && context.queries < ports.queryWaits(context.lookup).length,
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
