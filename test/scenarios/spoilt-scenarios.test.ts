// A right scenario, spoilt in thousands of ways: each is read or told, and none throws.
import { expect, test } from 'vitest';
import { checkScenario, parseScenario } from '../../src/scenarios/parse-scenario.ts';
import { seededDecider } from '../../src/world/index.ts';
import type { LooseScenario } from './small-scenario.ts';
import { smallScenario } from './small-scenario.ts';

const decide = seededDecider(11);
const draw = (below: number) => decide({ question: '', options: Array<string>(below).fill(''), rule: '' }, 0);

const strange: (() => unknown)[] = [
  () => null,
  () => [],
  () => ({}),
  () => [[]],
  () => '',
  () => 'PC-17',
  () => '10.0.1.17',
  () => '<script>',
  () => -1,
  () => 1e308,
  () => 0.1,
  () => true,
  () => ({ act: 'cancel', host: {} }),
  () => ({ name: 'X', address: 5 }),
  () => Array(9).fill('PC-17'),
  () => undefined,
  () => Infinity,
  () => 'x'.repeat(300),
  () => 'toString',
];

/** Every place of the scenario: the object or list that holds it, and its key. */
function placesOf(value: LooseScenario): [LooseScenario, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [[value, key] as [LooseScenario, string], ...placesOf(value[key])]);
}

function spoil(scenario: LooseScenario): void {
  const places = placesOf(scenario);
  const [holder, key] = places[draw(places.length)] ?? [scenario, 'id'];
  const [otherHolder, otherKey] = places[draw(places.length)] ?? [scenario, 'id'];
  const how = draw(5);
  if (how === 0) delete holder[key];
  else if (how === 1) holder[`${key}x`] = holder[key];
  else if (how === 2) holder[key] = structuredClone(otherHolder[otherKey]);
  else if (how === 3 && Array.isArray(holder)) holder.push(structuredClone(holder[0]));
  else holder[key] = strange[draw(strange.length)]?.();
}

function expectTold(result: ReturnType<typeof checkScenario>): void {
  if ('scenario' in result) {
    expect(result.scenario.format).toBe(1);
    return;
  }
  expect(result.problems.length).toBeGreaterThan(0);
  const places = result.problems.map(({ place }) => place);
  expect(new Set(places).size).toBe(places.length);
  for (const problem of result.problems) {
    expect(problem.place).not.toBe('');
    expect(problem.text).toMatch(/[.?]$/);
    expect(problem.text).not.toMatch(/undefined|\[object|NaN|; expected \.|\bExpected\b|Invalid/);
  }
}

test('a scenario spoilt in one to four places is read or told, as an object and as text', () => {
  const outcomes = { read: 0, told: 0 };
  for (let round = 0; round < 2500; round++) {
    const scenario = smallScenario();
    for (let times = draw(4); times >= 0; times--) spoil(scenario);
    const result = checkScenario(scenario);
    expectTold(result);
    outcomes['scenario' in result ? 'read' : 'told'] += 1;
    expectTold(parseScenario(JSON.stringify(scenario)));
  }
  // Both happen, else this test proves little.
  expect(outcomes.read).toBeGreaterThan(50);
  expect(outcomes.told).toBeGreaterThan(1500);
});

test('a text with pieces cut out, doubled or moved is read or told', () => {
  const text = JSON.stringify(smallScenario());
  for (let round = 0; round < 2000; round++) {
    const from = draw(text.length);
    const to = Math.min(text.length, from + draw(60));
    const at = draw(text.length);
    const cut = text.slice(0, from) + text.slice(to);
    expectTold(parseScenario(draw(2) === 0 ? cut : cut.slice(0, at) + text.slice(from, to) + cut.slice(at)));
  }
});
