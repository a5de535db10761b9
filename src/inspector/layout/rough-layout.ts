// A stand-in for elk that answers in a few milliseconds: dagre ranks and orders the boxes of one container, and lines run
// with right angles through the free bands between the ranks. Lines that come in from outside may run behind other boxes.
// Everything here runs downward; a container that runs to the right is turned first, and turned back in the end.
import { graphlib, layout } from '@dagrejs/dagre';
import type { ElkEdge, ElkGraph, ElkPoint } from './elk-graph.ts';
import type { Rectangle } from './placed-container.ts';
import type { RoughRoute } from './rough-routes.ts';
import { loopReach, routeBetweenRanks } from './rough-routes.ts';
import { turned, turnedBack } from './turned-graph.ts';

/** Room beside a box that belongs to it: for the mark of an initial state, and for a loop. */
interface Room {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const noRoom: Room = { top: 0, bottom: 0, left: 0, right: 0 };

export function layOutRoughly(graph: ElkGraph): ElkGraph {
  if (graph.id === 'canvas') return { ...graph, children: (graph.children ?? []).map(layOutRoughly) };
  const runsDown = graph.layoutOptions?.['elk.direction'] !== 'RIGHT';
  return runsDown ? layOutDownward(graph) : turnedBack(layOutDownward(turned(graph)));
}

function layOutDownward(graph: ElkGraph): ElkGraph {
  const children = graph.children ?? [];
  const edges = graph.edges ?? [];
  const padding = numbersIn(graph.layoutOptions?.['elk.padding']);
  const [top = 0, left = 0, bottom = 0, right = 0] = padding;
  const [leastWidth = 0, leastHeight = 0] = numbersIn(graph.layoutOptions?.['elk.nodeSize.minimum']);
  const ranked = rank(children, edges);
  const placed = children.map((child) => {
    const box = ranked.boxes.get(child.id) ?? { x: 0, y: 0, width: child.width ?? 0, height: child.height ?? 0 };
    return { ...child, ...box, x: box.x + left, y: box.y + top };
  });
  const width = Math.max(leastWidth, ranked.width + left + right);
  const height = Math.max(leastHeight, ranked.height + top + bottom);
  const ways = new Map(
    [...ranked.ways].map(([id, points]) => [id, points.map(({ x, y }) => ({ x: x + left, y: y + top }))]),
  );
  const { routes, ports } = routeBetweenRanks({ placed, edges, ways, ports: graph.ports ?? [], width, height });
  return {
    ...graph,
    width,
    height,
    children: placed,
    ports,
    edges: edges.map((edge) => withRoute(edge, routes.get(edge.id), ranked.labels.get(edge.id), { x: left, y: top })),
  };
}

function withRoute(edge: ElkEdge, route: RoughRoute | undefined, label: ElkPoint | undefined, by: ElkPoint): ElkEdge {
  const [startPoint, ...bendPoints] = route?.points ?? [];
  const endPoint = bendPoints.pop();
  const place = label ? { x: label.x + by.x, y: label.y + by.y } : route?.label;
  return {
    ...edge,
    ...(startPoint && endPoint ? { sections: [{ startPoint, bendPoints, endPoint }] } : {}),
    ...(edge.labels && place ? { labels: edge.labels.map((words) => ({ ...words, ...place })) } : {}),
  };
}

interface Ranked {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Rectangle>;
  /** What lines pass on their way from box to box, by edge. */
  readonly ways: ReadonlyMap<string, readonly ElkPoint[]>;
  readonly labels: ReadonlyMap<string, ElkPoint>;
}

function rank(children: readonly ElkGraph[], edges: readonly ElkEdge[]): Ranked {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 20, edgesep: 14, ranksep: 32 });
  const order = new Map(children.map((child, at) => [child.id, at]));
  const ownerOf = new Map<string, string>();
  const rooms = new Map<string, Room>();
  for (const child of children) {
    ownerOf.set(child.id, child.id);
    for (const port of child.ports ?? []) ownerOf.set(port.id, child.id);
    const loop = edges.find((edge) => edge.sources[0] === child.id && edge.targets[0] === child.id);
    const room = roomBeside(child, loop);
    rooms.set(child.id, room);
    graph.setNode(child.id, {
      width: (child.width ?? 0) + room.left + room.right,
      height: (child.height ?? 0) + room.top + room.bottom,
    });
  }
  const between = edges.flatMap((edge) => {
    const from = ownerOf.get(edge.sources[0] ?? '');
    const to = ownerOf.get(edge.targets[0] ?? '');
    if (from === undefined || to === undefined || from === to) return [];
    // The order of writing is the order on the screen, so what leads back is ranked the other way round.
    const isBack = (order.get(from) ?? 0) > (order.get(to) ?? 0);
    const [label] = edge.labels ?? [];
    const size = { width: label?.width ?? 0, height: label?.height ?? 0, labelpos: 'c' };
    graph.setEdge(isBack ? to : from, isBack ? from : to, size, edge.id);
    return [{ edge, isBack, ends: { v: isBack ? to : from, w: isBack ? from : to, name: edge.id } }];
  });
  if (children.length > 0) layout(graph);
  const boxes = new Map<string, Rectangle>();
  for (const child of children) {
    const { x = 0, y = 0, width = 0, height = 0 } = graph.node(child.id) as Partial<Rectangle>;
    const room = rooms.get(child.id) ?? noRoom;
    const own = { width: child.width ?? 0, height: child.height ?? 0 };
    boxes.set(child.id, { x: x - width / 2 + room.left, y: y - height / 2 + room.top, ...own });
  }
  const ways = new Map<string, readonly ElkPoint[]>();
  const labels = new Map<string, ElkPoint>();
  for (const { edge, isBack, ends } of between) {
    const found = graph.edge(ends) as { points?: ElkPoint[]; x?: number; y?: number };
    const passed = (found.points ?? []).slice(1, -1).map(({ x, y }) => ({ x, y }));
    ways.set(edge.id, isBack ? passed.reverse() : passed);
    const [label] = edge.labels ?? [];
    if (label && found.x !== undefined && found.y !== undefined)
      labels.set(edge.id, { x: found.x - (label.width ?? 0) / 2, y: found.y - (label.height ?? 0) / 2 });
  }
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return { width: finite(width), height: finite(height), boxes, ways, labels };
}

function roomBeside(child: ElkGraph, loop: ElkEdge | undefined): Room {
  const [mark] = child.labels ?? [];
  const beside = mark === undefined ? 0 : 30;
  const isTurned = mark?.layoutOptions?.['turned'] === 'true';
  const words = loop?.labels?.[0];
  const tallerBy = Math.max(0, (words?.height ?? 0) - (child.height ?? 0));
  return {
    left: isTurned ? 0 : beside,
    top: tallerBy / 2 + (isTurned ? beside : 0),
    bottom: tallerBy / 2,
    right: loop === undefined ? 0 : loopReach + (words?.width ?? 0) + 4,
  };
}

/** Without any box dagre says minus infinity. */
function finite(length: number): number {
  return Number.isFinite(length) ? length : 0;
}

/** Numbers of an option of elk, in their order. */
function numbersIn(option: string | undefined): number[] {
  return [...(option ?? '').matchAll(/-?\d+(?:\.\d+)?/g)].map(([number]) => Number(number));
}
