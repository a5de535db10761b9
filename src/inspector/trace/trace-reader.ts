// Reads whatever comes from the windows of apps: picks the protocol by the message's type, begins a source for each app and
// protocol, and folds what the front ends give. Runs in a worker; everything it takes is data, and nothing it takes makes it throw.
import { reasonsNotToSend } from '../connecting/message-kinds.ts';
import { AdapterFrontEnd } from './front-ends/adapter.ts';
import type { FrontEnd } from './front-ends/front-end.ts';
import { asObject, complaint } from './front-ends/front-end.ts';
import { XState4FrontEnd } from './front-ends/xstate4.ts';
import { clearMessage, namesMessage } from './own-messages.ts';
import { XState5FrontEnd } from './front-ends/xstate5.ts';
import type { Protocol, SourceRecord } from './trace.ts';
import type { TraceEntry } from './trace-folder.ts';
import { TraceFolder } from './trace-folder.ts';

/** A message as it came, with who sent it and when. */
export interface ReceivedMessage {
  /** Names the window in one of its runs. */
  readonly peer: string;
  /** What people read: the peer's origin. */
  readonly origin: string;
  readonly atMs: number;
  readonly data: unknown;
}

type FrontEndMaker = (source: string) => FrontEnd;

interface FrontEndKind {
  readonly begins: RegExp;
  readonly protocol: Protocol;
  readonly make: FrontEndMaker;
}

/** By how the type of a message begins. */
const frontEnds: readonly FrontEndKind[] = [
  {
    begins: /^(service\.|chart-inspector\.)/,
    protocol: 'xstate 4',
    make: (source) => new XState4FrontEnd({ source }),
  },
  {
    begins: /^(@xstate\.|@statelyai\.)/,
    protocol: 'xstate 5',
    make: (source) => new XState5FrontEnd({ source }),
  },
  { begins: /^statechart\./, protocol: 'adapter', make: (source) => new AdapterFrontEnd({ source }) },
];

export class TraceReader {
  #folder = new TraceFolder();
  #followed = new Map<string, FrontEnd>();
  #announced = new Set<string>();
  /** What an app says of itself once, and what holds after the viewer was emptied too. */
  #facts = new Map<string, Pick<SourceRecord, 'cannotSend' | 'namesAreUnique'>>();

  read({ peer, origin, atMs, data }: ReceivedMessage): TraceEntry[] {
    const message = asObject(data);
    const type = message?.['type'];
    if (message === undefined || typeof type !== 'string') {
      // What an app cannot write as JSON, such as a BigInt, comes as a text that says so.
      const isExcuse = typeof data === 'string' && data.startsWith('[unable to serialize');
      return this.#folder.fold(
        complaint(isExcuse ? 'a message the app could not write as JSON' : 'a message that is not an object'),
      );
    }
    if (type === clearMessage) return this.#clear();
    const kind = frontEnds.find(({ begins }) => begins.test(type));
    if (kind === undefined) return this.#folder.fold(complaint('a message of unknown type'));
    const source = `${peer}/${kind.protocol}`;
    const entries: TraceEntry[] = [];
    let frontEnd = this.#followed.get(source);
    if (frontEnd === undefined) {
      frontEnd = kind.make(source);
      this.#followed.set(source, frontEnd);
    }
    if (type === namesMessage) {
      const { cannotSend } = message;
      this.#facts.set(source, { namesAreUnique: true, ...(typeof cannotSend === 'string' ? { cannotSend } : {}) });
    }
    if (!this.#announced.has(source)) {
      this.#announced.add(source);
      const { protocol } = kind;
      const reason = reasonsNotToSend[protocol];
      const record: SourceRecord = {
        kind: 'source',
        source,
        name: origin,
        protocol,
        atMs,
        ...(reason === undefined ? {} : { cannotSend: reason }),
        ...this.#facts.get(source),
      };
      entries.push(...this.#folder.fold(record));
    }
    for (const record of frontEnd.read(message, atMs)) entries.push(...this.#folder.fold(record));
    return entries;
  }

  /** The peer went: what its actors told stays. */
  end(peer: string): TraceEntry[] {
    const ended = [...this.#followed.keys()].filter((source) => source.startsWith(`${peer}/`));
    const entries: TraceEntry[] = [];
    for (const source of ended) {
      for (const record of this.#followed.get(source)?.end?.() ?? []) entries.push(...this.#folder.fold(record));
      this.#followed.delete(source);
      this.#facts.delete(source);
    }
    return [...entries, ...ended.map((source): TraceEntry => ({ kind: 'source end', source }))];
  }

  #clear(): TraceEntry[] {
    for (const frontEnd of this.#followed.values()) frontEnd.forget();
    this.#announced.clear();
    return [{ kind: 'cleared' }];
  }
}
