// Finds states, events, guards and actions of a chart by words: every word typed must be in the name, as written in code or
// as read on the screen.
import type { ChartEdge, ChartGraph, ChartNode } from './chart-graph.ts';
import { guardWords, nameWords, spacedWords, triggerWords } from './chart-words.ts';

export interface ChartFinding {
  readonly kind: 'state' | 'event' | 'guard' | 'action';
  /** As read on the screen. */
  readonly words: string;
  /** Where it is, in words. */
  readonly place: string;
  readonly state: string;
  /** The transition that has it; left out for states and what they do themselves. */
  readonly edge?: string;
}

const findingsMax = 100;

export function searchChart(graph: ChartGraph, text: string): ChartFinding[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const found: { finding: ChartFinding; rank: number }[] = [];
  const offer = (names: readonly string[], finding: ChartFinding): void => {
    const all = names.join(' ').toLowerCase();
    if (!wanted.every((word) => all.includes(word))) return;
    const isStart = names.some((name) => name.toLowerCase().startsWith(wanted.join(' ')));
    found.push({ finding, rank: (isStart ? 0 : 10) + kinds.indexOf(finding.kind) });
  };
  for (const node of graph.nodes.values()) offerState(graph, node, offer);
  for (const edge of graph.edges) offerEdge(graph, edge, offer);
  found.sort((a, b) => a.rank - b.rank);
  return found.slice(0, findingsMax).map(({ finding }) => finding);
}

const kinds: readonly ChartFinding['kind'][] = ['state', 'event', 'guard', 'action'];

type Offer = (names: readonly string[], finding: ChartFinding) => void;

function offerState(graph: ChartGraph, node: ChartNode, offer: Offer): void {
  if (node.id === graph.root) return;
  const around = node.path
    .slice(0, -1)
    .map((key) => nameWords(graph, 'state', key))
    .join(', ');
  const words = nameWords(graph, 'state', node.key);
  const names = [words, node.key, node.description ?? ''];
  offer(names, { kind: 'state', words, place: around === '' ? '' : `in ${around}`, state: node.id });
  const place = `${words}${around === '' ? '' : `, in ${around}`}`;
  for (const [when, actions] of [['on entry to', node.entry] as const, ['on exit from', node.exit] as const])
    for (const name of actions)
      offer([spacedWords(name), name], {
        kind: 'action',
        words: nameWords(graph, 'action', name),
        place: `${when} ${place}`,
        state: node.id,
      });
  for (const { id, src } of node.invokes) {
    const name = id === 'inline' || id.includes(':') ? src || id : id;
    offer([spacedWords(name), id, src], {
      kind: 'action',
      words: nameWords(graph, 'actor', name),
      place: `runs in ${place}`,
      state: node.id,
    });
  }
}

function offerEdge(graph: ChartGraph, edge: ChartEdge, offer: Offer): void {
  const name = (id: string) => nameWords(graph, 'state', graph.nodes.get(id)?.key ?? '');
  const place = `${name(edge.source)} → ${edge.hasTarget ? name(edge.target) : 'stays'}`;
  const at = { place, state: edge.source, edge: edge.id };
  const trigger = triggerWords(graph, edge);
  if (trigger !== '') offer([trigger, edge.event], { kind: 'event', words: trigger, ...at });
  if (edge.guard !== undefined)
    offer([spacedWords(edge.guard), edge.guard], { kind: 'guard', words: guardWords(graph, edge), ...at });
  for (const action of edge.actions)
    offer([spacedWords(action), action], { kind: 'action', words: nameWords(graph, 'action', action), ...at });
}
