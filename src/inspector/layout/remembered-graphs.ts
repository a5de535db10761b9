// Remembers graphs that were laid out, by what is in them: a box that has not changed is not laid out again, neither from
// trial to trial nor when another box was folded. The oldest are forgotten.
import type { ElkGraph } from './elk-graph.ts';

/** Lays out one graph at once: elk, or its stand-in. */
export type LayOutGraph = (graph: ElkGraph) => ElkGraph;

const charactersMax = 8_000_000;

export function rememberingGraphs(layOut: LayOutGraph): LayOutGraph {
  const known = new Map<string, ElkGraph>();
  let characters = 0;
  return (graph) => {
    const key = JSON.stringify(graph);
    const found = known.get(key);
    if (found !== undefined) {
      known.delete(key);
      known.set(key, found);
      return found;
    }
    const laidOut = layOut(graph);
    known.set(key, laidOut);
    characters += key.length;
    for (const oldest of known.keys()) {
      if (characters <= charactersMax) break;
      known.delete(oldest);
      characters -= oldest.length;
    }
    return laidOut;
  };
}
