// Reads what the optional adapter tells. Messages are numbered: what was told before is passed over, a gap is counted, and
// another run of the app begins anew.
import type { ActorKind, ActorStatus, MacrostepRecord, MicrostepRecord, StateValue, TraceRecord } from '../trace.ts';
import type { FrontEnd, FrontEndOptions } from './front-end.ts';
import { asObject, complaint, parseObject } from './front-end.ts';

const statuses: readonly ActorStatus[] = ['active', 'done', 'error', 'stopped'];
const kinds: readonly ActorKind[] = ['statechart', 'promise', 'callback', 'observable', 'store', 'unknown'];

export class AdapterFrontEnd implements FrontEnd {
  readonly protocol = 'adapter';
  readonly #source: string;
  #run = '';
  #runs = 0;
  #lastSeq = 0;
  /** Keys by session, of the run that is told now. */
  #actors = new Map<string, string>();

  constructor({ source }: FrontEndOptions) {
    this.#source = source;
  }

  forget(): void {
    this.#actors.clear();
  }

  read(message: Readonly<Record<string, unknown>>, atMs: number): TraceRecord[] {
    const { type, seq, run, sessionId } = message;
    if (type === 'statechart.bye') return [{ kind: 'source end', source: this.#source }];
    if (typeof seq !== 'number' || typeof run !== 'string' || typeof sessionId !== 'string')
      return [complaint('a message of the adapter without its number')];
    if (run !== this.#run) {
      this.#run = run;
      this.#runs++;
      this.#lastSeq = 0;
      this.#actors.clear();
    }
    const told = typeof message['atMs'] === 'number' ? message['atMs'] : atMs;
    // Registrations come again with each hello, before all else.
    if (type === 'statechart.actor') return this.#actor(message, sessionId);
    if (seq <= this.#lastSeq) return [];
    const isGap = seq > this.#lastSeq + 1;
    this.#lastSeq = seq;
    const records = isGap ? [complaint('messages an app no longer had when it was asked')] : [];
    const actor = this.#actors.get(sessionId);
    // What was cleared away is of no interest any more.
    if (actor === undefined) return records;
    if (type === 'statechart.stop') return [...records, { kind: 'stop', actor }];
    if (type === 'statechart.macrostep') return [...records, this.#macrostep(message, actor, told)];
    return [...records, complaint('a message of unknown type')];
  }

  #actor(message: Readonly<Record<string, unknown>>, sessionId: string): TraceRecord[] {
    const known = this.#actors.get(sessionId);
    const actorKind = kinds.find((kind) => kind === message['actorKind']) ?? 'unknown';
    if (known !== undefined) return [{ kind: 'actor news', actor: known, actorKind }];
    const actor = `${this.#source}/${this.#runs}/${sessionId}`;
    this.#actors.set(sessionId, actor);
    const { name, parentId, definition } = message;
    const parent = typeof parentId === 'string' ? this.#actors.get(parentId) : undefined;
    const parsed = definition === undefined ? undefined : parseObject(definition);
    const record: TraceRecord = {
      kind: 'actor',
      actor,
      name: typeof name === 'string' ? name : sessionId,
      source: this.#source,
      sessionId,
      actorKind,
      ...(parent === undefined ? {} : { parent }),
      ...(parsed === undefined ? {} : { definition: parsed }),
    };
    const problems =
      definition !== undefined && parsed === undefined ? [complaint('a text that is not JSON of an object')] : [];
    return [record, ...problems];
  }

  #macrostep(message: Readonly<Record<string, unknown>>, actor: string, atMs: number): MacrostepRecord {
    const event = asObject(message['event']) ?? {};
    const { senderId, value } = message;
    const from = typeof senderId === 'string' ? this.#actors.get(senderId) : undefined;
    return {
      kind: 'macrostep',
      actor,
      atMs,
      event: {
        type: typeof event['type'] === 'string' ? event['type'] : '',
        ...textOf('data', event['data']),
        ...(from === undefined ? {} : { from }),
        ...(message['isFromInspector'] === true ? { isFromInspector: true } : {}),
      },
      status: statuses.find((status) => status === message['status']) ?? 'active',
      ...(isStateValue(value) ? { value } : {}),
      ...textOf('context', message['context']),
      ...textOf('output', message['output']),
      ...textOf('error', message['error']),
      told: 'all',
      microsteps: listOf(message['microsteps']).map(readMicrostep),
    };
  }
}

function textOf<Name extends string>(name: Name, text: unknown): Partial<Record<Name, string>> {
  return (typeof text === 'string' ? { [name]: text } : {}) as Partial<Record<Name, string>>;
}

function listOf(value: unknown): Record<string, unknown>[] {
  return (Array.isArray(value) ? (value as unknown[]) : []).flatMap((one) => {
    const found = asObject(one);
    return found === undefined ? [] : [found];
  });
}

function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : []).filter((one): one is string => typeof one === 'string');
}

function isStateValue(value: unknown, depth = 0): value is StateValue {
  if (typeof value === 'string') return true;
  const regions = asObject(value);
  return regions !== undefined && depth < 100 && Object.values(regions).every((one) => isStateValue(one, depth + 1));
}

function readMicrostep(raw: Record<string, unknown>): MicrostepRecord {
  const { value } = raw;
  return {
    transitions: listOf(raw['transitions']).flatMap(({ source, event, targets, guard, isInternal }) =>
      typeof source === 'string' && typeof event === 'string'
        ? [
            {
              source,
              event,
              targets: textsOf(targets),
              isInternal: isInternal === true,
              ...(typeof guard === 'string' ? { guard } : {}),
            },
          ]
        : [],
    ),
    guards: listOf(raw['guards']).flatMap(({ guard, held, source, event }) =>
      typeof guard === 'string'
        ? [
            {
              guard,
              held: held === true,
              ...(typeof source === 'string' ? { source } : {}),
              ...(typeof event === 'string' ? { event } : {}),
            },
          ]
        : [],
    ),
    actions: textsOf(raw['actions']),
    ...(isStateValue(value) ? { value } : {}),
  };
}
