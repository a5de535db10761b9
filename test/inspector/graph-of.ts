// Charts as the inspector reads them from what an app tells, which is JSON; for tests that need one, else they fail.
import { createMachine } from 'xstate';
import type { ChartGraph } from '../../src/inspector/index.ts';
import { readChartGraph } from '../../src/inspector/index.ts';

/** Of a definition or config, in any form. */
export function toldGraph(definition: unknown): ChartGraph {
  const graph = readChartGraph(JSON.parse(JSON.stringify(definition)));
  if (graph === undefined) throw new Error('This is no chart.');
  return graph;
}

export function graphOf(machine: { readonly definition: unknown }): ChartGraph {
  return toldGraph(machine.definition);
}

/** Of a config of XState 4, as its running app tells it. */
export function graphOfConfig(config: object): ChartGraph {
  return graphOf(createMachine(config as never));
}
