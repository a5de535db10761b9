// Remembers for each chart which boxes were opened or folded by hand, and which states are drawn though the level would
// leave them out.
import type { ChartGraph, ChartView, DetailLevel, VisibleChart, VisibleChartOptions } from '../index.ts';
import { toggle, toggledToFoldAll, toggledToOpenAll, toggledToShow } from '../index.ts';
import { outlineStates } from './outline-states.ts';

export interface Folds {
  readonly toggled: ReadonlySet<string>;
  /** Drawn in any level, as a person has looked for them. */
  readonly wanted: ReadonlySet<string>;
}

const none: Folds = { toggled: new Set(), wanted: new Set() };

export class DiagramFolds {
  #known = new WeakMap<ChartGraph, Folds>();

  of(graph: ChartGraph): Folds {
    return this.#known.get(graph) ?? none;
  }

  /** Another level opens and folds by itself. */
  forget(graph: ChartGraph | undefined): void {
    if (graph) this.#known.delete(graph);
  }

  /** What is opened by hand shows all that it directly holds, also what the level Outline would hide. */
  toggle({ graph, level, nodes }: VisibleChart, id: string, view: ChartView): void {
    const inside = graph.nodes.get(id)?.children ?? [];
    if (level === 'outline' && nodes.get(id)?.isFolded) return this.show(graph, level, view, inside);
    const toggled = new Set(this.of(graph).toggled);
    toggle(toggled, id);
    this.#known.set(graph, { ...this.of(graph), toggled });
  }

  foldAll(chart: VisibleChart): void {
    const { toggled, wanted } = this.of(chart.graph);
    this.#known.set(chart.graph, { wanted, toggled: toggledToFoldAll(chart, toggled) });
  }

  openAll(graph: ChartGraph, level: DetailLevel, view: ChartView): void {
    const wanted = level === 'outline' ? new Set(graph.nodes.keys()) : this.of(graph).wanted;
    this.#known.set(graph, { ...this.of(graph), wanted });
    this.#known.set(graph, { wanted, toggled: toggledToOpenAll(graph, this.#options(graph, level, view)) });
  }

  /** Opens what hides these states. */
  show(graph: ChartGraph, level: DetailLevel, view: ChartView, ids: readonly string[]): void {
    const wanted = new Set([...this.of(graph).wanted, ...ids]);
    this.#known.set(graph, { ...this.of(graph), wanted });
    for (const id of ids)
      this.#known.set(graph, { wanted, toggled: toggledToShow(graph, this.#options(graph, level, view), id) });
  }

  #options(graph: ChartGraph, level: DetailLevel, view: ChartView): VisibleChartOptions {
    const { toggled, wanted } = this.of(graph);
    return { level, toggled, ...(level === 'outline' ? { only: outlineStates(graph, view, wanted) } : {}) };
  }
}
