// Every statechart of the lab can be taken along: each is written in every form, and what runs elsewhere starts there.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { statecharts } from '../../src/statecharts/index.ts';
import { chartFormats, exportScxml, exportXState4, exportXState5 } from '../../src/inspector/export/index.ts';
import { graphOf } from '../inspector/graph-of.ts';
import { courseInScxml, courseInXState4, courseInXState5 } from '../inspector/export/play-chart.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe.each(statecharts.map(({ name, machine }) => [name, machine] as const))('%s', (_name, machine) => {
  test('is written in every form', () => {
    const graph = graphOf(machine());
    for (const { write } of chartFormats) {
      const { text } = write(graph);
      expect(text.length).toBeGreaterThan(100);
    }
  });

  test('starts in the same states in XState 4, in XState 5 and in an interpreter of SCXML, with no guard holding', async () => {
    const graph = graphOf(machine());
    const play = { holds: [], acts: ['unknown.event'] };
    const expected = courseInXState4(graph, JSON.parse(exportXState4(graph).text) as object, play);
    expect(expected[0]).not.toBe('');
    expect(courseInXState5(graph, JSON.parse(exportXState5(graph).text) as object, play)).toEqual(expected);
    expect(await courseInScxml(graph, exportScxml(graph), play)).toEqual(expected);
  });
});
