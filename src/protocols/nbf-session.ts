// One end of a NetBEUI session, from the moment its two session numbers are known until it ends.
import type { MacAddress } from '../world/index.ts';
import type { Connection, ConnectionFailure, ConnectionListener } from './connection.ts';
import type { LlcLink, NbfContent } from './llc-link.ts';
import type { NbfMessage } from './nbf.ts';
import type { NetbiosAccept } from './local-names.ts';
import type { NetbiosPayload } from './netbios-payload.ts';

/** What a session needs of its host. */
export interface NbfSessionServices {
  /** The session is over. When this side ended it, its link goes too, unless another session needs it. */
  ended(session: NbfSession, byThisSide: boolean): void;
}

export class NbfSession implements Connection<NetbiosPayload> {
  readonly remote: string;
  readonly remoteMac: MacAddress;
  readonly localNumber: number;
  remoteNumber: number;
  link: LlcLink | undefined;
  /** Stops what is under way before the session numbers are known. */
  stopCalling: () => void = () => {};
  readonly actor: string | undefined;
  readonly #services: NbfSessionServices;
  #listener: ConnectionListener<NetbiosPayload> | undefined;
  #condition: 'opening' | 'open' | 'ended' = 'opening';
  readonly #waiting: { payload: NetbiosPayload; rule: string }[] = [];

  constructor(
    services: NbfSessionServices,
    options: {
      remote: string;
      remoteMac: MacAddress;
      localNumber: number;
      remoteNumber: number;
      actor?: string | undefined;
      listener?: ConnectionListener<NetbiosPayload> | undefined;
    },
  ) {
    this.#services = services;
    this.remote = options.remote;
    this.remoteMac = options.remoteMac;
    this.localNumber = options.localNumber;
    this.remoteNumber = options.remoteNumber;
    this.actor = options.actor;
    this.#listener = options.listener;
  }

  get isOpen(): boolean {
    return this.#condition === 'open';
  }

  send(payload: NetbiosPayload, rule: string): void {
    if (this.#condition === 'opening') this.#waiting.push({ payload, rule });
    else if (this.#condition === 'open') this.sendContent({ command: 'data-only-last', payload }, rule);
  }

  close(): void {
    this.#leave(false);
  }

  abort(): void {
    this.#leave(true);
  }

  sendContent(content: NbfContent, rule: string): void {
    const numbers = { remoteSession: this.remoteNumber, localSession: this.localNumber };
    this.link?.send({ ...content, ...numbers }, rule, this.actor);
  }

  /** The caller's side: the other end confirmed. */
  confirmed(): void {
    if (this.#condition !== 'opening') return;
    this.stopCalling();
    this.#becomeOpen();
  }

  /** The called side: the caller began the session. */
  begun(accept: NetbiosAccept): void {
    if (this.#condition !== 'opening') return;
    this.sendContent({ command: 'session-confirm' }, 'nbf.session-confirm');
    const listener = accept(this);
    if (this.#hasEnded) return;
    this.#listener = listener;
    this.#becomeOpen();
  }

  received(message: NbfMessage): void {
    if (this.#condition !== 'open') return;
    if (message.command === 'data-only-last' && message.payload) this.#listener?.received?.(message.payload);
    if (message.command === 'session-end') this.lose(message.isAbnormal ? 'reset' : 'closed');
  }

  lose(reason: 'closed' | 'reset' | 'timeout'): void {
    const wasOpen = this.#condition === 'open';
    const listener = this.#end(reason === 'timeout');
    if (wasOpen) listener?.lost?.(reason);
    else listener?.failed?.(reason === 'timeout' ? 'timeout' : 'refused');
  }

  fail(reason: ConnectionFailure): void {
    this.#end(reason === 'timeout')?.failed?.(reason);
  }

  /** Gone without a word. */
  drop(): void {
    this.stopCalling();
    this.#condition = 'ended';
    this.#listener = undefined;
  }

  #becomeOpen(): void {
    this.#condition = 'open';
    this.#listener?.opened?.();
    for (const { payload, rule } of this.#waiting.splice(0)) this.send(payload, rule);
  }

  #leave(isAbnormal: boolean): void {
    if (this.#condition === 'ended') return;
    if (this.link?.isUp) {
      const content: NbfContent = { command: 'session-end', ...(isAbnormal ? { isAbnormal } : {}) };
      this.sendContent(content, isAbnormal ? 'nbf.session-abort' : 'nbf.session-end');
    }
    this.#end(true);
  }

  get #hasEnded(): boolean {
    return this.#condition === 'ended';
  }

  #end(byThisSide: boolean): ConnectionListener<NetbiosPayload> | undefined {
    if (this.#condition === 'ended') return undefined;
    const listener = this.#listener;
    this.drop();
    this.#services.ended(this, byThisSide);
    return listener;
  }
}
