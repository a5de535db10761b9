// What holds for every diagram, tried on a few hundred charts made by chance: nothing overlaps, nothing is lost, all words can
// be read, and the same chart gives the same picture.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChartGraph, DetailLevel } from '../../../src/inspector/index.ts';
import { detailLevels } from '../../../src/inspector/index.ts';
import { layOut } from '../lay-out.ts';
import { brokenRoughRules, brokenRules } from '../layout-rules.ts';
import { tangledCharts } from '../tangled-charts.ts';
import { draws } from '../../support/draws.ts';

const levels = fc.constantFrom(...detailLevels);
const folded = fc.subarray(['s0', 's1', 's2', 's3', 's4', 's5']).map((ids) => new Set(ids));

function complaints(graph: ChartGraph, level: DetailLevel, toggled: ReadonlySet<string>): string[] {
  const { chart, rough, layout } = layOut(graph, level, toggled);
  return [
    ...brokenRules(chart, layout),
    ...brokenRoughRules(chart, rough).map((rule) => `in the rough layout, ${rule}`),
  ];
}

describe('nothing overlaps, nothing is lost, and all words can be read', () => {
  test.each([1, 2, 3, 4])('in small charts made by chance, part %d', (seed) => {
    fc.assert(
      fc.property(tangledCharts(6, 8), levels, folded, (graph, level, toggled) => {
        expect(complaints(graph, level, toggled)).toEqual([]);
      }),
      draws(60, seed),
    );
  });

  test('in larger charts made by chance', () => {
    fc.assert(
      fc.property(tangledCharts(20, 32), levels, (graph, level) => {
        expect(complaints(graph, level, new Set())).toEqual([]);
      }),
      draws(12, 5),
    );
  });
});

test('a line that elk leads through a label in all its usual ways is led around it', () => {
  // The 34th of a long run in which it came about.
  const drawn = fc.sample(fc.tuple(tangledCharts(20, 32), levels), { seed: -1_906_935_570, numRuns: 34 });
  const [graph, level] = drawn.at(-1) ?? [];
  if (!graph || !level) throw new Error('Nothing was drawn.');
  expect([graph.nodes.size, graph.edges.length, level]).toEqual([17, 24, 'all']);
  expect(complaints(graph, level, new Set())).toEqual([]);
});

test('the same chart gives the same picture, whatever was laid out in between', () => {
  fc.assert(
    fc.property(tangledCharts(6, 8), tangledCharts(6, 8), (graph, other) => {
      const first = layOut(graph, 'names');
      layOut(other, 'all');
      const second = layOut(graph, 'names');
      expect(JSON.stringify(second.layout)).toBe(JSON.stringify(first.layout));
      expect(JSON.stringify(second.rough)).toBe(JSON.stringify(first.rough));
    }),
    draws(12, 6),
  );
});
