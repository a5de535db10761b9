// A small chart with one of everything, to be laid out before the first that somebody waits for.
import { layoutChart } from './chart-layout.ts';
import type { ChartShape, ShapeNode } from './chart-shape.ts';
import type { LayOutGraph } from './remembered-graphs.ts';

const node = (id: string, parent?: string, children: readonly string[] = []): readonly [string, ShapeNode] => [
  id,
  {
    id,
    parent,
    children,
    title: id,
    lines: [id],
    isInitial: true,
    kind: 'atomic',
    depth: parent === undefined ? 0 : 1,
  },
];
const edge = (source: string, target: string) => ({ id: `${source} ${target}`, source, target, lines: [source] });

const sample: ChartShape = {
  level: 'names',
  top: ['a', 'b'],
  nodes: new Map([node('a', undefined, ['c', 'd', 'e']), node('b'), node('c', 'a'), node('d', 'a'), node('e', 'a')]),
  edges: [
    edge('c', 'd'),
    edge('d', 'e'),
    edge('e', 'c'),
    edge('c', 'e'),
    edge('d', 'd'),
    edge('e', 'b'),
    edge('b', 'a'),
  ],
};

export function layOutSample(layOut: LayOutGraph): void {
  const steps = layoutChart(sample, () => 40, { isRough: true, isFirstTry: true });
  for (let step = steps.next(); !step.done;) step = steps.next(layOut(step.value));
}
