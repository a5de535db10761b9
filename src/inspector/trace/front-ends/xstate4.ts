// The window protocol of `@xstate/inspect` 0.8, spoken by XState 4 apps: machine and states come as JSON texts, and only the
// last microstep of each macrostep is told. Our lab sends names beside it, which answers to a hello lack.
import { readChartGraph } from '../../charts/read-chart.ts';
import type { EventRecord, MacrostepRecord, ReportedTransition, StateValue, TraceRecord } from '../trace.ts';
import { initialEvent } from '../trace.ts';
import type { FrontEnd, FrontEndOptions } from './front-end.ts';
import { asObject, complaint, parseObject } from './front-end.ts';

/** Goes before the answer to a hello: who is who, which the package does not tell. Of our lab, whose names are unique. */
export const namesMessage = 'chart-inspector.names';

interface Session {
  readonly key: string;
  readonly machineText: string;
  lastValue: string;
}

export class XState4FrontEnd implements FrontEnd {
  readonly protocol = 'xstate 4';
  readonly #source: string;
  #sessions = new Map<string, Session>();
  #names = new Map<string, { name: string; parent?: string }>();
  #definitions = new Map<string, Record<string, unknown>>();
  #namesTaken = new Set<string>();
  #past = new Set<string>();
  #count = 0;

  constructor({ source }: FrontEndOptions) {
    this.#source = source;
  }

  read(message: Readonly<Record<string, unknown>>, atMs: number): TraceRecord[] {
    switch (message['type']) {
      case 'service.register':
        return this.#register(message, atMs);
      case 'service.state':
        return this.#takeState(message, atMs);
      case 'service.stop': {
        const session = this.#sessions.get(String(message['sessionId']));
        return session ? [{ kind: 'stop', actor: session.key }] : [];
      }
      case 'service.event':
        return [];
      case namesMessage:
        this.#takeNames(message['services']);
        return [];
      default:
        return [complaint('a message of unknown type')];
    }
  }

  forget(): void {
    for (const sessionId of this.#sessions.keys()) this.#past.add(sessionId);
    this.#sessions.clear();
    this.#namesTaken.clear();
  }

  #takeNames(services: unknown): void {
    for (const service of Array.isArray(services) ? services : []) {
      const { sessionId, name, parent } = asObject(service) ?? {};
      if (typeof sessionId !== 'string' || typeof name !== 'string') continue;
      this.#names.set(sessionId, { name, ...(typeof parent === 'string' ? { parent } : {}) });
    }
  }

  #register(fields: Readonly<Record<string, unknown>>, atMs: number): TraceRecord[] {
    const { sessionId, machine, id } = fields;
    if (typeof sessionId !== 'string' || typeof machine !== 'string')
      return [complaint('a registration without its machine')];
    const isLive = typeof id === 'string';
    const known = this.#sessions.get(sessionId);
    const state = parseObject(fields['state']);
    const problems = state === undefined ? [complaint('a text that is not JSON of an object')] : [];
    // A second hello tells again what is known: only a state that was missed is news.
    if (!isLive && known?.machineText === machine) {
      const isNews = state && JSON.stringify(state['value']) !== known.lastValue;
      return isNews ? this.#stateOf(known, state, atMs) : problems;
    }
    const definition = this.#definitions.get(machine) ?? parseObject(machine);
    if (definition === undefined) return [complaint('a text that is not JSON of an object')];
    this.#definitions.set(machine, definition);
    const told = this.#names.get(sessionId);
    const name = isLive ? id : (told?.name ?? this.#freeName(readChartGraph(definition)?.id ?? sessionId));
    this.#namesTaken.add(name);
    const parent = typeof fields['parent'] === 'string' ? fields['parent'] : told?.parent;
    const parentKey = parent === undefined ? undefined : this.#sessions.get(parent)?.key;
    const session: Session = {
      key: `${this.#source}/${++this.#count}/${sessionId}`,
      machineText: machine,
      lastValue: '',
    };
    this.#sessions.set(sessionId, session);
    const actor: TraceRecord = {
      kind: 'actor',
      actor: session.key,
      name,
      source: this.#source,
      sessionId,
      definition,
      ...(parentKey === undefined ? {} : { parent: parentKey }),
    };
    return [actor, ...(state ? this.#stateOf(session, state, atMs) : problems)];
  }

  #takeState(fields: Readonly<Record<string, unknown>>, atMs: number): TraceRecord[] {
    const sessionId = String(fields['sessionId']);
    const session = this.#sessions.get(sessionId);
    if (session === undefined && this.#past.has(sessionId)) return [];
    if (session === undefined) return [complaint('a state of an unknown actor')];
    const state = parseObject(fields['state']);
    if (state === undefined) return [complaint('a text that is not JSON of an object')];
    // The start is told twice: with the registration, and as the first state.
    if (eventName(state) === initialEvent && session.lastValue !== '') return [];
    return this.#stateOf(session, state, atMs);
  }

  #stateOf(session: Session, state: Record<string, unknown>, atMs: number): TraceRecord[] {
    const value = state['value'];
    if (typeof value !== 'string' && asObject(value) === undefined) return [complaint('a state without a value')];
    session.lastValue = JSON.stringify(value);
    const scxmlEvent = asObject(state['_event']);
    const data = scxmlEvent?.['data'] ?? state['event'];
    const origin = scxmlEvent?.['origin'];
    const sender = typeof origin === 'string' ? this.#sessions.get(origin)?.key : undefined;
    const isFromInspector = sender === session.key;
    const event: EventRecord = {
      type: eventName(state),
      ...(data === undefined ? {} : { data: JSON.stringify(data) }),
      ...(sender === undefined || isFromInspector ? {} : { from: sender }),
      ...(isFromInspector ? { isFromInspector: true } : {}),
    };
    const transitions = (Array.isArray(state['transitions']) ? state['transitions'] : []).flatMap(readTransition);
    const record: MacrostepRecord = {
      kind: 'macrostep',
      actor: session.key,
      atMs,
      event,
      status: state['done'] === true ? 'done' : 'active',
      value: value as StateValue,
      ...(state['context'] === undefined ? {} : { context: JSON.stringify(state['context']) }),
      told: 'last',
      microsteps: [{ transitions }],
    };
    return [record];
  }

  #freeName(name: string): string {
    let free = name;
    for (let count = 2; this.#namesTaken.has(free); count++) free = `${name} ${count}`;
    return free;
  }
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
