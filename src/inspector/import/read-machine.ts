// Reads the text of a machine: JSON of an XState 4 or 5 config, a resolved definition, or SCXML. Program text is not run. What
// is wrong is told all at once, with places.
import type { ChartGraph } from '../charts/chart-graph.ts';
import { readChartGraph } from '../charts/read-chart.ts';
import { checkConfig } from './check-config.ts';
import type { FileProblem } from './file-problem.ts';
import { readScxml } from './read-scxml.ts';
import { findJsonProblems, findPlaces } from './scan-json.ts';

export const machineTextMax = 8_000_000;

export interface ReadMachine {
  readonly name: string;
  /** What `readChartGraph` reads. */
  readonly definition: unknown;
  readonly graph: ChartGraph;
  /** What is not shown or was guessed, in words. */
  readonly remarks: readonly string[];
}

export type MachineResult = ReadMachine | { readonly problems: readonly FileProblem[] };

export function readMachine(text: string, fileName?: string): MachineResult {
  if (text.length > machineTextMax)
    return { problems: [{ words: `this text has ${text.length} characters; a machine may have ${machineTextMax}` }] };
  const bare = text.replace(/^\ufeff/, '');
  if (bare.trim() === '') return { problems: [{ words: 'there is no text' }] };
  if (bare.trimStart().startsWith('<')) return fromScxml(bare, fileName);
  let value: unknown;
  try {
    value = JSON.parse(bare);
  } catch {
    return { problems: looksLikeProgram(bare) ? [programAdvice] : findJsonProblems(bare) };
  }
  return fromJson(value, bare, fileName);
}

const programAdvice: FileProblem = {
  words:
    'this is program text, which is never run here. Run JSON.stringify(machine.config) in your app (for XState 4 also JSON.stringify(machine.definition)) and paste what it gives',
};

function looksLikeProgram(text: string): boolean {
  return (
    /^\s*(import|export|const|let|var|function|async|class|type|interface|setup\b|\(|['"]use strict)/.test(text) ||
    /\b(createMachine|Machine|setup)\s*(<[^]*?>\s*)?\(/.test(text.slice(0, 100_000)) ||
    /^\s*(\/\/|\/\*)[^]*\b(import|const)\b/.test(text.slice(0, 10_000))
  );
}

function fromScxml(text: string, fileName: string | undefined): MachineResult {
  const result = readScxml(text);
  if ('problems' in result) return result;
  const { definition, name, remarks } = result;
  const graph = readChartGraph(definition);
  if (graph === undefined) return { problems: [{ words: 'no statechart could be read from this document' }] };
  return { name: name === 'scxml' && fileName !== undefined ? bareName(fileName) : name, definition, graph, remarks };
}

function fromJson(value: unknown, text: string, fileName: string | undefined): MachineResult {
  const { problems, remarks } = checkConfig(value);
  if (problems.length > 0) {
    const shown = problems.slice(0, 100);
    const places = findPlaces(
      text,
      shown.map(({ path }) => path),
    );
    return {
      problems: [
        ...shown.map(({ words, path }, place) => ({ words, path: path.join('.'), ...places[place] })),
        ...problems.slice(100).map(({ words, path }) => ({ words, path: path.join('.') })),
      ],
    };
  }
  const raw = value as Record<string, unknown>;
  if (
    raw['states'] === undefined &&
    raw['on'] === undefined &&
    raw['type'] === undefined &&
    raw['initial'] === undefined
  )
    return { problems: [{ words: 'this object has no “states”: it is not the config of a machine' }] };
  const hasName = typeof raw['id'] === 'string' && raw['id'] !== '';
  const name = hasName ? String(raw['id']) : bareName(fileName ?? 'machine');
  const definition = hasName ? raw : { ...raw, id: name };
  const graph = readChartGraph(definition);
  if (graph === undefined) return { problems: [{ words: 'no statechart could be read from this object' }] };
  return { name, definition, graph, remarks: [...remarks, ...graph.notes] };
}

function bareName(fileName: string): string {
  return fileName.replace(/\.(json|scxml|xml|txt)$/i, '') || 'machine';
}
