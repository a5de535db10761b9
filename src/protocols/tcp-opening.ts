// The opening of a TCP connection from this side: SYN, its repeats at the times of the system, and the ways it can fail.
// A refused SYN is tried again a few times; NetBT before its fix ran the whole sequence twice.
import type { ConnectionFailure } from './connection.ts';
import { Repeater } from './repeater.ts';
import type { StackContext } from './stack-context.ts';
import { doublingWaits, recordNoAnswer, timing } from './stack-context.ts';
import type { TcpMessage } from './tcp.ts';
import type { TcpEnd } from './tcp-connection.ts';
import { plus, windowOf } from './tcp-connection.ts';

/** What an opening needs of its host. */
export interface OpeningServices {
  readonly context: StackContext;
  nextSequence(): number;
  transmit(segment: TcpMessage, rule: string): 'sent' | 'unreachable';
  failed(reason: ConnectionFailure): void;
}

export class TcpOpening {
  readonly #services: OpeningServices;
  readonly #options: { local: TcpEnd; remote: TcpEnd; rule: string; actor: string | undefined; runs: number };
  readonly #first: number;
  #runsDone = 0;
  #refusals = 0;
  #waitedMs = 0;
  #repeater: Repeater | undefined;
  #retryTimer: number | undefined;

  constructor(
    services: OpeningServices,
    options: { local: TcpEnd; remote: TcpEnd; rule: string; actor: string | undefined; runs: number },
  ) {
    this.#services = services;
    this.#options = options;
    this.#first = services.nextSequence();
  }

  start(): void {
    const { context } = this.#services;
    this.#runsDone += 1;
    const waits = doublingWaits(timing(context, 'tcpFirstRetransmission'), 1 + synRetransmissions(context));
    const firstRule = this.#runsDone === 1 ? this.#options.rule : 'netbt.second-run';
    this.#repeat(waits, (attempt) => (attempt === 1 ? firstRule : 'tcp.syn-repeat'));
  }

  stop(): void {
    this.#repeater?.stop();
    if (this.#retryTimer !== undefined) this.#services.context.host.clock.clearTimeout(this.#retryTimer);
    this.#repeater = undefined;
    this.#retryTimer = undefined;
  }

  /** Does the segment acknowledge our SYN? */
  isAnswered(segment: TcpMessage): boolean {
    return segment.flags.includes('ACK') && segment.acknowledgement === plus(this.#first, 1);
  }

  /** A RST answered the SYN. */
  refused(): void {
    const { context } = this.#services;
    this.stop();
    if (this.#refusals >= timing(context, 'tcpRefusedRetries')) return this.#services.failed('refused');
    this.#refusals += 1;
    this.#retryTimer = context.host.clock.setTimeout(
      () => {
        const waits = doublingWaits(timing(context, 'tcpFirstRetransmission'), 1 + synRetransmissions(context));
        this.#repeat(waits, (attempt) => (attempt === 1 ? 'tcp.refused-repeat' : 'tcp.syn-repeat'));
      },
      timing(context, 'tcpRefusedRetryDelay'),
    );
  }

  #repeat(waits: readonly number[], ruleOf: (attempt: number) => string): void {
    this.#repeater = new Repeater({
      clock: this.#services.context.host.clock,
      waits,
      act: (attempt) => this.#sendSyn(ruleOf(attempt)),
      expired: (waitedMs) => this.#runEnded(waitedMs),
    });
    this.#repeater.start();
  }

  #runEnded(waitedMs: number): void {
    this.#waitedMs += waitedMs;
    if (this.#runsDone < this.#options.runs) return this.start();
    const { address, port } = this.#options.remote;
    const { actor } = this.#options;
    const wait = { waitedMs: this.#waitedMs, awaited: `an answer from ${address}:${port}`, actor };
    recordNoAnswer(this.#services.context, { ...wait, rule: 'tcp.no-answer' });
    this.#services.failed('timeout');
  }

  #sendSyn(rule: string): void {
    const { local, remote } = this.#options;
    this.#services.transmit(
      {
        protocol: 'tcp',
        sourcePort: local.port,
        destinationPort: remote.port,
        sequence: this.#first,
        acknowledgement: 0,
        flags: ['SYN'],
        window: windowOf(this.#services.context),
        maximumSegmentSize: 1460,
      },
      rule,
    );
  }
}

function synRetransmissions(context: StackContext): number {
  const isWindows2000 = context.host.system === 'windows-2000';
  return timing(context, isWindows2000 ? 'tcpConnectRetransmissionsWindows2000' : 'tcpConnectRetransmissionsNt4');
}
