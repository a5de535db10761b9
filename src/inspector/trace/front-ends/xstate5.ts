// The protocol of `@statelyai/inspect` 0.7, spoken by XState 5 apps: actors of every kind register with their raw config, events
// are told when they are sent, and snapshots after each event. Transitions taken are not told.
import { formOf } from '../../charts/chart-definition.ts';
import type { ActorKind, ActorStatus, EventRecord, StateValue, TraceRecord } from '../trace.ts';
import { initialEvent } from '../trace.ts';
import { plainNumber, plainText } from '../plain-text.ts';
import type { FrontEnd, FrontEndOptions } from './front-end.ts';
import { asObject, asStateValue, complaint, jsonOf, parseObject } from './front-end.ts';
import { Replays } from './replays.ts';
import type { TurnFacts } from './start-hold.ts';
import { StartHold } from './start-hold.ts';
import { ValueChart } from './value-chart.ts';

type Message = Readonly<Record<string, unknown>>;

interface Pending {
  readonly event: EventRecord;
  readonly atMs: number;
}

interface Session {
  readonly key: string;
  readonly sessionId: string;
  readonly rootId: string;
  /** Events of an unknown session were seen, but never its registration. */
  isPlaceholder: boolean;
  isAnnounced: boolean;
  name: string;
  parentId: string | undefined;
  definition: Record<string, unknown> | undefined;
  actorKind: ActorKind;
  status: ActorStatus;
  hasBegun: boolean;
  value: StateValue | undefined;
  /** Events told whose snapshot has not come yet. */
  pending: Pending[];
  /** Of an actor without definition. */
  seen: ValueChart | undefined;
}

const pendingMax = 100;
const definitionsMax = 500;
const stopEvent = 'xstate.stop';

export class XState5FrontEnd implements FrontEnd {
  readonly protocol = 'xstate 5';
  readonly #source: string;
  #sessions = new Map<string, Session>();
  #definitions = new Map<string, Record<string, unknown> | undefined>();
  /** Sessions whose parent has not been told yet, by the parent. */
  #orphans = new Map<string, Session[]>();
  #replays = new Replays();
  #starts = new StartHold<Message>(
    (message) => this.#turnOf(message),
    (message, atMs) => this.#readNow(message, atMs),
  );
  #count = 0;

  constructor({ source }: FrontEndOptions) {
    this.#source = source;
  }

  read(message: Message, receivedMs: number): TraceRecord[] {
    const { type, sessionId } = message;
    // Sent when the app stops its inspector: its actors go on unseen.
    if (type === '@statelyai.disconnected') return this.#starts.release();
    if (type !== '@xstate.actor' && type !== '@xstate.event' && type !== '@xstate.snapshot')
      return [complaint('a message of unknown type')];
    if (typeof sessionId !== 'string') return [complaint('a message without a session')];
    const createdMs = plainNumber(message['createdAt']);
    const atMs = Number.isFinite(createdMs) ? createdMs : receivedMs;
    const text = jsonOf(message) ?? '';
    if (this.#replays.wasTold({ text, createdMs: atMs, isRegistration: type === '@xstate.actor' })) return [];
    const records = text.includes('"[...]"') ? [complaint('a message of which the app cut off parts')] : [];
    return [...records, ...this.#starts.take(message, atMs)];
  }

  #readNow(message: Message, atMs: number): TraceRecord[] {
    const sessionId = plainText(message['sessionId']);
    if (message['type'] === '@xstate.actor') return this.#register(message, sessionId, atMs);
    if (message['type'] === '@xstate.event') return this.#takeEvent(message, sessionId, atMs);
    return this.#takeSnapshot(message, sessionId, atMs);
  }

  #turnOf({ type, sessionId, event }: Message): TurnFacts {
    if (type !== '@xstate.snapshot') return {};
    const { parentId } = this.#sessions.get(plainText(sessionId)) ?? {};
    const parent = parentId === undefined ? undefined : this.#sessions.get(parentId);
    const isStart = readEvent(event)?.type === initialEvent && parent?.status === 'active' && parent.pending.length > 0;
    return { startedBy: isStart ? parentId : undefined, ends: plainText(sessionId) };
  }

  /** Who is still there is announced again with the next that is heard of it. */
  forget(): void {
    this.#starts.clear();
    const sessions = [...this.#sessions.values()].filter(({ status }) => status === 'active');
    this.#sessions = new Map(
      sessions.map((session) => [
        session.sessionId,
        { ...session, key: this.#newKey(session.sessionId), isAnnounced: false, pending: [] },
      ]),
    );
  }

  end(): TraceRecord[] {
    return this.#starts.release();
  }

  #register(message: Message, sessionId: string, atMs: number): TraceRecord[] {
    const records: TraceRecord[] = [];
    const { name, definition: text, parentId, rootId } = message;
    const parent = typeof parentId === 'string' ? parentId : undefined;
    const definition = typeof text === 'string' ? this.#parse(text) : undefined;
    if (definition === undefined && text !== undefined)
      records.push(complaint('a definition that is not JSON of an object'));
    const isMachine = definition !== undefined && formOf(definition) !== undefined;
    let session = this.#sessions.get(sessionId);
    // Made by hand, an actor may be told as often as one likes; else the same session again is a new run.
    if (session && !session.isPlaceholder && text !== undefined) {
      records.push(...(parent === undefined ? this.#endAll() : this.#end(session)));
      session = undefined;
    }
    session ??= this.#newSession(sessionId, typeof rootId === 'string' ? rootId : sessionId);
    session.name = typeof name === 'string' && name !== '' ? name : sessionId;
    session.parentId = parent;
    session.isPlaceholder = false;
    if (isMachine) {
      session.definition = definition;
      session.seen = undefined;
      session.actorKind = 'statechart';
    }
    records.push(this.#tell(session));
    records.push(...this.#adopt(session));
    // Its snapshot may be newer than the events that follow, so only one made by hand is believed.
    const snapshot = asObject(message['snapshot']);
    if (text === undefined && snapshot && (snapshot['value'] !== undefined || snapshot['context'] !== undefined))
      records.push(...this.#macrostep(session, { event: { type: initialEvent }, atMs }, snapshot));
    return records;
  }

  #takeEvent(message: Message, sessionId: string, atMs: number): TraceRecord[] {
    const event = readEvent(message['event']);
    if (event === undefined) return [complaint('an event that is not an object')];
    const records: TraceRecord[] = [];
    let session = this.#sessions.get(sessionId);
    if (event.type === initialEvent && session?.hasBegun) {
      records.push(...this.#beginAgain(session));
      session = this.#sessions.get(sessionId);
    }
    session = this.#heardOf(session, sessionId, records);
    const sender = typeof message['sourceId'] === 'string' ? this.#sessions.get(message['sourceId']) : undefined;
    if (sender) records.push(...this.#learnOfSender(sender, session, event.type));
    const pending = { event: { ...event, ...(sender ? { from: sender.key } : {}) }, atMs };
    // Nothing follows an event made by hand for certain, nor one to an actor that has ended.
    const isAlone = typeof message['id'] === 'string' || session.status !== 'active';
    if (isAlone) records.push(...this.#macrostep(session, pending, undefined));
    else session.pending.push(pending);
    if (session.pending.length > pendingMax)
      records.push(...session.pending.splice(0, 1).flatMap((oldest) => this.#macrostep(session, oldest, undefined)));
    return records;
  }

  #takeSnapshot(message: Message, sessionId: string, atMs: number): TraceRecord[] {
    const snapshot = asObject(message['snapshot']);
    const event = readEvent(message['event']) ?? { type: '' };
    if (snapshot === undefined) return [complaint('a snapshot that is not an object')];
    const records: TraceRecord[] = [];
    const session = this.#heardOf(this.#sessions.get(sessionId), sessionId, records);
    const { pending } = session;
    let place = pending.findIndex((told) => told.event.type === event.type && told.event.data === event.data);
    if (place < 0) place = pending.findIndex((told) => told.event.type === event.type);
    // Events are handled in the order they came: those before it led to nothing that was told.
    const unheeded = pending.splice(0, event.type === stopEvent ? pending.length : Math.max(0, place));
    for (const told of unheeded) records.push(...this.#macrostep(session, told, undefined));
    const [told] = place >= 0 && event.type !== stopEvent ? pending.splice(0, 1) : [];
    // What a machine raises itself, and a stop, come without an event before.
    records.push(...this.#macrostep(session, told ?? { event, atMs }, snapshot));
    return records;
  }

  /** Without a snapshot the event led to nothing that was told. */
  #macrostep(session: Session, { event, atMs }: Pending, snapshot: Message | undefined): TraceRecord[] {
    const records: TraceRecord[] = [];
    if (event.type === initialEvent) session.hasBegun = true;
    if (snapshot !== undefined) {
      const value = asStateValue(snapshot['value']);
      if (value === undefined && snapshot['value'] !== undefined)
        records.push(complaint('a state value that cannot be read'));
      session.value = value ?? session.value;
      session.status = statusOf(snapshot['status'], event.type);
      records.push(...this.#learnOfSnapshot(session, snapshot, event.type));
    }
    const told = (field: string): Record<string, string> => {
      const text = snapshot?.[field] === undefined ? undefined : jsonOf(snapshot[field]);
      return text === undefined ? {} : { [field]: text };
    };
    records.push({
      kind: 'macrostep',
      actor: session.key,
      atMs,
      event,
      status: session.status,
      ...(session.value === undefined ? {} : { value: session.value }),
      ...told('context'),
      ...told('output'),
      ...told('error'),
      told: 'none',
      microsteps: [],
    });
    return records;
  }

  #learnOfSnapshot(session: Session, snapshot: Message, event: string): TraceRecord[] {
    if (session.definition !== undefined) return [];
    if (session.value !== undefined) {
      session.seen ??= new ValueChart(session.sessionId);
      session.actorKind = 'statechart';
      if (!session.seen.add(session.value)) return [];
      return [{ kind: 'actor news', actor: session.key, actorKind: 'statechart', definition: session.seen.definition }];
    }
    const isOfPromise = /^xstate\.promise\./.test(event);
    const isOfObservable = /^xstate\.observable\./.test(event);
    const isOfStore = snapshot['context'] !== undefined && !event.startsWith('xstate.') && event !== '';
    if (isOfPromise) return this.#learnKind(session, 'promise');
    if (isOfObservable) return this.#learnKind(session, 'observable');
    // A value kept from event to event, and no states: a store, or a function that folds events.
    return isOfStore ? this.#learnKind(session, 'store') : [];
  }

  #learnOfSender(sender: Session, receiver: Session, event: string): TraceRecord[] {
    const isOwnWord = !event.startsWith('xstate.') && sender !== receiver;
    const isPlain = sender.definition === undefined && sender.value === undefined;
    // Of the kinds that are no statecharts only callbacks send events of their own.
    return isOwnWord && isPlain ? this.#learnKind(sender, 'callback') : [];
  }

  #learnKind(session: Session, actorKind: ActorKind): TraceRecord[] {
    if (session.actorKind !== 'unknown') return [];
    session.actorKind = actorKind;
    return session.isAnnounced ? [{ kind: 'actor news', actor: session.key, actorKind }] : [];
  }

  /** A session whose registration was lost gets an actor all the same. */
  #heardOf(session: Session | undefined, sessionId: string, records: TraceRecord[]): Session {
    const found = session ?? this.#newSession(sessionId, sessionId);
    if (!found.isAnnounced) records.push(this.#tell(found));
    return found;
  }

  #newSession(sessionId: string, rootId: string): Session {
    const session: Session = {
      key: this.#newKey(sessionId),
      sessionId,
      rootId,
      isPlaceholder: true,
      isAnnounced: false,
      name: sessionId,
      parentId: undefined,
      definition: undefined,
      actorKind: 'unknown',
      status: 'active',
      hasBegun: false,
      value: undefined,
      pending: [],
      seen: undefined,
    };
    this.#sessions.set(sessionId, session);
    return session;
  }

  #newKey(sessionId: string): string {
    return `${this.#source}/${++this.#count}/${sessionId}`;
  }

  #tell(session: Session): TraceRecord {
    const { parentId } = session;
    const parent = parentId === undefined ? undefined : this.#sessions.get(parentId)?.key;
    if (parentId !== undefined && parent === undefined)
      this.#orphans.set(parentId, [...(this.#orphans.get(parentId) ?? []), session]);
    const definition = session.definition ?? session.seen?.definition;
    const told = {
      actor: session.key,
      name: session.name,
      actorKind: session.actorKind,
      ...(parent === undefined ? {} : { parent }),
      ...(definition === undefined ? {} : { definition }),
    };
    if (session.isAnnounced) return { kind: 'actor news', ...told };
    session.isAnnounced = true;
    return { kind: 'actor', ...told, source: this.#source, sessionId: session.sessionId };
  }

  /** Children that were told before their parent. */
  #adopt(parent: Session): TraceRecord[] {
    const children = this.#orphans.get(parent.sessionId) ?? [];
    this.#orphans.delete(parent.sessionId);
    return children.map((child): TraceRecord => ({ kind: 'actor news', actor: child.key, parent: parent.key }));
  }

  /** The same session starts anew without registering: what it had goes with the old run. */
  #beginAgain(session: Session): TraceRecord[] {
    const family = [...this.#sessions.values()].filter(
      (other) => other === session || (session.parentId === undefined && other.rootId === session.sessionId),
    );
    const records = family.flatMap((member) => this.#end(member));
    const again = this.#newSession(session.sessionId, session.rootId);
    const { isPlaceholder, name, parentId, definition, actorKind } = session;
    Object.assign(again, { isPlaceholder, name, parentId, definition, actorKind });
    return records;
  }

  #endAll(): TraceRecord[] {
    return [...this.#sessions.values()].flatMap((session) => this.#end(session));
  }

  #end(session: Session): TraceRecord[] {
    this.#sessions.delete(session.sessionId);
    return session.status === 'active' && session.isAnnounced ? [{ kind: 'stop', actor: session.key }] : [];
  }

  /** The same text is parsed once, however many actors have it. */
  #parse(text: string): Record<string, unknown> | undefined {
    if (this.#definitions.has(text)) return this.#definitions.get(text);
    const definition = parseObject(text);
    if (this.#definitions.size >= definitionsMax) this.#definitions.clear();
    this.#definitions.set(text, definition);
    return definition;
  }
}

function readEvent(value: unknown): EventRecord | undefined {
  if (typeof value === 'string') return { type: value };
  const event = asObject(value);
  if (event === undefined) return undefined;
  const type = typeof event['type'] === 'string' ? event['type'] : '';
  const data = jsonOf(event);
  return { type, ...(data === undefined ? {} : { data }) };
}

/** Some kinds of actors do not change their status when they are stopped. */
function statusOf(status: unknown, event: string): ActorStatus {
  if (status === 'done' || status === 'error' || status === 'stopped') return status;
  return event === stopEvent ? 'stopped' : 'active';
}
