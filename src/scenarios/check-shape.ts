// Holds a value against the definition: every key, type and simple value, each by itself. Gives what is right of it, so
// that the rules between places can still be checked when some places are wrong.
import { safeParse } from 'valibot';
import type { BaseIssue, GenericSchema, InferOutput } from 'valibot';
import type { Path, ProblemList } from './problem.ts';
import type { Scenario } from './scenario.ts';
import { scenarioDefinition } from './scenario-definition.ts';

/** What is left of a type when any part may be missing. */
export type Sketch<T> = T extends readonly (infer Item)[]
  ? (Sketch<Item> | undefined)[]
  : T extends object
    ? { [Key in keyof T]?: Sketch<T[Key]> | undefined }
    : T;

/** The parts of a definition that this walk looks at. */
export interface DefinitionPart {
  readonly type: string;
  readonly message?: unknown;
  readonly entries?: Readonly<Record<string, DefinitionPart>>;
  readonly item?: DefinitionPart;
  readonly value?: DefinitionPart;
  readonly wrapped?: DefinitionPart;
  /** Discriminating key of a variant. */
  readonly key?: string;
  readonly options?: readonly DefinitionPart[];
}

type Json = Record<string, unknown>;

/** The scenario, when nothing is wrong with its shape; always the sketch of what is right. */
export function checkShape(value: unknown, problems: ProblemList): { scenario?: Scenario; sketch: Sketch<Scenario> } {
  const { output, wrong } = checkDefinition(scenarioDefinition, value, problems);
  if (output) return { scenario: output, sketch: output as Sketch<Scenario> };
  return { sketch: without(value, wrong) };
}

/** Holds any value against its definition: what comes out when nothing is wrong, and the places that are. */
export function checkDefinition<const T extends GenericSchema>(
  definition: T,
  value: unknown,
  problems: ProblemList,
): { output?: InferOutput<T>; wrong: readonly Path[] } {
  const result = safeParse(definition, value);
  const wrong: Path[] = [];
  checkKeys(definition as unknown as DefinitionPart, value, [], (at, problem) => {
    if ('container' in problem) {
      wrong.push(at);
      problems.addValue(at, problem.container, problem.expected);
    } else problems.add(at, problem);
  });
  const containers = new Set(wrong.map((path) => JSON.stringify(path)));

  for (const issue of (result.issues ?? []) as BaseIssue<unknown>[]) {
    // Keys and braces are told by checkKeys, which tells all of them, with near names.
    if (issue.type === 'strict_object') continue;
    const at = (issue.path ?? []).map(({ key }) => key as string | number);
    if (isInside(at, containers)) continue;
    const names = namesIn(issue.expected);
    if (issue.type === 'variant') {
      if (at.length > 0) wrong.push(at.slice(0, -1));
      problems.addValue(at, issue.input, `one of ${names.map((name) => JSON.stringify(name)).join(', ')}`, names);
      continue;
    }
    if (issue.kind === 'schema' || !Array.isArray(issue.input)) wrong.push(at);
    problems.addValue(at, issue.input, issue.message, [...names, ...capitals(issue)]);
  }
  return result.success && problems.isEmpty ? { output: result.output, wrong } : { wrong };
}

type KeyProblem =
  | { found: string; expected: string; among?: readonly string[]; written?: string }
  | { container: unknown; expected: string };

/** Unknown and missing keys, and lists where braces belong, all the way down. */
function checkKeys(
  part: DefinitionPart,
  value: unknown,
  at: Path,
  tell: (at: Path, problem: KeyProblem) => void,
): void {
  if (part.wrapped) {
    if (value !== null || part.type !== 'nullable') checkKeys(part.wrapped, value, at, tell);
  } else if (part.item) {
    if (Array.isArray(value))
      for (const [place, item] of value.entries()) checkKeys(part.item, item, [...at, place], tell);
  } else if (part.type === 'strict_object' || part.type === 'variant' || part.type === 'record') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      tell(at, { container: value, expected: messageOf(part) });
      return;
    }
    const object = value as Json;
    if (part.type === 'variant') {
      const option = part.options?.find((candidate) =>
        accepts(candidate.entries?.[part.key ?? ''], object[part.key ?? '']),
      );
      if (option) checkKeys(option, value, at, tell);
    } else if (part.entries) checkEntries(part.entries, object, at, tell);
    else if (part.value) for (const key of Object.keys(object)) checkKeys(part.value, object[key], [...at, key], tell);
  }
}

function checkEntries(
  entries: Readonly<Record<string, DefinitionPart>>,
  object: Json,
  at: Path,
  tell: (at: Path, problem: KeyProblem) => void,
): void {
  const known = Object.keys(entries);
  for (const key of Object.keys(object)) {
    if (Object.hasOwn(entries, key)) continue;
    // A key that is already there was not meant.
    const among = known.filter((name) => !Object.hasOwn(object, name));
    const expected = `one of ${known.map((name) => JSON.stringify(name)).join(', ')}`;
    tell([...at, key], { found: 'no known key', expected, among, written: key });
  }
  for (const [key, entry] of Object.entries(entries)) {
    if (Object.hasOwn(object, key)) checkKeys(entry, object[key], [...at, key], tell);
    else if (entry.type !== 'exact_optional') tell([...at, key], { found: 'missing', expected: messageOf(entry) });
  }
}

function accepts(part: DefinitionPart | undefined, value: unknown): boolean {
  return part !== undefined && safeParse(part as unknown as GenericSchema, value).success;
}

function messageOf(part: DefinitionPart): string {
  if (typeof part.message === 'string') return part.message;
  if (part.wrapped) return `${messageOf(part.wrapped)}, or null`;
  return part.type === 'variant' ? 'a value' : 'an object in braces';
}

/** The names in valibot's own words for what it expects: `("a" | "b")`. */
function namesIn(expected: string | null): string[] {
  return [...(expected ?? '').matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
}

/** Hexadecimal digits are written in capitals; small ones are a near miss. */
function capitals(issue: BaseIssue<unknown>): string[] {
  const { input, requirement, type } = issue;
  if (type !== 'regex' || typeof input !== 'string' || !(requirement instanceof RegExp)) return [];
  const written = input.toUpperCase();
  return requirement.test(written) ? [written] : [];
}

function isInside(at: Path, containers: ReadonlySet<string>): boolean {
  if (containers.size === 0) return false;
  return (
    at.some((_, length) => containers.has(JSON.stringify(at.slice(0, length)))) || containers.has(JSON.stringify(at))
  );
}

/** A copy of the plain value in which wrong places are missing. */
function without(value: unknown, wrong: readonly Path[]): Sketch<Scenario> {
  const holder = { value: structureCopy(value) };
  for (const path of wrong) {
    const steps: Path = ['value', ...path];
    let parent: unknown = holder;
    for (const step of steps.slice(0, -1)) parent = (parent as Json | undefined)?.[step];
    const last = steps.at(-1) ?? 'value';
    if (typeof parent === 'object' && parent !== null) (parent as Json)[last] = undefined;
  }
  return (holder.value ?? {}) as Sketch<Scenario>;
}

function structureCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structureCopy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, structureCopy(item)]));
}
