// What is written as Mermaid, as text; that Mermaid reads it is tested in a browser.
import { expect, test } from 'vitest';
import { exportMermaid } from '../../../src/inspector/export/index.ts';
import { graphOfConfig } from '../graph-of.ts';

test('states whose names read alike keep their exact names as titles', () => {
  const states = { 'user.idle': {}, userIdle: {}, user_idle: {}, orderSent: {} };
  const graph = graphOfConfig({ id: 'm', initial: 'userIdle', states, predictableActionArguments: true });
  const titles = [...exportMermaid(graph).text.matchAll(/state "(.*)" as/g)].map(([, title]) => title);
  expect(titles).toEqual(['user.idle', 'userIdle', 'user_idle', 'order sent']);
});
