// What a person opens or pastes: a machine becomes a simulated actor, a session its sources beside the live ones. Loaded when
// it is first needed. Nothing of a text is run, and nothing of a wrong one is shown.
import type { Simulation, TraceEntry, TraceRecord, TraceStore, Viewing } from '../index.ts';
import {
  looksLikeSession,
  machineTextMax,
  problemLines,
  readMachine,
  readSession,
  sessionTextMax,
  TraceFolder,
  writeSession,
} from '../index.ts';
import { inSlices, pause, sliceMs } from './in-slices.ts';
import { keptPrefix } from './session-store.ts';
import { Simulations } from './simulations.ts';

export { exampleMachines } from '../index.ts';

export interface OpenedText {
  readonly kind: 'machine' | 'session' | 'problems';
  /** One sentence that says what came of it. */
  readonly words: string;
  /** Problems with their places, or remarks. */
  readonly lines: readonly string[];
}

const openedIn = new WeakMap<Viewing, number>();
const simulationsIn = new WeakMap<Viewing, Simulations>();

export function simulationsOf(viewing: Viewing): Simulations {
  let found = simulationsIn.get(viewing);
  if (found === undefined) simulationsIn.set(viewing, (found = new Simulations(viewing)));
  return found;
}

export async function openFile(viewing: Viewing, file: File): Promise<OpenedText> {
  // A character takes at most four bytes of a file.
  if (file.size > sessionTextMax * 4) return refused(file.name, [`It has ${file.size} bytes, which is too much.`]);
  try {
    return await openText(viewing, await file.text(), file.name);
  } catch {
    return refused(file.name, ['The browser could not read the file.']);
  }
}

export async function openText(viewing: Viewing, text: string, name?: string): Promise<OpenedText> {
  if (looksLikeSession(text)) return openSession(viewing, text, name ?? 'pasted session');
  if (text.length > machineTextMax)
    return refused(name, [`It has ${text.length} characters; a machine may have ${machineTextMax}.`]);
  const machine = readMachine(text, name);
  if ('problems' in machine) return refused(name, problemLines(machine.problems));
  let simulation: Simulation;
  try {
    simulation = simulationsOf(viewing).start(machine);
  } catch (error) {
    return refused(name, [`It cannot be run: ${error instanceof Error ? error.message : String(error)}`]);
  }
  const states = machine.graph.nodes.size - 1;
  return {
    kind: 'machine',
    words: `${simulation.name} is open, with ${states} ${states === 1 ? 'state' : 'states'}. Play it in the tab Simulate.`,
    lines: machine.remarks,
  };
}

/**
 * Its last source is shown, which is what was opened or connected last, unless told otherwise. One that the browser keeps
 * already (`isKept`) is not kept a second time.
 */
export async function openSession(
  viewing: Viewing,
  text: string,
  name: string,
  { isShown = true, isKept = false }: { readonly isShown?: boolean; readonly isKept?: boolean } = {},
): Promise<OpenedText> {
  const session = await inSlices(readSession(text));
  if ('problems' in session) return refused(name, problemLines(session.problems));
  const count = (openedIn.get(viewing) ?? 0) + 1;
  openedIn.set(viewing, count);
  const { store } = viewing;
  const prefix = `${isKept ? keptPrefix : 'session'} ${count}`;
  const options = { prefix, name, cannotSend: 'This is a saved run: nothing can be sent to it.' };
  await takeInSlices(store, session.records(options), new TraceFolder(`${prefix} chart`));
  if (isShown) showLast(viewing, prefix);
  const unread = viewing.breakpoints.load(session.breakpoints);
  const { moments, payloads } = session.notKept;
  const lines = [
    ...(moments > 0 ? [`${moments} earlier moments were no longer kept when it was saved.`] : []),
    ...(payloads > 0 ? [`${payloads} moments had lost event data and context when it was saved.`] : []),
    ...(unread > 0 ? [`${unread} breakpoints could not be read.`] : []),
  ];
  return {
    kind: 'session',
    words: `${name} is open, with ${counted(session.actorCount, 'actor')} and ${counted(session.momentCount, 'moment')}.`,
    lines,
  };
}

/** The first actor with a chart of the last source that has one. */
function showLast(viewing: Viewing, prefix: string): void {
  const drawn = viewing.store.actors.filter(
    ({ key, graph, hasNeverStarted }) => key.startsWith(`${prefix}/`) && graph !== undefined && !hasNeverStarted,
  );
  const source = drawn.at(-1)?.source;
  const shown = drawn.find((run) => run.source === source);
  if (shown) viewing.chooseActor(shown.key);
}

/** The views hear of it once a slice. */
async function takeInSlices(store: TraceStore, records: Generator<TraceRecord>, folder: TraceFolder): Promise<void> {
  const waiting: TraceEntry[] = [];
  let isDone = false;
  const nextEntry = (): TraceEntry | undefined => {
    while (waiting.length === 0 && !isDone) {
      const { done, value } = records.next();
      if (done) isDone = true;
      else waiting.push(...folder.fold(value));
    }
    return waiting.shift();
  };
  while (!isDone) {
    const end = performance.now() + sliceMs;
    store.takeEach(() => (performance.now() < end ? nextEntry() : undefined));
    if (!isDone) await pause();
  }
}

/** Everything the store holds, as a file. `onProgress` is told how many characters there are so far. */
export async function saveSession(viewing: Viewing, onProgress?: (characters: number) => void): Promise<Blob> {
  const savedAtMs = Math.round(performance.timeOrigin + performance.now());
  const pieces: string[] = [];
  let characters = 0;
  await inSlices(writeSession(viewing.store, savedAtMs, viewing.breakpoints.entries()), (piece) => {
    if (piece === '') return;
    pieces.push(piece);
    characters += piece.length;
    if (pieces.length % 1000 === 0) onProgress?.(characters);
  });
  return new Blob(pieces, { type: 'application/json' });
}

function refused(name: string | undefined, lines: readonly string[]): OpenedText {
  return { kind: 'problems', words: `${name ?? 'This text'} was not opened.`, lines };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
