// What the log has told so far that the stage can show: who is on, who holds which address on file, who listens where, and
// how far each console has come in its list. Immutable: each entry gives new facts, and parts that stay are shared.
import type { LogEntry } from '../world/index.ts';
import type { MechanismFacts } from './mechanism-facts.ts';
import { mechanismFactsAfter, noMechanismFacts, openingMechanismFacts } from './mechanism-facts.ts';

export type StageRole = 'console' | 'client' | 'site-server' | 'name-server' | 'router' | 'other';

export interface FactAdapter {
  readonly segment: string;
  readonly ip?: string;
  readonly ipxAddress?: string;
}

export interface FactHost {
  readonly name: string;
  readonly role: StageRole;
  readonly isOn: boolean;
  readonly adapters: readonly FactAdapter[];
  /** Families a router passes on. */
  readonly forwards: readonly string[];
}

/** A name with its addresses, as one computer has it on file. */
export interface HeldFile {
  readonly holder: string;
  readonly kind: string;
  readonly name: string;
  readonly suffix?: string;
  readonly ipAddresses: readonly string[];
  readonly ipxAddresses: readonly string[];
}

export interface StageAgent {
  readonly host: string;
  readonly state: string;
  readonly transport?: string;
  readonly address?: string;
  readonly lana?: number;
}

/** One kind of way on a console's list. */
export interface Way {
  readonly stage: 'name' | 'ip' | 'ipx' | 'netbios';
  readonly label: string;
  /** What is being tried now, in a word. */
  readonly now?: string;
  readonly tries: readonly ('failed' | 'ok')[];
}

export interface TodoList {
  readonly ways: readonly Way[];
}

/** A discovery record on its way. */
export interface InboxRecord {
  readonly name: string;
  readonly addresses: readonly string[];
}

export interface StageFacts extends MechanismFacts {
  readonly hosts: readonly FactHost[];
  readonly segments: readonly { readonly name: string; readonly isSevered: boolean }[];
  readonly files: readonly HeldFile[];
  readonly agents: Readonly<Record<string, StageAgent>>;
  readonly todo: Readonly<Record<string, TodoList>>;
  /** Discovery records that lie in the inbox of an access point, by its name. */
  readonly inboxes: Readonly<Record<string, readonly InboxRecord[]>>;
  /** Names that acts aim at. */
  readonly targets: readonly string[];
}

export const noFacts: StageFacts = {
  hosts: [],
  segments: [],
  files: [],
  agents: {},
  todo: {},
  inboxes: {},
  targets: [],
  ...noMechanismFacts,
};

interface OpeningDetail {
  hosts?: {
    name: string;
    role: StageRole;
    isOn?: boolean;
    adapters?: { segment: string; ip?: string; ipxNetwork?: string; mac?: string }[];
    router?: { ip?: boolean; ipx?: boolean; ipxType20?: boolean };
  }[];
  segments?: { name: string }[];
  records?: HeldFile[];
  agents?: StageAgent[];
  accessPoints?: string[];
  targets?: string[];
}

/** What the first entry tells. */
export function openingFacts(entry: LogEntry | undefined): StageFacts {
  if (entry?.kind !== 'run.began') return noFacts;
  const detail = entry.detail as OpeningDetail;
  const { hosts = [], segments = [], records = [], agents = [], accessPoints = [], targets = [] } = detail;
  return {
    hosts: hosts.map(({ name, role, isOn = true, adapters = [], router }) => ({
      name,
      role,
      isOn,
      adapters: adapters.map(({ segment, ip, ipxNetwork, mac }) => ({
        segment,
        ...(ip === undefined ? {} : { ip }),
        ...(ipxNetwork === undefined ? {} : { ipxAddress: ipxAddressOf(ipxNetwork, mac ?? '') }),
      })),
      forwards: forwardsOf(router),
    })),
    segments: segments.map(({ name }) => ({ name, isSevered: false })),
    files: records,
    agents: Object.fromEntries(agents.map((agent) => [agent.host, agent])),
    todo: {},
    inboxes: Object.fromEntries(accessPoints.map((name) => [name, []])),
    targets,
    ...openingMechanismFacts(detail),
  };
}

/** The facts after one more entry. Entries that change nothing on the stage give back the same facts. */
export function factsAfter(facts: StageFacts, entry: LogEntry): StageFacts {
  const { kind, host = '', detail } = entry;
  switch (kind) {
    case 'host.powered':
      return withHost(facts, host, (before) => ({ ...before, isOn: detail['isOn'] === true }));
    case 'host.addressed':
      return withHost(facts, host, (before) => ({
        ...before,
        adapters: before.adapters.map((adapter, place) =>
          place === (adapterPlace(detail['adapter']) ?? 0) ? { ...adapter, ip: String(detail['ip']) } : adapter,
        ),
      }));
    case 'host.moved':
      return withHost(facts, host, (before) => ({
        ...before,
        adapters: before.adapters.map((adapter) =>
          adapter.segment === detail['was'] ? { ...adapter, segment: String(detail['segment']) } : adapter,
        ),
      }));
    case 'segment.changed':
      return {
        ...facts,
        segments: facts.segments.map((segment) =>
          segment.name === detail['segment'] ? { ...segment, isSevered: detail['isSevered'] === true } : segment,
        ),
      };
    case 'record.changed':
      return { ...facts, files: filesAfter(facts.files, host, detail as unknown as HeldFile) };
    case 'record.arrived':
    case 'record.passed':
      return { ...facts, inboxes: inboxesAfter(facts.inboxes, entry) };
    case 'agent.changed': {
      const agent = { ...(detail as unknown as StageAgent), host };
      return { ...facts, agents: { ...facts.agents, [host]: agent } };
    }
    case 'act.done': {
      if (detail['act'] !== 'open-remote-tools' || detail['refused'] !== undefined) return facts;
      const target = String(detail['target']);
      const { [host]: _, ...todo } = facts.todo;
      return { ...facts, todo, targets: [target, ...facts.targets.filter((name) => name !== target)] };
    }
    case 'list.read':
      return { ...facts, todo: { ...facts.todo, [host]: readList(detail) } };
    case 'attempt.began':
    case 'attempt.ended': {
      const list = facts.todo[host];
      if (!list) return facts;
      return { ...facts, todo: { ...facts.todo, [host]: listAfter(list, kind === 'attempt.began', detail) } };
    }
    default:
      return mechanismFactsAfter(facts, entry);
  }
}

function withHost(facts: StageFacts, name: string, change: (host: FactHost) => FactHost): StageFacts {
  return { ...facts, hosts: facts.hosts.map((host) => (host.name === name ? change(host) : host)) };
}

function adapterPlace(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function forwardsOf(router: { ip?: boolean; ipx?: boolean; ipxType20?: boolean } | undefined): string[] {
  if (!router) return [];
  return [...(router.ip ? ['IP'] : []), ...(router.ipx ? ['IPX'] : []), ...(router.ipxType20 ? ['type 20'] : [])];
}

function ipxAddressOf(network: string, mac: string): string {
  return `${network}:${mac.replaceAll(':', '')}`.toUpperCase();
}

function filesAfter(files: readonly HeldFile[], holder: string, changed: HeldFile): HeldFile[] {
  const isSame = (file: HeldFile): boolean =>
    file.holder === holder &&
    file.kind === changed.kind &&
    file.name === changed.name &&
    file.suffix === changed.suffix;
  const kept = files.filter((file) => !isSame(file));
  const { kind, name, suffix, ipAddresses = [], ipxAddresses = [] } = changed;
  if (ipAddresses.length + ipxAddresses.length === 0) return kept;
  return [...kept, { holder, kind, name, ...(suffix === undefined ? {} : { suffix }), ipAddresses, ipxAddresses }];
}

/** Each access point tells itself what came into its inbox and what has left it. */
function inboxesAfter(inboxes: StageFacts['inboxes'], { kind, host = '', detail }: LogEntry): StageFacts['inboxes'] {
  const { name = '', ipAddresses, ipxAddresses, inbox } = detail as Partial<HeldFile> & { inbox?: string };
  const addresses = [...(ipAddresses ?? []), ...(ipxAddresses ?? [])];
  const isSame = (record: InboxRecord): boolean => record.name === name && record.addresses.join() === addresses.join();
  const records = inboxes[host] ?? [];
  if (kind === 'record.passed')
    return { ...inboxes, [host]: records.filter((_, place) => place !== records.findIndex(isSame)) };
  return inbox === 'ddr.box' ? { ...inboxes, [host]: [...records, { name, addresses }] } : inboxes;
}

function readList(detail: Record<string, unknown>): TodoList {
  const count = (key: string): number => (Array.isArray(detail[key]) ? detail[key].length : 0);
  const ways: Way[] = [{ stage: 'name', label: 'name', tries: [] }];
  if (count('ipAddresses') > 0) ways.push({ stage: 'ip', label: 'IP', tries: [] });
  if (count('ipxAddresses') > 0) ways.push({ stage: 'ipx', label: 'IPX', tries: [] });
  if (count('lanas') > 0) ways.push({ stage: 'netbios', label: 'LANA', tries: [] });
  return { ways };
}

function listAfter(list: TodoList, isBeginning: boolean, detail: Record<string, unknown>): TodoList {
  const stage = wayOf(detail);
  return {
    ways: list.ways.map((way): Way => {
      const { now: _, ...rest } = way;
      if (way.stage !== stage) return isBeginning ? rest : way;
      if (isBeginning) return { ...way, now: nowLabel(way, detail) };
      const result = detail['result'] === 'connected' ? 'ok' : 'failed';
      // The name is one way, however many transports are tried at the address found by it.
      return { ...rest, tries: stage === 'name' ? [result] : [...rest.tries, result] };
    }),
  };
}

function wayOf(detail: Record<string, unknown>): Way['stage'] {
  if (detail['stage'] === 'name') return 'name';
  if (detail['stage'] === 'netbios') return 'netbios';
  return detail['transport'] === 'ipx' ? 'ipx' : 'ip';
}

function nowLabel(way: Way, detail: Record<string, unknown>): string {
  return way.stage === 'netbios' && typeof detail['lana'] === 'number' ? `LANA ${detail['lana']}` : way.label;
}
