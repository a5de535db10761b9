// Contents page of the inspector's elements; importing it registers them.
export * from './chart-inspector.ts';
export * from './chart-diagram.ts';
export * from './chart-actors.ts';
export * from './chart-sequence.ts';
export * from './chart-trace.ts';
export * from './chart-details.ts';
export * from './chart-outline.ts';
export * from './chart-sources.ts';
