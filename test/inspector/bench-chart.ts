// A chart of 60 states and 100 transitions, the same each time, to measure with: nested three deep, one parallel state with
// three regions, deep history, an end; most transitions stay among siblings, some lead out to a whole state, some go back in by
// way of the history. The larger sizes are the same chart several times over, joined to one.
import type { AnyStateMachine } from 'xstate';
import { createMachine } from 'xstate';

interface StateConfig {
  id?: string;
  type?: 'parallel' | 'final' | 'history';
  history?: 'deep';
  initial?: string;
  states?: Record<string, StateConfig>;
  on?: Record<string, { target?: string; cond?: string; actions?: string | string[] }>;
}

interface Place {
  readonly config: StateConfig;
  readonly path: readonly string[];
}

export interface BenchChartSize {
  readonly states: number;
  readonly transitions: number;
}

export function benchMachine(size: Partial<BenchChartSize> = {}): AnyStateMachine {
  return createMachine({ predictableActionArguments: true, ...(benchConfig(size) as object) } as never);
}

/** As XState 4 takes it. */
export function benchConfig({ states = 60, transitions = 100 }: Partial<BenchChartSize> = {}): StateConfig {
  const root: StateConfig = { id: 'bench', initial: 'boot', on: { TICK: { actions: 'tick' } }, states: oneOf(0) };
  // Copies stand beside the first one, each in a state of its own.
  for (let copy = 1; countStates(root) + 58 <= states; copy++)
    (root.states ??= {})[`part${copy}`] = { initial: 'boot', states: oneOf(copy) };
  for (let page = 0; countStates(root) < states; page++)
    ((root.states?.['settings'] as StateConfig).states ??= {})[`page${page}`] = {};
  addTransitions(root, transitions);
  return root;
}

function oneOf(copy: number): Record<string, StateConfig> {
  const wizard = row('start', 'name', 'place', 'plan', 'pay', 'review');
  const main: StateConfig = {
    type: 'parallel',
    states: {
      view: row('list', 'grid', 'card', 'map'),
      net: row('idle', 'polling', 'retrying', 'offline', 'closed'),
      edit: row('clean', 'dirty', 'saving', 'saved', 'conflict'),
    },
  };
  const sync = row('queued', 'running', 'verify', 'merge', 'finish');
  const settings = row('general', 'privacy', 'theme');
  inside(main, 'net')['retrying'] = row('wait1', 'wait2', 'give');
  inside(main, 'edit')['conflict'] = row('show', 'pick', 'apply');
  inside({ states: { wizard } }, 'wizard')['pay'] = row('card', 'bank', 'coupon', 'confirm');
  inside({ states: { wizard } }, 'wizard')['hist'] = { type: 'history', history: 'deep' };
  inside({ states: { sync } }, 'sync')['running'] = row('chunk', 'hash', 'upload', 'ack');
  return {
    boot: {},
    login: row('form', 'checking', 'locked', 'granted'),
    main,
    wizard,
    sync,
    settings,
    error: {},
    [copy === 0 ? 'loop' : 'pause']: {},
    done: { type: 'final' },
  };
}

function row(...names: string[]): StateConfig {
  return { initial: names[0] ?? '', states: Object.fromEntries(names.map((name) => [name, {}])) };
}

function inside(parent: StateConfig, child: string): Record<string, StateConfig> {
  return (parent.states?.[child] as StateConfig).states ?? {};
}

function countStates(config: StateConfig): number {
  return 1 + Object.values(config.states ?? {}).reduce((sum, child) => sum + countStates(child), 0);
}

function addTransitions(root: StateConfig, transitions: number): void {
  const draw = drawnFrom(7);
  const places = placesIn(root, []).filter(({ path }) => path.length > 0);
  const sources = places.filter(({ config }) => config.type !== 'final' && config.type !== 'history');
  let count = 0;
  const add = (from: Place, to: readonly string[]): void => {
    (from.config.on ??= {})[`EV_${String(count).padStart(3, '0')}`] = {
      target: `#bench.${to.join('.')}`,
      ...(count % 4 === 0 ? { cond: `isReady${count % 5}` } : {}),
      ...(count % 3 === 0 ? { actions: [`note${count % 7}`] } : {}),
    };
    count++;
  };
  for (const siblings of bySurrounding(sources)) {
    const around = places.find(({ path }) => path.join('.') === siblings[0]?.path.slice(0, -1).join('.'));
    if (around?.config.type === 'parallel') continue;
    siblings.slice(1).forEach((to, at) => {
      const from = siblings[at];
      if (from && count < transitions) add(from, to.path);
    });
  }
  const leaves = sources.filter(({ config }) => config.states === undefined);
  const outer = ['error', 'main', 'login', 'wizard', 'sync', 'done', 'settings'];
  while (count < transitions) {
    const from = leaves[Math.floor(draw() * leaves.length)];
    const kind = draw();
    if (from === undefined) return;
    const siblings = leaves.filter((leaf) => leaf !== from && surroundingOf(leaf) === surroundingOf(from));
    if (kind < 0.7) {
      const to = siblings[Math.floor(siblings.length === 0 ? 0 : draw() * siblings.length)];
      if (to) add(from, to.path);
    } else if (kind < 0.9) {
      const to = outer[Math.floor(draw() * outer.length)] ?? 'error';
      if (from.path[0] !== to) add(from, [to]);
    } else add(from, kind < 0.97 ? ['wizard', 'hist'] : from.path);
  }
}

function placesIn(config: StateConfig, path: readonly string[]): Place[] {
  const inner = Object.entries(config.states ?? {}).flatMap(([key, child]) => placesIn(child, [...path, key]));
  return [{ config, path }, ...inner];
}

function surroundingOf({ path }: Place): string {
  return path.slice(0, -1).join('.');
}

function bySurrounding(places: readonly Place[]): Place[][] {
  const rows = new Map<string, Place[]>();
  for (const place of places) rows.set(surroundingOf(place), [...(rows.get(surroundingOf(place)) ?? []), place]);
  return [...rows.values()];
}

/** Numbers from 0 to 1, the same each time. */
function drawnFrom(seed: number): () => number {
  let at = seed;
  return () => {
    at = (Math.imul(at, 1664525) + 1013904223) >>> 0;
    return at / 2 ** 32;
  };
}
