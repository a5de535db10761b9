// What the stage shows after a number of log entries: every computer with the hidden fact on its face, and the frame on its
// way. A fold over entries; no places, no colours. Folded states are kept every 500 entries, so that going back is quick.
import type { LogEntry } from '../world/index.ts';
import type { StageFacts, StageRole } from './stage-facts.ts';
import { factsAfter, openingFacts } from './stage-facts.ts';
import type { StageSlot } from './stage-slots.ts';
import { slotsOf } from './stage-slots.ts';

export interface StageHost {
  readonly name: string;
  readonly role: StageRole;
  readonly isOn: boolean;
  readonly isActing: boolean;
  /** Names of the segments it is plugged into, first the one it stands at. */
  readonly segments: readonly string[];
  /** The facts on its face, one below the other; at least one. */
  readonly slots: readonly StageSlot[];
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
    const facts = this.factsAt(Math.max(0, Math.min(position, this.#log.length)));
    return pictureOf(facts, this.#log[position - 1], this.#onStage);
  }

  /** All that the log has told by then. */
  factsAt(position: number): StageFacts {
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
    return [{ name, role, isOn, isActing: last?.host === name, segments, slots: slotsOf(facts, host) }];
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
