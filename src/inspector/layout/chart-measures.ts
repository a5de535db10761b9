// Measures of a drawn statechart in pixels, and the sizes of boxes and labels that follow from their words.
import type { ShapeEdge, ShapeNode } from './chart-shape.ts';

/** Width of a text at 16 pixels; the page measures, tests estimate. */
export type TextWidth = (text: string, weight: 'plain' | 'strong') => number;

export const estimatedTextWidth: TextWidth = (text, weight) => text.length * 16 * (weight === 'strong' ? 0.58 : 0.56);

/** Stands inside a box whose transitions hold for all states in it. */
export const anyMarkWords = 'any state here';

export const lineHeight = 20;
export const stateHeight = 30;
export const headHeight = 26;
export const initialMarkWidth = 26;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Size of a box without others in it. */
export function stateSize(node: ShapeNode, textWidth: TextWidth, level: string): Size {
  if (node.kind.endsWith('history')) return { width: 26, height: 26 };
  const visits = level === 'all' ? 36 : 0;
  const widest = Math.max(
    textWidth(node.title, 'strong') + visits,
    ...node.lines.map((line) => textWidth(line, 'plain')),
  );
  return {
    width: Math.max(72, Math.ceil(widest) + 28),
    height: stateHeight + node.lines.length * lineHeight + (node.lines.length > 0 ? 6 : 0),
  };
}

/** Size of the head of a box that holds others. */
export function headSize(node: ShapeNode, textWidth: TextWidth, level: string): Size {
  const visits = level === 'all' ? 36 : 0;
  const widest = Math.max(
    textWidth(node.title, 'strong') + visits,
    ...node.lines.map((line) => textWidth(line, 'plain')),
  );
  return { width: Math.ceil(widest), height: headHeight + node.lines.length * lineHeight };
}

export function labelSize(edge: ShapeEdge, textWidth: TextWidth): Size | undefined {
  if (edge.lines.length === 0) return undefined;
  const widest = Math.max(...edge.lines.map((line) => textWidth(line, 'strong')));
  return { width: Math.ceil(widest) + 12, height: edge.lines.length * lineHeight + 2 };
}
