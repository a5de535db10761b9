// Places for everything that is drawn. Each open box is laid out on its own, innermost first, and is then one box of fixed
// size in its parent; transitions that cross borders are cut there and joined again here. The layout itself is elk's; it is
// handed in by whoever drives the generator, so that this file waits for nothing.
import type { ChartShape } from './chart-shape.ts';
import { canvas, childrenOf, isWithin } from './chart-shape.ts';
import type { TextWidth } from './chart-measures.ts';
import { stateSize } from './chart-measures.ts';
import type { ContainerInput } from './container-input.ts';
import { layoutContainer } from './container-layout.ts';
import type { ElkGraph, ElkPoint, Flow } from './elk-graph.ts';
import type { PortOrders } from './port-orders.ts';
import { choosePortOrders } from './port-orders.ts';
import { planLayout } from './layout-plan.ts';
import type { LayoutPlan } from './layout-plan.ts';
import type { PlacedContainer, Rectangle } from './placed-container.ts';

export interface PlacedBox extends Rectangle {
  readonly id: string;
  /** Where the words of an open box stand; a closed one is filled by its words. */
  readonly head?: Rectangle;
}

export interface PlacedEdge {
  readonly id: string;
  /** From the border of the source to the border of the target. */
  readonly points: readonly ElkPoint[];
  readonly label?: Rectangle;
}

export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  /** Outer boxes before inner ones. */
  readonly boxes: readonly PlacedBox[];
  readonly edges: readonly PlacedEdge[];
  /** From a dot to the border of the state that its box begins with. */
  readonly initialMarks: readonly (readonly ElkPoint[])[];
  /** Marks "any state here", by the box they stand for. */
  readonly anyMarks: readonly (Rectangle & { readonly of: string })[];
  /** Which way each open box runs, and the canvas. */
  readonly flows: ReadonlyMap<string, Flow>;
}

/** Yields graphs for elk and takes them back laid out. */
export type LayoutSteps = Generator<ElkGraph, ChartLayout, ElkGraph>;

/** What the diagram should fit into. */
const wantedWidth = 620;

export type RoughGuess = Pick<ChartLayout, 'flows' | 'boxes'>;

export interface LayoutOptions {
  /** The rough layout: it tells which way each box runs, and its size. Without it all that is found out first. */
  readonly rough?: RoughGuess;
  /** A rough layout is content with the first place found for everything. */
  readonly isRough?: boolean;
  /** No box is tried in both directions: a little worse, and several times as fast. */
  readonly isFirstTry?: boolean;
}

export function* layoutChart(shape: ChartShape, textWidth: TextWidth, options: LayoutOptions = {}): LayoutSteps {
  const containers = containersInnermostFirst(shape);
  const parts = { shape, textWidth, isRough: options.isRough ?? false };
  const firstFlows = new Map<string, Flow>(containers.map((id) => [id, firstFlow(shape, id, textWidth)]));
  const tried = options.isFirstTry ? firstFlows : options.rough?.flows;
  const flows = tried ?? (yield* chooseFlows(parts, containers, firstFlows));
  const orders = options.rough && (yield* ordersFrom(options.rough, parts, containers));
  const { plan, inner } = yield* layoutAll(parts, containers, flows, orders);
  return assemble(shape, plan, inner, flows);
}

type LayoutParts = Pick<ContainerInput, 'shape' | 'textWidth' | 'isRough'>;

/** Innermost first, each box takes the flow in which it is the smaller burden by itself. */
function* chooseFlows(
  parts: LayoutParts,
  containers: readonly string[],
  firstFlows: ReadonlyMap<string, Flow>,
): Generator<ElkGraph, Map<string, Flow>, ElkGraph> {
  const { shape } = parts;
  const flows = new Map(firstFlows);
  for (const container of containers) {
    if (childrenOf(shape, container).length < 2) continue;
    const within = containers.filter((id) => isWithin(shape, id, container));
    const flow = flows.get(container) ?? 'DOWN';
    const first = (yield* layoutAll(parts, within, flows)).inner.get(container);
    flows.set(container, flow === 'DOWN' ? 'RIGHT' : 'DOWN');
    const second = (yield* layoutAll(parts, within, flows)).inner.get(container);
    if (burden(first) <= burden(second)) flows.set(container, flow);
  }
  return flows;
}

function* ordersFrom(
  rough: RoughGuess,
  parts: LayoutParts,
  containers: readonly string[],
): Generator<ElkGraph, PortOrders, ElkGraph> {
  const flowOf = (container: string): Flow => rough.flows.get(container) ?? 'DOWN';
  const plan = planLayout(parts.shape, flowOf);
  const sizes = new Map(rough.boxes.filter((box) => box.head !== undefined).map((box) => [box.id, box]));
  const inputOf = (container: string) => ({ ...parts, container, flow: flowOf(container), plan, inner: new Map() });
  return yield* choosePortOrders(inputOf, [...containers].reverse(), sizes);
}

/** Most boxes do not change from trial to trial: whoever lays the graphs out remembers them. */
function* layoutAll(
  parts: LayoutParts,
  containers: readonly string[],
  flows: ReadonlyMap<string, Flow>,
  portOrders?: PortOrders,
): Generator<ElkGraph, { plan: LayoutPlan; inner: Map<string, PlacedContainer> }, ElkGraph> {
  const plan = planLayout(parts.shape, (container) => flows.get(container) ?? 'DOWN');
  const inner = new Map<string, PlacedContainer>();
  for (const container of containers) {
    const flow = flows.get(container) ?? 'DOWN';
    inner.set(
      container,
      yield* layoutContainer({ ...parts, container, flow, plan, inner, ...(portOrders ? { portOrders } : {}) }),
    );
  }
  return { plan, inner };
}

/** A row of simple states reads from left to right, as long as it fits; all else reads downward. */
function firstFlow(shape: ChartShape, container: string, textWidth: TextWidth): Flow {
  const children = childrenOf(shape, container).map((id) => shape.nodes.get(id));
  if (container === canvas || children.some((child) => child === undefined || child.children.length > 0)) return 'DOWN';
  const width = children.reduce(
    (sum, child) => sum + (child ? stateSize(child, textWidth, shape.level).width + 120 : 0),
    0,
  );
  return width < wantedWidth ? 'RIGHT' : 'DOWN';
}

function containersInnermostFirst(shape: ChartShape): string[] {
  const open = [...shape.nodes.values()].filter((node) => node.children.length > 0);
  return [...open.sort((a, b) => b.depth - a.depth).map((node) => node.id), canvas];
}

/** Area, and dearer the wider it is: scrolling down is easier than scrolling to both sides. */
function burden(placed: PlacedContainer | undefined): number {
  const { width, height } = placed ?? { width: 0, height: 0 };
  return width * height * Math.max(1, width / wantedWidth) ** 1.5;
}

function assemble(
  shape: ChartShape,
  plan: LayoutPlan,
  inner: ReadonlyMap<string, PlacedContainer>,
  flows: ReadonlyMap<string, Flow>,
): ChartLayout {
  const boxes: PlacedBox[] = [];
  const initialMarks: ElkPoint[][] = [];
  const anyMarks: (Rectangle & { of: string })[] = [];
  const pieces = new Map<string, ElkPoint[]>();
  const labels = new Map<string, Rectangle>();
  const place = (container: string, x: number, y: number): void => {
    const placed = inner.get(container);
    if (placed === undefined) return;
    const moved = (points: readonly ElkPoint[]) => points.map((point) => ({ x: point.x + x, y: point.y + y }));
    for (const [id, points] of placed.pieces) pieces.set(id, moved(points));
    for (const [id, label] of placed.labels) labels.set(id, { ...label, x: label.x + x, y: label.y + y });
    if (placed.initialMark) initialMarks.push(moved(placed.initialMark));
    if (placed.anyMark)
      anyMarks.push({ ...placed.anyMark, x: placed.anyMark.x + x, y: placed.anyMark.y + y, of: container });
    for (const [id, box] of placed.boxes) {
      const head = inner.get(id)?.head;
      const at = { x: box.x + x, y: box.y + y };
      boxes.push({ ...box, ...at, id, ...(head ? { head: { ...head, x: head.x + at.x, y: head.y + at.y } } : {}) });
      place(id, at.x, at.y);
    }
  };
  place(canvas, 0, 0);
  const edges = [...plan.chains].map(([id, chain]) => {
    const label = labels.get(id);
    const points = withoutRepeats(
      throughLabel(
        chain.map((piece) => pieces.get(piece) ?? []),
        label,
      ),
    );
    return { id, points, ...(label ? { label } : {}) };
  });
  const size = inner.get(canvas);
  const depthOf = (box: PlacedBox) => shape.nodes.get(box.id)?.depth ?? 0;
  return {
    width: Math.ceil(size?.width ?? 0),
    height: Math.ceil(size?.height ?? 0),
    boxes: boxes.sort((a, b) => depthOf(a) - depthOf(b)),
    edges,
    initialMarks,
    anyMarks,
    flows,
  };
}

/** Joins pieces; where a line comes to its label and leaves it again, it goes on behind the words. */
function throughLabel(pieces: readonly (readonly ElkPoint[])[], label: Rectangle | undefined): ElkPoint[] {
  const joined: ElkPoint[] = [];
  for (const points of pieces) {
    const end = joined.at(-1);
    const [start] = points;
    if (end && start && Math.abs(end.x - start.x) > 0.5 && Math.abs(end.y - start.y) > 0.5)
      joined.push({ x: start.x, y: end.y });
    else if (end && start && label && Math.hypot(end.x - start.x, end.y - start.y) > 0.5) {
      const inside = { x: label.x + label.width / 2, y: label.y + label.height / 2 };
      if (Math.abs(end.y - start.y) < 0.5) joined.push({ x: end.x, y: inside.y }, { x: start.x, y: inside.y });
      else joined.push({ x: inside.x, y: end.y }, { x: inside.x, y: start.y });
    }
    joined.push(...points);
  }
  return joined;
}

/** Drops points on a straight line between their neighbours. */
function withoutRepeats(points: readonly ElkPoint[]): ElkPoint[] {
  const isClose = (a: number, b: number) => Math.abs(a - b) < 0.01;
  const kept: ElkPoint[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    const before = kept.at(-2);
    if (last && isClose(last.x, point.x) && isClose(last.y, point.y)) continue;
    const isStraight =
      last &&
      before &&
      ((isClose(before.x, last.x) && isClose(last.x, point.x)) ||
        (isClose(before.y, last.y) && isClose(last.y, point.y)));
    if (isStraight) kept.pop();
    kept.push(point);
  }
  return kept;
}
