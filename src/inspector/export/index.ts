// Contents page of the forms in which a chart leaves the inspector. Fetched when it is asked for.
export * from './chart-transitions.ts';
export * from './coverage.ts';
export * from './exported.ts';
export * from './formats.ts';
export * from './mermaid.ts';
export * from './run-coverage.ts';
export * from './scxml.ts';
export * from './xml-text.ts';
export * from './xstate-config.ts';
