// The README lists the scenarios as they are.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readScenarioText, scenarioFileNames } from '../../src/build/project-files.ts';

const titles = scenarioFileNames().map((name) => (JSON.parse(readScenarioText(name)) as { title: string }).title);
const readme = readFileSync('README.md', 'utf8');

test('the README lists each scenario by its title, article by article', () => {
  const listed = [...readme.matchAll(/^\d+\. \*\*(.+)\.\*\* /gm)].map(([, title]) => title);
  expect(listed).toEqual(titles);
});
