// Lays charts out with elk in a worker, and keeps what was laid out. A request that is no longer wanted stops at its next
// step, so only the newest costs time.
import type { ChartLayout, ElkGraph, TextWidth, VisibleChart } from '../index.ts';
import { layoutChart } from '../index.ts';
import type { Elk } from './start-elk.ts';

const keptMax = 100;

// Loaded with the first chart: it is the largest part of the page.
let elk: Promise<Elk> | undefined;
const kept = new Map<string, ChartLayout>();

/** Asks for the layout of a chart; `undefined` when a newer request made it stale. */
export async function requestLayout(
  chart: VisibleChart,
  textWidth: TextWidth,
  isWanted: () => boolean = () => true,
): Promise<ChartLayout | undefined> {
  const key = layoutKey(chart, textWidth);
  const known = kept.get(key);
  if (known) return known;
  elk ??= import('./start-elk.ts').then(({ startElk }) => startElk());
  const running = await elk;
  if (!isWanted()) return undefined;
  const steps = layoutChart(chart, textWidth);
  let step = steps.next();
  while (!step.done) {
    const answer = await running.layout(step.value as never);
    if (!isWanted()) return undefined;
    step = steps.next(answer as ElkGraph);
  }
  if (kept.size >= keptMax) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, step.value);
  return step.value;
}

/** A layout that is at hand already. */
export function keptLayout(chart: VisibleChart, textWidth: TextWidth): ChartLayout | undefined {
  return kept.get(layoutKey(chart, textWidth));
}

/** Everything the layout depends on: definition, level, what is folded, and the widths of the face at hand. */
function layoutKey(chart: VisibleChart, textWidth: TextWidth): string {
  const sample = textWidth('The quick brown fox, 0123456789', 'strong') + textWidth('jumps over the lazy dog', 'plain');
  const nodes = [...chart.nodes.values()].map(({ id, parent, title, lines, isFolded, kind }) => [
    id,
    parent,
    title,
    lines,
    isFolded,
    kind,
  ]);
  const edges = chart.edges.map(({ source, target, lines }) => [source, target, lines]);
  return hash(JSON.stringify([chart.level, sample, chart.top, nodes, edges]));
}

/** Two hashes of 32 bits with the length: short keys, and no two charts will meet. */
function hash(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x85ebca6b) + at;
  }
  return `${text.length}.${first >>> 0}.${second >>> 0}`;
}
