// The part of elk's JSON that is used here, and the options that make its layered layout draw statecharts.

export interface ElkLabel {
  id?: string;
  text?: string;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  layoutOptions?: Record<string, string>;
}

export interface ElkPort {
  id: string;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  layoutOptions?: Record<string, string>;
}

export interface ElkPoint {
  x: number;
  y: number;
}

export interface ElkEdge {
  id: string;
  sources: string[];
  targets: string[];
  labels?: ElkLabel[];
  sections?: { startPoint: ElkPoint; endPoint: ElkPoint; bendPoints?: ElkPoint[] }[];
  layoutOptions?: Record<string, string>;
}

export interface ElkGraph {
  id: string;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  ports?: ElkPort[];
  labels?: ElkLabel[];
  children?: ElkGraph[];
  edges?: ElkEdge[];
  layoutOptions?: Record<string, string>;
}

export type Flow = 'DOWN' | 'RIGHT';
export type Side = 'NORTH' | 'EAST' | 'SOUTH' | 'WEST';

/** Options of one container; elk does not hand them down to nested nodes. */
export function containerOptions(
  flow: Flow,
  padding: { top: number; side: number; bottom: number; left: number },
): Record<string, string> {
  const { top, side, bottom, left } = padding;
  return {
    'elk.algorithm': 'layered',
    'elk.direction': flow,
    'elk.edgeRouting': 'ORTHOGONAL',
    'elk.randomSeed': '1',
    'elk.padding': `[top=${top},left=${left},bottom=${bottom},right=${side}]`,
    'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
    'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
    'elk.layered.nodePlacement.favorStraightEdges': 'true',
    'elk.layered.edgeLabels.centerLabelPlacementStrategy': 'SPACE_EFFICIENT_LAYER',
    'elk.layered.spacing.nodeNodeBetweenLayers': '13',
    'elk.layered.spacing.edgeNodeBetweenLayers': '12',
    'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
    'elk.spacing.nodeNode': '20',
    'elk.spacing.edgeNode': '12',
    'elk.spacing.edgeEdge': '12',
    'elk.spacing.edgeLabel': '0',
    'elk.spacing.labelNode': '4',
    'elk.spacing.nodeSelfLoop': '14',
    'elk.spacing.portPort': '16',
    'elk.spacing.componentComponent': '24',
  };
}
