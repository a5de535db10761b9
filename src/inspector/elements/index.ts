// Contents page of the inspector's elements; importing it registers them.
export * from './chart-inspector.ts';
export * from './chart-diagram.ts';
export * from './chart-actors.ts';
export * from './chart-sequence.ts';
export * from './chart-log.ts';
export * from './chart-moment.ts';
export * from './chart-json.ts';
export * from './chart-log-filter.ts';
export * from './chart-time.ts';
export * from './chart-breakpoints.ts';
export * from './chart-breakpoint-here.ts';
export * from './chart-compare.ts';
export * from './chart-details.ts';
export * from './chart-outline.ts';
export * from './chart-sources.ts';
export * from './chart-open.ts';
