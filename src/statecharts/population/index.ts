// Contents page of the populations: many needs on compiled tables, with answers at once.
export * from './answers-at-once.ts';
export * from './need-population.ts';
