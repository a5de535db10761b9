// The README lists the scenarios as they are.
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = readdirSync('public/scenarios').filter((name) => name.endsWith('.json'));
const titles = files.map(
  (name) => (JSON.parse(readFileSync(`public/scenarios/${name}`, 'utf8')) as { title: string }).title,
);
const readme = readFileSync('README.md', 'utf8');

test('the README lists each scenario by its title, in the order of the files', () => {
  const listed = [...readme.matchAll(/^\d+\. \*\*(.+)\.\*\* /gm)].map(([, title]) => title);
  expect(listed).toEqual(titles);
});
