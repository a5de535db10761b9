// The table of rules is whole: every rule has its evidence, every claim its rule, and nothing stands in it unused.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { articles, claims, claimsOf, findClaim, findRule, readingOf } from '../../src/rules/index.ts';
import { rules, timings, timingValues } from '../../src/rules/index.ts';
import { parseScenario, playScenario } from '../../src/scenarios/index.ts';
import { notBuiltByArticle, notBuiltYet } from './claims.ts';

const logs = readdirSync('public/scenarios').map((file) => {
  const reading = parseScenario(readFileSync(`public/scenarios/${file}`, 'utf8'));
  if (!('scenario' in reading)) throw new Error(reading.problems.map(({ text }) => text).join('\n'));
  return playScenario(reading.scenario).log;
});
const usedInLogs = new Set(logs.flatMap((log) => log.map((entry) => entry.rule)));
const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('rules'))
  .map((file) => readFileSync(`src/${file}`, 'utf8'))
  .join('\n');
const modelText = readFileSync('docs/model.md', 'utf8');

describe('each rule', () => {
  test('has an id of its own', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });
  test.each(rules.map((rule) => [rule.id, rule] as const))('%s says what, how sure and by whom', (_, rule) => {
    expect(rule.text).toMatch(/^\S.{9,}[.?!)]$/);
    expect(['stated', 'inferred', 'assumed']).toContain(rule.label);
    expect(rule.source).not.toBe('');
  });
  test.each(rules.map(({ id }) => [id]))('%s is used', (id) => {
    const timing = id.startsWith('timing.') ? id.slice('timing.'.length) : undefined;
    const isNamed = timing === undefined ? source.includes(`'${id}'`) : source.includes(timing);
    const isCause = modelText.includes(id);
    expect(isNamed || usedInLogs.has(id) || isCause, `${id} is named nowhere: delete it or use it`).toBe(true);
  });
});

describe('each log entry of each scenario', () => {
  test('names a rule that exists', () => {
    const unknown = [...usedInLogs].filter((id) => id === undefined || !findRule(id));
    expect(unknown).toEqual([]);
  });
});

describe('each claim of the articles', () => {
  test('stands under its article, numbered without a gap', () => {
    for (const article of articles)
      expect(claimsOf(article.id).map(({ id }) => id)).toEqual(
        claimsOf(article.id).map((_, at) => `${article.id}.${at + 1}`),
      );
    expect(articles.map((article) => claimsOf(article.id).length)).toEqual([8, 10, 15, 10, 8]);
  });
  test('is one sentence of our own, and a cause or a scope says where it can be seen', () => {
    for (const { id, kind, text, seenIn = [] } of claims) {
      expect(text, id).toMatch(/^\S.{9,}\.$/);
      expect(seenIn.length > 0, id).toBe(kind === 'cause' || kind === 'scope');
      expect(seenIn.filter((one) => !findClaim(one) && !findRule(one))).toEqual([]);
    }
  });
  test('of behaviour or remedy has a rule that some scenario’s log uses', () => {
    const missing = claims
      .filter(({ id, kind }) => (kind === 'behaviour' || kind === 'remedy') && !notBuiltYet.includes(id))
      .filter(({ id }) => !rules.some((rule) => rule.claim === id && usedInLogs.has(rule.id)));
    expect(missing.map(({ id }) => id)).toEqual([]);
  });
  test('of cause or scope is pointed to by a rule or by docs/model.md', () => {
    const missing = claims
      .filter(({ id, kind }) => (kind === 'cause' || kind === 'scope') && !notBuiltYet.includes(id))
      .filter(({ id }) => !rules.some((rule) => rule.claim === id) && !modelText.includes(id));
    expect(missing.map(({ id }) => id)).toEqual([]);
  });
  test('that is not built yet stands in a list that only shrinks', () => {
    for (const { atMost, ids } of Object.values(notBuiltByArticle)) expect(ids.length).toBeLessThanOrEqual(atMost);
    expect(notBuiltYet.filter((id) => !findClaim(id))).toEqual([]);
    const built = notBuiltYet.filter((id) => rules.some((rule) => rule.claim === id && usedInLogs.has(rule.id)));
    expect(built, 'these have their rule by now: take them off the list').toEqual([]);
  });
  test('that a rule names exists', () => {
    const known = new Set(claims.map(({ id }) => id));
    expect(rules.filter(({ claim }) => claim !== undefined && !known.has(claim)).map(({ id }) => id)).toEqual([]);
  });
});

describe('the timings', () => {
  test('lie within the range they offer', () => {
    for (const { name, value, range } of timings) {
      for (const one of [value].flat() as number[]) {
        expect(one, name).toBeGreaterThanOrEqual(range[0]);
        expect(one, name).toBeLessThanOrEqual(range[1]);
      }
    }
  });
  test('are overridden one by one', () => {
    const values = timingValues({ broadcastQueryTimeout: 250 });
    expect(values.broadcastQueryTimeout).toBe(250);
    expect(values.broadcastQueryTries).toBe(3);
  });
});

test('a rule with readings has its first as default', () => {
  expect(readingOf('remote-tools.wrong-host')).toBe('compare');
  expect(readingOf('remote-tools.wrong-host', { 'remote-tools.wrong-host': 'trust' })).toBe('trust');
  expect(() => readingOf('lab.scenario')).toThrow('has no readings');
});
