// Turns the graph of one container about its diagonal, so that what runs to the right can be laid out downward.
import type { ElkEdge, ElkGraph, ElkLabel, ElkPoint, ElkPort, Side } from './elk-graph.ts';

const otherSide: Record<Side, Side> = { NORTH: 'WEST', WEST: 'NORTH', SOUTH: 'EAST', EAST: 'SOUTH' };

export function turned(graph: ElkGraph): ElkGraph {
  const options = graph.layoutOptions ?? {};
  return { ...turnGraph(graph, 'true'), layoutOptions: { ...options, ...turnOptions(options) } };
}

/** Options stay as they were asked for. */
export function turnedBack(graph: ElkGraph): ElkGraph {
  return turnGraph(graph, 'false');
}

function turnGraph(graph: ElkGraph, isTurned: string): ElkGraph {
  return {
    ...swapped(graph),
    ...(graph.ports ? { ports: graph.ports.map(turnPort) } : {}),
    ...(graph.labels ? { labels: graph.labels.map((label) => turnLabel(label, isTurned)) } : {}),
    ...(graph.children ? { children: graph.children.map((child) => turnGraph(child, isTurned)) } : {}),
    ...(graph.edges ? { edges: graph.edges.map(turnEdge) } : {}),
  };
}

function turnPort(port: ElkPort): ElkPort {
  const side = port.layoutOptions?.['elk.port.side'] as Side | undefined;
  return { ...swapped(port), ...(side ? { layoutOptions: { 'elk.port.side': otherSide[side] } } : {}) };
}

function turnLabel(label: ElkLabel, isTurned: string): ElkLabel {
  return { ...swapped(label), layoutOptions: { ...label.layoutOptions, turned: isTurned } };
}

function turnEdge(edge: ElkEdge): ElkEdge {
  return {
    ...edge,
    ...(edge.labels ? { labels: edge.labels.map((label) => swapped(label)) } : {}),
    ...(edge.sections
      ? {
          sections: edge.sections.map((section) => ({
            startPoint: turnPoint(section.startPoint),
            endPoint: turnPoint(section.endPoint),
            ...(section.bendPoints ? { bendPoints: section.bendPoints.map(turnPoint) } : {}),
          })),
        }
      : {}),
  };
}

function turnPoint({ x, y }: ElkPoint): ElkPoint {
  return { x: y, y: x };
}

function swapped<T extends { x?: number; y?: number; width?: number; height?: number }>(shape: T): T {
  const { x, y, width, height, ...rest } = shape;
  return {
    ...rest,
    ...(y === undefined ? {} : { x: y }),
    ...(x === undefined ? {} : { y: x }),
    ...(height === undefined ? {} : { width: height }),
    ...(width === undefined ? {} : { height: width }),
  } as T;
}

function turnOptions(options: Record<string, string>): Record<string, string> {
  const [top, left, bottom, right] = numbers(options['elk.padding']);
  const [width, height] = numbers(options['elk.nodeSize.minimum']);
  return {
    'elk.padding': `[top=${left},left=${top},bottom=${right},right=${bottom}]`,
    ...(width === undefined ? {} : { 'elk.nodeSize.minimum': `(${height},${width})` }),
  };
}

function numbers(option: string | undefined): string[] {
  return [...(option ?? '').matchAll(/-?\d+(?:\.\d+)?/g)].map(([number]) => number);
}
