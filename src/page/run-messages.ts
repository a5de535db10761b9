// What the page and the worker that plays runs say to each other. An error crosses as plain data and is an error again on
// the other side, with its name, its words and, of a scenario, its problems.
import type { Problem, Run, RunOptions, Scenario } from '../scenarios/index.ts';
import { ScenarioError } from '../scenarios/index.ts';

/** Both have been checked before they are sent. */
export interface RunRequest {
  readonly number: number;
  readonly scenario: Scenario;
  readonly options: RunOptions;
}

export type RunMessage =
  /** The first word of a worker: it has started. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'played'; readonly number: number; readonly run: Run }
  | { readonly kind: 'failed'; readonly number: number; readonly error: PackedError };

export interface PackedError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly problems?: readonly Problem[];
}

export function packError(error: unknown): PackedError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message, stack } = error;
  return {
    name,
    message,
    ...(stack === undefined ? {} : { stack }),
    ...(error instanceof ScenarioError ? { problems: error.problems } : {}),
  };
}

export function unpackError({ name, message, stack, problems }: PackedError): Error {
  if (problems !== undefined) return new ScenarioError(problems);
  const error = new Error(message);
  // Not enumerable, as on any error.
  Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true });
  if (stack !== undefined) error.stack = stack;
  return error;
}
