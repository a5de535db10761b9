// Contents page of the compiled statecharts: tables read off a statechart, and what plays them.
export * from './chart-tables.ts';
export { NotCompilable } from './check-compilable.ts';
export * from './compile-chart.ts';
export * from './table-player.ts';
