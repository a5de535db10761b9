// Asks for the layouts of charts: at once a rough one, and as soon as elk is done the final one. Two workers make them, a
// small one that is there quickly, and one with elk, which is the largest part of the page. Elk is begun when the first chart
// is drawn, so that it takes no time from it; meanwhile the small one finds out which way each box runs best. What was laid
// out is kept.
import type { ChartLayout, VisibleChart } from '../index.ts';
import type { LayoutAnswer, LayoutMessage, TextWidth } from '../layout/index.ts';
import { measureWords, shapeOf } from '../layout/index.ts';
import { startLayout } from './start-layout.ts';
import { forgetRoughLayoutWorker, roughLayoutWorker } from './start-rough-layout.ts';

const keptMax = 100;
const roughStartsWithinMs = 3_000;

const kept = new Map<string, ChartLayout>();

/** One of the two workers, with those who wait for it. After a failure it is begun anew with the next request. */
interface LayoutLine {
  /** `undefined` when it was taken back. */
  ask(message: LayoutMessage): Promise<ChartLayout | undefined>;
  takeBack(id: number): void;
  /** A worker that has not answered yet may never have been fetched. */
  giveUpIfSilent(): void;
}

let rough: LayoutLine | undefined;
let final: LayoutLine | undefined;
let requests = 0;

/** Starts the small worker, so that it is there when the first chart comes. */
export function prepareLayouts(): void {
  const worker = rough ? undefined : roughLayoutWorker();
  if (worker) rough = lineTo(worker, forgetRough);
}

function forgetRough(): void {
  rough = undefined;
  forgetRoughLayoutWorker();
}

/** The final places do not wait for a worker that cannot be fetched. One that answers may take its time. */
async function askRough(message: LayoutMessage): Promise<ChartLayout | undefined> {
  const line = rough;
  if (!line) return undefined;
  const timer = setTimeout(() => line.giveUpIfSilent(), roughStartsWithinMs);
  const answer = await line.ask(message).catch(() => undefined);
  clearTimeout(timer);
  return answer;
}

function finalLine(): LayoutLine {
  return (final ??= lineTo(startLayout(), () => (final = undefined)));
}

export interface LayoutWishes {
  /** Gets the rough layout, when it is there before the final one. */
  readonly onRough?: (layout: ChartLayout) => void;
  readonly signal?: AbortSignal;
}

/** Asks for the layout of a chart; `undefined` when it was taken back. */
export async function requestLayout(
  chart: VisibleChart,
  textWidth: TextWidth,
  { onRough, signal }: LayoutWishes = {},
): Promise<ChartLayout | undefined> {
  const key = layoutKey(chart, textWidth);
  const known = kept.get(key);
  if (known) return known;
  prepareLayouts();
  const id = ++requests;
  const shape = shapeOf(chart);
  const widths = measureWords(shape, textWidth);
  const isTakenBack = (): boolean => signal?.aborted ?? false;

  const first = await askRough({ id, shape, widths, isFirstTry: true });
  if (isTakenBack()) return undefined;
  if (first) onRough?.(first);
  // Whoever sees the rough layout may want another chart instead.
  if (isTakenBack()) return undefined;

  const slow = finalLine();
  const better = await askRough({ id, shape, widths });
  if (isTakenBack()) return undefined;
  const takeBack = (): void => slow.takeBack(id);
  signal?.addEventListener('abort', takeBack, { once: true });
  const guess = better && { rough: { flows: better.flows, boxes: better.boxes } };
  const layout = await slow.ask({ id, shape, widths, ...guess });
  signal?.removeEventListener('abort', takeBack);
  if (layout) keep(key, layout);
  return isTakenBack() ? undefined : layout;
}

/** A layout that is at hand already. */
export function keptLayout(chart: VisibleChart, textWidth: TextWidth): ChartLayout | undefined {
  return kept.get(layoutKey(chart, textWidth));
}

function keep(key: string, layout: ChartLayout): void {
  if (kept.size >= keptMax) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, layout);
}

function lineTo(worker: Worker, onFailed: () => void): LayoutLine {
  const waiting = new Map<
    number,
    { resolve: (layout: ChartLayout | undefined) => void; reject: (error: Error) => void }
  >();
  let hasAnswered = false;
  worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => {
    hasAnswered = true;
    const waits = waiting.get(data.id);
    waiting.delete(data.id);
    if ('layout' in data) waits?.resolve(data.layout);
    else waits?.reject(new Error(data.problem));
  };
  let failure: Error | undefined;
  const fail = (): void => {
    failure = new Error('its worker failed, or could not be fetched');
    worker.terminate();
    onFailed();
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  };
  worker.onerror = fail;
  return {
    ask: (message) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        waiting.set(message.id, { resolve, reject });
        worker.postMessage(message);
      }),
    takeBack: (id) => {
      waiting.get(id)?.resolve(undefined);
      if (waiting.delete(id)) worker.postMessage({ id, isTakenBack: true });
    },
    giveUpIfSilent: () => {
      if (!hasAnswered && !failure) fail();
    },
  };
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
