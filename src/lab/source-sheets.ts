// What the Sources place shows: the articles with their claims, the rules that rest on each, and where each rule is at work;
// then the rules of no claim, by subject. A search leaves only what holds all its words.
import type { Article, Claim, Rule } from '../rules/index.ts';
import { articles, claimsOf, findTiming, groupOf, groupTitle, rules, timingInWords } from '../rules/index.ts';
import type { ChartUse, RuleUse, RuleUses } from '../scenarios/index.ts';

export interface RuleSheet {
  readonly rule: Rule;
  /** Scenarios in whose logs it is named; those of the rule's own article come first. */
  readonly uses: readonly RuleUse[];
  readonly charts: readonly ChartUse[];
  /** Value and range of a timing, in words. */
  readonly value?: string;
  readonly range?: string;
}

export interface ClaimSheet {
  readonly claim: Claim;
  readonly rules: readonly RuleSheet[];
}

export interface ArticleSheet {
  readonly article: Article;
  readonly claims: readonly ClaimSheet[];
}

export interface RuleGroup {
  readonly name: string;
  readonly title: string;
  readonly rules: readonly RuleSheet[];
}

export interface SourceSheets {
  readonly articles: readonly ArticleSheet[];
  /** Rules that rest on no claim, by subject; timings are not among them. */
  readonly groups: readonly RuleGroup[];
  readonly timings: readonly RuleSheet[];
}

export function sourceSheets(uses: RuleUses): SourceSheets {
  const sheets = rules.map((rule) => ruleSheet(rule, uses));
  const groups = new Map<string, RuleSheet[]>();
  for (const sheet of sheets) {
    if (sheet.rule.claim !== undefined) continue;
    const name = groupOf(sheet.rule.id);
    const group = groups.get(name);
    if (group) group.push(sheet);
    else groups.set(name, [sheet]);
  }
  const timings = groups.get('timing') ?? [];
  groups.delete('timing');
  return {
    articles: articles.map((article) => ({
      article,
      claims: claimsOf(article.id).map((claim) => ({
        claim,
        rules: sheets.filter(({ rule }) => rule.claim === claim.id),
      })),
    })),
    groups: [...groups].map(([name, of]) => ({ name, title: groupTitle(name), rules: of })),
    timings,
  };
}

function ruleSheet(rule: Rule, uses: RuleUses): RuleSheet {
  const article = rule.claim?.split('.')[0] ?? groupOf(rule.id);
  const found = uses.scenarios[rule.id] ?? [];
  const isOwn = ({ scenario }: RuleUse): boolean => scenario.startsWith(`${article}-`);
  const timing = findTiming(rule.id);
  return {
    rule,
    uses: [...found.filter(isOwn), ...found.filter((use) => !isOwn(use))],
    charts: uses.charts[rule.id] ?? [],
    ...(timing && {
      value: timingInWords(timing.value, timing.unit),
      range: timingInWords(timing.range, timing.unit, ' to '),
    }),
  };
}

/** All rules of the sheets, each once. */
export function rulesOf({ articles: of, groups, timings }: SourceSheets): RuleSheet[] {
  const ofClaims = of.flatMap(({ claims }) => claims.flatMap((claim) => claim.rules));
  return [...ofClaims, ...groups.flatMap((group) => group.rules), ...timings];
}

/** Claims that no rule rests on, nor on another claim in which they are seen. */
export function claimsWithoutRule({ articles: of }: SourceSheets): Claim[] {
  const all = of.flatMap(({ claims }) => claims);
  const held = new Set(all.filter((sheet) => sheet.rules.length > 0).map(({ claim }) => claim.id));
  return all.map(({ claim }) => claim).filter(({ id, seenIn = [] }) => ![id, ...seenIn].some((one) => held.has(one)));
}

/** What an address can name: an article, a claim, a rule, a group of rules, or one of the three lists. */
export function spotNames(sheets: SourceSheets): string[] {
  return [
    ...sheets.articles.flatMap(({ article, claims }) => [article.id, ...claims.map(({ claim }) => claim.id)]),
    ...sheets.groups.map(({ name }) => `group-${name}`),
    ...rulesOf(sheets).map(({ rule }) => rule.id),
    ...['assumed', 'readings', 'timings'],
  ];
}

/** Leaves what holds every word: of a claim its own words or those of a rule under it. */
export function searchSheets(sheets: SourceSheets, text: string): SourceSheets {
  const words = plain(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return sheets;
  const holds = (...texts: string[]): boolean => {
    const all = plain(texts.join(' '));
    return words.every((word) => all.includes(word));
  };
  const holdsRule = (sheet: RuleSheet): boolean => holds(...wordsOf(sheet));
  const search = (of: readonly RuleSheet[]): RuleSheet[] => of.filter(holdsRule);
  return {
    articles: sheets.articles
      .map(({ article, claims }) => ({
        article,
        claims: claims.filter(({ claim, rules: of }) =>
          holds(claim.id, claim.kind, claim.text, article.title, ...of.flatMap(wordsOf)),
        ),
      }))
      .filter(({ claims }) => claims.length > 0),
    groups: sheets.groups
      .map((group) => ({ ...group, rules: search(group.rules) }))
      .filter((group) => group.rules.length > 0),
    timings: search(sheets.timings),
  };
}

function wordsOf({ rule, charts, value = '' }: RuleSheet): string[] {
  const readings = (rule.readings ?? []).flatMap(({ name, text }) => [name, text]);
  return [rule.id, rule.text, rule.label, rule.source, value, ...readings, ...charts.map(({ title }) => title)];
}

/** Small letters, and the quotation marks that a keyboard has. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll('’', "'").replaceAll(/[“”]/g, '"');
}
