// What the parts of the bench share: the scenarios, medians, and the way lines are printed.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../../src/scenarios/index.ts';
import { ScenarioError, parseScenario } from '../../src/scenarios/index.ts';

const folder = join(process.cwd(), 'public', 'scenarios');

export function readScenarios(): Scenario[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const reading = parseScenario(readFileSync(join(folder, file), 'utf8'), { name: file });
      if (!('scenario' in reading)) throw new ScenarioError(reading.problems);
      return reading.scenario;
    });
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

export function rounded(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** One figure: what it is, the number, and what is aimed at. */
export function sayFigure(what: string, value: string, aim = ''): void {
  say(`${what.padEnd(44)} ${value}${aim === '' ? '' : `   (${aim})`}`);
}

export function say(line: string): void {
  console.log(line);
}
