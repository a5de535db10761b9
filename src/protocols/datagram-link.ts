// Both ends of a remote-tools link over datagrams. A probe and its answer leave nothing behind at the listening end; the
// first other word makes the link there. Nothing is repeated: what is lost is lost.
import type { TimingName } from '../rules/index.ts';
import type { Accept, Connection, ConnectionFailure, ConnectionListener } from './connection.ts';
import type { RemoteToolsMessage } from './remote-tools.ts';
import type { StackContext } from './stack-context.ts';
import { recordNoAnswer, timing } from './stack-context.ts';

type Transmit = (message: RemoteToolsMessage, rule: string) => void;

/** One end of a link. */
export class DatagramLink implements Connection<RemoteToolsMessage> {
  readonly remote: string;
  readonly #context: StackContext;
  readonly #transmit: Transmit;
  readonly #ended: () => void;
  readonly #actor: string | undefined;
  readonly #timeout: TimingName | undefined;
  #listener: ConnectionListener<RemoteToolsMessage> | undefined;
  #condition: 'opening' | 'open' | 'ended' = 'opening';
  #timer: number | undefined;
  #hasSpoken = false;
  #hasHungUp = false;
  readonly #waiting: { payload: RemoteToolsMessage; rule: string }[] = [];

  constructor(
    context: StackContext,
    options: {
      remote: string;
      transmit: Transmit;
      ended: () => void;
      timeout?: TimingName;
      actor?: string | undefined;
      listener?: ConnectionListener<RemoteToolsMessage>;
    },
  ) {
    this.#context = context;
    this.remote = options.remote;
    this.#transmit = options.transmit;
    this.#ended = options.ended;
    this.#timeout = options.timeout;
    this.#actor = options.actor;
    this.#listener = options.listener;
  }

  get hasEnded(): boolean {
    return this.#condition === 'ended';
  }

  /** Asks whether somebody listens. */
  probe(rule = 'link.probe'): void {
    const waitedMs = timing(this.#context, this.#timeout ?? 'udpProbeTimeout');
    this.#timer = this.#context.host.clock.setTimeout(() => {
      const wait = { waitedMs, awaited: `an answer from ${this.remote}`, actor: this.#actor };
      recordNoAnswer(this.#context, { ...wait, rule: 'link.no-answer' });
      this.#end()?.failed?.('timeout');
    }, waitedMs);
    this.#transmit({ protocol: 'remote-tools', type: 'probe' }, rule);
  }

  /** The listening end: open from the first word. */
  begin(listener: ConnectionListener<RemoteToolsMessage>): void {
    if (this.hasEnded) return;
    this.#listener = listener;
    this.#hasSpoken = true;
    this.#becomeOpen();
  }

  send(payload: RemoteToolsMessage, rule: string): void {
    if (this.#condition === 'opening') this.#waiting.push({ payload, rule });
    if (this.#condition !== 'open') return;
    this.#hasSpoken = true;
    this.#hasHungUp = payload.type === 'hang-up';
    this.#transmit(payload, rule);
  }

  close(): void {
    // An end that the other side never heard of needs no farewell.
    const needsFarewell = this.#condition === 'open' && this.#hasSpoken && !this.#hasHungUp;
    if (needsFarewell) this.#transmit({ protocol: 'remote-tools', type: 'hang-up' }, 'link.hang-up');
    this.#end();
  }

  abort(): void {
    this.close();
  }

  receive(message: RemoteToolsMessage): void {
    if (this.#condition === 'opening' && message.type === 'probe-answer') return this.#becomeOpen();
    if (this.#condition !== 'open' || message.type === 'probe-answer') return;
    this.#listener?.received?.(message);
    if (message.type === 'hang-up') this.#end()?.lost?.('closed');
  }

  /** Word came that the other end cannot be reached. */
  unreachable(reason: ConnectionFailure): void {
    const wasOpen = this.#condition === 'open';
    const listener = this.#end();
    if (wasOpen) listener?.lost?.('reset');
    else listener?.failed?.(reason);
  }

  #becomeOpen(): void {
    this.#stopTimer();
    this.#condition = 'open';
    this.#listener?.opened?.();
    for (const { payload, rule } of this.#waiting.splice(0)) this.send(payload, rule);
  }

  #stopTimer(): void {
    if (this.#timer !== undefined) this.#context.host.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #end(): ConnectionListener<RemoteToolsMessage> | undefined {
    if (this.hasEnded) return undefined;
    const listener = this.#listener;
    this.#stopTimer();
    this.#condition = 'ended';
    this.#listener = undefined;
    this.#ended();
    return listener;
  }
}

/** The listening end of all links at one port or socket. */
export class DatagramService {
  readonly #context: StackContext;
  readonly #accept: Accept<RemoteToolsMessage>;
  readonly #links = new Map<string, DatagramLink>();
  #unbind: (() => void) | undefined;

  constructor(context: StackContext, accept: Accept<RemoteToolsMessage>) {
    this.#context = context;
    this.#accept = accept;
  }

  receive(remote: string, message: RemoteToolsMessage, transmit: Transmit): void {
    const link = this.#links.get(remote);
    if (link) return link.receive(message);
    if (this.#unbind) return;
    if (message.type === 'probe')
      return transmit({ protocol: 'remote-tools', type: 'probe-answer' }, 'link.probe-answer');
    if (message.type === 'hang-up') return;
    const begun = new DatagramLink(this.#context, { remote, transmit, ended: () => this.#forget(remote) });
    this.#links.set(remote, begun);
    begun.begin(this.#accept(begun));
    begun.receive(message);
  }

  unreachable(remote: string): void {
    this.#links.get(remote)?.unreachable('refused');
  }

  /** Takes no more links; the port stays bound until the last one has ended. */
  stopWith(unbind: () => void): void {
    this.#unbind ??= unbind;
    if (this.#links.size === 0) unbind();
  }

  #forget(remote: string): void {
    this.#links.delete(remote);
    if (this.#links.size === 0) this.#unbind?.();
  }
}
