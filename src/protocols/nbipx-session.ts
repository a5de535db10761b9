// One end of a session of NetBIOS over IPX: numbered packets, each acknowledged before the next is sent, and an end that
// the other side acknowledges too.
import type { Connection, ConnectionFailure, ConnectionListener } from './connection.ts';
import type { IpxAddress } from './ipx.ts';
import type { NetbiosAccept } from './local-names.ts';
import type { NbipxMessage } from './nbipx.ts';
import { OneAtATime } from './one-at-a-time.ts';
import type { NetbiosPayload } from './netbios-payload.ts';
import type { StackContext } from './stack-context.ts';
import { equalWaits, recordNoAnswer, timing } from './stack-context.ts';

/** As destination: nobody yet, for the session is being opened. As source: there is no such session. */
export const noConnectionId = 0xffff;

/** What a session needs of its host. */
export interface NbipxSessionServices {
  readonly context: StackContext;
  transmit(session: NbipxSession, message: NbipxMessage, rule: string): void;
  forget(session: NbipxSession): void;
}

type Item = { type: 'session-data'; payload: NetbiosPayload; rule: string } | { type: 'session-end'; rule: string };

export class NbipxSession implements Connection<NetbiosPayload> {
  readonly remote: string;
  readonly address: IpxAddress;
  readonly localId: number;
  readonly actor: string | undefined;
  remoteId = noConnectionId;
  readonly #services: NbipxSessionServices;
  readonly #outbound: OneAtATime<Item>;
  #listener: ConnectionListener<NetbiosPayload> | undefined;
  #condition: 'opening' | 'open' | 'ending' | 'ended' = 'opening';
  #sendSequence = 0;
  #receiveSequence = 0;
  readonly #waiting: { payload: NetbiosPayload; rule: string }[] = [];

  constructor(
    services: NbipxSessionServices,
    options: {
      remote: string;
      address: IpxAddress;
      localId: number;
      actor?: string | undefined;
      listener?: ConnectionListener<NetbiosPayload>;
    },
  ) {
    this.#services = services;
    this.remote = options.remote;
    this.address = options.address;
    this.localId = options.localId;
    this.actor = options.actor;
    this.#listener = options.listener;
    const { context } = services;
    this.#outbound = new OneAtATime<Item>({
      clock: context.host.clock,
      waits: equalWaits(timing(context, 'nwlinkConnectTimeout'), timing(context, 'nwlinkConnectTries')),
      transmit: (item, attempt) => {
        const rule = attempt === 1 ? item.rule : 'ipx.data-repeat';
        const numbers = { sendSequence: this.#sendSequence, receiveSequence: this.#receiveSequence };
        if (item.type === 'session-end') this.#transmit({ type: 'session-end', ...numbers }, rule);
        else this.#transmit({ type: 'session-data', payload: item.payload, ...numbers }, rule);
      },
      expired: (waitedMs) => {
        const awaited = `an acknowledgement from ${this.remote}`;
        recordNoAnswer(context, { waitedMs, awaited, rule: 'ipx.data-lost', actor: this.actor });
        this.#end()?.lost?.('timeout');
      },
    });
  }

  get isOpening(): boolean {
    return this.#condition === 'opening';
  }

  send(payload: NetbiosPayload, rule: string): void {
    if (this.#condition === 'opening') this.#waiting.push({ payload, rule });
    else if (this.#condition === 'open') this.#outbound.push({ type: 'session-data', payload, rule });
  }

  close(): void {
    this.#leave('ipx.session-end');
  }

  abort(): void {
    this.#leave('ipx.session-end');
  }

  /** The caller's side: the called side answered. */
  confirmed(remoteId: number): void {
    if (this.#condition !== 'opening') return;
    this.remoteId = remoteId;
    this.#becomeOpen();
  }

  /** The called side: the caller asked for the session. */
  begun(remoteId: number, accept: NetbiosAccept): void {
    this.remoteId = remoteId;
    this.confirm();
    this.#listener = accept(this);
    if (this.#condition === 'opening') this.#becomeOpen();
  }

  /** Says, perhaps once more, that the session is open. */
  confirm(): void {
    this.#transmit(
      { type: 'session-data', isSystem: true, sendSequence: 0, receiveSequence: 0 },
      'ipx.session-accepted',
    );
  }

  receive(message: NbipxMessage): void {
    if (message.type === 'session-end-ack') {
      if (this.#outbound.underWay?.type === 'session-end') this.#outbound.acknowledge();
      return;
    }
    if (message.type === 'session-end') return this.#takeEnd(message);
    if (message.isSystem) {
      const isOfUnderWay = message.receiveSequence === this.#sendSequence + 1;
      if (isOfUnderWay && this.#outbound.underWay?.type === 'session-data') this.#takeAcknowledgement();
      return;
    }
    const isNext = message.sendSequence === this.#receiveSequence;
    if (isNext) this.#receiveSequence += 1;
    const numbers = { sendSequence: this.#sendSequence, receiveSequence: this.#receiveSequence };
    this.#transmit({ type: 'session-data', isSystem: true, ...numbers }, 'ipx.acknowledge');
    if (isNext && message.payload) this.#listener?.received?.(message.payload);
  }

  fail(reason: ConnectionFailure): void {
    this.#end()?.failed?.(reason);
  }

  /** Gone without a word. */
  drop(): void {
    this.#outbound.stop();
    this.#condition = 'ended';
    this.#listener = undefined;
  }

  #takeAcknowledgement(): void {
    this.#sendSequence += 1;
    this.#outbound.acknowledge();
  }

  #takeEnd(message: NbipxMessage): void {
    if (message.sourceId === noConnectionId) return void this.#end()?.lost?.('reset');
    this.#transmit({ type: 'session-end-ack' }, 'ipx.session-end-acknowledged');
    this.#end()?.lost?.('closed');
  }

  #becomeOpen(): void {
    this.#condition = 'open';
    this.#listener?.opened?.();
    for (const { payload, rule } of this.#waiting.splice(0)) this.send(payload, rule);
  }

  #leave(rule: string): void {
    if (this.#condition === 'ended' || this.#condition === 'ending') return;
    const wasOpen = this.#condition === 'open';
    this.#listener = undefined;
    if (!wasOpen) return void this.#end();
    this.#outbound.push({ type: 'session-end', rule });
    this.#condition = 'ending';
    this.#outbound.whenDrained(() => this.#end());
  }

  #end(): ConnectionListener<NetbiosPayload> | undefined {
    const listener = this.#listener;
    this.drop();
    this.#services.forget(this);
    return listener;
  }

  #transmit(part: Omit<NbipxMessage, 'protocol' | 'sourceId' | 'destinationId'>, rule: string): void {
    const ids = { sourceId: this.localId, destinationId: this.remoteId };
    this.#services.transmit(this, { protocol: 'nbipx', ...part, ...ids }, rule);
  }
}
