// How a computer finds the address of another's NetBIOS name for its own use: LMHOSTS entries that are preloaded, then WINS
// and broadcast as the node type says, then the rest of LMHOSTS. Consoles look names up in their own statechart.
import type { NetbiosName, NetbiosNameMessage } from './netbios-name.ts';
import { netbiosNamePort, nameText } from './netbios-name.ts';
import { isAnswerFor } from './netbt-names.ts';
import type { LmhostsEntry, NetbtNaming } from './netbt-naming.ts';
import type { StackContext } from './stack-context.ts';
import { recordNoAnswer, timing } from './stack-context.ts';
import type { Udp } from './udp-ports.ts';

interface Query {
  /** The server to ask; everybody on the segments when left out. */
  readonly server?: string;
  readonly waitMs: number;
  readonly rule: 'resolver.wins' | 'resolver.broadcast';
}

/** `done` is called once, later, with the address or without; never, when the power goes meanwhile. */
export function findNetbiosName(
  options: { context: StackContext; udp: Udp; naming: NetbtNaming; name: NetbiosName; actor?: string | undefined },
  done: (address: string | undefined) => void,
): void {
  const { context, udp, naming, name, actor } = options;
  const { world, host } = context;
  const held = (preloaded: boolean) => lmhostsAddress(naming.lmhosts ?? [], name, preloaded);
  const queries = queriesOf(context, naming);
  const id = host.count('name-query', 1);
  let timer: number | undefined;
  let hasEnded = false;
  const end = (address: string | undefined) => {
    if (hasEnded) return;
    stop();
    world.soon(host, () => done(address));
  };
  const unbind = udp.bind(netbiosNamePort, {
    received: (message) => {
      if (message.protocol !== 'nbns' || message.id !== id || !isAnswerFor(message, name)) return;
      if (message.responseCode === 0) return end(message.addresses?.[0]);
      // A server's “no” counts at once; the next way is tried.
      const next = queries.findIndex(({ rule }) => rule !== 'resolver.wins');
      queries.splice(0, next < 0 ? queries.length : next);
      ask();
    },
  });
  const stop = () => {
    hasEnded = true;
    unbind();
    if (timer !== undefined) host.clock.clearTimeout(timer);
  };
  function ask(): void {
    if (timer !== undefined) host.clock.clearTimeout(timer);
    const query = queries.shift();
    if (!query) return end(held(false));
    const { server, waitMs, rule } = query;
    const addresses =
      server === undefined ? host.adapters.flatMap(({ index }) => udp.broadcastAddress(index) ?? []) : [server];
    const message = question(id, name, server === undefined);
    for (const address of addresses) {
      udp.send({ address, port: netbiosNamePort, sourcePort: netbiosNamePort, message, rule, actor });
    }
    timer = host.clock.setTimeout(() => {
      recordNoAnswer(context, { waitedMs: waitMs, awaited: `the address of ${nameText(name)}`, rule, actor });
      ask();
    }, waitMs);
  }
  const known = held(true);
  if (known === undefined) ask();
  else end(known);
}

function queriesOf(context: StackContext, { nodeType, winsServers }: NetbtNaming): Query[] {
  const winsTries = timing(context, 'winsQueryTries');
  const wins = winsServers.flatMap((server): Query[] =>
    Array.from({ length: winsTries }, () => ({
      server,
      waitMs: timing(context, 'winsQueryTimeout'),
      rule: 'resolver.wins' as const,
    })),
  );
  const broadcast: Query[] = Array.from({ length: timing(context, 'broadcastQueryTries') }, () => ({
    waitMs: timing(context, 'broadcastQueryTimeout'),
    rule: 'resolver.broadcast' as const,
  }));
  if (nodeType === 'b') return broadcast;
  if (nodeType === 'p') return wins;
  return nodeType === 'm' ? [...broadcast, ...wins] : [...wins, ...broadcast];
}

function lmhostsAddress(lmhosts: readonly LmhostsEntry[], name: NetbiosName, preloaded: boolean): string | undefined {
  return lmhosts.find(
    (entry) =>
      (entry.preload ?? false) === preloaded &&
      entry.name.toUpperCase() === name.name.toUpperCase() &&
      (entry.suffix ?? name.suffix).toUpperCase() === name.suffix.toUpperCase(),
  )?.address;
}

function question(id: number, name: NetbiosName, isBroadcast: boolean): NetbiosNameMessage {
  return {
    protocol: 'nbns',
    id,
    operation: 'query',
    isResponse: false,
    isBroadcast,
    isAuthoritative: false,
    recursionDesired: true,
    recursionAvailable: false,
    responseCode: 0,
    name,
  };
}
