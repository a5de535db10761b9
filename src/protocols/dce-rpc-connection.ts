// RPC over something that is a connection by itself: TCP or a NetBIOS session. The first call binds to its interface, each
// further interface alters the context; one call is under way at a time, and others wait for its answer.
import type { Accept, Connection, ConnectionFailure, ConnectionListener, ConnectionLoss } from './connection.ts';
import type { RpcBody, RpcCall, RpcConnectionPdu, RpcInterface } from './dce-rpc.ts';
import { rpcOperations } from './dce-rpc.ts';

/** The connection below, whatever it is. */
export interface RpcCarrier {
  send(payload: RpcConnectionPdu, rule: string): void;
  close(): void;
  abort(): void;
}

/** What is read off a connection that may carry other words too. */
export function rpcPduOf(payload: { readonly protocol: string }): RpcConnectionPdu | undefined {
  const pdu = payload as RpcConnectionPdu;
  return payload.protocol === 'dce-rpc' && pdu.version === 5 ? pdu : undefined;
}

/** The calling end. Its maker gives it a carrier, and tells it what happens to that. */
export class RpcCaller implements Connection<RpcBody> {
  readonly remote: string;
  #listener: ConnectionListener<RpcBody> | undefined;
  #carrier: RpcCarrier | undefined;
  #isOpen = false;
  #hasBound = false;
  #callId = 0;
  #current: { call: RpcCall; rule: string } | undefined;
  readonly #waiting: { call: RpcCall; rule: string }[] = [];
  readonly #interfaces = new Set<RpcInterface>();

  constructor(remote: string, listener: ConnectionListener<RpcBody>) {
    this.remote = remote;
    this.#listener = listener;
  }

  /** False once it was given up, closed, failed or lost. */
  get isWanted(): boolean {
    return this.#listener !== undefined;
  }

  carriedBy(carrier: RpcCarrier): void {
    this.#carrier = carrier;
  }

  send(body: RpcBody, rule: string): void {
    if (!this.isWanted || body.type !== 'call') return;
    this.#waiting.push({ call: body, rule });
    this.#proceed();
  }

  close(): void {
    this.#listener = undefined;
    this.#carrier?.close();
  }

  abort(): void {
    this.#listener = undefined;
    this.#carrier?.abort();
  }

  opened(): void {
    this.#isOpen = true;
    this.#listener?.opened?.();
    this.#proceed();
  }

  failed(reason: ConnectionFailure): void {
    const listener = this.#listener;
    this.#listener = undefined;
    listener?.failed?.(reason);
  }

  lost(reason: ConnectionLoss): void {
    const listener = this.#listener;
    this.#listener = undefined;
    listener?.lost?.(reason);
  }

  receive(pdu: RpcConnectionPdu): void {
    const current = this.#current;
    if (!this.isWanted || !current || pdu.callId !== this.#callId) return;
    switch (pdu.type) {
      case 'bind-ack':
      case 'alter-context-ack': {
        this.#hasBound = true;
        const { operation } = current.call;
        if (!pdu.isAccepted) return this.#answered({ type: 'fault', operation, status: '1C010003' });
        this.#interfaces.add(rpcOperations[operation].interface);
        return this.#request(current);
      }
      case 'bind-nak':
        this.#carrier?.close();
        return this.lost('reset');
      case 'response':
      case 'fault':
        return this.#answered(pdu.body);
      default:
    }
  }

  #answered(body: RpcBody): void {
    this.#current = undefined;
    this.#listener?.received?.(body);
    this.#proceed();
  }

  #proceed(): void {
    if (!this.#isOpen || !this.isWanted || this.#current) return;
    const next = this.#waiting.shift();
    if (!next) return;
    this.#current = next;
    const wanted = rpcOperations[next.call.operation].interface;
    if (this.#interfaces.has(wanted)) return this.#request(next);
    const type = this.#hasBound ? 'alter-context' : 'bind';
    const pdu: RpcConnectionPdu = {
      protocol: 'dce-rpc',
      version: 5,
      callId: ++this.#callId,
      type,
      interface: wanted,
    };
    this.#carrier?.send(pdu, 'rpc.bind');
  }

  #request({ call, rule }: { call: RpcCall; rule: string }): void {
    const callId = ++this.#callId;
    this.#carrier?.send({ protocol: 'dce-rpc', version: 5, callId, type: 'request', body: call }, rule);
  }
}

/** The listening end of one connection: binds what is served here, hands calls on and answers back. */
export class RpcServing implements Connection<RpcBody> {
  readonly remote: string;
  readonly #carrier: RpcCarrier;
  readonly #interfaces: readonly RpcInterface[];
  readonly #accept: Accept<RpcBody>;
  #listener: ConnectionListener<RpcBody> | undefined;
  readonly #callIds: number[] = [];
  #hasEnded = false;

  constructor(
    carrier: RpcCarrier,
    options: { remote: string; interfaces: readonly RpcInterface[]; accept: Accept<RpcBody> },
  ) {
    this.#carrier = carrier;
    this.remote = options.remote;
    this.#interfaces = options.interfaces;
    this.#accept = options.accept;
  }

  opened(): void {
    if (this.#hasEnded) return;
    this.#listener = this.#accept(this);
    this.#listener.opened?.();
  }

  receive(pdu: RpcConnectionPdu): void {
    if (this.#hasEnded) return;
    const { callId } = pdu;
    if (pdu.type === 'bind' || pdu.type === 'alter-context') {
      const isAccepted = this.#interfaces.includes(pdu.interface);
      const type = pdu.type === 'bind' ? 'bind-ack' : 'alter-context-ack';
      const rule = isAccepted ? 'rpc.bind-accepted' : 'rpc.unknown-interface';
      return this.#carrier.send({ protocol: 'dce-rpc', version: 5, callId, type, isAccepted }, rule);
    }
    if (pdu.type !== 'request') return;
    this.#callIds.push(callId);
    this.#listener?.received?.(pdu.body);
  }

  /** Answers the oldest call that has no answer yet. */
  send(body: RpcBody, rule: string): void {
    const callId = this.#callIds.shift();
    if (callId === undefined || this.#hasEnded || body.type === 'call') return;
    const head = { protocol: 'dce-rpc', version: 5, callId } as const;
    if (body.type === 'answer') this.#carrier.send({ ...head, type: 'response', body }, rule);
    else this.#carrier.send({ ...head, type: 'fault', body }, rule);
  }

  close(): void {
    this.#hasEnded = true;
    this.#carrier.close();
  }

  abort(): void {
    this.#hasEnded = true;
    this.#carrier.abort();
  }

  lost(reason: ConnectionLoss): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#listener?.lost?.(reason);
  }
}
