// What the layout needs to know of a chart that is drawn: plain data that can be sent to a worker.

export interface ShapeNode {
  readonly id: string;
  readonly parent: string | undefined;
  /** None when it is folded. */
  readonly children: readonly string[];
  /** Its name, then what else is written in the box. */
  readonly title: string;
  readonly lines: readonly string[];
  readonly isInitial: boolean;
  readonly kind: string;
  /** 0 for the outermost boxes. */
  readonly depth: number;
}

export interface ShapeEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly lines: readonly string[];
}

/** A visible chart without what it means. */
export interface ChartShape {
  readonly level: string;
  readonly top: readonly string[];
  readonly nodes: ReadonlyMap<string, ShapeNode>;
  readonly edges: readonly ShapeEdge[];
}

/** The container of the outermost boxes. */
export const canvas = '';

/** Only what the layout needs of a visible chart. */
export function shapeOf({ level, top, nodes, edges }: ChartShape): ChartShape {
  return { level, top, nodes, edges: edges.map(({ id, source, target, lines }) => ({ id, source, target, lines })) };
}

export function childrenOf(shape: ChartShape, container: string): readonly string[] {
  return container === canvas ? shape.top : (shape.nodes.get(container)?.children ?? []);
}

export function parentOf(shape: ChartShape, id: string): string {
  return shape.nodes.get(id)?.parent ?? canvas;
}

export function isWithin(shape: ChartShape, id: string, container: string): boolean {
  if (container === canvas) return true;
  for (let at = id; at !== canvas; at = parentOf(shape, at)) if (at === container) return true;
  return false;
}

/** The innermost container that holds both and is neither. */
export function commonContainer(shape: ChartShape, first: string, second: string): string {
  let at = parentOf(shape, first);
  while (at !== canvas && (at === second || !isWithin(shape, second, at))) at = parentOf(shape, at);
  return at;
}
