// Charts for fast-check that are hard to draw: transitions between any two states, across borders, inward, back to a state
// that holds the source, to several targets; parallel states, history, ends, and names and events of any length.
import fc from 'fast-check';
import type { ChartGraph } from '../../src/inspector/index.ts';
import { readChartGraph } from '../../src/inspector/index.ts';

interface TangledState {
  id: string;
  type?: 'parallel' | 'final' | 'history';
  history?: 'deep' | 'shallow';
  description?: string;
  initial?: string;
  entry?: string[];
  states?: Record<string, TangledState>;
  on?: Record<string, { target: string[]; guard?: string; actions?: string[] }[]>;
}

interface StateChoice {
  readonly parent: number;
  readonly kind: number;
  readonly words: readonly string[];
  readonly hasDescription: boolean;
}

interface TransitionChoice {
  readonly source: number;
  readonly targets: readonly number[];
  readonly words: readonly string[];
  readonly isGuarded: boolean;
  readonly hasAction: boolean;
}

const words = [
  'on',
  'ready',
  'waiting',
  'for',
  'the',
  'answer',
  'x',
  'Übertragung',
  'unpronounceableIdentifier',
  '<b>',
];
const someWords = fc.array(fc.constantFrom(...words), { minLength: 0, maxLength: 5 });

/** @param statesMax Without the root; at least half as many, and so for transitions. */
export function tangledCharts(statesMax: number, transitionsMax: number): fc.Arbitrary<ChartGraph> {
  const state = fc.record<StateChoice>({
    parent: fc.nat(1000),
    kind: fc.nat(11),
    words: someWords,
    hasDescription: fc.boolean(),
  });
  const transition = fc.record<TransitionChoice>({
    source: fc.nat(1000),
    targets: fc.array(fc.nat(1000), { minLength: 0, maxLength: 2 }),
    words: someWords,
    isGuarded: fc.boolean(),
    hasAction: fc.boolean(),
  });
  return fc
    .tuple(about(state, statesMax), about(transition, transitionsMax))
    .map(([states, transitions]) => graphFrom(states, transitions));
}

/** From half of it to all. */
function about<T>(item: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> {
  return fc.array(item, { minLength: Math.ceil(most / 2), maxLength: most, size: 'max' });
}

function graphFrom(states: readonly StateChoice[], transitions: readonly TransitionChoice[]): ChartGraph {
  const root: TangledState = { id: 'chart' };
  const all: TangledState[] = [root];
  const depths = [0];
  states.forEach(({ parent, kind, words: name, hasDescription }, at) => {
    const holders = all.flatMap((state, place) =>
      state.type !== 'final' && state.type !== 'history' && (depths[place] ?? 0) < 4 ? [place] : [],
    );
    const place = holders[parent % holders.length] ?? 0;
    const holder = all[place] ?? root;
    const key = [...name, String(at)].join(' ');
    const child: TangledState = {
      id: `s${at}`,
      ...(kind === 0 ? { type: 'final' } : kind === 1 ? { type: 'history', history: at % 2 ? 'deep' : 'shallow' } : {}),
      ...(kind === 2 ? { type: 'parallel' } : {}),
      ...(kind === 3 ? { entry: ['note', ...name] } : {}),
      ...(hasDescription ? { description: `What ${key} is good for.` } : {}),
    };
    (holder.states ??= {})[key] = child;
    if (holder.type !== 'parallel' && child.type !== 'history') holder.initial ??= key;
    all.push(child);
    depths.push((depths[place] ?? 0) + 1);
  });
  transitions.forEach(({ source, targets, words: name, isGuarded, hasAction }, at) => {
    const sources = all.filter((state) => state.type !== 'final' && state.type !== 'history');
    const from = sources[source % sources.length] ?? root;
    const event = [...name, `e${at}`].join('.');
    (from.on ??= {})[event] = [
      {
        target: targets.map((target) => `#${all[target % all.length]?.id ?? 'chart'}`),
        ...(isGuarded ? { guard: ['is', ...name, 'true'].join(' ') } : {}),
        ...(hasAction ? { actions: name.map((word) => `do ${word}`) } : {}),
      },
    ];
  });
  const graph = readChartGraph(root);
  if (graph === undefined) throw new Error('A generated chart is no statechart.');
  return graph;
}
