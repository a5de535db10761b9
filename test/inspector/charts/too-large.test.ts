// Charts larger than anybody can read or a layout can place: so much is drawn, and what is left out is counted.
import { describe, expect, test } from 'vitest';
import type { ChartGraph } from '../../../src/inspector/index.ts';
import { boxesMax, eventWords, readChartGraph, spacedWords, visibleChart } from '../../../src/inspector/index.ts';

function chartOf(states: Record<string, unknown>): ChartGraph {
  const graph = readChartGraph({ id: 'm', initial: Object.keys(states)[0], states });
  if (graph === undefined) throw new Error('no chart');
  return graph;
}

const numbered = <T>(count: number, make: (place: number) => T): Record<string, T> =>
  Object.fromEntries(Array.from({ length: count }, (_, place) => [`s${place}`, make(place)]));

describe('5,000 states side by side', () => {
  const graph = chartOf(numbered(5_000, (place) => ({ on: { next: `s${(place + 1) % 5_000}` } })));

  test.each(['names', 'all'] as const)('are drawn as far as there is room, at level %s', (level) => {
    const { nodes, leftOut } = visibleChart(graph, { level });
    expect([nodes.size, leftOut.boxes]).toEqual([boxesMax, 5_000 - boxesMax]);
  });

  test('those looked for are among the drawn ones, in their places', () => {
    const { nodes, top } = visibleChart(graph, { level: 'names', first: new Set(['m.s4711']) });
    expect([nodes.has('m.s4711'), nodes.size, top.at(-1)]).toEqual([true, boxesMax, 'm.s4711']);
  });
});

test('states for which there is no room stay folded inside the one that holds them', () => {
  const graph = chartOf({ wide: { states: numbered(boxesMax, () => ({})) }, late: { states: { inner: {} } } });
  const { nodes, leftOut } = visibleChart(graph, { level: 'names' });
  expect([nodes.get('m.wide')?.isFolded, nodes.get('m.late')?.isFolded]).toEqual([false, true]);
  expect([nodes.size, leftOut.boxes]).toEqual([boxesMax, 3]);
});

test('of very many lines so many are drawn, and the others counted', () => {
  const count = 60;
  const everywhere = Object.fromEntries(Array.from({ length: count }, (_, to) => [`to${to}`, `s${to}`]));
  const { edges, leftOut } = visibleChart(chartOf(numbered(count, () => ({ on: everywhere }))), { level: 'names' });
  expect(edges.length + leftOut.lines).toBe(count * count);
  expect(edges.length).toBeLessThan(2_000);
});

test('a label with thousands of lines ends with how many more there are', () => {
  const on = Object.fromEntries(Array.from({ length: 3_000 }, (_, place) => [`EVENT_${place}`, 'b']));
  const [edge] = visibleChart(chartOf({ a: { on }, b: {} }), { level: 'all' }).edges;
  expect([edge?.lines.length, edge?.lines.at(-1)]).toEqual([16, 'and 2985 lines more']);
});

test('of a name of a million characters only the beginning is read', () => {
  // Searched whole, capitals without end would take a pattern minutes.
  for (const name of ['A'.repeat(1_000_000), '.'.repeat(1_000_000), `done.invoke.${'1.'.repeat(500_000)}`]) {
    expect(spacedWords(name).length).toBeLessThan(210);
    expect(eventWords(undefined, name).length).toBeLessThan(230);
  }
});
