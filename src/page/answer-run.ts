// What the worker does with one request: plays the run to its end, or says what went wrong.
import { playScenario } from '../scenarios/index.ts';
import type { RunMessage, RunRequest } from './run-messages.ts';
import { packError } from './run-messages.ts';

export function answerRun({ number, scenario, options }: RunRequest): RunMessage {
  try {
    return { kind: 'played', number, run: playScenario(scenario, options) };
  } catch (error) {
    return { kind: 'failed', number, error: packError(error) };
  }
}
