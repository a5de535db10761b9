// A chart as a config for XState 4 or 5: JSON that `createMachine` takes, with names where the app had code.
import type { ChartAction, ChartGraph, ChartNode } from '../index.ts';
import { isInside } from '../index.ts';
import type { ChartTransition, ExportedState } from './chart-transitions.ts';
import { exportedStates, hasDefaultId } from './chart-transitions.ts';
import type { Exported } from './exported.ts';
import { listed, Remarks } from './exported.ts';

type Version = 4 | 5;
/** Entries and not an object: a state may be called `__proto__`. */
type Fields = [string, unknown][];

export function exportXState4(graph: ChartGraph): Exported {
  return exportConfig(graph, 4);
}

export function exportXState5(graph: ChartGraph): Exported {
  return exportConfig(graph, 5);
}

function exportConfig(graph: ChartGraph, version: Version): Exported {
  const remarks = new Remarks();
  const states = exportedStates(graph, remarks);
  const root = states.get(graph.root);
  if (root === undefined) return { text: '{}', remarks: ['The chart has no root.'] };
  const writer: Writer = { graph, states, version, remarks };
  const config = fields([
    ['id', graph.id],
    ...(version === 4 ? ([['predictableActionArguments', true]] as Fields) : []),
    ['version', graph.version],
    ['context', graph.context],
    ...stateFields(writer, root),
  ]);
  remarkOnNames(writer);
  return { text: `${JSON.stringify(config, undefined, 2)}\n`, remarks: remarks.list() };
}

interface Writer {
  readonly graph: ChartGraph;
  readonly states: ReadonlyMap<string, ExportedState>;
  readonly version: Version;
  readonly remarks: Remarks;
}

function stateFields(writer: Writer, state: ExportedState): Fields {
  const { graph } = writer;
  const { node, entry, exit } = state;
  const isRoot = node.id === graph.root;
  const common: Fields = [
    ['id', isRoot || hasDefaultId(graph, node) ? undefined : node.id],
    ['description', node.description],
  ];
  if (node.kind.endsWith('history'))
    return [
      ...common,
      ['type', 'history'],
      ['history', node.kind === 'deep history' ? 'deep' : 'shallow'],
      ['target', historyTarget(writer, node)],
    ];
  return [
    ...common,
    ['type', node.kind === 'parallel' || node.kind === 'final' ? node.kind : undefined],
    ['initial', initialField(writer, node)],
    ['tags', node.tags.length > 0 ? node.tags : undefined],
    ['meta', node.meta],
    ['entry', actionsField(writer, entry)],
    ['exit', actionsField(writer, exit)],
    ['invoke', invokes(writer, state)],
    ...transitionFields(writer, state),
    ['states', children(writer, node)],
    [writer.version === 4 ? 'data' : 'output', node.output],
  ];
}

function initialField(writer: Writer, node: ChartNode): unknown {
  const key = node.initial === undefined ? undefined : writer.graph.nodes.get(node.initial)?.key;
  if (node.initialDetails.length === 0) return key;
  if (writer.version === 5)
    return fields([
      ['target', key],
      ['actions', actionsField(writer, node.initialDetails)],
    ]);
  writer.remarks.add('XState 4 has no actions of the initial state; they are left out.');
  return key;
}

/** Names; with what they are given where that is data. Built-in actions of XState 4 are data, those of XState 5 are code. */
function actionsField(writer: Writer, actions: readonly ChartAction[]): unknown {
  if (actions.length === 0) return undefined;
  return actions.map(({ name, kind, builtIn, event, to, delay, params }) => {
    if (kind === 'built-in' && writer.version === 4 && event !== undefined) {
      return fields([
        ['type', builtIn === 'raise' ? 'xstate.raise' : 'xstate.send'],
        ['event', { type: event }],
        ['to', to],
        ['delay', delay === undefined || !/^\d+$/.test(delay) ? delay : Number(delay)],
      ]);
    }
    return params === undefined ? name : withParams(writer.version, name, params);
  });
}

/** What an action or a guard is given stands beside its type in XState 4, and in `params` in XState 5. */
function withParams(version: Version, type: string, params: unknown): unknown {
  const isPlain = typeof params === 'object' && params !== null && !Array.isArray(params);
  if (version === 5 || !isPlain)
    return fields([
      ['type', type],
      ['params', params],
    ]);
  return fields([['type', type], ...Object.entries(params)]);
}

function children(writer: Writer, node: ChartNode): unknown {
  if (node.children.length === 0) return undefined;
  return fields(
    node.children.flatMap((id): Fields => {
      const child = writer.states.get(id);
      return child ? [[child.node.key, fields(stateFields(writer, child))]] : [];
    }),
  );
}

/** XState 5 takes one target only, XState 4 too; several are told. */
function historyTarget(writer: Writer, node: ChartNode): string | undefined {
  if (node.historyTargets.length > 1)
    writer.remarks.add(
      'A history state of XState leads to one state while nothing is remembered; the others are left out.',
    );
  const [target] = node.historyTargets;
  return target === undefined ? undefined : targetText(writer, target);
}

function invokes(writer: Writer, { node, transitions }: ExportedState): unknown {
  if (node.invokes.length === 0) return undefined;
  const ofInvoke = (trigger: 'done' | 'error', id: string): unknown =>
    oneOrMore(
      writer,
      transitions.filter((each) => each.trigger === trigger && each.doneOf === id),
    );
  return node.invokes.map(({ id, src, input }) =>
    fields([
      ['id', id],
      ['src', src === '' ? 'inline' : src],
      [writer.version === 4 ? 'data' : 'input', input],
      ['onDone', ofInvoke('done', id)],
      ['onError', ofInvoke('error', id)],
    ]),
  );
}

function transitionFields(writer: Writer, { node, transitions }: ExportedState): Fields {
  const invoked = new Set(node.invokes.map(({ id }) => id));
  const on = new Map<string, ChartTransition[]>();
  const after = new Map<string, ChartTransition[]>();
  const always: ChartTransition[] = [];
  const done: ChartTransition[] = [];
  const add = (map: Map<string, ChartTransition[]>, key: string, transition: ChartTransition): void => {
    map.set(key, [...(map.get(key) ?? []), transition]);
  };
  for (const transition of transitions) {
    const { trigger, event, delay, doneOf } = transition;
    if (trigger === 'always') always.push(transition);
    else if (trigger === 'after') add(after, delay ?? '', transition);
    else if (trigger === 'any') add(on, '*', transition);
    else if (trigger === 'done' && doneOf === undefined) done.push(transition);
    else if (doneOf !== undefined && invoked.has(doneOf)) continue;
    else if (doneOf !== undefined) add(on, eventOfActor(writer.version, trigger, doneOf), transition);
    else add(on, event, transition);
  }
  if (writer.version === 4 && [...on.keys()].some((event) => event.endsWith('.*')))
    writer.remarks.add('XState 4 knows no events by their beginning, such as mouse.*; it takes such a name as it is.');
  const byKey = (map: ReadonlyMap<string, ChartTransition[]>): unknown =>
    map.size === 0
      ? undefined
      : fields([...map].map(([key, each]): [string, unknown] => [key, oneOrMore(writer, each)]));
  return [
    ['always', oneOrMore(writer, always)],
    ['after', byKey(after)],
    ['on', byKey(on)],
    ['onDone', oneOrMore(writer, done)],
  ];
}

function eventOfActor(version: Version, trigger: string, id: string): string {
  if (trigger === 'error') return version === 4 ? `error.platform.${id}` : `xstate.error.actor.${id}`;
  return version === 4 ? `done.invoke.${id}` : `xstate.done.actor.${id}`;
}

function oneOrMore(writer: Writer, transitions: readonly ChartTransition[]): unknown {
  const [first, ...more] = transitions.map((transition) => transitionConfig(writer, transition));
  return more.length === 0 ? first : [first, ...more];
}

function transitionConfig(writer: Writer, transition: ChartTransition): unknown {
  const { targets, isInternal, guard, guardParams, actions, description, meta } = transition;
  const held =
    guard === undefined || guardParams === undefined ? guard : withParams(writer.version, guard, guardParams);
  const written = targets.map((target) => targetText(writer, target));
  return fields([
    ['target', written.length > 1 ? written : written[0]],
    [writer.version === 4 ? 'cond' : 'guard', held],
    ...(writer.version === 4 ? internalField(transition) : reenterField(writer.graph, transition)),
    ['actions', actionsField(writer, actions)],
    [
      'description',
      description ?? (hasPlaceholder(transition) ? 'inline: code without a name in the app.' : undefined),
    ],
    ['meta', meta],
  ]);
  // `isInternal` of a transition without target says nothing: both versions stay.
  function internalField({ targets }: ChartTransition): Fields {
    return targets.length > 0 && isInternal ? [['internal', true]] : [];
  }
}

/** XState 5 stays in the source of its own accord when all targets are in it. */
function reenterField(graph: ChartGraph, { source, targets, isInternal }: ChartTransition): Fields {
  const wouldStay = targets.length > 0 && targets.every((target) => isInside(graph, target, source));
  return wouldStay && !isInternal ? [['reenter', true]] : [];
}

function hasPlaceholder({ guard, actions }: ChartTransition): boolean {
  return [guard, ...actions.map(({ name }) => name)].some((name) => /^inline \d+$/.test(name ?? ''));
}

/** XState 4 looks a state up by its whole id; XState 5 walks from an id along keys, with dots inside them escaped. */
function targetText({ graph, version }: Writer, id: string): string {
  const node = graph.nodes.get(id);
  if (version === 4 || node === undefined) return `#${id}`;
  const escaped = (text: string): string => text.replace(/[\\.]/g, '\\$&');
  return `#${(hasDefaultId(graph, node) ? [graph.root, ...node.path] : [id]).map(escaped).join('.')}`;
}

function remarkOnNames({ states, version, remarks }: Writer): void {
  const all = [...states.values()];
  const transitions = all.flatMap((state) => state.transitions);
  const guards = transitions.flatMap(({ guard }) => guard ?? []);
  const delays = transitions.flatMap(({ delay }) => (delay === undefined || /^\d+$/.test(delay) ? [] : [delay]));
  const actors = all.flatMap(({ node }) => node.invokes.map(({ src }) => src || 'inline'));
  const actions = [
    ...all.flatMap(({ entry, exit }) => [...entry, ...exit]),
    ...transitions.flatMap((transition) => transition.actions),
  ];
  const needed: [string, readonly string[]][] = [
    ['guards', guards],
    ['delays', delays],
    [version === 4 ? 'services' : 'actors', actors],
    ['actions', version === 5 ? actions.filter(({ kind }) => kind === 'built-in').map(({ name }) => name) : []],
  ];
  for (const [what, names] of needed)
    if (names.length > 0) remarks.add(`The app has to bring its ${what}: ${listed(names)}.`);
}

/** An object whose keys may be anything; what is undefined is left out. */
function fields(entries: Fields): Record<string, unknown> {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
