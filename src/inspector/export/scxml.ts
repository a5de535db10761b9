// A chart as SCXML of the W3C with the ECMAScript data model. Guards are boolean data that a reader sets; actions without known
// code are written to the log; what SCXML has no place for stands in attributes of a namespace of our own.
import type { ChartAction, ChartGraph, ChartNode } from '../index.ts';
import type { ChartTransition, ExportedState } from './chart-transitions.ts';
import { exportedStates, historyDefaults, remarkOnRenamed } from './chart-transitions.ts';
import type { Exported } from './exported.ts';
import { listed, Remarks } from './exported.ts';
import { UniqueNames } from './unique-names.ts';
import type { XmlElement } from './xml-text.ts';
import { element, xmlComment, xmlText } from './xml-text.ts';

export const scxmlNamespace = 'http://www.w3.org/2005/07/scxml';
/** Of the attributes that keep what SCXML has no word for: name, description, tags, meta, guard, event. */
export const chartNamespace = 'urn:statechart-inspector:chart';

export interface ScxmlExport extends Exported {
  /** From ids of states to ids in the document. */
  readonly states: ReadonlyMap<string, string>;
  /** From names of events to theirs in the document. */
  readonly events: ReadonlyMap<string, string>;
  /** From names of guards to boolean variables. */
  readonly guards: ReadonlyMap<string, string>;
}

export function exportScxml(graph: ChartGraph): ScxmlExport {
  return new ScxmlWriter(graph).write();
}

class ScxmlWriter {
  readonly #graph: ChartGraph;
  readonly #remarks = new Remarks();
  readonly #exported: ReadonlyMap<string, ExportedState>;
  readonly #ids = new UniqueNames();
  readonly #eventNames = new UniqueNames();
  readonly #states = new Map<string, string>();
  readonly #events = new Map<string, string>();
  readonly #guards = new Map<string, string>();
  readonly #delays = new Map<string, string>();
  readonly #invokes = new Map<string, string>();
  readonly #logged: string[] = [];

  constructor(graph: ChartGraph) {
    this.#graph = graph;
    this.#exported = exportedStates(graph, this.#remarks);
    for (const { node } of this.#exported.values()) this.#states.set(node.id, this.#ids.forId(node.key || 'state'));
    for (const { node, transitions } of this.#exported.values()) {
      for (const { id } of node.invokes) if (!this.#invokes.has(id)) this.#invokes.set(id, this.#ids.forId(id));
      for (const transition of transitions) this.#nameParts(transition);
    }
    for (const { entry, exit, transitions } of this.#exported.values())
      for (const { event } of [...entry, ...exit, ...transitions.flatMap(({ actions }) => actions)])
        if (event !== undefined) this.#nameEvent(event);
  }

  #nameParts({ guard, trigger, event, delay, doneOf }: ChartTransition): void {
    if (guard !== undefined && !this.#guards.has(guard)) this.#guards.set(guard, this.#ids.forVariable(guard));
    if (delay !== undefined && !isNumber(delay) && !this.#delays.has(delay))
      this.#delays.set(delay, this.#ids.forVariable(delay));
    if (doneOf !== undefined && !this.#invokes.has(doneOf)) this.#invokes.set(doneOf, this.#ids.forId(doneOf));
    if (trigger === 'event') this.#nameEvent(event);
  }

  #nameEvent(event: string): void {
    if (this.#events.has(event)) return;
    // A descriptor for events that begin alike keeps its star.
    const isPrefix = event.endsWith('.*');
    const name = this.#eventNames.forEvent(isPrefix ? event.slice(0, -2) : event);
    this.#events.set(event, isPrefix ? `${name}.*` : name);
  }

  write(): ScxmlExport {
    const root = this.#graph.nodes.get(this.#graph.root);
    const own = this.#exported.get(this.#graph.root);
    const isWrapped =
      root === undefined ||
      own === undefined ||
      root.kind !== 'compound' ||
      root.children.some((id) => this.#graph.nodes.get(id)?.kind.endsWith('history')) ||
      root.invokes.length + own.entry.length + own.exit.length + own.transitions.length > 0;
    const initial = isWrapped ? this.#graph.root : (root.initial ?? this.#graph.root);
    const states = isWrapped ? this.#wrapped(root) : root.children.map((id) => this.#stateElement(id));
    const document = element(
      'scxml',
      {
        xmlns: scxmlNamespace,
        'xmlns:chart': chartNamespace,
        version: '1.0',
        datamodel: 'ecmascript',
        // Some interpreters make a function of this name.
        name: new UniqueNames().forVariable(this.#graph.id || 'chart'),
        initial: this.#states.get(initial),
        'chart:name': this.#graph.id,
        ...(isWrapped ? {} : this.#told(root, root.key)),
      },
      [...this.#datamodel(), ...states],
    );
    this.#remarkOnMeaning();
    const remarks = this.#remarks.list();
    const comment = remarks.length > 0 ? xmlComment(remarks) : '';
    const text = `<?xml version="1.0" encoding="UTF-8"?>\n${comment}${xmlText(document)}`;
    return { text, remarks, states: this.#states, events: this.#events, guards: this.#guards };
  }

  /** The document itself cannot have transitions: the root becomes a state in it, and its end the end of the document. */
  #wrapped(root: ChartNode | undefined): XmlElement[] {
    if (root === undefined) return [];
    const canEnd = root.children.some((id) => this.#graph.nodes.get(id)?.kind === 'final') || root.kind === 'parallel';
    if (!canEnd) return [this.#stateElement(root.id)];
    const end = this.#ids.forId('ended');
    const leave = element('transition', { event: `done.state.${this.#states.get(root.id)}`, target: end });
    return [this.#stateElement(root.id, [leave]), element('final', { id: end })];
  }

  #datamodel(): XmlElement[] {
    const data = [
      ...[...this.#guards].map(([name, id]) => element('data', { id, expr: 'false', 'chart:guard': name })),
      ...[...this.#delays].map(([name, id]) => element('data', { id, expr: "'1s'", 'chart:delay': name })),
    ];
    const context = jsonText(this.#graph.context);
    if (context !== undefined && context !== '{}')
      data.push(element('data', { id: this.#ids.forVariable('context'), expr: `(${context})` }));
    return data.length > 0 ? [element('datamodel', {}, data)] : [];
  }

  #stateElement(id: string, more: readonly XmlElement[] = []): XmlElement {
    const state = this.#exported.get(id);
    if (state === undefined) throw new Error(`There is no state ${id}.`);
    const { node } = state;
    const written = this.#states.get(id);
    const told = this.#told(node, written);
    if (node.kind.endsWith('history')) {
      const target = historyDefaults(this.#graph, node).map((target) => this.#states.get(target));
      const type = node.kind === 'deep history' ? 'deep' : 'shallow';
      return element('history', { id: written, type, ...told }, [element('transition', { target: target.join(' ') })]);
    }
    const name = node.kind === 'parallel' || node.kind === 'final' ? node.kind : 'state';
    const initial = name === 'state' && node.initial !== undefined ? this.#states.get(node.initial) : undefined;
    const delays = delaysOf(state);
    const children = [
      ...this.#block('onentry', [
        ...this.#actions(state.entry),
        ...delays.map((delay, number) => this.#startOf(id, delay, number)),
      ]),
      ...this.#block('onexit', [
        ...delays.map((_delay, number) => element('cancel', { sendid: this.#timerId(id, number) })),
        ...this.#actions(state.exit),
      ]),
      ...(name === 'final' ? [] : ordered(state.transitions).map((each) => this.#transition(node, each, delays))),
      ...more,
      ...node.invokes.map(({ id: invokeId, src }) =>
        element('invoke', { id: this.#invokes.get(invokeId), type: chartNamespace, src, 'chart:name': invokeId }),
      ),
      ...node.children.map((child) => this.#stateElement(child)),
    ];
    if (name === 'final' && state.transitions.length > 0)
      this.#remarks.add('A final state of SCXML has no transitions; those of the chart are left out.');
    return element(name, { id: written, initial, ...told }, children);
  }

  #transition(node: ChartNode, transition: ChartTransition, delays: readonly string[]): XmlElement {
    const { guard, actions, description, meta } = transition;
    const { targets, isInternal } = this.#whereTo(node, transition);
    const { event, exactly } = this.#eventOf(transition, delays);
    const held = guard === undefined ? undefined : this.#guards.get(guard);
    const cond = [exactly, held].filter((part) => part !== undefined).join(' && ');
    return element(
      'transition',
      {
        event,
        cond: cond === '' ? undefined : cond,
        target: targets.length > 0 ? targets.map((id) => this.#states.get(id)).join(' ') : undefined,
        type: isInternal && targets.length > 0 ? 'internal' : undefined,
        'chart:event': transition.trigger === 'event' && event !== transition.event ? transition.event : undefined,
        'chart:description': description,
        'chart:meta': jsonText(meta),
      },
      this.#actions(actions),
    );
  }

  /** SCXML knows internal transitions of compound states to states inside them only. */
  #whereTo(node: ChartNode, { targets, isInternal }: ChartTransition): { targets: string[]; isInternal: boolean } {
    const leadsToItself = targets.includes(node.id);
    if (!isInternal || targets.length === 0) return { targets: [...targets], isInternal: false };
    if (node.kind === 'compound' && !leadsToItself) return { targets: [...targets], isInternal: true };
    if (node.kind === 'compound' && node.initial !== undefined && targets.length === 1)
      return { targets: [node.initial], isInternal: true };
    if (node.kind === 'atomic') return { targets: [], isInternal: false };
    this.#remarks.add(
      'SCXML leaves and enters a parallel state where the chart stays in it: its internal transitions became external.',
    );
    return { targets: [...targets], isInternal: false };
  }

  #eventOf(
    { trigger, event, delay, doneOf, source }: ChartTransition,
    delays: readonly string[],
  ): { event?: string; exactly?: string } {
    const id = this.#states.get(source);
    switch (trigger) {
      case 'always':
        return {};
      case 'any':
        return { event: '*' };
      case 'after':
        return { event: this.#timerEvent(source, delays.indexOf(delay ?? '')) };
      case 'done':
        return { event: doneOf === undefined ? `done.state.${id}` : `done.invoke.${this.#invokes.get(doneOf)}` };
      case 'error':
        return { event: doneOf === undefined ? 'error' : `error.platform.${this.#invokes.get(doneOf)}` };
      case 'event': {
        const name = this.#events.get(event) ?? event;
        // SCXML also takes `a.b` for `a`; where the chart knows both, the name is asked for.
        const hasLonger = [...this.#events.values()].some((other) => other.startsWith(`${name}.`));
        return hasLonger && !name.endsWith('.*')
          ? { event: name, exactly: `_event.name === ${JSON.stringify(name)}` }
          : { event: name };
      }
    }
  }

  #startOf(id: string, delay: string, number: number): XmlElement {
    const event = this.#timerEvent(id, number);
    const known = isNumber(delay) ? { delay: `${delay}ms` } : { delayexpr: this.#delays.get(delay) };
    return element('send', { event, id: this.#timerId(id, number), ...known });
  }

  #timerEvent(id: string, number: number): string {
    return `after.${this.#states.get(id)}.${number + 1}`;
  }

  readonly #timerIds = new Map<string, string>();
  #timerId(id: string, number: number): string {
    const event = this.#timerEvent(id, number);
    const known = this.#timerIds.get(event) ?? this.#ids.forId(`after-${this.#states.get(id)}-${number + 1}`);
    this.#timerIds.set(event, known);
    return known;
  }

  /** Events that a chart sends itself are sent; what other actions do is not known, so they are told to the log. */
  #actions(actions: readonly ChartAction[]): XmlElement[] {
    return actions.map((action) => {
      const { builtIn, event, to, delay } = action;
      const isToSelf = to === undefined || to === '#_internal';
      const isSending = builtIn === 'raise' || builtIn === 'send';
      if (!isSending || event === undefined || !isToSelf || (delay !== undefined && !isNumber(delay))) {
        this.#logged.push(action.name);
        return logged(action);
      }
      const name = this.#events.get(event) ?? event;
      if (delay === undefined && (builtIn === 'raise' || to === '#_internal')) return element('raise', { event: name });
      return element('send', { event: name, delay: delay === undefined ? undefined : `${delay}ms` });
    });
  }

  #block(name: string, children: readonly XmlElement[]): XmlElement[] {
    return children.length > 0 ? [element(name, {}, children)] : [];
  }

  #told(node: ChartNode, written: string | undefined): Record<string, string | undefined> {
    return {
      'chart:name': node.key === written || node.key === '' ? undefined : node.key,
      'chart:description': node.description,
      'chart:tags': node.tags.length > 0 ? node.tags.join(' ') : undefined,
      'chart:meta': jsonText(node.meta),
    };
  }

  #remarkOnMeaning(): void {
    const remarks = this.#remarks;
    const states = [...this.#exported.values()];
    if (this.#guards.size > 0)
      remarks.add('Guards are boolean data, false at first: set them before the run, or write their conditions.');
    if (this.#logged.length > 0)
      remarks.add(`What actions do is not told: they are written to the log (${listed(this.#logged)}).`);
    if (this.#delays.size > 0)
      remarks.add(`How long ${listed(this.#delays.keys())} lasts is not told: it is data, one second at first.`);
    if (this.#invokes.size > 0)
      remarks.add(`Invoked actors have the type ${chartNamespace}, which an interpreter must be taught.`);
    remarkOnRenamed(remarks, 'Events are', this.#events);
    const keys = new Map(states.map(({ node }) => [node.key, this.#states.get(node.id) ?? '']));
    remarkOnRenamed(remarks, 'Ids of states are', keys);
  }
}

/** Those for any event come last, and of two such the longer first: SCXML takes the first that fits. */
function ordered(transitions: readonly ChartTransition[]): ChartTransition[] {
  const weight = ({ trigger, event }: ChartTransition): number => {
    if (trigger === 'any') return 2;
    return trigger === 'event' && event.endsWith('.*') ? 1 + 1 / (event.length + 1) : 0;
  };
  return [...transitions].sort((a, b) => weight(a) - weight(b));
}

function delaysOf({ transitions }: ExportedState): string[] {
  const delays = transitions.flatMap(({ trigger, delay }) => (trigger === 'after' ? [delay ?? ''] : []));
  return [...new Set(delays)];
}

function logged({ name, params }: ChartAction): XmlElement {
  return element('log', { label: 'action', expr: JSON.stringify(name), 'chart:params': jsonText(params) });
}

function isNumber(delay: string): boolean {
  return /^\d+(\.\d+)?$/.test(delay);
}

function jsonText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
