// Mermaid reads what is exported as Mermaid, and draws every state and every way. In a browser, for Mermaid needs one.
import fc from 'fast-check';
import mermaid from 'mermaid';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { exportMermaid } from '../../../src/inspector/export/index.ts';
import { charts, everyFeature } from '../chart-arbitrary.ts';
import { graphOf, graphOfConfig } from '../graph-of.ts';
import { trafficLight, washingMachine } from '../sample-charts.ts';

beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
});

async function drawn(text: string): Promise<Element> {
  const { svg } = await mermaid.render(`picture${performance.now().toString().replace('.', '-')}`, text);
  const holder = document.createElement('div');
  holder.innerHTML = svg;
  return holder;
}

describe('generated charts', () => {
  test('Mermaid reads every one, whatever the names', async () => {
    await fc.assert(
      fc.asyncProperty(charts({ ...everyFeature, oddNames: true }), async (config) => {
        const { text } = exportMermaid(graphOfConfig(config));
        await expect(mermaid.parse(text)).resolves.toMatchObject({ diagramType: 'stateDiagram' });
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});

describe('known charts', () => {
  test.each([
    ['traffic light', trafficLight()],
    ['washing machine', washingMachine()],
  ])('%s is drawn with all its states and ways', async (_name, machine) => {
    const graph = graphOf(machine);
    const { text } = exportMermaid(graph);
    const picture = await drawn(text);
    const words = picture.textContent;
    for (const { key, kind, id } of graph.nodes.values())
      if (id !== graph.root && !kind.includes('history'))
        expect(words.toLowerCase()).toContain(key.toLowerCase().slice(0, 4));
    const lines = text.split('\n').filter((line) => line.includes('-->'));
    expect(picture.querySelectorAll('path.transition').length).toBeGreaterThanOrEqual(lines.length);
  });

  test('words with signs of the language come out as they were written', async () => {
    const odd = ['say "hi"', '<b>bold</b>', 'a: b; c', '#35;', '😀 é', '--', 'end note', '[*]', '%% no'];
    const config = {
      id: 'odd',
      initial: odd[0],
      states: Object.fromEntries(
        odd.map((key, number) => [key, { on: { [`${key}!`]: `#s${number}` }, id: `s${number}` }]),
      ),
    };
    const { text } = exportMermaid(graphOfConfig({ ...config, predictableActionArguments: true }));
    const picture = await drawn(text);
    const words = picture.textContent.replace(/\s+/g, ' ');
    for (const key of odd) expect(words).toContain(`${key}!`);
  });
});
