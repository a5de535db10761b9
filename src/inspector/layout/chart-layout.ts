// Places for everything that is drawn. Each open box is laid out on its own, innermost first, and is then one box of fixed
// size in its parent; transitions that cross borders are cut there and joined again here. The layout itself is elk's; it is
// handed in by whoever drives the generator, so that this file waits for nothing.
import { isInside } from '../charts/chart-path.ts';
import type { TextWidth } from './chart-measures.ts';
import { stateSize } from './chart-measures.ts';
import { layoutContainer } from './container-layout.ts';
import type { ElkGraph, ElkPoint, Flow } from './elk-graph.ts';
import { canvas, planLayout } from './layout-plan.ts';
import type { LayoutPlan } from './layout-plan.ts';
import type { PlacedContainer, Rectangle } from './placed-container.ts';
import type { VisibleChart } from '../charts/visible-chart.ts';

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
}

/** Yields graphs for elk and takes them back laid out. */
export type LayoutSteps = Generator<ElkGraph, ChartLayout, ElkGraph>;

/** What the diagram should fit into. */
const wantedWidth = 620;

export function* layoutChart(chart: VisibleChart, textWidth: TextWidth): LayoutSteps {
  const containers = containersInnermostFirst(chart);
  const flows = new Map<string, Flow>(containers.map((id) => [id, firstFlow(chart, id, textWidth)]));
  const known = new Map<string, PlacedContainer>();
  // Innermost first, each box takes the flow in which it is the smaller burden by itself.
  for (const container of containers) {
    if (childrenOf(chart, container).length < 2) continue;
    const within = containers.filter(
      (id) => id === container || container === canvas || isInside(chart.graph, id, container),
    );
    const flow = flows.get(container) ?? 'DOWN';
    const first = (yield* layoutAll(chart, textWidth, within, flows, known)).inner.get(container);
    flows.set(container, flow === 'DOWN' ? 'RIGHT' : 'DOWN');
    const second = (yield* layoutAll(chart, textWidth, within, flows, known)).inner.get(container);
    if (burden(first) <= burden(second)) flows.set(container, flow);
  }
  const { plan, inner } = yield* layoutAll(chart, textWidth, containers, flows, known);
  return assemble(chart, plan, inner);
}

function* layoutAll(
  chart: VisibleChart,
  textWidth: TextWidth,
  containers: readonly string[],
  flows: ReadonlyMap<string, Flow>,
  known: Map<string, PlacedContainer>,
): Generator<ElkGraph, { plan: LayoutPlan; inner: Map<string, PlacedContainer> }, ElkGraph> {
  const plan = planLayout(chart, (container) => flows.get(container) ?? 'DOWN');
  const inner = new Map<string, PlacedContainer>();
  for (const container of containers) {
    const steps = layoutContainer({ chart, container, flow: flows.get(container) ?? 'DOWN', plan, textWidth, inner });
    const first = steps.next();
    // The same question has the same answer, and most boxes do not change from trial to trial.
    const ownPorts = (plan.ports.get(container) ?? []).map((port) => port.id + port.side);
    const key = first.done ? '' : JSON.stringify([container, ownPorts, first.value]);
    let placed = known.get(key);
    if (placed === undefined) {
      let step = first;
      while (!step.done) step = steps.next(yield step.value);
      placed = step.value;
      known.set(key, placed);
    }
    inner.set(container, placed);
  }
  return { plan, inner };
}

/** A row of simple states reads from left to right, as long as it fits; all else reads downward. */
function firstFlow(chart: VisibleChart, container: string, textWidth: TextWidth): Flow {
  const children = childrenOf(chart, container).map((id) => chart.nodes.get(id));
  if (container === canvas || children.some((child) => child === undefined || child.children.length > 0)) return 'DOWN';
  const width = children.reduce(
    (sum, child) => sum + (child ? stateSize(child, textWidth, chart.level).width + 120 : 0),
    0,
  );
  return width < wantedWidth ? 'RIGHT' : 'DOWN';
}

function childrenOf(chart: VisibleChart, container: string): readonly string[] {
  return container === canvas ? chart.top : (chart.nodes.get(container)?.children ?? []);
}

function containersInnermostFirst(chart: VisibleChart): string[] {
  const open = [...chart.nodes.values()].filter((node) => node.children.length > 0);
  return [...open.sort((a, b) => b.depth - a.depth).map((node) => node.id), canvas];
}

/** Area, and dearer the wider it is: scrolling down is easier than scrolling to both sides. */
function burden(placed: PlacedContainer | undefined): number {
  const { width, height } = placed ?? { width: 0, height: 0 };
  return width * height * Math.max(1, width / wantedWidth) ** 1.5;
}

function assemble(chart: VisibleChart, plan: LayoutPlan, inner: ReadonlyMap<string, PlacedContainer>): ChartLayout {
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
  const depthOf = (box: PlacedBox) => chart.nodes.get(box.id)?.depth ?? 0;
  return {
    width: Math.ceil(size?.width ?? 0),
    height: Math.ceil(size?.height ?? 0),
    boxes: boxes.sort((a, b) => depthOf(a) - depthOf(b)),
    edges,
    initialMarks,
    anyMarks,
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
