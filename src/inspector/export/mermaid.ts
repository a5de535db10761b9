// A chart as Mermaid text (`stateDiagram-v2`), which many places draw: nested states, regions, forks, ends, notes. Mermaid draws
// what it is told and runs nothing, so what it has no sign for stands in words.
import type { ChartGraph, ChartNode } from '../index.ts';
import { nameWords } from '../index.ts';
import type { ChartTransition, ExportedState } from './chart-transitions.ts';
import { exportedStates, historyDefaults } from './chart-transitions.ts';
import type { Exported } from './exported.ts';
import { Remarks } from './exported.ts';

const longestLabel = 200;

export function exportMermaid(graph: ChartGraph): Exported {
  return new MermaidWriter(graph).write();
}

class MermaidWriter {
  readonly #graph: ChartGraph;
  readonly #remarks = new Remarks();
  readonly #states: ReadonlyMap<string, ExportedState>;
  /** Mermaid's ids: words of its language would break it, so they are numbers. */
  readonly #ids = new Map<string, string>();
  /** Mermaid draws lines across borders only where they are told outside of all states. */
  readonly #acrossBorders: string[] = [];
  #forks = 0;

  constructor(graph: ChartGraph) {
    this.#graph = graph;
    this.#states = exportedStates(graph, this.#remarks);
    for (const id of this.#states.keys()) this.#ids.set(id, `s${this.#ids.size}`);
  }

  write(): Exported {
    const root = this.#states.get(this.#graph.root);
    const lines = ['stateDiagram-v2', `  accTitle: ${titleText(this.#graph.id)}`];
    if (root !== undefined) {
      const { node, entry, exit, transitions } = root;
      const isPlain = node.kind === 'compound' && transitions.length === 0;
      if (isPlain) lines.push(...this.#inside(node, '  '));
      else lines.push(...this.#state(root, '  '), `  [*] --> ${this.#ids.get(node.id)}`);
      if (isPlain && [...entry, ...exit, ...node.invokes].length > 0)
        this.#remarks.add('Mermaid has no place for what the whole chart does on entry, on exit or invokes.');
    }
    lines.push(...this.#acrossBorders.map((line) => `  ${line}`));
    this.#remarkOnMeaning();
    return { text: `${lines.join('\n')}\n`, remarks: this.#remarks.list() };
  }

  #inside(node: ChartNode, indent: string): string[] {
    const children = node.children.flatMap((id) => this.#states.get(id) ?? []);
    if (node.kind === 'parallel') {
      const regions = children.filter(({ node: child }) => !child.kind.endsWith('history'));
      const others = children.filter(({ node: child }) => child.kind.endsWith('history'));
      return regions.flatMap((region, number) => [
        ...(number > 0 ? [`${indent}--`] : []),
        ...this.#state(region, indent),
        // A history of all regions has no region of its own; it stands with the first.
        ...(number === 0 ? others.flatMap((other) => this.#state(other, indent)) : []),
      ]);
    }
    const initial = node.initial === undefined ? [] : [`${indent}[*] --> ${this.#ids.get(node.initial)}`];
    return [
      ...children.flatMap((child) => this.#state(child, indent)),
      ...initial,
      ...children.flatMap((child) => (child.node.kind === 'final' ? this.#end(child.node, indent) : [])),
    ];
  }

  #end(node: ChartNode, indent: string): string[] {
    return [`${indent}${this.#ids.get(node.id)} --> [*]`];
  }

  #state(state: ExportedState, indent: string): string[] {
    const { node } = state;
    const id = this.#ids.get(node.id) ?? '';
    const title = node.kind.endsWith('history')
      ? historyTitle(node)
      : nameWords(this.#graph, 'state', node.key) || 'state';
    const head = `${indent}state "${escaped(title)}" as ${id}`;
    const inside = node.children.length > 0 ? this.#inside(node, `${indent}  `) : [];
    const lines = inside.length > 0 ? [`${head} {`, ...inside, `${indent}}`] : [head];
    return [...lines, ...this.#note(state, id, indent), ...this.#transitions(state, indent)];
  }

  #note({ node, entry, exit }: ExportedState, id: string, indent: string): string[] {
    const words = [
      ...(node.description === undefined ? [] : [node.description]),
      ...entry.map(({ name }) => `entry / ${name}`),
      ...exit.map(({ name }) => `exit / ${name}`),
      ...node.invokes.map((invoke) => `invoke ${invoke.src || invoke.id}`),
      ...(node.tags.length > 0 ? [`tags: ${node.tags.join(', ')}`] : []),
    ];
    if (words.length === 0) return [];
    return [`${indent}note right of ${id}`, ...words.map((line) => `${indent}  ${escaped(line)}`), `${indent}end note`];
  }

  #transitions({ node, transitions }: ExportedState, indent: string): string[] {
    const here: string[] = [];
    const history = node.kind.endsWith('history') ? historyDefaults(this.#graph, node) : [];
    for (const target of history) this.#arrow(node.id, target, 'at first', here, indent);
    for (const transition of transitions) {
      const { targets } = transition;
      const label = labelOf(transition);
      if (targets.length <= 1) this.#arrow(node.id, targets[0] ?? node.id, label, here, indent);
      else {
        const fork = `fork${++this.#forks}`;
        this.#acrossBorders.push(
          `state ${fork} <<fork>>`,
          `${this.#ids.get(node.id)} --> ${fork}${label}`,
          ...targets.map((target) => `${fork} --> ${this.#ids.get(target)}`),
        );
      }
    }
    return here;
  }

  #arrow(from: string, to: string, words: string, here: string[], indent: string): void {
    const label = words === '' || words.startsWith(' :') ? words : ` : ${escaped(words)}`;
    const line = `${this.#ids.get(from)} --> ${this.#ids.get(to)}${label}`;
    const parent = this.#graph.nodes.get(from)?.parent;
    if (parent !== undefined && this.#graph.nodes.get(to)?.parent === parent) here.push(`${indent}${line}`);
    else this.#acrossBorders.push(line);
  }

  #remarkOnMeaning(): void {
    const nodes = [...this.#states.values()];
    if (nodes.some(({ node }) => node.kind.endsWith('history')))
      this.#remarks.add('Mermaid has no history states: they are states called H (H* remembers all levels).');
    if (nodes.some(({ transitions }) => transitions.some((each) => each.isInternal && each.targets.length > 0)))
      this.#remarks.add('Mermaid does not tell internal transitions from external ones; the label says so.');
    this.#remarks.add('Mermaid draws and does not run: guards, delays and actions are words.');
  }
}

function historyTitle({ kind }: ChartNode): string {
  return kind === 'deep history' ? 'H*' : 'H';
}

/** ` : event [guard] / action`, or nothing. */
function labelOf({ trigger, event, delay, doneOf, guard, actions, targets, isInternal }: ChartTransition): string {
  const words = {
    always: '',
    any: '*',
    after: `after ${delay ?? ''}${/^\d+$/.test(delay ?? '') ? ' ms' : ''}`,
    done: doneOf === undefined ? 'done' : `${doneOf} done`,
    error: `${doneOf ?? ''} failed`.trim(),
    event,
  }[trigger];
  const parts = [
    words,
    guard === undefined ? '' : `[${guard}]`,
    actions.length > 0 ? `/ ${actions.map(({ name }) => name).join(', ')}` : '',
    isInternal && targets.length > 0 ? '(internal)' : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? ` : ${escaped(parts.join(' '))}` : '';
}

/**
 * Letters, figures and harmless signs stay; all else is written by its number, as Mermaid's texts allow. Long texts are cut.
 */
function escaped(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  const shown = characters.length > longestLabel ? [...characters.slice(0, longestLabel - 1), '…'] : characters;
  const written = shown.map((character) =>
    /[\p{L}\p{M}\p{N} .,()/*+=?!'_…]/u.test(character) ? character : `#${character.codePointAt(0)};`,
  );
  // A lone dash is nothing special; two would begin a comment or a region.
  return (
    written
      .join('')
      .replaceAll('#45;', '-')
      .replace(/-(?=-)/g, '#45;') || '#160;'
  );
}

/** The title is no text of the picture: Mermaid takes it as it stands, up to the end of the line. */
function titleText(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N} .,()/'_-]+/gu, ' ').trim() || 'statechart';
}
