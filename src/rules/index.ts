// Contents page of the rules: one table of all that the lab does and who says so.
export * from './rule.ts';
export * from './timings.ts';
export * from './rule-table.ts';
