// Looks at every part of a session that came as JSON, and keeps what belongs to it and nothing else. What is wrong is told with
// its place; nothing that comes makes it throw.
import { isTooDeep } from '../charts/chart-definition.ts';
import type { FileProblem } from '../import/file-problem.ts';
import { quoted } from '../import/file-problem.ts';
import type { ActorKind, ActorStatus, MacrostepRecord, MicrostepRecord, StateValue } from '../trace/trace.ts';

export interface SessionSource {
  readonly source: string;
  readonly name: string;
  readonly atMs: number;
}

export interface SessionActor {
  readonly actor: string;
  readonly name: string;
  readonly source: string;
  readonly parent?: string;
  readonly isParentInferred?: boolean;
  readonly actorKind: ActorKind;
  readonly chart?: number;
  readonly hasStopped: boolean;
}

export type SessionMoment = Omit<MacrostepRecord, 'kind'>;

type Raw = Readonly<Record<string, unknown>>;

const actorKinds: readonly ActorKind[] = ['statechart', 'promise', 'callback', 'observable', 'store', 'unknown'];
const statuses: readonly ActorStatus[] = ['active', 'done', 'error', 'stopped'];
const toldKinds: readonly MacrostepRecord['told'][] = ['all', 'last', 'none'];
const problemsMax = 200;

export class SessionChecker {
  readonly problems: FileProblem[] = [];
  readonly charts: unknown[] = [];
  readonly sources = new Map<string, SessionSource>();
  readonly actors = new Map<string, SessionActor>();
  readonly moments: SessionMoment[] = [];
  breakpoints: unknown[] = [];

  /** One entry of a list of the file, with its place in it. */
  take(section: string, value: unknown, place: number): void {
    const path = `${section}[${place}]`;
    if (section === 'charts') this.#takeChart(value, path);
    else if (section === 'sources') this.#takeSource(value, path);
    else if (section === 'actors') this.#takeActor(value, path);
    else if (section === 'moments') this.#takeMoment(value, path);
    else if (section === 'breakpoints') this.breakpoints.push(value);
  }

  /** When all has been taken: actors that others name must be there. */
  finish(): void {
    for (const { actor, parent, source } of this.actors.values()) {
      if (parent !== undefined && !this.actors.has(parent))
        this.tell(`actors, ${actor}`, `its parent ${quoted(parent)} is not in the file`);
      if (source !== '' && !this.sources.has(source))
        this.tell(`actors, ${actor}`, `its source ${quoted(source)} is not in the file`);
    }
  }

  tell(path: string, words: string): void {
    if (this.problems.length < problemsMax) this.problems.push({ path, words });
  }

  #takeChart(value: unknown, path: string): void {
    if (isTooDeep(value)) this.tell(path, 'this chart is too large or nested too deeply');
    this.charts.push(value);
  }

  #takeSource(value: unknown, path: string): void {
    const raw = this.#record(value, path);
    const source = this.#text(raw, 'source', path);
    const name = this.#text(raw, 'name', path);
    const atMs = this.#number(raw, 'atMs', path);
    if (source === undefined || name === undefined || atMs === undefined) return;
    this.sources.set(source, { source, name, atMs });
  }

  #takeActor(value: unknown, path: string): void {
    const raw = this.#record(value, path);
    const actor = this.#text(raw, 'actor', path);
    const name = this.#text(raw, 'name', path);
    const source = this.#maybe(raw, 'source', 'string', path) ?? '';
    const parent = this.#maybe(raw, 'parent', 'string', path);
    const isParentInferred = this.#maybe(raw, 'isParentInferred', 'boolean', path);
    const hasStopped = this.#maybe(raw, 'hasStopped', 'boolean', path) ?? false;
    const actorKind = this.#oneOf(raw, 'actorKind', actorKinds, path) ?? 'unknown';
    const chart = this.#maybe(raw, 'chart', 'number', path);
    if (actor === undefined || name === undefined) return;
    if (this.actors.has(actor)) this.tell(`${path}.actor`, `the actor ${quoted(actor)} is there twice`);
    if (chart !== undefined && !(Number.isInteger(chart) && chart >= 0 && chart < this.charts.length))
      this.tell(`${path}.chart`, `there is no chart ${chart}`);
    this.actors.set(actor, {
      actor,
      name,
      source,
      actorKind,
      hasStopped,
      ...(parent === undefined ? {} : { parent }),
      ...(isParentInferred === undefined ? {} : { isParentInferred }),
      ...(chart === undefined ? {} : { chart }),
    });
  }

  #takeMoment(value: unknown, path: string): void {
    const raw = this.#record(value, path);
    const actor = this.#text(raw, 'actor', path);
    const atMs = this.#number(raw, 'atMs', path);
    const event = this.#record(raw?.['event'], `${path}.event`);
    const type = this.#text(event, 'type', `${path}.event`);
    const data = this.#maybe(event, 'data', 'string', `${path}.event`);
    const from = this.#maybe(event, 'from', 'string', `${path}.event`);
    const isFromInspector = this.#maybe(event, 'isFromInspector', 'boolean', `${path}.event`);
    const status = this.#oneOf(raw, 'status', statuses, path);
    const told = this.#oneOf(raw, 'told', toldKinds, path) ?? 'none';
    const payload = Object.fromEntries(
      (['context', 'output', 'error'] as const).flatMap((key) => {
        const text = this.#maybe(raw, key, 'string', path);
        return text === undefined ? [] : [[key, text]];
      }),
    );
    const isPayloadLost = this.#maybe(raw, 'isPayloadLost', 'boolean', path);
    const microsteps = this.#list(raw?.['microsteps'], `${path}.microsteps`, (step, at) => this.#microstep(step, at));
    const state = raw?.['value'];
    if (state !== undefined && !isStateValue(state))
      this.tell(`${path}.value`, 'a state value is a text or an object of them');
    if (actor !== undefined && !this.actors.has(actor))
      this.tell(`${path}.actor`, `the actor ${quoted(actor)} is not in the file`);
    if (actor === undefined || atMs === undefined || type === undefined) return;
    this.moments.push({
      actor,
      atMs,
      event: {
        type,
        ...(data === undefined ? {} : { data }),
        ...(from === undefined ? {} : { from }),
        ...(isFromInspector === undefined ? {} : { isFromInspector }),
      },
      ...(status === undefined ? {} : { status }),
      ...(isStateValue(state) ? { value: state } : {}),
      ...payload,
      ...(isPayloadLost ? { isPayloadLost } : {}),
      told,
      microsteps,
    });
  }

  #microstep(value: unknown, path: string): MicrostepRecord {
    const raw = this.#record(value, path);
    const transitions = this.#list(raw?.['transitions'], `${path}.transitions`, (item, at) => {
      const transition = this.#record(item, at);
      const guard = this.#maybe(transition, 'guard', 'string', at);
      return {
        source: this.#text(transition, 'source', at) ?? '',
        event: this.#text(transition, 'event', at) ?? '',
        targets: this.#texts(transition?.['targets'], `${at}.targets`),
        isInternal: this.#maybe(transition, 'isInternal', 'boolean', at) ?? false,
        ...(guard === undefined ? {} : { guard }),
      };
    });
    const guards = this.#list(raw?.['guards'], `${path}.guards`, (item, at) => {
      const asked = this.#record(item, at);
      const source = this.#maybe(asked, 'source', 'string', at);
      const event = this.#maybe(asked, 'event', 'string', at);
      return {
        guard: this.#text(asked, 'guard', at) ?? '',
        held: this.#maybe(asked, 'held', 'boolean', at) ?? false,
        ...(source === undefined ? {} : { source }),
        ...(event === undefined ? {} : { event }),
      };
    });
    const state = raw?.['value'];
    if (state !== undefined && !isStateValue(state))
      this.tell(`${path}.value`, 'a state value is a text or an object of them');
    return {
      transitions,
      ...(raw?.['guards'] === undefined ? {} : { guards }),
      ...(raw?.['actions'] === undefined ? {} : { actions: this.#texts(raw['actions'], `${path}.actions`) }),
      ...(isStateValue(state) ? { value: state } : {}),
    };
  }

  #record(value: unknown, path: string): Raw | undefined {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Raw;
    this.tell(path, 'an object is expected here');
    return undefined;
  }

  #list<T>(value: unknown, path: string, read: (item: unknown, path: string) => T): T[] {
    if (value === undefined) return [];
    if (Array.isArray(value)) return value.map((item, place) => read(item, `${path}[${place}]`));
    this.tell(path, 'a list is expected here');
    return [];
  }

  #texts(value: unknown, path: string): string[] {
    return this.#list(value, path, (item, at) => {
      if (typeof item === 'string') return item;
      this.tell(at, 'a text is expected here');
      return '';
    });
  }

  #text(raw: Raw | undefined, key: string, path: string): string | undefined {
    const value = own(raw, key);
    if (typeof value === 'string') return value;
    if (raw) this.tell(`${path}.${key}`, 'a text is expected here');
    return undefined;
  }

  #number(raw: Raw | undefined, key: string, path: string): number | undefined {
    const value = own(raw, key);
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (raw) this.tell(`${path}.${key}`, 'a number is expected here');
    return undefined;
  }

  #maybe(raw: Raw | undefined, key: string, type: 'string', path: string): string | undefined;
  #maybe(raw: Raw | undefined, key: string, type: 'number', path: string): number | undefined;
  #maybe(raw: Raw | undefined, key: string, type: 'boolean', path: string): boolean | undefined;
  #maybe(raw: Raw | undefined, key: string, type: string, path: string): unknown {
    const value = own(raw, key);
    if (value === undefined || value === null) return undefined;
    if (typeof value === type) return value;
    const words = { string: 'a text', number: 'a number', boolean: 'true or false' }[type] ?? type;
    this.tell(`${path}.${key}`, `${words} is expected here`);
    return undefined;
  }

  #oneOf<T extends string>(raw: Raw | undefined, key: string, allowed: readonly T[], path: string): T | undefined {
    const value = own(raw, key);
    const found = allowed.find((one) => one === value);
    if (found === undefined && value !== undefined && value !== null)
      this.tell(`${path}.${key}`, `one of ${allowed.join(', ')} is expected here`);
    return found;
  }
}

function own(raw: Raw | undefined, key: string): unknown {
  return raw && Object.hasOwn(raw, key) ? raw[key] : undefined;
}

function isStateValue(value: unknown, depth = 0): value is StateValue {
  if (typeof value === 'string') return true;
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > 100) return false;
  return Object.values(value).every((inner) => isStateValue(inner, depth + 1));
}
