// The page for teachers, docs/model.md, is whole and true to the rules: every timing with its value, every assumption,
// every reading, and nothing that is not there.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { claims, findRule, rules, rulesWithReadings, timingInWords, timings } from '../../src/rules/index.ts';

const page = readFileSync('docs/model.md', 'utf8');
const inBackticks = new Set([...page.matchAll(/`([^`\n]+)`/g)].map(([, words]) => words ?? ''));
const timingRows = page.split('\n').flatMap((line) => {
  const [, name = '', value, label] = line.split('|').map((cell) => cell.trim());
  return name.startsWith('`timing.') ? [{ name: name.slice('`timing.'.length, -1), value, label }] : [];
});

describe('the page for teachers', () => {
  test('tells every timing, its value and how sure it is, once and in the order of the table', () => {
    expect(timingRows).toEqual(
      timings.map(({ name, value, unit, label }) => ({ name, value: timingInWords(value, unit), label })),
    );
  });
  const assumed = rules.filter(({ id, label }) => label === 'assumed' && !id.startsWith('timing.'));
  test.each(assumed.map(({ id }) => [id]))('names the assumption %s', (id) => {
    expect(inBackticks).toContain(id);
  });
  test.each(rulesWithReadings.map(({ id, readings }) => [id, readings ?? []] as const))(
    'tells how %s can be read',
    (id, readings) => {
      const line = page.split('\n').find((candidate) => candidate.startsWith(`- \`${id}\``)) ?? '';
      for (const { name } of readings) expect(line).toContain(`**${name}**`);
    },
  );
  test('names no rule that does not exist', () => {
    const ids = [...inBackticks].filter((words) => /^[\w-]+\.[\w-]+$/.test(words));
    expect(ids.length).toBeGreaterThan(50);
    expect(ids.filter((id) => !findRule(id))).toEqual([]);
  });
  test('names no scenario that does not exist', () => {
    const files = readdirSync('public/scenarios');
    const named = [...inBackticks].filter((words) => /^Q\d{6}-/.test(words));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((id) => !files.includes(`${id}.json`))).toEqual([]);
  });
  test.each(['Q226297', 'Q200832', 'Q226113', 'Q272937'])('says of every claim of %s once what shows it', (article) => {
    const rows = claims.map(({ id }) => [id, page.split(`\n| ${id}: `).length - 1] as const);
    expect(rows.filter(([id, times]) => id.startsWith(`${article}.`) && times !== 1)).toEqual([]);
  });
});
