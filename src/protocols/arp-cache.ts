// How a host learns which adapter has an IP address: it asks its segment, remembers the answer for a while, and gives the
// waiting datagrams up when none comes. Two hosts with one address both answer; the last answer stands.
import type { Adapter, Frame, MacAddress } from '../world/index.ts';
import { broadcastMac } from '../world/index.ts';
import type { ArpMessage } from './arp.ts';
import type { StackContext } from './stack-context.ts';
import { recordNoAnswer, sendFrame, timing } from './stack-context.ts';

const unknownMac: MacAddress = '00:00:00:00:00:00';

interface Waiting {
  found(mac: MacAddress): void;
  givenUp?: (() => void) | undefined;
}

interface Question {
  readonly timer: number;
  readonly waiting: Waiting[];
}

export class ArpCache {
  readonly #context: StackContext;
  readonly #known = new Map<string, { mac: MacAddress; learnedAtMs: number }>();
  readonly #asked = new Map<string, Question>();

  constructor(context: StackContext) {
    this.#context = context;
    context.host.bind('arp', (frame, adapter) => this.#receive(frame, adapter));
  }

  /** Forgets everything, as at a power failure. */
  clear(): void {
    this.#known.clear();
    this.#asked.clear();
  }

  /** What is known and not expired, in the order in which it was learned first. */
  get entries(): { address: string; mac: MacAddress }[] {
    const { world } = this.#context;
    return [...this.#known].flatMap(([key, { mac, learnedAtMs }]) =>
      world.nowMs - learnedAtMs < timing(this.#context, 'arpCacheLifetime')
        ? [{ address: key.slice(key.indexOf(' ') + 1), mac }]
        : [],
    );
  }

  /** Calls `found` at once when the address is known, else when an answer comes, or `givenUp` when none does. */
  resolve(adapter: Adapter, ip: string, waiting: Waiting): void {
    const key = keyOf(adapter, ip);
    const known = this.#known.get(key);
    const { world, host } = this.#context;
    if (known && world.nowMs - known.learnedAtMs < timing(this.#context, 'arpCacheLifetime'))
      return waiting.found(known.mac);
    const asked = this.#asked.get(key);
    if (asked) return void asked.waiting.push(waiting);
    const waitMs = timing(this.#context, 'arpTimeout');
    const timer = host.clock.setTimeout(() => this.#giveUp(key, ip, waitMs), waitMs);
    this.#asked.set(key, { timer, waiting: [waiting] });
    this.#send(adapter, broadcastMac, { operation: 'request', targetMac: unknownMac, targetIp: ip }, 'arp.request');
  }

  #giveUp(key: string, ip: string, waitedMs: number): void {
    const asked = this.#asked.get(key);
    this.#asked.delete(key);
    recordNoAnswer(this.#context, { waitedMs, awaited: `the hardware address of ${ip}`, rule: 'arp.no-answer' });
    for (const { givenUp } of asked?.waiting ?? []) givenUp?.();
  }

  #receive(frame: Frame, adapter: Adapter): void {
    const message = frame.message as ArpMessage;
    if (adapter.ipAddress === undefined) return;
    const isForMe = message.targetIp === adapter.ipAddress;
    const key = keyOf(adapter, message.senderIp);
    // RFC 826: what is known is brought up to date by any sender, and the one who is asked learns who asks.
    if (isForMe || this.#known.has(key)) this.#learn(key, message.senderMac);
    if (isForMe && message.operation === 'request') {
      const answer = { operation: 'reply', targetMac: message.senderMac, targetIp: message.senderIp } as const;
      this.#send(adapter, message.senderMac, answer, 'arp.reply');
    }
  }

  #learn(key: string, mac: MacAddress): void {
    this.#known.set(key, { mac, learnedAtMs: this.#context.world.nowMs });
    const asked = this.#asked.get(key);
    if (!asked) return;
    this.#asked.delete(key);
    this.#context.host.clock.clearTimeout(asked.timer);
    for (const { found } of asked.waiting) found(mac);
  }

  #send(
    adapter: Adapter,
    destinationMac: MacAddress,
    part: Pick<ArpMessage, 'operation' | 'targetMac' | 'targetIp'>,
    rule: string,
  ): void {
    const { operation, targetMac, targetIp } = part;
    const senderIp = adapter.ipAddress ?? '0.0.0.0';
    const message: ArpMessage = { protocol: 'arp', operation, senderMac: adapter.mac, senderIp, targetMac, targetIp };
    sendFrame(this.#context, { adapter, destinationMac, message, rule });
  }
}

function keyOf(adapter: Adapter, ip: string): string {
  return `${adapter.index} ${ip}`;
}
