// Contents page of the statechart inspector: records, charts read from definitions, views at a moment, and layout. No page.
export * from './trace.ts';
export * from './trace-store.ts';
export * from './chart-graph.ts';
export * from './chart-path.ts';
export * from './chart-view.ts';
export * from './chart-words.ts';
export * from './visible-chart.ts';
export * from './chart-measures.ts';
export * from './elk-graph.ts';
export * from './placed-container.ts';
export * from './chart-layout.ts';
