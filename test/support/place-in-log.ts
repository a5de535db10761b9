// Where a scenario's log tells something, as the place in the run that shows it last: for tests of the page that want to stand
// at a moment, whatever else the log comes to hold before it.
import { readFileSync } from 'node:fs';
import { parseScenario, playScenario } from '../../src/scenarios/index.ts';
import type { RunOptions } from '../../src/scenarios/index.ts';
import type { LogEntry } from '../../src/world/index.ts';

/** The number of entries up to and with the first that is meant. */
export function placeInLog(id: string, isMeant: (entry: LogEntry) => boolean, options: RunOptions = {}): number {
  const reading = parseScenario(readFileSync(`public/scenarios/${id}.json`, 'utf8'));
  if (!('scenario' in reading)) throw new Error(`${id} cannot be read.`);
  const found = playScenario(reading.scenario, options).log.findIndex(isMeant);
  if (found < 0) throw new Error(`The log of ${id} never tells that.`);
  return found + 1;
}

/** Where this statechart enters this state. */
export const placeOfState = (id: string, actor: string, state: string, options: RunOptions = {}): number =>
  placeInLog(
    id,
    ({ kind, actor: whose, detail }) =>
      kind === 'state.entered' && whose === actor && (detail['to'] as string[]).includes(state),
    options,
  );
