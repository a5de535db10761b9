// What only a close reader of a chart wants to know, in a real browser: it stands with the words, not above the picture.
import { afterEach, expect, test } from 'vitest';
import { readChartGraph } from '../../../src/inspector/index.ts';
import '../../../src/inspector/elements/chart-details.ts';
import '../../../src/inspector/elements/chart-outline.ts';
import '../../../src/inspector/elements/index.ts';
import { until } from '../../support/until.ts';

afterEach(() => document.body.replaceChildren());

test('that the app sorted the states is said in the text and the details of the chart, not above its picture', async () => {
  const states = { a: {}, b: { on: { go: 'a' } }, zero: { on: { go: 'b' } } };
  const graph = readChartGraph({ id: 'm', initial: 'zero', states });
  if (graph === undefined) throw new Error('This is no chart.');
  const remark = 'The app sorted the states by name';
  const sorted = { ...graph, remarks: [`${remark}.`] };
  const [diagram, outline, details] = (['chart-diagram', 'chart-outline', 'chart-details'] as const).map((tag) => {
    const element = document.createElement(tag);
    element.graph = sorted;
    document.body.append(element);
    return element;
  });
  if (details && 'stateId' in details) details.stateId = 'm.zero';
  await until(() => expect(outline?.shadowRoot?.textContent).toContain(remark));
  await until(() => expect(details?.shadowRoot?.textContent).toContain(remark));
  await until(() => expect(diagram?.shadowRoot?.querySelector('.place')).not.toBeNull());
  expect(diagram?.shadowRoot?.textContent).not.toContain(remark);
});
