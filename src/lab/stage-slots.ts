// The hidden fact on each computer's face, read off the facts that the log has told so far.
import type { HeldFile, InboxRecord, StageAgent, StageFacts, TodoList } from './stage-facts.ts';

/** One way on a console's list: waiting, being tried, or tried, with a mark for each try. */
export interface StageToken {
  readonly label: string;
  readonly state: 'waiting' | 'now' | 'tried';
  readonly tries: readonly ('failed' | 'ok')[];
}

/** The fact on a computer's face. */
export type StageSlot =
  | { readonly kind: 'tokens'; readonly caption: string; readonly tokens: readonly StageToken[] }
  | {
      readonly kind: 'plate';
      readonly caption: string;
      readonly text: string;
      readonly state: 'known' | 'stale' | 'empty';
      /** How many further facts there are. */
      readonly more?: number;
    };

export function slotOf(facts: StageFacts, host: StageFacts['hosts'][number]): StageSlot {
  const captions = {
    console: 'to-do list',
    client: 'listens on',
    'site-server': 'on file',
    'name-server': 'names known',
    router: 'forwards',
    other: 'address',
  } as const;
  const caption = captions[host.role];
  const plate = (text: string, state: 'known' | 'stale' | 'empty' = 'known'): StageSlot => ({
    kind: 'plate',
    caption,
    text,
    state,
  });
  if (!host.isOn) return plate('off', 'empty');
  switch (host.role) {
    case 'console': {
      const list = facts.todo[host.name];
      return list ? { kind: 'tokens', caption, tokens: tokensOf(list) } : plate('nothing to try', 'empty');
    }
    case 'site-server':
    case 'name-server': {
      return { kind: 'plate', caption, ...heldFor(facts, host.name) };
    }
    case 'router':
      return plate(
        host.forwards.length === 0 ? 'nothing' : host.forwards.join(', '),
        host.forwards.length ? 'known' : 'empty',
      );
    case 'client':
      return agentSlot(facts.agents[host.name], host, plate);
    case 'other': {
      const inbox = facts.inboxes[host.name];
      if (inbox) return { kind: 'plate', caption: 'inbox', ...waitingIn(facts, inbox) };
      return plate(host.adapters[0]?.ip ?? 'no address', host.adapters[0]?.ip ? 'known' : 'empty');
    }
  }
}

function agentSlot(
  agent: StageAgent | undefined,
  host: StageFacts['hosts'][number],
  plate: (text: string, state?: 'known' | 'stale' | 'empty') => StageSlot,
): StageSlot {
  const own = host.adapters.flatMap(({ ip }) => (ip === undefined ? [] : [ip]));
  if (!agent || agent.state === 'notInstalled') return plate(own[0] ?? 'no agent', 'empty');
  if (agent.state === 'stopped' || agent.state === 'initFailed') return plate('agent stopped', 'empty');
  if (agent.state === 'starting') return plate('agent starting', 'empty');
  const busy = agent.state === 'busy' ? ', busy' : '';
  if (agent.transport === 'ipx') return plate(`IPX${busy}`);
  if (agent.lana !== undefined) return plate(`LANA ${agent.lana}${busy}`);
  const address = agent.address ?? own[0];
  if (address === undefined) return plate('listening');
  return plate(`${address}${busy}`, own.includes(address) ? 'known' : 'stale');
}

/** What a server would answer for the name wanted, and whether that is still true. */
function heldFor(
  facts: StageFacts,
  holder: string,
): { text: string; state: 'known' | 'stale' | 'empty'; more?: number } {
  const [target] = facts.targets;
  if (target === undefined) return { text: 'no name wanted', state: 'empty' };
  const files = facts.files.filter((file) => file.holder === holder && sameName(file.name, target));
  const addresses = [...new Set(files.flatMap((file) => [...file.ipAddresses, ...file.ipxAddresses]))];
  const [first] = addresses;
  if (first === undefined) return { text: `no ${target}`, state: 'empty' };
  const more = addresses.length - 1;
  const state = isTrueOf(facts, target, first) ? 'known' : 'stale';
  return { text: shortAddress(first), state, ...(more > 0 ? { more } : {}) };
}

/** The record that lies longest in an inbox: what it says, and whether that is still true. */
function waitingIn(
  facts: StageFacts,
  inbox: readonly InboxRecord[],
): { text: string; state: 'known' | 'stale' | 'empty'; more?: number } {
  const [record] = inbox;
  if (!record) return { text: 'no record', state: 'empty' };
  const [first = ''] = record.addresses;
  const state = isTrueOf(facts, record.name, first) ? 'known' : 'stale';
  const more = inbox.length - 1;
  return { text: first === '' ? record.name : shortAddress(first), state, ...(more > 0 ? { more } : {}) };
}

function isTrueOf(facts: StageFacts, name: string, address: string): boolean {
  const truth = facts.hosts.find((host) => sameName(host.name, name));
  return !looksLikeIp(address) || truth === undefined || truth.adapters.some(({ ip }) => ip === address);
}

function looksLikeIp(address: string): boolean {
  return address.includes('.');
}

/** An IPX address is long: its network stands for it on a face. */
function shortAddress(address: string): string {
  return looksLikeIp(address) ? address : `IPX ${address.split(':')[0]?.replace(/^0+/, '') ?? ''}`;
}

function sameName(a: HeldFile['name'], b: string): boolean {
  const short = (name: string): string => name.split('.')[0]?.toUpperCase() ?? '';
  return short(a) === short(b);
}

function tokensOf(list: TodoList): StageToken[] {
  return list.ways.map(({ label, tries, now }) => ({
    label: now ?? label,
    state: now !== undefined ? 'now' : tries.length > 0 ? 'tried' : 'waiting',
    tries,
  }));
}
