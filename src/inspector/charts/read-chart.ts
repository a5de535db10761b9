// From a definition to a graph: what XState 4 resolves, or a config of XState 4 or 5. All may come from another window, so every
// field is looked at before it is believed. Targets that lead nowhere are left out.
import { buildGraph } from './chart-draft.ts';
import { formOf, isTooDeep } from './chart-definition.ts';
import type { ChartGraph } from './chart-graph.ts';
import { draftOfConfig4 } from './read-config-4.ts';
import { draftOfConfig5 } from './read-config-5.ts';
import { draftOfDefinition } from './read-definition.ts';

/** Reads a definition in any of its forms; `undefined` when it is none. */
export function readChartGraph(definition: unknown): ChartGraph | undefined {
  if (isTooDeep(definition)) return undefined;
  const form = formOf(definition);
  switch (form) {
    case undefined:
      return undefined;
    case 'definition':
      return buildGraph(draftOfDefinition(definition as Record<string, unknown>), form);
    case 'config 4':
      return buildGraph(draftOfConfig4(definition as Record<string, unknown>), form);
    case 'config 5':
      return buildGraph(draftOfConfig5(definition as Record<string, unknown>), form);
  }
}
