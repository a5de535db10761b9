// One box and what it directly holds, laid out by elk, which tries another way where lines and labels meet.
import { initialOf, containerGraph } from './container-graph.ts';
import type { ContainerInput } from './container-input.ts';
import { localNames } from './container-input.ts';
import type { ElkGraph } from './elk-graph.ts';
import { countFlaws } from './layout-flaws.ts';
import type { PlacedContainer } from './placed-container.ts';
import { readContainer } from './read-container.ts';

/** Other ways of elk to place nodes and labels, for the rare chart in which a line meets the label of another. */
const otherWays: readonly Record<string, string>[] = [
  {},
  { 'elk.layered.edgeLabels.centerLabelPlacementStrategy': 'MEDIAN_LAYER' },
  { 'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF' },
  { 'elk.layered.nodePlacement.strategy': 'LINEAR_SEGMENTS' },
  { 'elk.layered.considerModelOrder.strategy': 'NONE' },
  { 'elk.randomSeed': '2', 'elk.spacing.edgeEdge': '16', 'elk.spacing.edgeNode': '16' },
  { 'elk.layered.edgeLabels.centerLabelPlacementStrategy': 'TAIL_LAYER' },
  { 'elk.layered.edgeLabels.centerLabelPlacementStrategy': 'HEAD_LAYER' },
  { 'elk.layered.considerModelOrder.strategy': 'NONE', 'elk.layered.cycleBreaking.strategy': 'GREEDY' },
];

export function* layoutContainer(input: ContainerInput): Generator<ElkGraph, PlacedContainer, ElkGraph> {
  let best: PlacedContainer | undefined;
  let fewest = Infinity;
  for (const way of input.isRough ? [{}] : otherWays) {
    const placed = yield* layoutInOneWay(input, way);
    const flaws = countFlaws(placed);
    if (flaws < fewest || best === undefined) [best, fewest] = [placed, flaws];
    if (flaws === 0) break;
  }
  return best as PlacedContainer;
}

function* layoutInOneWay(
  input: ContainerInput,
  way: Record<string, string>,
): Generator<ElkGraph, PlacedContainer, ElkGraph> {
  const nameOf = localNames();
  const laidOut = yield containerGraph(input, nameOf, way);
  const node = input.shape.nodes.get(input.container);
  const box = node === undefined ? laidOut : (laidOut.children?.[0] ?? laidOut);
  const ports = node === undefined ? [] : (input.plan.ports.get(input.container) ?? []);
  return readContainer(input, nameOf, box, initialOf(input), node, ports);
}
