// The widths of all words in a chart, measured where there is a canvas and sent to where there is none.
import type { TextWidth } from './chart-measures.ts';
import { anyMarkWords } from './chart-measures.ts';
import type { ChartShape } from './chart-shape.ts';

/** By weight and text. */
export type WidthTable = ReadonlyMap<string, number>;

export function measureWords(shape: ChartShape, textWidth: TextWidth): WidthTable {
  const widths = new Map<string, number>();
  const measure = (text: string, weight: 'plain' | 'strong'): void => {
    widths.set(`${weight} ${text}`, textWidth(text, weight));
  };
  measure(anyMarkWords, 'plain');
  for (const node of shape.nodes.values()) {
    measure(node.title, 'strong');
    for (const line of node.lines) measure(line, 'plain');
  }
  for (const edge of shape.edges) for (const line of edge.lines) measure(line, 'strong');
  return widths;
}

export function widthsFrom(table: WidthTable): TextWidth {
  return (text, weight) => table.get(`${weight} ${text}`) ?? 0;
}
