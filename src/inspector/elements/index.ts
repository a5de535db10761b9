// Contents page of the inspector's elements; importing it registers those that the first look needs.
export * from './chart-inspector.ts';
export * from './chart-diagram.ts';
export * from './chart-actors.ts';
export type * from './chart-sequence.ts';
export * from './chart-log.ts';
export type * from './chart-moment.ts';
export type * from './chart-json.ts';
export type * from './chart-log-filter.ts';
export * from './chart-time.ts';
export type * from './chart-breakpoints.ts';
export type * from './chart-breakpoint-here.ts';
export type * from './chart-compare.ts';
export type * from './chart-details.ts';
export type * from './chart-outline.ts';
export * from './chart-sources.ts';
export type * from './chart-open.ts';
