// The window protocol of `@xstate/inspect` 0.8, spoken by XState 4 apps: machine and states come as JSON texts, and only the
// last microstep of each macrostep is told. Our lab sends names beside it, which answers to a hello lack.
import type { EventRecord, MacrostepRecord, TraceRecord } from '../trace.ts';
import { initialEvent } from '../trace.ts';
import { namesMessage } from '../own-messages.ts';
import { plainText } from '../plain-text.ts';
import type { FrontEnd, FrontEndOptions } from './front-end.ts';
import { asObject, asStateValue, complaint, jsonOf, parseObject } from './front-end.ts';
import type { Adoption, FamilyMember } from './xstate4-families.ts';
import { Families } from './xstate4-families.ts';
import type { ReadEvent } from './xstate4-texts.ts';
import { childrenOf, isExcuse, readEvent, readTransition, severalEvents, sourcesOf } from './xstate4-texts.ts';
import type { TurnFacts } from './start-hold.ts';
import { StartHold } from './start-hold.ts';
import { ValueChart } from './value-chart.ts';

interface Machine {
  /** Undefined when the app could not write it as JSON. */
  readonly definition: Record<string, unknown> | undefined;
  readonly id: string;
  readonly sources: ReadonlyMap<string, string>;
}

interface Session extends FamilyMember {
  readonly machine: Machine;
  lastValue: string;
  hasStopped: boolean;
  /** The state it registered with, which is told a second time. */
  registeredWith: unknown;
  /** Events told whose state has not come yet. */
  pending: ReadEvent[];
  /** Of an actor whose machine could not be told. */
  readonly seen: ValueChart | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

const pendingMax = 100;

export class XState4FrontEnd implements FrontEnd {
  readonly protocol = 'xstate 4';
  readonly #source: string;
  #sessions = new Map<string, Session>();
  #families = new Families();
  #names = new Map<string, { name: string; parent?: string }>();
  #machines = new Map<string, Machine>();
  #namesTaken = new Set<string>();
  #past = new Set<string>();
  #starts = new StartHold<Fields>(
    (message) => this.#turnOf(message),
    (message, atMs) => this.#readNow(message, atMs),
  );
  #count = 0;

  constructor({ source }: FrontEndOptions) {
    this.#source = source;
  }

  read(message: Fields, atMs: number): TraceRecord[] {
    return this.#starts.take(message, atMs);
  }

  #turnOf({ type, sessionId, id, parent }: Fields): TurnFacts {
    if (type === 'service.state') return { ends: plainText(sessionId) };
    // Only a live registration tells of a start.
    if (type !== 'service.register' || typeof id !== 'string' || typeof parent !== 'string') return {};
    const session = this.#sessions.get(parent);
    return session && !session.hasStopped && session.pending.length > 0 ? { startedBy: parent } : {};
  }

  #readNow(message: Fields, atMs: number): TraceRecord[] {
    switch (message['type']) {
      case 'service.register':
        return this.#register(message, atMs);
      case 'service.state':
        return this.#takeState(message, atMs);
      case 'service.event':
        return this.#takeEvent(message, atMs);
      case 'service.stop':
        return this.#stop(this.#sessions.get(plainText(message['sessionId'])));
      case namesMessage:
        this.#takeNames(message['services']);
        return [];
      default:
        return [complaint('a message of unknown type')];
    }
  }

  forget(): void {
    this.#starts.clear();
    for (const sessionId of this.#sessions.keys()) this.#past.add(sessionId);
    this.#sessions.clear();
    this.#families = new Families();
    this.#namesTaken.clear();
  }

  #takeNames(services: unknown): void {
    for (const service of Array.isArray(services) ? services : []) {
      const { sessionId, name, parent } = asObject(service) ?? {};
      if (typeof sessionId !== 'string' || typeof name !== 'string') continue;
      this.#names.set(sessionId, { name, ...(typeof parent === 'string' ? { parent } : {}) });
    }
  }

  end(): TraceRecord[] {
    return this.#starts.release();
  }

  #register(fields: Fields, atMs: number): TraceRecord[] {
    const { sessionId, machine: text, id } = fields;
    if (typeof sessionId !== 'string' || typeof text !== 'string')
      return [complaint('a registration without its machine')];
    const isLive = typeof id === 'string';
    const known = this.#sessions.get(sessionId);
    const state = parseObject(fields['state']);
    const problems = state === undefined ? [complaint(whyUnreadable(fields['state']))] : [];
    const machine = this.#readMachine(text);
    // A second hello tells again what is known: only a state that was missed is news.
    if (!isLive && known !== undefined && known.machine === machine) {
      const isNews = state && jsonOf(state['value']) !== known.lastValue;
      return isNews ? this.#stateOf(known, state, atMs) : problems;
    }
    if (machine === undefined) return [complaint(whyUnreadable(text))];
    // The same session with another machine, or started anew: the app began again.
    const records: TraceRecord[] = this.#stop(known);
    if (machine.definition === undefined) records.push(complaint(whyUnreadable(text)));
    const told = this.#names.get(sessionId);
    const name = isLive ? id : (told?.name ?? this.#freeName(machine.id === '' ? sessionId : machine.id));
    this.#namesTaken.add(name);
    const session: Session = {
      key: `${this.#source}/${++this.#count}/${sessionId}`,
      sessionId,
      machineId: machine.id,
      machine,
      parent: undefined,
      isParentInferred: false,
      id: isLive ? id : told?.name,
      lastValue: '',
      hasStopped: false,
      registeredWith: isLive ? fields['state'] : undefined,
      pending: [],
      seen: machine.definition === undefined ? new ValueChart(sessionId) : undefined,
    };
    this.#sessions.set(sessionId, session);
    const parentId = typeof fields['parent'] === 'string' ? fields['parent'] : told?.parent;
    const adopted = this.#families.join(session, machine.sources, parentId);
    records.push({
      kind: 'actor',
      actor: session.key,
      name,
      source: this.#source,
      sessionId,
      actorKind: 'statechart',
      ...(machine.definition === undefined ? {} : { definition: machine.definition }),
      ...(session.parent === undefined ? {} : { parent: session.parent }),
    });
    if (!isLive && told === undefined) adopted.push(...this.#families.seekParentOf(session));
    return [...records, ...adopted.flatMap(newsOf), ...(state ? this.#stateOf(session, state, atMs) : problems)];
  }

  #takeEvent(fields: Fields, atMs: number): TraceRecord[] {
    const session = this.#sessions.get(plainText(fields['sessionId']));
    if (session === undefined) {
      const isPast = this.#past.has(plainText(fields['sessionId']));
      return isPast ? [] : [complaint('an event of an unknown actor')];
    }
    const scxmlEvent = parseObject(fields['event']);
    if (scxmlEvent === undefined) return [complaint(whyUnreadable(fields['event']))];
    const event = readEvent(scxmlEvent);
    if (session.hasStopped) return this.#unheeded(session, event, atMs);
    session.pending.push(event);
    return session.pending.length > pendingMax
      ? session.pending.splice(0, 1).flatMap((oldest) => this.#unheeded(session, oldest, atMs))
      : [];
  }

  #takeState(fields: Fields, atMs: number): TraceRecord[] {
    const sessionId = plainText(fields['sessionId']);
    const session = this.#sessions.get(sessionId);
    if (session === undefined && this.#past.has(sessionId)) return [];
    if (session === undefined) return [complaint('a state of an unknown actor')];
    const state = parseObject(fields['state']);
    if (state === undefined) return [complaint(whyUnreadable(fields['state']))];
    // The start is told twice: with the registration, and as the first state.
    const isAgain = session.registeredWith !== undefined && session.registeredWith === fields['state'];
    session.registeredWith = undefined;
    const isStart = readEvent(asObject(state['_event']), state['event']).type === initialEvent;
    if ((isAgain || isStart) && session.lastValue !== '') {
      session.pending = [];
      return [];
    }
    return this.#stateOf(session, state, atMs);
  }

  #stateOf(session: Session, state: Record<string, unknown>, atMs: number): TraceRecord[] {
    const value = asStateValue(state['value']);
    if (value === undefined) return [complaint('a state without a value')];
    const read = readEvent(asObject(state['_event']), state['event']);
    const { event, before } = this.#pair(session, read);
    const records = before.flatMap((each) => this.#unheeded(session, each, atMs));
    session.lastValue = jsonOf(value) ?? '';
    const { record: eventRecord, adopted } = this.#tell(session, event);
    adopted.push(...this.#families.takeChildren(session.sessionId, childrenOf(state)));
    const transitions = (Array.isArray(state['transitions']) ? state['transitions'] : []).flatMap(readTransition);
    const context = state['context'] === undefined ? undefined : jsonOf(state['context']);
    const macrostep: MacrostepRecord = {
      kind: 'macrostep',
      actor: session.key,
      atMs,
      event: eventRecord,
      status: state['done'] === true ? 'done' : 'active',
      value,
      ...(context === undefined ? {} : { context }),
      told: 'last',
      microsteps: [{ transitions }],
    };
    const isNew = session.seen?.add(value) ?? false;
    if (isNew) records.push({ kind: 'actor news', actor: session.key, definition: session.seen?.definition });
    return [...records, ...adopted.flatMap(newsOf), macrostep];
  }

  /** The event told before that this state answers, which knows more of a batch, and those before it that nothing answered. */
  #pair(session: Session, read: ReadEvent): { event: ReadEvent; before: ReadEvent[] } {
    const { pending } = session;
    let place = pending.findIndex(({ type, data }) => type === read.type && data === read.data);
    if (place < 0) place = pending.findIndex(({ type }) => type === read.type);
    if (place < 0) place = pending.findIndex(({ batch }) => batch?.at(-1) === read.type);
    if (place < 0) return { event: read, before: [] };
    const before = pending.splice(0, place).filter(({ type }) => type !== initialEvent);
    const told = pending.shift();
    return { event: told?.type === severalEvents ? told : read, before };
  }

  /** An event that led to no state: its actor had stopped, or what it did failed. */
  #unheeded(session: Session, event: ReadEvent, atMs: number): TraceRecord[] {
    const { record, adopted } = this.#tell(session, event);
    const value = parseValue(session.lastValue);
    const macrostep: MacrostepRecord = {
      kind: 'macrostep',
      actor: session.key,
      atMs,
      event: record,
      status: session.hasStopped ? 'stopped' : 'active',
      ...(value === undefined ? {} : { value }),
      told: 'all',
      microsteps: [],
    };
    return [...adopted.flatMap(newsOf), macrostep];
  }

  /** Origins are sessions, or ids of invoked actors; one's own session is how events are sent from here. */
  #tell(session: Session, { type, data, origin }: ReadEvent): { record: EventRecord; adopted: Adoption[] } {
    const isFromInspector = origin === session.sessionId;
    const sender =
      origin === undefined || isFromInspector
        ? undefined
        : (this.#sessions.get(origin) ?? this.#families.childOf(session, origin, this.#sessions.values()));
    const record: EventRecord = {
      type,
      ...(data === undefined ? {} : { data }),
      ...(sender === undefined ? {} : { from: sender.key }),
      ...(isFromInspector ? { isFromInspector: true } : {}),
    };
    return { record, adopted: sender === undefined ? [] : this.#families.hear(session, sender as Session) };
  }

  #stop(session: Session | undefined): TraceRecord[] {
    if (session === undefined || session.hasStopped) return [];
    session.hasStopped = true;
    return [{ kind: 'stop', actor: session.key }];
  }

  /** The same text is parsed once, however many actors have it. */
  #readMachine(text: string): Machine | undefined {
    const known = this.#machines.get(text);
    if (known) return known;
    const definition = parseObject(text);
    if (definition === undefined && !isExcuse(text)) return undefined;
    const id = typeof definition?.['id'] === 'string' ? definition['id'] : '';
    const machine = { definition, id, sources: sourcesOf(definition ?? {}) };
    this.#machines.set(text, machine);
    return machine;
  }

  #freeName(name: string): string {
    let free = name;
    for (let count = 2; this.#namesTaken.has(free); count++) free = `${name} ${count}`;
    return free;
  }
}

function newsOf({ child, parent, id, isInferred }: Adoption): TraceRecord[] {
  const name = isInferred && id !== undefined ? { name: id } : {};
  return [{ kind: 'actor news', actor: child.key, parent: parent.key, isParentInferred: isInferred, ...name }];
}

function parseValue(text: string): MacrostepRecord['value'] {
  return text === '' ? undefined : asStateValue(JSON.parse(text));
}

function whyUnreadable(text: unknown): string {
  return isExcuse(text) ? 'a text the app could not write as JSON' : 'a text that is not JSON of an object';
}
