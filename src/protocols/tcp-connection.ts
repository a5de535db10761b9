// One end of a TCP connection: handshake, data in order, close, reset, and the repeats of what nobody acknowledged. No
// windows, no congestion control, no delayed acknowledgements, and no waiting time after the end.
import type { Connection, ConnectionListener, ConnectionLoss } from './connection.ts';
import { payloadLength } from './message-lengths.ts';
import { Repeater } from './repeater.ts';
import type { StackContext } from './stack-context.ts';
import { doublingWaits, recordNoAnswer, timing } from './stack-context.ts';
import type { TcpFlag, TcpMessage, TcpPayload } from './tcp.ts';

export interface TcpEnd {
  readonly address: string;
  readonly port: number;
}

/** What a connection needs of its host. */
export interface TcpServices {
  readonly context: StackContext;
  transmit(connection: TcpConnection, segment: TcpMessage, rule: string): 'sent' | 'unreachable';
  forget(connection: TcpConnection): void;
  nextSequence(): number;
}

interface SentSegment {
  readonly sequence: number;
  readonly end: number;
  readonly flags: readonly TcpFlag[];
  readonly payload?: TcpPayload;
}

type Condition = 'opening' | 'answering' | 'open' | 'ended';

export class TcpConnection implements Connection {
  readonly local: TcpEnd;
  readonly remoteEnd: TcpEnd;
  readonly actor: string | undefined;
  /** Nothing is told any more once the user has closed or the end was told. */
  listener: ConnectionListener | undefined;
  condition: Condition;
  readonly #services: TcpServices;
  readonly #acceptedBy: (() => ConnectionListener) | undefined;
  #sendNext = 0;
  #receiveNext = 0;
  /** Ours is on its way or arrived; theirs arrived. */
  #finSent = false;
  #finReceived = false;
  #wantsClose = false;
  readonly #waitingPayloads: { payload: TcpPayload; rule: string }[] = [];
  readonly #unacknowledged: SentSegment[] = [];
  readonly #early = new Map<number, TcpMessage>();
  #repeater: Repeater | undefined;

  constructor(
    services: TcpServices,
    options: {
      local: TcpEnd;
      remote: TcpEnd;
      actor?: string | undefined;
      listener?: ConnectionListener;
      accepts?: (connection: TcpConnection) => ConnectionListener;
    },
  ) {
    this.#services = services;
    this.local = options.local;
    this.remoteEnd = options.remote;
    this.actor = options.actor;
    this.listener = options.listener;
    const { accepts } = options;
    this.#acceptedBy = accepts && (() => accepts(this));
    this.condition = accepts ? 'answering' : 'opening';
  }

  get remote(): string {
    return `${this.remoteEnd.address}:${this.remoteEnd.port}`;
  }

  get hasEnded(): boolean {
    return this.condition === 'ended';
  }

  /** Answers a SYN. */
  answer(syn: TcpMessage): void {
    this.#receiveNext = plus(syn.sequence, 1);
    const first = this.#services.nextSequence();
    this.#sendNext = plus(first, 1);
    const waits = doublingWaits(timing(this.#services.context, 'tcpFirstRetransmission'), 3);
    const ruleOf = (attempt: number) => (attempt === 1 ? 'tcp.accept' : 'tcp.accept-repeat');
    this.#repeat(
      waits,
      (attempt) => this.#transmit(['SYN', 'ACK'], ruleOf(attempt), { sequence: first }),
      () => this.end(),
    );
  }

  /** The other side repeated its SYN: our answer was lost. */
  answerAgain(): void {
    this.#transmit(['SYN', 'ACK'], 'tcp.accept-repeat', { sequence: plus(this.#sendNext, -1) });
  }

  /** The SYN and ACK of the other side arrived: the connection is open. */
  confirm(answer: TcpMessage): void {
    this.#stopRepeating();
    this.condition = 'open';
    this.#sendNext = answer.acknowledgement;
    this.#receiveNext = plus(answer.sequence, 1);
    this.#transmit(['ACK'], 'tcp.acknowledge');
    this.#tellOpen();
  }

  send(payload: TcpPayload, rule: string): void {
    if (this.condition === 'ended' || this.#finSent || this.#wantsClose) return;
    if (this.condition !== 'open') this.#waitingPayloads.push({ payload, rule });
    else this.#sendSegment(['PSH', 'ACK'], rule, payload);
  }

  close(): void {
    if (this.condition === 'ended' || this.#wantsClose) return;
    this.#wantsClose = true;
    this.listener = undefined;
    if (this.condition === 'open') this.#sendFin();
    else this.end();
  }

  abort(): void {
    if (this.condition === 'ended' || this.#wantsClose) return;
    if (this.condition === 'open') this.#transmit(['RST', 'ACK'], 'tcp.abort');
    this.end();
  }

  /** Ends without a word to anybody. */
  end(): void {
    this.#stopRepeating();
    this.condition = 'ended';
    this.listener = undefined;
    this.#services.forget(this);
  }

  /** A segment for this connection, once the SYN was answered. */
  receive(segment: TcpMessage): void {
    if (segment.flags.includes('RST')) return this.#lose('reset');
    if (segment.flags.includes('SYN')) return this.#transmit(['ACK'], 'tcp.acknowledge');
    if (this.condition === 'answering') {
      if (segment.acknowledgement !== this.#sendNext) return;
      this.#stopRepeating();
      this.condition = 'open';
      const listener = this.#acceptedBy?.();
      if (this.hasEnded) return;
      this.listener = listener;
      this.#tellOpen();
    }
    this.#takeAcknowledgement(segment.acknowledgement);
    if (payloadLength(segment.payload) > 0 || segment.flags.includes('FIN')) this.#takeContent(segment);
    if (this.#finReceived && this.#finSent && this.#unacknowledged.length === 0) this.end();
  }

  #tellOpen(): void {
    this.listener?.opened?.();
    for (const { payload, rule } of this.#waitingPayloads.splice(0)) this.send(payload, rule);
  }

  #takeAcknowledgement(acknowledgement: number): void {
    const before = this.#unacknowledged.length;
    while (this.#unacknowledged[0] && !isAfter(this.#unacknowledged[0].end, acknowledgement))
      this.#unacknowledged.shift();
    if (this.#unacknowledged.length === before) return;
    this.#stopRepeating();
    this.#guardFirst();
  }

  #takeContent(segment: TcpMessage): void {
    if (isAfter(segment.sequence, this.#receiveNext)) this.#early.set(segment.sequence, segment);
    const ready: TcpMessage[] = [];
    for (
      let next: TcpMessage | undefined = segment.sequence === this.#receiveNext ? segment : undefined;
      next;
      next = this.#early.get(this.#receiveNext)
    ) {
      this.#early.delete(next.sequence);
      this.#receiveNext = plus(next.sequence, lengthOf(next));
      ready.push(next);
    }
    this.#transmit(['ACK'], 'tcp.acknowledge');
    for (const { payload, flags } of ready) {
      if (payload) this.listener?.received?.(payload);
      if (flags.includes('FIN')) this.#takeFin();
    }
  }

  #takeFin(): void {
    this.#finReceived = true;
    const { listener } = this;
    this.listener = undefined;
    // Our own FIN is sent first: nothing that the user does on hearing of the end may change its place.
    if (this.condition === 'open') this.#sendFin();
    listener?.lost?.('closed');
  }

  #sendFin(): void {
    if (this.#finSent) return;
    this.#finSent = true;
    this.#sendSegment(['FIN', 'ACK'], 'tcp.close');
  }

  #sendSegment(flags: readonly TcpFlag[], rule: string, payload?: TcpPayload): void {
    const sequence = this.#sendNext;
    const end = plus(sequence, payloadLength(payload) + (flags.includes('FIN') ? 1 : 0));
    const segment: SentSegment = { sequence, end, flags, ...(payload === undefined ? {} : { payload }) };
    this.#sendNext = end;
    this.#unacknowledged.push(segment);
    this.#transmitSent(segment, rule);
    if (this.#unacknowledged.length === 1) this.#guardFirst();
  }

  /** Repeats the oldest segment until it is acknowledged; gives the connection up when it never is. */
  #guardFirst(): void {
    const [segment] = this.#unacknowledged;
    if (!segment) return;
    const { context } = this.#services;
    const firstMs = timing(context, 'tcpDataFirstRetransmission');
    const waits = doublingWaits(firstMs, 1 + timing(context, 'tcpDataRetransmissions'));
    this.#repeat(
      waits,
      // The first sending has just happened.
      (attempt) => attempt > 1 && this.#transmitSent(segment, 'tcp.data-repeat'),
      (waitedMs) => {
        const { remote: awaitedOf, actor } = this;
        const awaited = `an acknowledgement from ${awaitedOf}`;
        recordNoAnswer(context, { waitedMs, awaited, rule: 'tcp.data-lost', actor });
        this.#lose('timeout');
      },
    );
  }

  #lose(reason: ConnectionLoss): void {
    const { listener } = this;
    this.end();
    listener?.lost?.(reason);
  }

  #transmitSent({ sequence, flags, payload }: SentSegment, rule: string): void {
    this.#transmit(flags, rule, { sequence, payload });
  }

  #transmit(
    flags: readonly TcpFlag[],
    rule: string,
    part: { sequence?: number; payload?: TcpPayload | undefined } = {},
  ): void {
    const isReset = flags.includes('RST');
    this.#services.transmit(
      this,
      {
        protocol: 'tcp',
        sourcePort: this.local.port,
        destinationPort: this.remoteEnd.port,
        sequence: part.sequence ?? this.#sendNext,
        acknowledgement: flags.includes('ACK') ? this.#receiveNext : 0,
        flags,
        window: isReset ? 0 : windowOf(this.#services.context),
        ...(flags.includes('SYN') ? { maximumSegmentSize: 1460 } : {}),
        ...(part.payload === undefined ? {} : { payload: part.payload }),
      },
      rule,
    );
  }

  #repeat(waits: readonly number[], act: (attempt: number) => void, expired: (waitedMs: number) => void): void {
    const { clock } = this.#services.context.host;
    this.#repeater = new Repeater({ clock, waits, act, expired });
    this.#repeater.start();
  }

  #stopRepeating(): void {
    this.#repeater?.stop();
    this.#repeater = undefined;
  }
}

export function plus(sequence: number, length: number): number {
  return (sequence + length) >>> 0;
}

/** Is one sequence number after the other, round the end of 32 bits? */
export function isAfter(one: number, other: number): boolean {
  return ((one - other) | 0) > 0;
}

/** Data, and one each for SYN and FIN. */
export function lengthOf(segment: TcpMessage): number {
  const marks = segment.flags.filter((flag) => flag === 'SYN' || flag === 'FIN').length;
  return payloadLength(segment.payload) + marks;
}

/** 8760 on NT 4.0, 17520 on Windows 2000; the others are taken as NT 4.0. */
export function windowOf(context: StackContext): number {
  return context.host.system === 'windows-2000' ? 17_520 : 8760;
}
