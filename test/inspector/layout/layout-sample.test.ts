// The chart that a layout worker lays out first, so that nobody waits for what is compiled then.
import { expect, test } from 'vitest';
import { layOutRoughly, layOutSample } from '../../../src/inspector/index.ts';

test('has an open box with lines within it and across its border, beside another', () => {
  const seen: { boxes: number; lines: number; ports: number }[] = [];
  layOutSample((graph) => {
    // Ports need a box around theirs.
    const {
      children = [],
      edges = [],
      ports = [],
    } = graph.children?.length === 1 ? (graph.children[0] ?? graph) : graph;
    seen.push({ boxes: children.length, lines: edges.length, ports: ports.length });
    return layOutRoughly(graph);
  });
  expect(seen.map(({ boxes }) => boxes)).toEqual([3, 2]);
  const [inner, outer] = seen;
  expect(inner?.lines).toBeGreaterThan(3);
  expect(inner?.ports).toBe(1);
  expect(outer?.lines).toBe(2);
});
