// Contents page of the rules: one table of all that the lab does and who says so, and the claims it rests on.
export * from './rule.ts';
export * from './timings.ts';
export * from './rule-table.ts';
export * from './claim.ts';
export * from './articles.ts';
export * from './claims.ts';
export * from './rule-groups.ts';
export * from './timing-words.ts';
export * from './reading-questions.ts';
