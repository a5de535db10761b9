// The whole: hosts, segments, time, chance and the log. It carries frames and never looks inside their messages.
import type { Choice, Decider, Question } from './choice.ts';
import { VirtualClock } from './clock.ts';
import type { Fault } from './fault.ts';
import { matchesFault } from './fault.ts';
import type { AnyMessage, Frame, MacAddress } from './frame.ts';
import { isGroupAddress } from './frame.ts';
import type { Adapter, BoundProtocol, LanaEntry, OperatingSystem } from './host.ts';
import { Host } from './host.ts';
import type { LogEntry, NewEntry, Words } from './log.ts';
import { Log } from './log.ts';
import { Segment } from './segment.ts';

export interface WorldOptions {
  words: Words;
  decider: Decider;
  /** Timers of different hosts due together are a choice. */
  races?: boolean;
  faults?: readonly Fault[];
}

export class World {
  readonly clock = new VirtualClock();
  readonly log: Log;
  /** Every question asked so far, with the option taken. */
  readonly choices: Choice[] = [];
  readonly hosts = new Map<string, Host>();
  readonly segments = new Map<string, Segment>();
  readonly #decider: Decider;
  readonly #races: boolean;
  readonly #faults: { fault: Fault; struck: number }[];
  #frameCount = 0;

  constructor(options: WorldOptions) {
    this.log = new Log(options.words);
    this.#decider = options.decider;
    this.#races = options.races ?? false;
    this.#faults = (options.faults ?? []).map((fault) => ({ fault, struck: 0 }));
  }

  get nowMs(): number {
    return this.clock.nowMs;
  }

  addSegment(options: { name: string; latencyMs: number; loss: number }): Segment {
    if (this.segments.has(options.name)) throw new Error(`There is already a segment named ${options.name}.`);
    const segment = new Segment(options);
    this.segments.set(segment.name, segment);
    return segment;
  }

  addHost(options: {
    name: string;
    system: OperatingSystem;
    protocols: readonly BoundProtocol[];
    lanas: readonly LanaEntry[];
    isOn: boolean;
  }): Host {
    if (this.hosts.has(options.name)) throw new Error(`There is already a host named ${options.name}.`);
    const host = new Host({ ...options, clock: this.clock });
    this.hosts.set(host.name, host);
    return host;
  }

  /** Puts an adapter into a host. Its MAC address is locally administered and comes from the order of hosts and adapters. */
  addAdapter(
    host: Host,
    place: { segment: string; ipAddress?: string; subnetMask?: string; defaultGateway?: string; ipxNetwork?: string },
  ): Adapter {
    const hostNumber = [...this.hosts.keys()].indexOf(host.name) + 1;
    const index = host.adapters.length;
    const octets = [0x02, 0, 0, hostNumber >> 8, hostNumber & 0xff, index];
    const adapter: Adapter = {
      host,
      index,
      mac: octets.map((octet) => octet.toString(16).toUpperCase().padStart(2, '0')).join(':'),
      segment: place.segment,
      ipAddress: place.ipAddress,
      subnetMask: place.subnetMask,
      defaultGateway: place.defaultGateway,
      ipxNetwork: place.ipxNetwork,
    };
    host.adapters.push(adapter);
    this.segment(place.segment).join(adapter);
    return adapter;
  }

  host(name: string): Host {
    const host = this.hosts.get(name);
    if (!host) throw new Error(`There is no host named ${name}.`);
    return host;
  }

  segment(name: string): Segment {
    const segment = this.segments.get(name);
    if (!segment) throw new Error(`There is no segment named ${name}.`);
    return segment;
  }

  /** Moves an adapter to another segment, as when a cable is plugged elsewhere. */
  moveAdapter(adapter: Adapter, segmentName: string): void {
    this.segment(adapter.segment).leave(adapter);
    adapter.segment = segmentName;
    this.segment(segmentName).join(adapter);
  }

  /** Adds an entry to the log at the present moment. */
  record(entry: Omit<NewEntry, 'atMs'>): LogEntry {
    return this.log.append({ atMs: this.nowMs, ...entry });
  }

  /** Adds an entry as soon as what is under way on the host is done: first the log tells what happened, then what came of it. */
  recordSoon(host: Host, entry: Omit<NewEntry, 'atMs' | 'host'>): void {
    host.note(() => void this.record({ ...entry, host: host.name }));
  }

  /** Asks a question and gives the place of the option taken. With one possible answer nothing is asked or recorded. */
  choose(question: Question): number {
    const possible = question.options.flatMap((_, index) => ((question.weights?.[index] ?? 1) > 0 ? [index] : []));
    const [only] = possible;
    if (only === undefined) throw new Error(`“${question.question}” has no possible answer.`);
    if (possible.length === 1) return only;
    const taken = this.#decider(question, this.choices.length);
    this.choices.push({ atMs: this.nowMs, question: question.question, options: [...question.options], taken });
    this.record({
      kind: 'choice.taken',
      ...(question.host === undefined ? {} : { host: question.host }),
      rule: question.rule,
      detail: { question: question.question, options: [...question.options], taken },
    });
    return taken;
  }

  /** Does `act` as soon as what is under way at this moment is done. */
  soon(host: Host, act: () => void): void {
    host.clock.setTimeout(act, 0);
  }

  /** Sends a frame from an adapter; what becomes of it on the cable is decided and logged at once. */
  send(options: {
    adapter: Adapter;
    destinationMac: MacAddress;
    message: AnyMessage;
    rule: string;
    actor?: string;
  }): Frame {
    const { adapter, destinationMac, message, rule, actor } = options;
    const segment = this.segment(adapter.segment);
    const receivers = this.#receivers(segment, adapter, destinationMac);
    const unheardFrame = {
      number: ++this.#frameCount,
      segment: segment.name,
      fromHost: adapter.host.name,
      sourceMac: adapter.mac,
      destinationMac,
      sentAtMs: this.nowMs,
      arrivesAtMs: this.nowMs + segment.latencyMs,
      message,
    };
    const to = isGroupAddress(destinationMac) ? undefined : receivers[0]?.host.name;
    const verdict = this.#verdict(segment, unheardFrame, to);
    const frame: Frame = { ...unheardFrame, arrivesAtMs: unheardFrame.arrivesAtMs + verdict.delayMs };
    this.record({
      kind: 'frame.sent',
      host: adapter.host.name,
      ...(actor === undefined ? {} : { actor }),
      rule,
      detail: {
        frame: frame.number,
        segment: segment.name,
        // Whoever is off hears nothing that is said to all.
        to: receivers
          .filter((receiver) => to !== undefined || receiver.host.isOn)
          .map((receiver) => receiver.host.name),
        isGroup: to === undefined && isGroupAddress(destinationMac),
        sourceMac: frame.sourceMac,
        destinationMac,
        arrivesAtMs: frame.arrivesAtMs,
        ...(verdict.lost === undefined ? { fate: 'arrives' } : { fate: 'lost', reason: verdict.lost }),
        message,
      },
    });
    if (verdict.lost === undefined) this.#deliver(frame, receivers);
    return frame;
  }

  /** Fires the next timer. False when none waits. */
  step(): boolean {
    if (this.#races) {
      const due = this.clock.dueTogether();
      const owners = [...new Set(due.map((timer) => timer.owner))];
      if (owners.length > 1) {
        // The question is asked at the moment it is about, not at that of the timer before.
        this.clock.moveTo(due[0]?.dueMs ?? this.nowMs);
        const taken = this.choose({ question: 'Who acts first?', options: owners, rule: 'lab.races' });
        return this.clock.runNext(due.find((timer) => timer.owner === owners[taken]));
      }
    }
    return this.clock.runNext();
  }

  #receivers(segment: Segment, sender: Adapter, destinationMac: MacAddress): Adapter[] {
    const others = segment.members.filter((member) => member !== sender);
    if (isGroupAddress(destinationMac)) return others;
    return others.filter((member) => member.mac === destinationMac);
  }

  #verdict(segment: Segment, frame: Frame, to: string | undefined): { delayMs: number; lost?: string } {
    if (segment.isSevered) return { delayMs: 0, lost: `segment ${segment.name} is severed` };
    let delayMs = 0;
    for (const entry of this.#faults) {
      const { fault } = entry;
      if (entry.struck >= (fault.times ?? Infinity) || !matchesFault(fault, frame, to)) continue;
      const question = `Does the fault strike frame ${frame.number}?`;
      if (
        !this.#happens(fault.chance ?? 1, { question, options: ['frame passes', 'fault strikes'], rule: 'lab.fault' })
      )
        continue;
      entry.struck += 1;
      if (fault.verdict === 'drop') return { delayMs, lost: 'a fault of the scenario' };
      delayMs += fault.delayMs ?? 0;
    }
    const question = `Does frame ${frame.number} get through segment ${segment.name}?`;
    if (this.#happens(segment.loss, { question, options: ['frame arrives', 'frame is lost'], rule: 'lab.loss' })) {
      return { delayMs, lost: `lost on segment ${segment.name}` };
    }
    return { delayMs };
  }

  /** Is the second of two options taken? Chances count in steps of a ten-thousandth. */
  #happens(chance: number, asked: { question: string; options: [string, string]; rule: string }): boolean {
    const parts = Math.round(chance * 10_000);
    return this.choose({ ...asked, weights: [10_000 - parts, parts] }) === 1;
  }

  #deliver(frame: Frame, receivers: readonly Adapter[]): void {
    const isGroup = isGroupAddress(frame.destinationMac);
    if (receivers.length === 0) {
      if (!isGroup)
        this.clock.setTimeout(
          () => this.#unheard(frame, 'no such adapter is on the segment'),
          frame.arrivesAtMs - this.nowMs,
        );
      return;
    }
    for (const adapter of receivers) {
      const { host } = adapter;
      this.clock.setTimeout(
        () => {
          const handler = host.handlerFor(frame.message.protocol);
          if (!host.isOn) {
            if (!isGroup) this.#unheard(frame, `${host.name} is off`);
          } else if (adapter.segment !== frame.segment) {
            if (!isGroup) this.#unheard(frame, `${host.name} left the segment`);
          } else if (handler) handler(frame, adapter);
          else if (!isGroup) this.#unheard(frame, `${host.name} does not speak ${frame.message.protocol}`);
        },
        frame.arrivesAtMs - this.nowMs,
        host.name,
      );
    }
  }

  #unheard(frame: Frame, reason: string): void {
    this.record({
      kind: 'frame.unheard',
      host: frame.fromHost,
      rule: 'lab.unheard',
      detail: { frame: frame.number, segment: frame.segment, reason },
    });
  }
}
