// What the stage shows after a number of log entries: every computer with the hidden fact on its face, and the frame on its
// way. A fold over entries; no places, no colours. Folded states are kept every 500 entries, so that going back is quick.
import type { LogEntry } from '../world/index.ts';
import type { HeldFile, InboxRecord, StageAgent, StageFacts, StageRole, TodoList } from './stage-facts.ts';
import { factsAfter, openingFacts } from './stage-facts.ts';

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

export interface StageHost {
  readonly name: string;
  readonly role: StageRole;
  readonly isOn: boolean;
  readonly isActing: boolean;
  /** Names of the segments it is plugged into, first the one it stands at. */
  readonly segments: readonly string[];
  readonly slot: StageSlot;
}

export interface StageFrame {
  readonly seq: number;
  readonly segment: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly isGroup: boolean;
  readonly fate: 'arrives' | 'lost';
  readonly message: unknown;
}

export interface StagePicture {
  readonly hosts: readonly StageHost[];
  readonly segments: readonly { readonly name: string; readonly isSevered: boolean }[];
  /** Computers that do not stand on the stage. */
  readonly others: readonly string[];
  /** Present when the last entry shown is a frame. */
  readonly frame?: StageFrame;
}

/** So many computers stand on the stage at most. */
export const mostOnStage = 8;
const checkpointEvery = 500;

const roleOrder: readonly StageRole[] = ['console', 'site-server', 'name-server', 'router', 'other', 'client'];

/** Pictures of one log. Make a new one when the log is another. */
export class StageHistory {
  readonly #log: readonly LogEntry[];
  readonly #onStage: readonly string[] | undefined;
  readonly #checkpoints: StageFacts[] = [];
  #last: { position: number; facts: StageFacts } | undefined;

  constructor(log: readonly LogEntry[], onStage?: readonly string[]) {
    this.#log = log;
    this.#onStage = onStage;
  }

  /** The picture after this many entries. The first entry, which tells the opening, always counts as shown. */
  at(position: number): StagePicture {
    const facts = this.#factsAt(Math.max(0, Math.min(position, this.#log.length)));
    return pictureOf(facts, this.#log[position - 1], this.#onStage);
  }

  #factsAt(position: number): StageFacts {
    const last = this.#last;
    const slot = Math.floor(position / checkpointEvery);
    let from: { position: number; facts: StageFacts } = { position: 0, facts: openingFacts(this.#log[0]) };
    for (let place = Math.min(slot, this.#checkpoints.length); place > 0; place--) {
      const facts = this.#checkpoints[place - 1];
      if (!facts) continue;
      from = { position: place * checkpointEvery, facts };
      break;
    }
    if (last && last.position <= position && last.position >= from.position) from = last;
    let { facts } = from;
    for (let place = from.position; place < position; place++) {
      const entry = this.#log[place];
      if (entry) facts = factsAfter(facts, entry);
      if ((place + 1) % checkpointEvery === 0) this.#checkpoints[(place + 1) / checkpointEvery - 1] = facts;
    }
    this.#last = { position, facts };
    return facts;
  }
}

/** Names of the computers on the stage: the scenario's choice, else the first eight, in the order of their roles. */
export function hostsOnStage(
  hosts: readonly { readonly name: string; readonly role: string }[],
  chosen?: readonly string[],
): string[] {
  const place = (role: string): number => roleOrder.indexOf(role as StageRole);
  const wanted = chosen ? hosts.filter((host) => chosen.includes(host.name)) : hosts.slice(0, mostOnStage);
  return [...wanted].sort((a, b) => place(a.role) - place(b.role)).map((host) => host.name);
}

function pictureOf(
  facts: StageFacts,
  last: LogEntry | undefined,
  onStage: readonly string[] | undefined,
): StagePicture {
  const names = hostsOnStage(facts.hosts, onStage);
  const byName = new Map(facts.hosts.map((host) => [host.name, host]));
  const hosts = names.flatMap((name): StageHost[] => {
    const host = byName.get(name);
    if (!host) return [];
    const { role, isOn } = host;
    const segments = host.adapters.map((adapter) => adapter.segment);
    return [{ name, role, isOn, isActing: last?.host === name, segments, slot: slotOf(facts, host) }];
  });
  const others = facts.hosts.map((host) => host.name).filter((name) => !names.includes(name));
  const frame = last?.kind === 'frame.sent' ? frameOf(last) : undefined;
  return { hosts, segments: facts.segments, others, ...(frame ? { frame } : {}) };
}

function frameOf(entry: LogEntry): StageFrame {
  const { segment, to, isGroup, fate, message } = entry.detail as Partial<StageFrame>;
  return {
    seq: entry.seq,
    segment: segment ?? '',
    from: entry.host ?? '',
    to: to ?? [],
    isGroup: isGroup ?? false,
    fate: fate ?? 'arrives',
    message,
  };
}

function slotOf(facts: StageFacts, host: StageFacts['hosts'][number]): StageSlot {
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
