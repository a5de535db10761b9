// How a computer puts one file into a share of another: over the first of its LANAs that gets through, command by command.
import type { Connection, ConnectionFailure } from './connection.ts';
import type { DiscoveryRecord } from './discovery-record.ts';
import type { NetbiosPayload } from './netbios-payload.ts';
import type { NetworkStack } from './network-stack.ts';
import type { SmbMessage } from './smb.ts';
import { handOverCommands, serverSuffix } from './smb.ts';
import { recordNoAnswer, timing } from './stack-context.ts';

export interface FileToWrite {
  /** Computer name of the server. */
  readonly server: string;
  readonly share: string;
  readonly file: string;
  readonly record: DiscoveryRecord;
  /** Of the frames that carry the wish. */
  readonly rule: string;
  readonly actor?: string | undefined;
}

/** Hears how the file fares; never before `writeFile` has returned. */
export interface FileListener {
  /** A session with the server is open. */
  opened(): void;
  written(): void;
  failed(reason: string): void;
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

/** Tells the listener once how it ended; never, when the power goes meanwhile. */
export function writeFile(stack: NetworkStack, wanted: FileToWrite, listener: FileListener): void {
  const { host, context, netbios } = stack;
  const lanas = [...netbios.lanas];
  const called = { name: wanted.server, suffix: serverSuffix };
  const calling = { name: host.name, suffix: '00' };
  const { actor, rule } = wanted;
  let reason = 'no way to reach it';

  function tryNext(): void {
    const entry = lanas.shift();
    if (!entry) return listener.failed(reason);
    if (entry.transport !== 'netbt') return call(entry.lana);
    stack.findNetbiosName(called, { actor }, (address) => {
      if (address === undefined) fail('nobody knows its name');
      else call(entry.lana, address);
    });
  }

  function fail(why: string): void {
    reason = why;
    tryNext();
  }

  function call(lana: number, address?: string): void {
    let handOver: HandOver | undefined;
    const session = netbios.call(
      { lana, called, calling, address, rule, actor },
      {
        opened: () => {
          listener.opened();
          handOver = new HandOver(stack, session, wanted, listener);
          handOver.next();
        },
        failed: (why) => fail(reasons[why]),
        received: (message) => {
          if (message.protocol === 'smb') handOver?.receive(message);
        },
        lost: () => handOver?.end('the session broke'),
      },
    );
  }

  context.world.soon(host, tryNext);
}

/** The commands of one file, each after the answer to the one before. */
class HandOver {
  readonly #stack: NetworkStack;
  readonly #session: Connection<NetbiosPayload>;
  readonly #wanted: FileToWrite;
  readonly #listener: FileListener;
  readonly #commands = [...handOverCommands];
  #timer: number | undefined;
  #hasEnded = false;

  constructor(stack: NetworkStack, session: Connection<NetbiosPayload>, wanted: FileToWrite, listener: FileListener) {
    this.#stack = stack;
    this.#session = session;
    this.#wanted = wanted;
    this.#listener = listener;
  }

  next(): void {
    const command = this.#commands.shift();
    if (command === undefined) {
      this.#session.close();
      return this.end('written');
    }
    const { server, share, file, record, rule, actor } = this.#wanted;
    this.#session.send(
      {
        protocol: 'smb',
        command,
        isResponse: false,
        ...(command === 'tree-connect' ? { share: `\\\\${server}\\${share}` } : {}),
        ...(command === 'create' ? { file } : {}),
        ...(command === 'write' ? { record } : {}),
      },
      rule,
    );
    const { context } = this.#stack;
    const waitedMs = timing(context, 'smbAnswerTimeout');
    this.#timer = context.host.clock.setTimeout(() => {
      recordNoAnswer(context, { waitedMs, awaited: `an answer from ${server}`, rule: 'smb.no-answer', actor });
      this.#session.abort();
      this.end('no answer');
    }, waitedMs);
  }

  receive({ isResponse, status }: SmbMessage): void {
    if (this.#hasEnded || !isResponse) return;
    this.#stopTimer();
    if (status === 'success') return this.next();
    this.#session.close();
    this.end(status === 'bad network name' ? 'no such share' : (status ?? 'no answer'));
  }

  /** Ends once. */
  end(reason: string): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#stopTimer();
    if (reason === 'written') this.#listener.written();
    else this.#listener.failed(reason);
  }

  #stopTimer(): void {
    if (this.#timer !== undefined) this.#stack.context.host.clock.clearTimeout(this.#timer);
  }
}
