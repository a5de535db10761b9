// docs/promises.md names the test that holds each promise; here each name is looked up in the file it is said to stand in.
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { readProjectFile } from './support/read-sources.ts';

const rows = readProjectFile('docs/promises.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (Promise|-+) /.test(line));

/** The files a row links to, each with the names of tests quoted after it. */
function holdersOf(row: string): { file: string; names: string[] }[] {
  const links = [...row.matchAll(/\]\((?<address>[^)]+)\)(?<after>[^[]*)/g)];
  return links.map(({ groups }) => ({
    file: posix.join('docs', groups?.['address'] ?? ''),
    names: [...(groups?.['after'] ?? '').matchAll(/“([^”]+)”/g)].map(([, name]) => name ?? ''),
  }));
}

/** Titles of the tests that run: not of those skipped, and no words of a comment. */
function titlesIn(text: string): string[] {
  const calls = text.matchAll(
    /^\s*(?:\w*[tT]est|describe)(?:\.each\([^\n]*\)|\.skipIf\([^\n]*\))?\(\s*(?<quote>['`])(?<title>[^\n]*?)\k<quote>,/gm,
  );
  return [...calls].map(({ groups }) => groups?.['title'] ?? '');
}

test('the page of promises has rows, and each names who holds it', () => {
  expect(rows.length).toBeGreaterThan(20);
  const bare = rows.filter((row) => holdersOf(row).length === 0);
  expect(bare).toEqual([]);
});

test('every test named on the page of promises stands in its file', () => {
  const lost = rows.flatMap((row) =>
    holdersOf(row).flatMap(({ file, names }) => {
      const titles = titlesIn(readProjectFile(file));
      const isTest = file.endsWith('.test.ts');
      const missing = names.filter(
        (name) => !titles.some((title) => title === name || (/\$\{|%s/.test(title) && title.endsWith(name))),
      );
      return [
        ...missing.map((name) => `${file} has no test “${name}”.`),
        ...(isTest && names.length === 0 ? [`${file} is named without a test of it.`] : []),
      ];
    }),
  );
  expect(lost).toEqual([]);
});
