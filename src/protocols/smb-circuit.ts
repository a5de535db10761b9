// One session of a computer with a file server, from the first LANA that gets through to its end: requests go out one after
// another, each after the answer to the one before. When no share is open and nothing is asked any more, it ends by itself.
import type { Connection, ConnectionFailure } from './connection.ts';
import type { NetbiosPayload } from './netbios-payload.ts';
import type { NetbiosName } from './netbios-name.ts';
import type { Netbios } from './netbios.ts';
import type { SmbFailure, SmbMessage } from './smb.ts';
import { serverSuffix } from './smb.ts';
import type { StackContext } from './stack-context.ts';
import { recordNoAnswer, timing } from './stack-context.ts';

/** What of a computer's network a session needs. */
export interface SmbNetwork {
  readonly context: StackContext;
  readonly netbios: Netbios;
  findNetbiosName(
    name: NetbiosName,
    why: { actor?: string | undefined },
    done: (address: string | undefined) => void,
  ): void;
}

export type SmbRequest = Omit<SmbMessage, 'protocol' | 'isResponse' | 'status'>;

/** Why a frame goes out, and for whom. */
export interface SmbReason {
  readonly rule: string;
  readonly actor?: string | undefined;
}

/** The answer when the server does what it was asked; else why not. */
export type SmbDone = (answer: SmbMessage | undefined, failure: SmbFailure) => void;

type LogonDone = (session: number | undefined, failure: SmbFailure) => void;

interface Waiting {
  readonly request: SmbRequest;
  readonly why: SmbReason;
  readonly done: SmbDone;
}

/** Why a session did not come about, as people say it. */
const reasons: Readonly<Record<ConnectionFailure, string>> = {
  refused: 'refused',
  timeout: 'no answer',
  unreachable: 'out of reach',
  'no protocol': 'no way to reach it',
  'no name': 'it goes by another name',
  'not listening': 'nothing is shared there',
  'no resources': 'no room for a session',
};

export class SmbCircuit {
  readonly #stack: SmbNetwork;
  readonly #server: string;
  readonly #why: SmbReason;
  readonly #ended: () => void;
  readonly #lanas;
  /** Logons by account; the name of nobody is empty. */
  readonly #logons = new Map<string, number>();
  readonly #loggingOn = new Map<string, LogonDone[]>();
  /** Who hears that an open share is gone. */
  readonly #trees = new Set<() => void>();
  readonly #openListeners: (() => void)[] = [];
  #queue: Waiting[] = [];
  #asked: Waiting | undefined;
  #session: Connection<NetbiosPayload> | undefined;
  #timer: number | undefined;
  #hasEnded = false;
  #isOpen = false;

  constructor(stack: SmbNetwork, server: string, why: SmbReason, ended: () => void) {
    this.#stack = stack;
    this.#server = server;
    this.#why = why;
    this.#ended = ended;
    this.#lanas = [...stack.netbios.lanas];
    this.#queue.push({ request: { command: 'negotiate' }, why, done: () => {} });
    const { world, host } = stack.context;
    world.soon(host, () => this.#tryNext('no way to reach it'));
  }

  /** Called when the session is open, or at once when it is. */
  whenOpen(listener: () => void): void {
    if (this.#isOpen) listener();
    else this.#openListeners.push(listener);
  }

  /** `isNext` goes before whatever else waits. */
  request(request: SmbRequest, why: SmbReason, done: SmbDone, isNext = false): void {
    const waiting = { request, why, done };
    if (isNext) this.#queue.unshift(waiting);
    else this.#queue.push(waiting);
    this.#stopTimerOfIdleness();
    this.#sendNext();
  }

  /** Logs on under this account, unless that was done. */
  logOn(account: string, why: SmbReason, done: LogonDone): void {
    const known = this.#logons.get(account);
    if (known !== undefined) return done(known, noFailure);
    const others = this.#loggingOn.get(account);
    if (others) return void others.push(done);
    const waiting = [done];
    this.#loggingOn.set(account, waiting);
    const request = { command: 'session-setup', ...(account === '' ? {} : { account }) } as const;
    this.request(request, why, (answer, failure) => {
      this.#loggingOn.delete(account);
      if (answer?.session !== undefined) this.#logons.set(account, answer.session);
      for (const tell of waiting) tell(answer?.session, failure);
    });
  }

  /** A share is open on the session. Returns how to say that it is not any more. */
  hold(lost: () => void): () => void {
    this.#trees.add(lost);
    return () => {
      this.#trees.delete(lost);
      this.#rest();
    };
  }

  #tryNext(reason: string): void {
    const entry = this.#lanas.shift();
    if (!entry) return this.#end(reason);
    const called = { name: this.#server, suffix: serverSuffix };
    if (entry.transport !== 'netbt') return this.#call(entry.lana);
    this.#stack.findNetbiosName(called, { actor: this.#why.actor }, (address) => {
      if (address === undefined) this.#tryNext('nobody knows its name');
      else this.#call(entry.lana, address);
    });
  }

  #call(lana: number, address?: string): void {
    const { netbios, context } = this.#stack;
    const called = { name: this.#server, suffix: serverSuffix };
    const calling = { name: context.host.name, suffix: '00' };
    this.#session = netbios.call(
      { lana, called, calling, address, ...this.#why },
      {
        opened: () => {
          this.#isOpen = true;
          for (const listener of this.#openListeners.splice(0)) listener();
          this.#sendNext();
        },
        failed: (why) => this.#tryNext(reasons[why]),
        received: (message) => {
          if (message.protocol === 'smb') this.#receive(message);
        },
        lost: () => this.#end('the session broke'),
      },
    );
  }

  #sendNext(): void {
    if (!this.#isOpen || this.#asked || this.#hasEnded) return;
    const next = this.#queue.shift();
    if (!next) return this.#rest();
    this.#asked = next;
    const { rule, actor } = next.why;
    this.#session?.send({ protocol: 'smb', isResponse: false, ...next.request }, rule);
    const { context } = this.#stack;
    const waitedMs = timing(context, 'smbAnswerTimeout');
    this.#timer = context.host.clock.setTimeout(() => {
      recordNoAnswer(context, { waitedMs, awaited: `an answer from ${this.#server}`, rule: 'smb.no-answer', actor });
      this.#session?.abort();
      this.#end('no answer');
    }, waitedMs);
  }

  #receive(message: SmbMessage): void {
    if (!message.isResponse || !this.#asked || message.command !== this.#asked.request.command) return;
    this.#stopTimer();
    const { done } = this.#asked;
    this.#asked = undefined;
    const { status = 'not found' } = message;
    if (status === 'success') done(message, noFailure);
    else done(undefined, { status, reason: status === 'bad network name' ? 'no such share' : status });
    this.#sendNext();
  }

  /** With nothing open and nothing asked the session stays a moment for whoever comes next, then logs off. */
  #rest(): void {
    if (this.#hasEnded || !this.#isOpen || this.#asked || this.#queue.length > 0 || this.#trees.size > 0) return;
    this.#stopTimer();
    const { context } = this.#stack;
    this.#timer = context.host.clock.setTimeout(() => this.#leave(), timing(context, 'smbIdleTime'));
  }

  #leave(): void {
    const sessions = [...this.#logons.values()];
    this.#logons.clear();
    const why = { rule: 'smb.logs-off', actor: this.#why.actor };
    const close = (): void => {
      if (this.#queue.length > 0 || this.#trees.size > 0) return;
      this.#session?.close();
      this.#end('closed');
    };
    if (sessions.length === 0) return close();
    for (const session of sessions) {
      const isLast = session === sessions.at(-1);
      this.request({ command: 'logoff', session }, why, isLast ? close : () => {});
    }
  }

  #stopTimerOfIdleness(): void {
    if (!this.#asked) this.#stopTimer();
  }

  #stopTimer(): void {
    if (this.#timer !== undefined) this.#stack.context.host.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #end(reason: string): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#stopTimer();
    this.#ended();
    const waiting = [...(this.#asked ? [this.#asked] : []), ...this.#queue.splice(0)];
    this.#asked = undefined;
    for (const { done } of waiting) done(undefined, { reason });
    for (const lost of [...this.#trees]) lost();
    this.#trees.clear();
  }
}

const noFailure: SmbFailure = { reason: '' };
