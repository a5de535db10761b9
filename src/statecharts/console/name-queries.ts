// How a console looks a name up for its statechart: in what the computer itself holds, or by a query to others. An answer
// counts as long as the way it belongs to is tried, be it an answer to an earlier query of that way.
import type { NetbiosName, NetbiosNameMessage } from '../../protocols/index.ts';
import { dnsPort, dnsQuestion, isAnswerFor, netbiosNamePort, nextPort } from '../../protocols/index.ts';
import type { Lookup } from '../../sms/index.ts';
import { dnsWaits } from '../dns-waits.ts';
import type { NameLookupOptions } from './console-settings.ts';
import type { LookupEvent, LookupPorts } from './lookup-ports.ts';

type Answered = (address: string | undefined) => void;
type Send = (event: LookupEvent) => void;
type NamePorts = Pick<LookupPorts, 'lookUp' | 'query' | 'dropQuery' | 'rememberName' | 'queryWaits'>;

/** A query that is repeated with the same numbers until somebody answers or it is dropped. */
interface Query {
  send(queryNumber: number): void;
  stop(): void;
}

export function nameQueries(options: NameLookupOptions, actor: string, send: Send): NamePorts {
  const { world, host, settings, timings, nameCache } = options;
  let asked = 0;
  let query: Query | undefined;
  const drop = () => {
    asked += 1;
    query?.stop();
    query = undefined;
  };
  const answerTo = (lookup: Lookup, mine: number): Answered => {
    return (address) => {
      if (mine === asked) send(address === undefined ? { type: 'missed' } : { type: 'resolved', address, by: lookup });
    };
  };
  return {
    lookUp: (lookup, name, suffix) => {
      const mine = ++asked;
      world.soon(host, () => answerTo(lookup, mine)(heldAddress(options, lookup, { name, suffix })));
    },
    query: (lookup, name, suffix, queryNumber) => {
      const mine = asked;
      world.soon(host, () => {
        if (mine !== asked) return;
        const answered = answerTo(lookup, mine);
        query ??=
          lookup === 'dns'
            ? dnsQuery(options, actor, name, answered)
            : netbiosQuery(options, actor, lookup, { name, suffix }, answered);
        query.send(queryNumber);
      });
    },
    dropQuery: drop,
    rememberName: (name, suffix, address) => nameCache.remember(name, suffix, address, world.nowMs),
    queryWaits: (lookup) => {
      if (lookup === 'dns') return dnsWaits(host, timings);
      if (lookup === 'wins')
        return repeated(timings.winsQueryTimeout, count(timings.winsQueryTries) * settings.winsServers.length);
      if (lookup === 'broadcast') return repeated(timings.broadcastQueryTimeout, count(timings.broadcastQueryTries));
      return [];
    },
  };
}

function heldAddress(options: NameLookupOptions, lookup: Lookup, { name, suffix }: NetbiosName): string | undefined {
  const { host, settings, nameCache, world } = options;
  const same = (other: string) => other.toUpperCase() === name.toUpperCase();
  if (lookup === 'ownName') return same(host.name) ? host.adapters[0]?.ipAddress : undefined;
  if (lookup === 'hosts') return Object.entries(settings.hostsFile).find(([key]) => same(key))?.[1];
  if (lookup === 'nbCache') return nameCache.lookUp(name, suffix, world.nowMs);
  return settings.lmhosts.find((entry) => same(entry.name) && (entry.suffix ?? '00').toUpperCase() === suffix)?.address;
}

function dnsQuery(
  { host, stack, settings }: NameLookupOptions,
  actor: string,
  name: string,
  answered: Answered,
): Query {
  const { udp } = stack;
  const servers = settings.dnsServers;
  if (!udp || servers.length === 0) return queryNobody(answered);
  const id = host.count('dns-id', 1);
  const sourcePort = nextPort(host);
  const stop = udp.bind(sourcePort, {
    received: (message) => {
      if (message.protocol === 'dns' && message.isResponse && message.id === id) answered(message.answers[0]?.address);
    },
  });
  const message = dnsQuestion(id, name);
  return {
    stop,
    send: (queryNumber) => {
      const address = servers[(queryNumber - 1) % servers.length] ?? '';
      const rule = queryNumber === 1 ? 'resolver.dns' : 'resolver.dns-waits';
      udp.send({ address, port: dnsPort, sourcePort, rule, actor, message });
    },
  };
}

function netbiosQuery(
  { host, stack, settings, timings }: NameLookupOptions,
  actor: string,
  lookup: Lookup,
  name: NetbiosName,
  answered: Answered,
): Query {
  const { udp } = stack;
  const tries = count(timings.winsQueryTries);
  if (!udp) return queryNobody(answered);
  const id = host.count('name-query', 1);
  const stop = udp.bind(netbiosNamePort, {
    received: (message) => {
      if (message.protocol !== 'nbns' || message.id !== id || !isAnswerFor(message, name)) return;
      answered(message.responseCode === 0 ? message.addresses?.[0] : undefined);
    },
  });
  const message: NetbiosNameMessage = {
    protocol: 'nbns',
    id,
    operation: 'query',
    isResponse: false,
    isBroadcast: lookup === 'broadcast',
    isAuthoritative: false,
    recursionDesired: true,
    recursionAvailable: false,
    responseCode: 0,
    name,
  };
  return {
    stop,
    send: (queryNumber) => {
      const server = settings.winsServers[Math.floor((queryNumber - 1) / tries)];
      const everybody = () => host.adapters.flatMap(({ index }) => udp.broadcastAddress(index) ?? []);
      const addresses = lookup === 'broadcast' ? everybody() : server === undefined ? [] : [server];
      for (const address of addresses) {
        udp.send({
          address,
          port: netbiosNamePort,
          sourcePort: netbiosNamePort,
          rule: `resolver.${lookup}`,
          actor,
          message,
        });
      }
    },
  };
}

function queryNobody(answered: Answered): Query {
  return { send: () => answered(undefined), stop: () => {} };
}

function repeated(wait: number | readonly number[], times: number): readonly number[] {
  return typeof wait === 'number' ? Array.from({ length: times }, () => wait) : wait;
}

function count(value: number | readonly number[]): number {
  return typeof value === 'number' ? value : value.length;
}
