// The Sources place loses nothing: every claim, every rule and every timing stands in it, and each of its links opens a run
// whose entry at that moment names the rule. Played over all scenarios.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RuleSheet } from '../../src/lab/index.ts';
import {
  Lab,
  claimsWithoutRule,
  readShareLink,
  rulesOf,
  searchSheets,
  sourceSheets,
  spotNames,
} from '../../src/lab/index.ts';
import { momentHash, placeOf, readSourcesAddress, sourcesHash } from '../../src/page/places.ts';
import { claims, findRule, groupOf, groupTitle, rules, timings } from '../../src/rules/index.ts';
import { findRuleUses, parseScenario } from '../../src/scenarios/index.ts';
import type { Scenario } from '../../src/scenarios/index.ts';
import { notBuiltYet } from '../rules/claims.ts';

const texts = readdirSync('public/scenarios')
  .sort()
  .map((file) => readFileSync(`public/scenarios/${file}`, 'utf8'));
const scenarios = new Map<string, Scenario>(
  texts.flatMap((text) => {
    const reading = parseScenario(text);
    return 'scenario' in reading ? [[reading.scenario.id, reading.scenario] as const] : [];
  }),
);
const uses = findRuleUses(texts);
const sheets = sourceSheets(uses);
const modelPage = readFileSync('docs/model.md', 'utf8');

describe('no claim and no rule is lost', () => {
  test('every claim stands under its article, and every rule stands once', () => {
    expect(sheets.articles.flatMap((one) => one.claims.map(({ claim }) => claim.id))).toEqual(
      claims.map(({ id }) => id),
    );
    const shown = rulesOf(sheets).map(({ rule }) => rule.id);
    expect([...shown].sort()).toEqual(rules.map(({ id }) => id).sort());
    expect(sheets.timings.map(({ rule }) => rule.id)).toEqual(timings.map(({ name }) => `timing.${name}`));
  });
  test('every rule with a claim stands under that claim', () => {
    for (const { claim, rules: under } of sheets.articles.flatMap((one) => one.claims))
      expect(under.map(({ rule }) => rule.id)).toEqual(
        rules.filter((rule) => rule.claim === claim.id).map(({ id }) => id),
      );
  });
  test('every claim of behaviour or remedy that is built leads to a moment of a scenario', () => {
    const dead = sheets.articles
      .flatMap((one) => one.claims)
      .filter(({ claim }) => claim.kind === 'behaviour' || claim.kind === 'remedy')
      .filter(({ claim }) => !notBuiltYet.includes(claim.id))
      .filter(({ rules: under }) => !under.some((sheet) => sheet.uses.length > 0));
    expect(dead.map(({ claim }) => claim.id)).toEqual([]);
  });
  test('every cause and scope that is built leads to such a claim, by itself or through where it is seen', () => {
    const leads = (id: string): boolean =>
      (uses.scenarios[id] ?? []).length > 0 ||
      rules.some((rule) => rule.claim === id && (uses.scenarios[rule.id] ?? []).length > 0);
    const dead = claims
      .filter(({ kind }) => kind === 'cause' || kind === 'scope')
      .filter(({ id }) => !notBuiltYet.includes(id))
      .filter(({ id, seenIn = [] }) => !leads(id) && !seenIn.some(leads));
    expect(dead.map(({ id }) => id)).toEqual([]);
  });
  test('a claim that is seen in another is not called unbuilt when that one is built', () => {
    const bare = (id: string, seenIn: string[] = []) => ({
      claim: { id, kind: 'cause' as const, text: '', seenIn },
      rules: [] as RuleSheet[],
    });
    const [rule] = rulesOf(sheets);
    const one = sheets.articles[0];
    if (!rule || !one) throw new Error('There is nothing.');
    const held = { ...bare('b'), rules: [rule] };
    const of = { ...sheets, articles: [{ ...one, claims: [bare('a', ['b']), held, bare('c'), bare('d', ['c'])] }] };
    expect(claimsWithoutRule(of).map(({ id }) => id)).toEqual(['c', 'd']);
  });
  test('every rule is at work in a scenario or a statechart, is a timing, or is told on the page for teachers or in the code', () => {
    const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.startsWith('rules'))
      .map((file) => readFileSync(`src/${file}`, 'utf8'))
      .join('\n');
    const idle = rulesOf(sheets).filter(
      ({ rule, uses: found, charts, value }) =>
        found.length === 0 &&
        charts.length === 0 &&
        value === undefined &&
        !code.includes(`'${rule.id}'`) &&
        !modelPage.includes(rule.id),
    );
    expect(idle.map(({ rule }) => rule.id)).toEqual([]);
  });
  test('what is at work is a rule: no log and no statechart names another', () => {
    const named = [...Object.keys(uses.scenarios), ...Object.keys(uses.charts)];
    expect(named.filter((id) => !findRule(id))).toEqual([]);
  });
  test('every spot that an address can name is there once', () => {
    const names = spotNames(sheets);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const { seenIn = [] } of claims) expect(names).toEqual(expect.arrayContaining([...seenIn]));
  });
  test('every subject has words', () => {
    const wordless = sheets.groups.filter(({ name }) => !/^Q\d/.test(name) && groupTitle(name) === name);
    expect(
      wordless.map(({ name }) => name),
      'say in src/rules/rule-groups.ts what they are about',
    ).toEqual([]);
  });
});

test.each([...scenarios.keys()])('each link into %s opens it at a moment that names the rule', (id) => {
  const scenario = scenarios.get(id);
  if (!scenario) throw new Error(`${id} cannot be read.`);
  const links = Object.entries(uses.scenarios).flatMap(([rule, found]) =>
    found.filter((use) => use.scenario === id).flatMap((use) => use.positions.map((position) => ({ rule, position }))),
  );
  expect(links.length).toBeGreaterThan(0);
  const lab = new Lab();
  lab.open(scenario, {});
  lab.runToEnd();
  for (const { rule, position } of links) {
    const { state, problems } = readShareLink(momentHash(id, position));
    expect(problems).toEqual([]);
    expect(state.scenario).toBe(id);
    lab.seek(state.position ?? 0);
    expect(lab.position).toBe(position);
    expect(lab.log[lab.position - 1]?.rule).toBe(rule);
  }
});

describe('a rule’s moments', () => {
  test('are the first ones, with how many there are in all', () => {
    const named = (uses.scenarios['lab.scenario'] ?? [])[0];
    expect(named?.positions.length).toBeLessThanOrEqual(3);
    expect(named?.positions[0]).toBeLessThan(named?.positions.at(-1) ?? 0);
    expect(named?.times).toBeGreaterThanOrEqual(named?.positions.length ?? Infinity);
  });
  test('in scenarios of its own article come first', () => {
    for (const { rule, uses: found } of rulesOf(sheets)) {
      const article = rule.claim?.split('.')[0] ?? groupOf(rule.id);
      const own = found.map(({ scenario }) => scenario.startsWith(`${article}-`));
      expect(own, rule.id).toEqual([...own].sort((a, b) => Number(b) - Number(a)));
    }
  });
});

describe('a search', () => {
  test('finds a claim by its own words and by those of a rule that rests on it', () => {
    const byClaim = searchSheets(sheets, 'fixed order');
    expect(byClaim.articles.flatMap((one) => one.claims.map(({ claim }) => claim.id))).toContain('Q226297.1');
    const byRule = searchSheets(sheets, 'Q226297.lana-numbers');
    expect(byRule.articles.flatMap((one) => one.claims.map(({ claim }) => claim.id))).toEqual(['Q226297.5']);
  });
  test('wants every word, whatever its case, and takes the apostrophe of a keyboard', () => {
    const ids = (text: string) => spotNames(searchSheets(sheets, text));
    expect(ids("CLIENT'S NAME as the site database")).toContain('Q226297.2');
    expect(ids('fixed order elephant').filter((id) => findRule(id))).toEqual([]);
  });
  test('for nothing leaves all', () => {
    expect(searchSheets(sheets, '  ')).toBe(sheets);
  });
});

describe('the address of the Sources place', () => {
  test.each([{}, { at: 'Q226113.8' }, { find: 'drive letter & “more”' }, { at: 'lab.races', find: 'a=b&c' }])(
    '%o is read as it was written',
    (address) => {
      expect(placeOf(sourcesHash(address))).toBe('sources');
      expect(readSourcesAddress(sourcesHash(address))).toEqual(address);
    },
  );
  test.each([
    ['', 'start'],
    ['#', 'start'],
    ['#sources', 'sources'],
    ['#sources=', 'sources'],
    ['#sourcesomething', 'bench'],
    ['#inspector', 'inspector'],
    ['#scenario=Q226297-01-found-by-name&at=3', 'bench'],
  ])('%s is the place %s', (hash, place) => {
    expect(placeOf(hash)).toBe(place);
  });
  test('a spoilt or endless one is read as far as it goes', () => {
    expect(readSourcesAddress('#sources=%E0%A4%A&find=')).toEqual({ at: '%E0%A4%A' });
    expect(readSourcesAddress(`#sources=${'x'.repeat(5000)}`).at).toHaveLength(200);
    expect(readSourcesAddress('#sources&&&=&find')).toEqual({});
  });
});
