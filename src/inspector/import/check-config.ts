// Looks a machine's JSON over before it is drawn: states that are no states, targets and initial states that lead nowhere, ids
// that are used twice. Takes configs of XState 4 and 5 and resolved definitions. Every problem is told with its path.
import { quoted } from './file-problem.ts';
import type { JsonPath } from './scan-json.ts';

export interface ConfigProblem {
  readonly path: JsonPath;
  readonly words: string;
}

export interface ConfigCheck {
  readonly problems: readonly ConfigProblem[];
  /** What is no problem, but worth a word. */
  readonly remarks: readonly string[];
}

interface KnownState {
  readonly id: string;
  readonly raw: Record<string, unknown>;
  readonly path: JsonPath;
  readonly parent: KnownState | undefined;
  readonly children: Map<string, KnownState>;
}

const kinds = ['atomic', 'compound', 'parallel', 'final', 'history'];
const depthMax = 100;

export function checkConfig(config: unknown): ConfigCheck {
  const check = new ConfigChecker();
  check.run(config);
  return check;
}

class ConfigChecker implements ConfigCheck {
  readonly problems: ConfigProblem[] = [];
  readonly remarks: string[] = [];
  #byId = new Map<string, KnownState>();
  #all: KnownState[] = [];

  run(config: unknown): void {
    const raw = record(config);
    if (raw === undefined) return this.#tell([], 'a machine is an object');
    const id = typeof raw['id'] === 'string' ? raw['id'] : '(machine)';
    this.#addState(raw, [], undefined, id);
    for (const state of this.#all) this.#checkState(state);
  }

  #addState(raw: Record<string, unknown>, path: JsonPath, parent: KnownState | undefined, key: string): void {
    if (raw['id'] !== undefined && typeof raw['id'] !== 'string') this.#tell([...path, 'id'], 'an id is a text');
    const id = typeof raw['id'] === 'string' ? raw['id'] : parent === undefined ? key : `${parent.id}.${key}`;
    const state: KnownState = { id, raw, path, parent, children: new Map() };
    if (this.#byId.has(id)) this.#tell([...path, 'id'], `the id ${quoted(id)} is used twice`);
    this.#byId.set(id, state);
    this.#all.push(state);
    parent?.children.set(key, state);
    const states = raw['states'];
    if (states === undefined) return;
    const children = record(states);
    if (children === undefined) return this.#tell([...path, 'states'], 'states are an object of states by their names');
    if (path.length > depthMax * 2) return this.#tell(path, `states are nested deeper than ${depthMax} levels`);
    for (const [childKey, child] of Object.entries(children)) {
      const childPath = [...path, 'states', childKey];
      const rawChild = record(child);
      if (rawChild === undefined) this.#tell(childPath, 'a state is an object');
      else this.#addState(rawChild, childPath, state, childKey);
    }
  }

  #checkState(state: KnownState): void {
    const { raw, path, children } = state;
    const { type, initial } = raw;
    if (type !== undefined && !kinds.includes(type as string))
      this.#tell(
        [...path, 'type'],
        `there is no kind of state ${quoted(typeof type === 'string' ? type : JSON.stringify(type))}; there are ${kinds.join(', ')}`,
      );
    const initialKey = typeof initial === 'string' ? initial : record(initial)?.['target'];
    const first = Array.isArray(initialKey) ? initialKey[0] : initialKey;
    if (children.size > 0 && type !== 'parallel') {
      if (typeof first !== 'string')
        this.remarks.push(`${state.id} does not say where it begins: its first state is taken`);
      else if (!children.has(first.replace(/^\./, '')) && !this.#isState(state, first, true))
        this.#tell([...path, 'initial'], `it begins in ${quoted(first)}, but there is no such state in it`);
    }
    this.#checkEvents(state, raw['on'], [...path, 'on']);
    this.#checkEvents(state, raw['after'], [...path, 'after']);
    this.#checkTargets(state, raw['always'], [...path, 'always']);
    this.#checkTargets(state, raw['onDone'], [...path, 'onDone']);
    if (Array.isArray(raw['transitions'])) this.#checkTargets(state, raw['transitions'], [...path, 'transitions']);
    for (const [invoke, at] of listed(raw['invoke'], [...path, 'invoke']))
      for (const end of ['onDone', 'onError', 'onSnapshot'])
        this.#checkTargets(state, record(invoke)?.[end], [...at, end]);
  }

  #checkEvents(state: KnownState, events: unknown, path: JsonPath): void {
    if (events === undefined) return;
    if (Array.isArray(events)) return this.#checkTargets(state, events, path);
    const byEvent = record(events);
    if (byEvent === undefined) return this.#tell(path, 'transitions are an object by the names of their events');
    for (const [event, transitions] of Object.entries(byEvent))
      this.#checkTargets(state, transitions, [...path, event]);
  }

  #checkTargets(state: KnownState, transitions: unknown, path: JsonPath): void {
    for (const [transition, at] of listed(transitions, path)) {
      if (typeof transition === 'string') this.#checkTarget(state, transition, at);
      else if (record(transition) === undefined) {
        if (transition !== null) this.#tell(at, 'a transition is the name of a state, or an object');
      } else
        for (const [target, place] of listed(record(transition)?.['target'], [...at, 'target'])) {
          if (typeof target === 'string') this.#checkTarget(state, target, place);
          else if (target !== null) this.#tell(place, 'a target is the name of a state');
        }
    }
  }

  #checkTarget(state: KnownState, target: string, path: JsonPath): void {
    if (target !== '' && !this.#isState(state, target, false))
      this.#tell(path, `it leads to ${quoted(target)}, but there is no such state`);
  }

  #isState(from: KnownState, target: string, isInside: boolean): boolean {
    if (target.startsWith('#')) {
      const name = target.slice(1);
      if (this.#byId.has(name)) return true;
      // `#id.child`: the longest id that fits, and the way down from there.
      const keys = name.split('.');
      for (let count = keys.length - 1; count > 0; count--) {
        const found = this.#byId.get(keys.slice(0, count).join('.'));
        if (found) return isBelow(found, keys.slice(count).join('.'));
      }
      return false;
    }
    if (target.startsWith('.')) return isBelow(from, target.slice(1));
    return isBelow(isInside ? from : (from.parent ?? from), target);
  }

  #tell(path: JsonPath, words: string): void {
    this.problems.push({ path, words });
  }
}

/** Keys may hold dots themselves: the whole rest is looked up before it is cut. */
function isBelow(state: KnownState, path: string): boolean {
  if (state.children.has(path)) return true;
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
    const child = state.children.get(path.slice(0, dot));
    if (child && isBelow(child, path.slice(dot + 1))) return true;
  }
  return false;
}

function listed(value: unknown, path: JsonPath): [unknown, JsonPath][] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value.map((item, place) => [item, [...path, place]]) : [[value, path]];
}

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
