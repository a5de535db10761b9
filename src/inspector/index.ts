// Contents page of the statechart inspector: records, charts read from definitions, views at a moment, and layout. No page.
export * from './trace/trace.ts';
export * from './trace/trace-store.ts';
export * from './trace/trace-reader.ts';
export * from './viewing/viewing.ts';
export * from './trace/front-ends/xstate4.ts';
export * from './charts/chart-graph.ts';
export * from './charts/chart-path.ts';
export * from './trace/moment.ts';
export * from './trace/actor-run.ts';
export * from './trace/trace-folder.ts';
export * from './charts/chart-words.ts';
export * from './charts/visible-chart.ts';
export * from './layout/chart-measures.ts';
export * from './layout/elk-graph.ts';
export * from './layout/placed-container.ts';
export * from './layout/chart-layout.ts';
