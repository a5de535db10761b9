// One LLC type 2 link between two adapters, the ground of NetBEUI sessions: SABME and UA open it, I frames carry it, RR
// acknowledges, DISC ends it. One I frame is under way at a time.
import type { Adapter, MacAddress } from '../world/index.ts';
import type { NbfMessage } from './nbf.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { Repeater } from './repeater.ts';
import type { StackContext } from './stack-context.ts';
import { equalWaits, recordNoAnswer, sendFrame, timing } from './stack-context.ts';

/** What the link carries: an NBF message without what belongs to the link. */
export type NbfContent = Omit<NbfMessage, 'protocol' | 'llc' | 'sendNumber' | 'receiveNumber'>;

export interface LinkUser {
  up(): void;
  received(message: NbfMessage): void;
  lost(reason: 'reset' | 'timeout'): void;
}

interface Item {
  readonly content: NbfContent;
  readonly sendNumber: number;
  readonly rule: string;
  readonly actor: string | undefined;
}

export class LlcLink {
  readonly adapter: Adapter;
  readonly remoteMac: MacAddress;
  readonly #context: StackContext;
  readonly #user: LinkUser;
  readonly #forget: (link: LlcLink) => void;
  readonly #outbound: OneAtATime<Item>;
  #opening: Repeater | undefined;
  #isUp = false;
  #sendNumber = 0;
  #receiveNumber = 0;

  constructor(
    context: StackContext,
    options: { adapter: Adapter; remoteMac: MacAddress; user: LinkUser; forget: (link: LlcLink) => void },
  ) {
    this.#context = context;
    this.adapter = options.adapter;
    this.remoteMac = options.remoteMac;
    this.#user = options.user;
    this.#forget = options.forget;
    this.#outbound = new OneAtATime<Item>({
      clock: context.host.clock,
      waits: this.#waits(),
      transmit: ({ content, sendNumber, rule, actor }, attempt) => {
        const message: NbfMessage = {
          ...content,
          protocol: 'nbf',
          llc: 'I',
          sendNumber,
          receiveNumber: this.#receiveNumber,
        };
        this.#put(message, attempt === 1 ? rule : 'nbf.data-repeat', actor);
      },
      expired: (waitedMs) => this.#fail(waitedMs, 'an acknowledgement'),
    });
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  open(actor: string | undefined): void {
    this.#opening = new Repeater({
      clock: this.#context.host.clock,
      waits: this.#waits(),
      act: () => this.#put({ protocol: 'nbf', llc: 'SABME' }, 'nbf.link-open', actor),
      expired: (waitedMs) => this.#fail(waitedMs, 'an answer to SABME'),
    });
    this.#opening.start();
  }

  /** Answers a SABME. What ran on the link before is gone: the other side begins anew. */
  accept(): void {
    this.#isUp = true;
    this.#put({ protocol: 'nbf', llc: 'UA' }, 'nbf.link-accept');
  }

  send(content: NbfContent, rule: string, actor?: string): void {
    const sendNumber = this.#sendNumber;
    this.#sendNumber = (sendNumber + 1) % 128;
    this.#outbound.push({ content, sendNumber, rule, actor });
  }

  /** Ends the link once everything is sent. */
  close(): void {
    this.#opening?.stop();
    this.#outbound.whenDrained(() => {
      this.#put({ protocol: 'nbf', llc: 'DISC' }, 'nbf.link-close');
      this.stop();
    });
  }

  /** A new session needs the link after all. */
  keep(): void {
    this.#outbound.goOn();
  }

  /** Ends without a word. */
  stop(): void {
    this.#opening?.stop();
    this.#outbound.stop();
    this.#isUp = false;
    this.#forget(this);
  }

  receive(message: NbfMessage): void {
    switch (message.llc) {
      case 'UA':
        return this.#takeUp();
      case 'RR':
        return this.#takeAcknowledgement(message);
      case 'I':
        return this.#takeContent(message);
      case 'DM':
        return this.#lose('reset');
      case 'DISC':
        this.#put({ protocol: 'nbf', llc: 'UA' }, 'nbf.link-accept');
        return this.#lose('reset');
    }
  }

  #takeUp(): void {
    if (this.#isUp) return;
    this.#opening?.stop();
    this.#isUp = true;
    this.#user.up();
  }

  /** An acknowledgement that comes twice speaks of a frame that is under way no more. */
  #takeAcknowledgement({ receiveNumber }: NbfMessage): void {
    const { underWay } = this.#outbound;
    if (underWay && receiveNumber === (underWay.sendNumber + 1) % 128) this.#outbound.acknowledge();
  }

  #takeContent(message: NbfMessage): void {
    const isNext = message.sendNumber === this.#receiveNumber;
    if (isNext) this.#receiveNumber = (this.#receiveNumber + 1) % 128;
    this.#put({ protocol: 'nbf', llc: 'RR', receiveNumber: this.#receiveNumber }, 'nbf.link-acknowledge');
    if (isNext) this.#user.received(message);
  }

  #fail(waitedMs: number, awaited: string): void {
    recordNoAnswer(this.#context, {
      waitedMs,
      awaited: `${awaited} from ${this.remoteMac}`,
      rule: 'nbf.link-no-answer',
    });
    this.#lose('timeout');
  }

  #lose(reason: 'reset' | 'timeout'): void {
    this.stop();
    this.#user.lost(reason);
  }

  #waits(): number[] {
    return equalWaits(timing(this.#context, 'nbfLinkTimeout'), timing(this.#context, 'nbfLinkTries'));
  }

  #put(message: NbfMessage, rule: string, actor?: string): void {
    sendFrame(this.#context, { adapter: this.adapter, destinationMac: this.remoteMac, message, rule, actor });
  }
}
