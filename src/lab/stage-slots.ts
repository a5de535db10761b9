// The hidden fact on each computer's face, read off the facts that the log has told so far.
import type { ServerList } from './mechanism-facts.ts';
import type { HeldFile, InboxRecord, StageAgent, StageFacts, TodoList } from './stage-facts.ts';

/**
 * One of several things in a row: a way on a console's list, with a mark for each try; a server on a client's list; a
 * protocol of a stack. `chosen` is the one in force, `absent` what is not there yet.
 */
export interface StageToken {
  readonly label: string;
  readonly state: 'waiting' | 'now' | 'tried' | 'chosen' | 'absent';
  readonly tries: readonly ('failed' | 'ok')[];
  /** A word for the ear beside the label: preferred, restart needed. */
  readonly note?: string;
}

/** The fact on a computer's face. */
export type StageSlot =
  | {
      readonly kind: 'tokens';
      readonly caption: string;
      readonly tokens: readonly StageToken[];
      /** A die stands before them: which one is taken is drawn. */
      readonly isDrawn?: boolean;
    }
  | {
      readonly kind: 'plate';
      readonly caption: string;
      readonly text: string;
      readonly state: 'known' | 'stale' | 'empty';
      /** How many further facts there are. */
      readonly more?: number;
    };

type FactHost = StageFacts['hosts'][number];

/** The facts on a computer's face, one below the other. */
export function slotsOf(facts: StageFacts, host: FactHost): readonly StageSlot[] {
  if (!host.isOn) return [roleSlot(facts, host)];
  const more = [tagSlot(facts, host), listSlot(facts.serverLists[host.name]), stackSlot(facts, host)];
  const others = more.filter((slot) => slot !== undefined);
  return others.length > 0 && !hasRoleFact(facts, host) ? others : [roleSlot(facts, host), ...others];
}

/** Has the computer a part in Remote Tools, or in what they rest on? Else what else it has on its face says more. */
function hasRoleFact(facts: StageFacts, { name, role }: FactHost): boolean {
  switch (role) {
    case 'console':
    case 'site-server':
    case 'name-server':
      return facts.targets.length > 0;
    case 'client':
      return facts.agents[name] !== undefined;
    default:
      return true;
  }
}

/** The name tag of a viewer, where somebody wants Remote Tools, and how many sessions it has. */
function tagSlot({ nameTags, targets }: StageFacts, { name }: FactHost): StageSlot | undefined {
  const tag = nameTags[name];
  if (!tag || (targets.length === 0 && tag.state === 'free' && tag.sessions === 0)) return undefined;
  const states = { free: 'absent', claiming: 'now', held: 'chosen', conflict: 'tried' } as const;
  const words = { free: 'not held', claiming: 'being claimed', held: 'held', conflict: 'belongs to another' } as const;
  const tokens: StageToken[] = [
    {
      // The special name as people say it: the machine's name and an A, where the A is not part of the name by its reading.
      label: `${tag.name.trimEnd()}${tag.suffix === '41' ? ' A' : ''}`,
      state: states[tag.state],
      tries: tag.state === 'conflict' ? ['failed'] : [],
      note: `<${tag.suffix}> ${words[tag.state]}`,
    },
    {
      label: `${tag.sessions} open`,
      state: tag.sessions === 0 ? 'absent' : 'waiting',
      tries: [],
      note: tag.sessions === 1 ? 'session' : 'sessions',
    },
  ];
  return { kind: 'tokens', caption: 'name tag', tokens };
}

/** The list a client drew from last, the drawn server filled. */
function listSlot(lists: readonly ServerList[] | undefined): StageSlot | undefined {
  const [list] = lists ?? [];
  if (!list) return undefined;
  const caption = `${list.list === 'cap' ? 'CAPs of' : 'DPs with'} ${list.of}`;
  const tokens = list.servers.map((server): StageToken => {
    const notes = [
      ...(server === list.picked ? [`drawn, ${list.reason ?? 'random'}`] : []),
      ...(list.preferred.includes(server) ? ['preferred'] : []),
    ];
    return {
      label: server,
      state: server === list.picked ? 'chosen' : 'waiting',
      tries: [],
      ...(notes.length === 0 ? {} : { note: notes.join(', ') }),
    };
  });
  return tokens.length === 0
    ? { kind: 'plate', caption, text: 'nobody on the list', state: 'empty' }
    : { kind: 'tokens', caption, tokens, isDrawn: true };
}

const shortProtocols: Readonly<Record<string, string>> = {
  ncadg_ip_udp: 'UDP',
  ncacn_ip_tcp: 'TCP',
  ncadg_ipx: 'IPX',
  ncacn_spx: 'SPX',
  ncacn_nb_nb: 'NetBEUI',
  ncacn_nb_ipx: 'NB/IPX',
  ncacn_nb_tcp: 'NB/TCP',
  ncacn_http: 'HTTP',
};
/** So many protocols of a stack stand on a face; what comes after them is hardly ever reached. */
const mostOfStack = 3;

/** The DCOM protocols in force, first the one that is tried first; a change waits for the restart. */
function stackSlot({ protocols }: StageFacts, { name }: FactHost): StageSlot | undefined {
  const stack = protocols[name];
  if (!stack) return undefined;
  const tokens = stack.active.slice(0, mostOfStack).map((protocol, place): StageToken => ({
    label: shortProtocols[protocol] ?? protocol,
    state: place === 0 ? 'chosen' : 'waiting',
    tries: [],
    ...(place === 0 ? { note: 'first' } : {}),
  }));
  if (stack.active.length === 0) tokens.push({ label: 'none', state: 'absent', tries: [] });
  if (stack.needsRestart) tokens.push({ label: 'restart!', state: 'absent', tries: [], note: 'a change waits for it' });
  return { kind: 'tokens', caption: 'DCOM protocols', tokens };
}

function roleSlot(facts: StageFacts, host: FactHost): StageSlot {
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
