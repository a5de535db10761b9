// The chain of ways in which a console looks a name up, as sub-states: one way after the other, in the order the host's
// settings give, until one finds an address or none is left. Used for the stored name, for a NetBIOS
// call, and for the server that a console connects to.
import type { StateNodeConfig } from 'xstate';
import type { Lookup } from '../../sms/index.ts';

type Node = StateNodeConfig<any, any, any>;

interface Way {
  lookup: Lookup;
  guard: string;
  description: string;
  rule: string;
  /** Asks others and waits; the rest look into what the computer itself holds. */
  wait?: { delay: string; rule: string };
}

const ways: readonly Way[] = [
  {
    lookup: 'ownName',
    guard: 'nextIsOwnName',
    rule: 'resolver.own-name',
    description: 'Is it the console’s own name?',
  },
  { lookup: 'hosts', guard: 'nextIsHosts', rule: 'resolver.hosts-file', description: 'Reads the HOSTS file.' },
  {
    lookup: 'dns',
    guard: 'nextIsDns',
    rule: 'resolver.dns',
    description: 'Asks the DNS servers, again and again while they are silent.',
    wait: { delay: 'dnsWait', rule: 'resolver.dns-waits' },
  },
  {
    lookup: 'nbCache',
    guard: 'nextIsNbCache',
    rule: 'resolver.name-cache',
    description: 'Looks into the NetBIOS name cache.',
  },
  {
    lookup: 'wins',
    guard: 'nextIsWins',
    rule: 'resolver.wins',
    description: 'Asks the WINS servers.',
    wait: { delay: 'winsQueryTimeout', rule: 'resolver.wins' },
  },
  {
    lookup: 'broadcast',
    guard: 'nextIsBroadcast',
    rule: 'resolver.broadcast',
    description: 'Asks everybody on the segment.',
    wait: { delay: 'broadcastQueryTimeout', rule: 'resolver.broadcast' },
  },
  { lookup: 'lmhosts', guard: 'nextIsLmhosts', rule: 'resolver.lmhosts', description: 'Reads the LMHOSTS file.' },
];

/** The ways that look a NetBIOS name up, without those for host names. */
export const netbiosWays: readonly Lookup[] = ['nbCache', 'wins', 'broadcast', 'lmhosts'];

/** A compound state that goes through the ways. Ends by the event `resolved` or `exhausted`, handled by `on`. */
export function resolvingStates(options: {
  lookups?: readonly Lookup[];
  description: string;
  rule: string;
  entry: string;
  on: NonNullable<Node['on']>;
}): Node {
  const used = ways.filter((way) => options.lookups?.includes(way.lookup) ?? true);
  return {
    description: options.description,
    meta: { rule: options.rule },
    initial: 'choosing',
    entry: options.entry,
    exit: 'dropQuery',
    on: { missed: '.choosing', ...options.on } as NonNullable<Node['on']>,
    states: {
      choosing: {
        description: 'Takes the next way of looking the name up.',
        entry: 'dropQuery',
        always: [
          ...used.map(({ lookup, guard }) => ({ target: lookup, cond: guard, actions: 'takeLookup' })),
          { target: 'outOfLookups' },
        ],
      },
      ...Object.fromEntries(used.map((way) => [way.lookup, wayState(way)])),
      outOfLookups: { description: 'No way of looking the name up is left.', entry: 'tellExhausted' },
    },
  };
}

function wayState({ lookup, description, rule, wait }: Way): Node {
  if (!wait) return { description, meta: { rule }, entry: 'lookUpName' };
  return {
    description,
    meta: { rule },
    entry: 'sendNameQuery',
    after: {
      [wait.delay]: [
        { target: lookup, cond: 'hasMoreQueries', actions: 'noteSilence', meta: { rule: wait.rule } },
        { target: 'choosing', actions: 'noteSilence', meta: { rule: wait.rule } },
      ],
    },
  };
}
