// RPC by datagrams: no connection, so the caller repeats. A request without an answer is followed by pings; “no call” brings
// the request again, “working” begins the waits anew. A server that must not do a thing twice first asks who is calling.
import type { Accept, Connection, ConnectionFailure, ConnectionListener } from './connection.ts';
import type { RpcBody, RpcCall, RpcDatagramPdu, RpcInterface } from './dce-rpc.ts';
import { rpcOperations } from './dce-rpc.ts';
import { Repeater } from './repeater.ts';
import type { StackContext } from './stack-context.ts';
import { recordNoAnswer, timingSeries } from './stack-context.ts';

type Transmit = (pdu: RpcDatagramPdu, rule: string) => void;

/** The calling end: one activity, one call at a time. */
export class RpcDatagramCaller implements Connection<RpcBody> {
  readonly remote: string;
  readonly #context: StackContext;
  readonly #transmit: Transmit;
  readonly #ended: () => void;
  readonly #actor: string | undefined;
  readonly #activity: string;
  #listener: ConnectionListener<RpcBody> | undefined;
  #isOpen = false;
  #sequence = 0;
  #current: { call: RpcCall; rule: string } | undefined;
  #repeater: Repeater | undefined;
  readonly #waiting: { call: RpcCall; rule: string }[] = [];

  constructor(
    context: StackContext,
    options: {
      remote: string;
      transmit: Transmit;
      ended: () => void;
      actor?: string | undefined;
      listener: ConnectionListener<RpcBody>;
    },
  ) {
    this.#context = context;
    this.remote = options.remote;
    this.#transmit = options.transmit;
    this.#ended = options.ended;
    this.#actor = options.actor;
    this.#listener = options.listener;
    this.#activity = `${context.host.name}-${context.host.count('rpc-activity', 1)}`;
  }

  /** The way to the server is known; nothing was said yet. */
  opened(): void {
    if (!this.#listener || this.#isOpen) return;
    this.#isOpen = true;
    this.#listener.opened?.();
    this.#proceed();
  }

  failed(reason: ConnectionFailure): void {
    this.#end()?.failed?.(reason);
  }

  send(body: RpcBody, rule: string): void {
    if (!this.#listener || body.type !== 'call') return;
    this.#waiting.push({ call: body, rule });
    this.#proceed();
  }

  close(): void {
    this.#end();
  }

  abort(): void {
    this.#end();
  }

  receive(pdu: RpcDatagramPdu): void {
    if (!this.#listener || pdu.activity !== this.#activity) return;
    if (pdu.type === 'request') {
      const answer = { type: 'answer', operation: 'who_are_you2' } as const;
      return this.#transmit(this.#pdu({ type: 'response', body: answer }), 'rpc.who-are-you');
    }
    // A server that goes away says so between calls too.
    if (pdu.type === 'reject' && pdu.status === 'closing') return this.#end()?.lost?.('closed');
    if (pdu.sequence !== this.#sequence || !this.#current) return;
    switch (pdu.type) {
      case 'no-call':
        return this.#transmit(this.#pdu({ type: 'request', body: this.#current.call }), 'rpc.no-call');
      case 'working':
        return this.#wait(false);
      case 'response':
      case 'fault':
        return this.#answered(pdu.body);
      case 'reject':
        return this.#answered({ type: 'fault', operation: this.#current.call.operation, status: '1C010003' });
      default:
    }
  }

  #answered(body: RpcBody): void {
    const { isIdempotent } = rpcOperations[this.#current?.call.operation ?? 'ServerAlive'];
    this.#repeater?.stop();
    this.#current = undefined;
    if (!isIdempotent) this.#transmit(this.#pdu({ type: 'ack' }), 'rpc.ack');
    this.#listener?.received?.(body);
    this.#proceed();
  }

  #proceed(): void {
    if (!this.#isOpen || !this.#listener || this.#current) return;
    const next = this.#waiting.shift();
    if (!next) return;
    this.#current = next;
    this.#sequence += 1;
    this.#wait(true);
  }

  /** One series of waits; the first of a call begins with the request, the first after “working” with nothing. */
  #wait(isFirst: boolean): void {
    this.#repeater?.stop();
    const { clock } = this.#context.host;
    this.#repeater = new Repeater({
      clock,
      waits: timingSeries(this.#context, 'rpcDatagramWaits'),
      act: (attempt) => {
        const current = this.#current;
        if (attempt > 1) this.#transmit(this.#pdu({ type: 'ping' }), 'rpc.ping');
        else if (isFirst && current) this.#transmit(this.#pdu({ type: 'request', body: current.call }), current.rule);
      },
      expired: (waitedMs) => {
        const wait = { waitedMs, awaited: `an answer from ${this.remote}`, actor: this.#actor };
        recordNoAnswer(this.#context, { ...wait, rule: 'rpc.no-answer' });
        this.#end()?.lost?.('timeout');
      },
    });
    this.#repeater.start();
  }

  #pdu<T extends object>(part: T): T & { protocol: 'dce-rpc'; version: 4; activity: string; sequence: number } {
    return { protocol: 'dce-rpc', version: 4, activity: this.#activity, sequence: this.#sequence, ...part };
  }

  #end(): ConnectionListener<RpcBody> | undefined {
    const listener = this.#listener;
    if (!listener) return undefined;
    this.#repeater?.stop();
    this.#listener = undefined;
    this.#ended();
    return listener;
  }
}

/** One caller's activity as the server keeps it. */
class Conversation implements Connection<RpcBody> {
  readonly remote: string;
  readonly #activity: string;
  readonly #transmit: Transmit;
  readonly #ended: () => void;
  #listener: ConnectionListener<RpcBody> | undefined;
  #isKnown = false;
  #sequence = 0;
  #held: RpcCall | undefined;
  #answer: RpcDatagramPdu | undefined;

  constructor(options: { remote: string; activity: string; transmit: Transmit; ended: () => void }) {
    this.remote = options.remote;
    this.#activity = options.activity;
    this.#transmit = options.transmit;
    this.#ended = options.ended;
  }

  begin(listener: ConnectionListener<RpcBody>): void {
    this.#listener = listener;
    listener.opened?.();
  }

  receive(pdu: RpcDatagramPdu): void {
    if (pdu.type === 'response' && this.#held) {
      const held = this.#held;
      this.#held = undefined;
      this.#isKnown = true;
      return this.#listener?.received?.(held);
    }
    if (pdu.type === 'request' && pdu.sequence > this.#sequence) return this.#begin(pdu.sequence, pdu.body);
    if (pdu.type !== 'request' && pdu.type !== 'ping') return;
    const head = { protocol: 'dce-rpc', version: 4, activity: this.#activity, sequence: pdu.sequence } as const;
    if (pdu.sequence > this.#sequence) return this.#transmit({ ...head, type: 'no-call' }, 'rpc.no-call');
    if (pdu.sequence < this.#sequence) return;
    if (this.#held) return this.#askWho();
    if (this.#answer) return this.#transmit(this.#answer, 'rpc.answer-again');
    this.#transmit({ ...head, type: 'working' }, 'rpc.working');
  }

  send(body: RpcBody, rule: string): void {
    if (!this.#listener || body.type === 'call' || this.#answer || this.#sequence === 0) return;
    const head = { protocol: 'dce-rpc', version: 4, activity: this.#activity, sequence: this.#sequence } as const;
    this.#answer = body.type === 'answer' ? { ...head, type: 'response', body } : { ...head, type: 'fault', body };
    this.#transmit(this.#answer, rule);
  }

  /** Datagrams have no end of a connection; the caller is told all the same. */
  close(): void {
    if (!this.#listener) return;
    const head = { protocol: 'dce-rpc', version: 4, activity: this.#activity, sequence: this.#sequence } as const;
    this.#transmit({ ...head, type: 'reject', status: 'closing' }, 'rpc.farewell');
    this.forget();
  }

  abort(): void {
    this.close();
  }

  unreachable(): void {
    const listener = this.#listener;
    this.forget();
    listener?.lost?.('reset');
  }

  forget(): void {
    this.#listener = undefined;
    this.#ended();
  }

  #begin(sequence: number, call: RpcCall): void {
    this.#sequence = sequence;
    this.#answer = undefined;
    this.#held = undefined;
    if (this.#isKnown || rpcOperations[call.operation].isIdempotent) return this.#listener?.received?.(call);
    this.#held = call;
    this.#askWho();
  }

  #askWho(): void {
    const body = { type: 'call', operation: 'who_are_you2' } as const;
    const head = { protocol: 'dce-rpc', version: 4, activity: this.#activity, sequence: this.#sequence } as const;
    this.#transmit({ ...head, type: 'request', body }, 'rpc.who-are-you');
  }
}

/** The listening end of all callers at one port or socket. */
export class RpcDatagramService {
  readonly #interfaces: readonly RpcInterface[];
  readonly #accept: Accept<RpcBody>;
  readonly #conversations = new Map<string, Conversation>();

  constructor(options: { interfaces: readonly RpcInterface[]; accept: Accept<RpcBody> }) {
    this.#interfaces = options.interfaces;
    this.#accept = options.accept;
  }

  receive(remote: string, pdu: RpcDatagramPdu, transmit: Transmit): void {
    const { activity, sequence } = pdu;
    const key = `${remote} ${activity}`;
    const known = this.#conversations.get(key);
    const head = { protocol: 'dce-rpc', version: 4, activity, sequence } as const;
    const isServed = pdu.type !== 'request' || this.#interfaces.includes(rpcOperations[pdu.body.operation].interface);
    if (!isServed) return transmit({ ...head, type: 'reject', status: '1C010003' }, 'rpc.unknown-interface');
    if (known) return known.receive(pdu);
    if (pdu.type === 'ping') return transmit({ ...head, type: 'no-call' }, 'rpc.no-call');
    if (pdu.type !== 'request') return;
    const ended = () => void this.#conversations.delete(key);
    const begun = new Conversation({ remote, activity, transmit, ended });
    this.#conversations.set(key, begun);
    begun.begin(this.#accept(begun));
    begun.receive(pdu);
  }

  unreachable(remote: string): void {
    for (const [key, conversation] of [...this.#conversations]) {
      if (key.startsWith(`${remote} `)) conversation.unreachable();
    }
  }

  /** All callers are forgotten; whoever shall be told must be told before. */
  stop(): void {
    for (const conversation of [...this.#conversations.values()]) conversation.forget();
  }
}
