// What a statechart does and asks while it looks a name up, way by way: the guards, actions and delays of resolvingStates.
import type { ActionFunctionMap, ActionObject, EventObject } from 'xstate';
import { actions } from 'xstate';
import type { Lookup } from '../../sms/index.ts';
import type { LookupContext, LookupEvent, LookupPorts } from './lookup-ports.ts';

const { assign, pure, raise } = actions;

export function lookupGuards(
  ports: Pick<LookupPorts, 'queryWaits'>,
): Record<string, (context: LookupContext) => boolean> {
  const nextIs = (lookup: Lookup) => (context: LookupContext) => context.lookupsLeft[0] === lookup;
  return {
    nextIsOwnName: nextIs('ownName'),
    nextIsHosts: nextIs('hosts'),
    nextIsDns: nextIs('dns'),
    nextIsNbCache: nextIs('nbCache'),
    nextIsWins: nextIs('wins'),
    nextIsBroadcast: nextIs('broadcast'),
    nextIsLmhosts: nextIs('lmhosts'),
    hasMoreQueries: (context) => context.lookup !== null && context.queries < ports.queryWaits(context.lookup).length,
  };
}

/** `suffixOf` says by which sixteenth octet a NetBIOS name is sought. */
export function lookupActions<TContext extends LookupContext, TEvent extends EventObject>(
  ports: LookupPorts,
  suffixOf: (context: TContext) => string,
): ActionFunctionMap<TContext, TEvent> {
  const change = (decide: (context: TContext) => Partial<LookupContext>) =>
    assign<TContext, TEvent>((context) => decide(context) as Partial<TContext>);
  return {
    takeHostLookups: change(() => ({ lookupsLeft: ports.hostLookups() })),
    takeLookup: change(({ lookupsLeft: [lookup = null, ...lookupsLeft] }) => ({ lookup, lookupsLeft, queries: 0 })),
    lookUpName: (context) => {
      if (context.lookup) ports.lookUp(context.lookup, context.name, suffixOf(context));
    },
    sendNameQuery: pure<TContext, TEvent>((context) => {
      const { lookup } = context;
      const queryNumber = context.queries + 1;
      const send = {
        type: 'query',
        exec: () => lookup && ports.query(lookup, context.name, suffixOf(context), queryNumber),
      };
      return [send, change(() => ({ queries: queryNumber }))] as ActionObject<TContext, TEvent>[];
    }),
    dropQuery: () => ports.dropQuery(),
    noteSilence: (context) => {
      const waits = context.lookup === null ? [] : ports.queryWaits(context.lookup);
      const waitedMs = waits[context.queries - 1];
      if (waitedMs === undefined) return;
      const rule = context.lookup === 'dns' ? 'resolver.dns-waits' : `resolver.${context.lookup}`;
      ports.record('wait.ended', rule, { waitedMs, for: waitWords(context), verdict: 'no answer' });
    },
    tellExhausted: raise<TContext, TEvent, LookupEvent>('exhausted') as never,
  };
}

export function lookupDelays(
  ports: Pick<LookupPorts, 'queryWaits'>,
): Record<string, (context: LookupContext) => number> {
  const wait = (lookup: Lookup) => (context: LookupContext) => ports.queryWaits(lookup)[context.queries - 1] ?? 0;
  return { dnsWait: wait('dns'), winsQueryTimeout: wait('wins'), broadcastQueryTimeout: wait('broadcast') };
}

function waitWords(context: LookupContext): string {
  if (context.lookup === 'dns') return `a DNS server about ${context.name}`;
  if (context.lookup === 'wins') return `a WINS server about ${context.name}`;
  return `anybody called ${context.name}`;
}
