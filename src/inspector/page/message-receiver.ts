// Turns the messages of `@xstate/inspect` 0.8 into records of a trace. Messages wait in a queue and are read in slices of at
// most 8 ms a frame; what cannot be read is counted and passed over. Events are taken from the states they led to, because
// the package tells `service.event` only to the first of several inspectors.
import type { ReportedTransition, StateRecord, StateValue, TraceStore } from '../index.ts';
import { readChartGraph } from '../index.ts';
import { nextFrame } from './next-frame.ts';

const sliceMs = 8;

/** Our own message that goes before the answer to a hello, which lacks names and parents. */
export const namesMessage = 'chart-inspector.names';
export const clearMessage = 'chart-inspector.clear';
export const helloWantedMessage = 'chart-inspector.hello-wanted';

interface Session {
  readonly key: string;
  readonly machineText: string;
  lastValue: string;
}

export class MessageReceiver {
  readonly store: TraceStore;
  #queue: unknown[] = [];
  #isScheduled = false;
  #sessions = new Map<string, Session>();
  #names = new Map<string, { name: string; parent?: string }>();
  #definitions = new Map<string, unknown>();
  /** Sessions of before the viewer was emptied: what they still say is not of interest. */
  #past = new Set<string>();
  #runs = 0;

  constructor(store: TraceStore) {
    this.store = store;
  }

  /** True once an actor was announced. */
  get hasSessions(): boolean {
    return this.#sessions.size > 0;
  }

  /** Takes any message; it is read soon, in order. */
  receive(message: unknown): void {
    this.#queue.push(message);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    nextFrame(() => this.#readSlice());
  }

  /** Reads everything that waits, now. */
  flush(): void {
    for (const message of this.#queue.splice(0)) this.#read(message);
  }

  /** The app has gone: session ids will repeat. */
  forgetSessions(): void {
    this.flush();
    this.#sessions.clear();
    this.#names.clear();
    this.#past.clear();
  }

  /** Empties the viewer; what waits to be read goes too. */
  clear(): void {
    for (const message of this.#queue.splice(0)) {
      const { type, sessionId } = asObject(message) ?? {};
      if (type === 'service.register') this.#past.add(String(sessionId));
    }
    this.#forgetAll();
  }

  #forgetAll(): void {
    for (const sessionId of this.#sessions.keys()) this.#past.add(sessionId);
    this.#sessions.clear();
    this.store.clear();
  }

  #readSlice(): void {
    const end = performance.now() + sliceMs;
    let count = 0;
    while (count < this.#queue.length && (count === 0 || performance.now() < end)) this.#read(this.#queue[count++]);
    this.#queue.splice(0, count);
    this.#isScheduled = this.#queue.length > 0;
    if (this.#isScheduled) nextFrame(() => this.#readSlice());
  }

  #read(message: unknown): void {
    const fields = asObject(message);
    const type = fields?.['type'];
    if (fields === undefined || typeof type !== 'string') return this.store.complain('a message that is not an object');
    switch (type) {
      case 'service.register':
        return this.#register(fields);
      case 'service.state':
        return this.#takeState(fields);
      case 'service.stop': {
        const session = this.#sessions.get(String(fields['sessionId']));
        if (session) this.store.append({ kind: 'stop', actor: session.key });
        return;
      }
      case 'service.event':
        return;
      case namesMessage:
        return this.#takeNames(fields['services']);
      case clearMessage:
        // What was sent after this message waits behind it, and stays.
        return this.#forgetAll();
      default:
        this.store.complain(`a message of unknown type`);
    }
  }

  #takeNames(services: unknown): void {
    for (const service of Array.isArray(services) ? services : []) {
      const { sessionId, name, parent } = asObject(service) ?? {};
      if (typeof sessionId !== 'string' || typeof name !== 'string') continue;
      this.#names.set(sessionId, { name, ...(typeof parent === 'string' ? { parent } : {}) });
    }
  }

  #register(fields: Record<string, unknown>): void {
    const { sessionId, machine, id } = fields;
    if (typeof sessionId !== 'string' || typeof machine !== 'string')
      return this.store.complain('a registration without its machine');
    const isLive = typeof id === 'string';
    const known = this.#sessions.get(sessionId);
    const state = this.#parse(fields['state']);
    // A second hello tells again what is known: only a state that was missed is news.
    if (!isLive && known?.machineText === machine && this.store.run(known.key)) {
      if (state && JSON.stringify(state['value']) !== known.lastValue) this.#append(known, state);
      return;
    }
    const definition = this.#definitions.get(machine) ?? this.#parse(machine);
    if (definition === undefined) return;
    this.#definitions.set(machine, definition);
    const told = this.#names.get(sessionId);
    const graph = readChartGraph(definition);
    const name = isLive ? id : (told?.name ?? this.#freeName(graph?.id ?? sessionId));
    const parent = typeof fields['parent'] === 'string' ? fields['parent'] : told?.parent;
    const parentKey = parent === undefined ? undefined : this.#sessions.get(parent)?.key;
    const session: Session = { key: `${++this.#runs}/${sessionId}`, machineText: machine, lastValue: '' };
    this.#sessions.set(sessionId, session);
    this.store.append({
      kind: 'actor',
      actor: session.key,
      name,
      definition,
      ...(parentKey === undefined ? {} : { parent: parentKey }),
    });
    if (state) this.#append(session, state);
  }

  #takeState(fields: Record<string, unknown>): void {
    const sessionId = String(fields['sessionId']);
    const session = this.#sessions.get(sessionId);
    if (session === undefined && this.#past.has(sessionId)) return;
    if (session === undefined) return this.store.complain('a state of an unknown actor');
    const state = this.#parse(fields['state']);
    if (state === undefined) return;
    // The start is told twice: with the registration, and as the first state.
    const isStart = eventName(state) === 'xstate.init';
    if (isStart && session.lastValue !== '') return;
    this.#append(session, state);
  }

  #append(session: Session, state: Record<string, unknown>): void {
    const value = state['value'];
    if (typeof value !== 'string' && asObject(value) === undefined)
      return this.store.complain('a state without a value');
    session.lastValue = JSON.stringify(value);
    const record: StateRecord = {
      kind: 'state',
      actor: session.key,
      value: value as StateValue,
      event: eventName(state),
      data: asObject(state['_event'])?.['data'] ?? state['event'],
      context: state['context'],
      transitions: (Array.isArray(state['transitions']) ? state['transitions'] : []).flatMap(readTransition),
    };
    this.store.append(record);
  }

  #freeName(name: string): string {
    let free = name;
    for (let count = 2; this.store.newestRun(free) && !this.store.newestRun(free)?.hasStopped; count++)
      free = `${name} ${count}`;
    return free;
  }

  /** The texts come from another window: they may be anything. */
  #parse(text: unknown): Record<string, unknown> | undefined {
    let parsed: unknown;
    try {
      parsed = typeof text === 'string' ? JSON.parse(text) : undefined;
    } catch {
      parsed = undefined;
    }
    const found = asObject(parsed);
    if (found === undefined) this.store.complain('a text that is not JSON of an object');
    return found;
  }
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function eventName(state: Record<string, unknown>): string {
  const { name } = asObject(state['_event']) ?? {};
  const { type } = asObject(state['event']) ?? {};
  if (typeof name === 'string') return name;
  return typeof type === 'string' ? type : 'several events';
}

function readTransition(value: unknown): ReportedTransition[] {
  const raw = asObject(value);
  const { source, eventType, target, internal } = raw ?? {};
  if (raw === undefined || typeof source !== 'string') return [];
  const { name } = asObject(raw['cond']) ?? {};
  const targets = (Array.isArray(target) ? target : []).filter((id): id is string => typeof id === 'string');
  return [
    {
      source: withoutHash(source),
      event: typeof eventType === 'string' ? eventType : '',
      targets: targets.map(withoutHash),
      isInternal: internal === true,
      ...(typeof name === 'string' ? { guard: name === 'cond' || name.length > 40 ? 'inline' : name } : {}),
    },
  ];
}

function withoutHash(id: string): string {
  return id.startsWith('#') ? id.slice(1) : id;
}
