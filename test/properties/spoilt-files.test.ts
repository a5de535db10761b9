// Scenario files, spoilt in tens of thousands of ways: each is refused with places that lead somewhere, or it plays; nothing
// throws, nothing hangs, and nothing of it gets into other objects. FUZZ_RUNS and LONG=1 try more, FUZZ_SEED others.
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Problem, Scenario } from '../../src/scenarios/index.ts';
import { RunUnderWay, checkScenario, parseScenario } from '../../src/scenarios/index.ts';
import { Lab, parseFile } from '../../src/lab/index.ts';
import { mostProblems } from '../../src/scenarios/problem.ts';
import { smallScenario } from '../scenarios/small-scenario.ts';
import { stepsOf } from './repair.ts';
import { scenarioArbitrary } from './scenario-arbitrary.ts';
import type { Draw } from './spoil.ts';
import { drawFrom, spoilText, spoilValue } from './spoil.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? 11);
const asked = Number(process.env['FUZZ_RUNS'] ?? 0);
const times = (usual: number): number => (asked > 0 ? asked : process.env['LONG'] === '1' ? usual * 20 : usual);

const folder = 'public/scenarios';
const shipped = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
/** Drawn ones have every key of the format among them. */
const drawn = fc.sample(scenarioArbitrary(), { seed, numRuns: 60 }).map(({ scenario }) => scenario);
const originals: unknown[] = [smallScenario(), ...shipped.map((text) => JSON.parse(text) as unknown), ...drawn];

const counts = { opened: 0, read: 0, told: 0, ended: 0, stopped: 0 };

// A slow machine is no failure.
vi.setConfig({ testTimeout: 3_600_000 });

/** Goes on so far; a run that is longer is stopped, for it plays. */
const mostEntries = 1500;
const mostInOneMoment = 5000;
const mostSteps = 20_000;

/** Plays until the end or until enough has been seen of it; time must not stand still. */
function play(scenario: Scenario): void {
  const run = new RunUnderWay(scenario);
  const { clock } = run.staged.world;
  let [atMs, inOneMoment, steps] = [0, 0, 0];
  while (run.advance()) {
    inOneMoment = clock.nowMs === atMs ? inOneMoment + 1 : 0;
    atMs = clock.nowMs;
    if (inOneMoment > mostInOneMoment) throw new Error(`time stands still at ${atMs} ms`);
    if (++steps > mostSteps || run.log.length > mostEntries) break;
  }
  counts[run.isEnded ? 'ended' : 'stopped'] += 1;
  run.stop();
}

function complaintsAbout(problem: Problem, whole: unknown, text: string): string[] {
  const { place, found, expected, text: sentence, near } = problem;
  const wrong: string[] = [];
  if (place === '' || found === '' || expected === '') wrong.push('something is left empty');
  if (!/[.?]$/.test(sentence)) wrong.push('the sentence has no end');
  const [programWord] = /undefined|\[object|NaN|; expected \.|\bExpected\b|Invalid/.exec(sentence) ?? [];
  if (programWord !== undefined && !text.includes(programWord)) wrong.push('its words are those of a program');
  if (near !== undefined && near === '') wrong.push('the near name is empty');
  if (place === 'the file') return wrong;
  const inText = /^line (\d+), column (\d+)$/.exec(place);
  if (inText) {
    const lines = text.replace(/^\ufeff/, '').split('\n');
    const line = lines[Number(inText[1]) - 1];
    if (line === undefined || Number(inText[2]) < 1 || Number(inText[2]) > line.length + 1)
      wrong.push('the place is not in the text');
    return wrong;
  }
  if (!sentence.startsWith(place)) wrong.push('the sentence does not say where');
  // All but the last step leads to something: the last may name what is missing.
  let at: unknown = whole;
  for (const step of stepsOf(place).slice(0, -1))
    at =
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Record<string, unknown>)[step]
        : undefined;
  if (typeof at !== 'object' || at === null) wrong.push('the place leads nowhere');
  return wrong;
}

/** Everything that is wrong with how this text is taken; a throw is told as well. */
function complaints(text: string, value?: unknown): string[] {
  try {
    const reading = value === undefined ? parseFile(text) : checkScenario(value);
    if ('recording' in reading) {
      counts.opened += 1;
      return [];
    }
    if ('scenario' in reading) {
      counts.read += 1;
      play(reading.scenario);
      return [];
    }
    counts.told += 1;
    const { problems } = reading;
    const places = problems.map(({ place }) => place);
    const whole = value ?? parsed(text);
    return [
      ...(problems.length === 0 ? ['refused without a reason'] : []),
      ...(problems.length > mostProblems + 1 ? [`${problems.length} problems at once`] : []),
      ...(new Set(places).size < places.length ? ['a place is told twice'] : []),
      ...problems.flatMap((problem) =>
        complaintsAbout(problem, whole, text).map((words) => `${words}: ${JSON.stringify(problem)}`),
      ),
    ];
  } catch (error) {
    return [String((error as Error).stack)];
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch {
    return undefined;
  }
}

function tryAll(runs: number, make: (draw: Draw) => { text: string; value?: unknown }): void {
  for (let round = 0; round < runs; round += 1) {
    const { text, value } = make(drawFrom(seed * 1_000_003 + round));
    const wrong = complaints(text, value);
    if (wrong.length === 0) continue;
    const file = text.length > 20_000 ? `${text.slice(0, 20_000)}... (${text.length} characters)` : text;
    throw new Error(`FUZZ_SEED=${seed}, round ${round}:\n${wrong.join('\n')}\n${file}`);
  }
}

function spoiltValue(draw: Draw): unknown {
  const value: unknown = structuredClone(originals[draw(originals.length)]);
  for (let more = draw(2) * draw(4); more >= 0; more -= 1) spoilValue(value, draw);
  return value;
}

describe('a spoilt scenario file is refused with its places, or plays', () => {
  test('when its values were changed', () => {
    tryAll(times(4000), (draw) => ({ text: JSON.stringify(spoiltValue(draw)) }));
  });

  test('when a script gives it as an object', () => {
    tryAll(times(1500), (draw) => {
      const value = spoiltValue(draw);
      return { text: JSON.stringify(value), value };
    });
  });

  test('when its text was changed', () => {
    tryAll(times(13_000), (draw) => {
      let text = draw(3) === 0 ? JSON.stringify(smallScenario()) : (shipped[draw(shipped.length)] ?? '');
      for (let more = draw(3) === 0 ? draw(4) : 0; more >= 0; more -= 1) text = spoilText(text, draw);
      return { text };
    });
  });

  test('when it is a run that was saved', () => {
    const lab = new Lab();
    tryAll(times(300), (draw) => {
      const [scenario = drawn[0]] = [drawn[draw(drawn.length)]];
      if (scenario) lab.open(scenario, { seed: draw(9) });
      lab.seek(0);
      for (let steps = draw(40); steps > 0; steps -= 1) lab.step();
      const value: unknown = structuredClone(lab.recording());
      if (draw(2) === 0) return { text: spoilText(JSON.stringify(value), draw) };
      spoilValue(value, draw);
      return { text: JSON.stringify(value) };
    });
    expect(counts.opened).toBeGreaterThan(20);
  });

  test('when it has other line ends, a byte order mark, or wide blanks, it is the same scenario', () => {
    for (const text of shipped) {
      const plain = parseScenario(text);
      const crlf = text.replace(/\r?\n/g, '\r\n');
      for (const other of [crlf, `\ufeff${text}`, `\ufeff${crlf}`, JSON.stringify(JSON.parse(text), null, 9)])
        expect(parseScenario(other)).toEqual(plain);
    }
  });

  afterAll(() => {
    // Both happen, else this proves little; and most of what is read is short enough to be seen to its end.
    expect(counts.read).toBeGreaterThan(counts.told / 50);
    expect(counts.told).toBeGreaterThan(counts.read);
    expect(counts.ended).toBeGreaterThan(counts.stopped * 5);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });
});
