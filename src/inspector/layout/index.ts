// Contents page of the layout of charts: what is wanted, how it is asked for, and the places that come of it. It runs in
// workers, so it knows nothing of the rest of the inspector.
export * from './chart-layout.ts';
export * from './chart-measures.ts';
export * from './chart-shape.ts';
export * from './elk-graph.ts';
export * from './layout-service.ts';
export * from './measure-words.ts';
export * from './placed-container.ts';
export * from './remembered-graphs.ts';
export * from './rough-layout.ts';
