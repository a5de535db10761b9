// What is needed to lay out one container, and the short names that things have in its graph.
import type { ChartShape } from './chart-shape.ts';
import type { TextWidth } from './chart-measures.ts';
import type { Flow } from './elk-graph.ts';
import type { LayoutPlan } from './layout-plan.ts';
import type { PlacedContainer } from './placed-container.ts';

export interface ContainerInput {
  readonly shape: ChartShape;
  /** One way to place things is enough. */
  readonly isRough: boolean;
  readonly container: string;
  readonly flow: Flow;
  readonly plan: LayoutPlan;
  readonly textWidth: TextWidth;
  /** The open boxes inside, laid out before. */
  readonly inner: ReadonlyMap<string, PlacedContainer>;
  /** In which order lines cross the borders, by box: from left to right, from top to bottom. */
  readonly portOrders?: ReadonlyMap<string, readonly string[]>;
  /** The order of the crossings at the boxes inside is asked for, so they have no places yet. */
  readonly freesPorts?: boolean;
}

/** The name of a thing in the graph of one container. */
export type LocalName = (id: string) => string;

export function localNames(): LocalName {
  const names = new Map<string, string>();
  return (id) => {
    const name = names.get(id) ?? `n${names.size}`;
    names.set(id, name);
    return name;
  };
}
