// When something is said aloud: the first at once, of many the sum once a second.
import { interpret } from 'xstate';
import { SimulatedClock } from 'xstate/lib/SimulatedClock.js';
import { expect, test } from 'vitest';
import { makeAnnouncingChart } from '../../../src/inspector/index.ts';

function announce() {
  const said: string[] = [];
  const clock = new SimulatedClock();
  const service = interpret(
    makeAnnouncingChart((words) => said.push(words)),
    { clock },
  ).start();
  const came = (count: number, now: string) =>
    service.send({ type: 'moments.came', count, words: `${now}, after it`, now });
  return { said, clock, came, service };
}

test('a single step is said in full and at once', () => {
  const { said, clock, came } = announce();
  came(1, 'yellow');
  expect(said).toEqual(['yellow, after it']);
  clock.increment(5000);
  came(1, 'red');
  expect(said).toEqual(['yellow, after it', 'red, after it']);
});

test('many steps within a second are one sum at its end', () => {
  const { said, clock, came } = announce();
  came(1, 'yellow');
  for (let count = 0; count < 37; count++) came(1, 'green');
  expect(said).toHaveLength(1);
  clock.increment(1000);
  expect(said).toEqual(['yellow, after it', '37 events, now green']);
  clock.increment(1000);
  clock.increment(1000);
  expect(said).toHaveLength(2);
});

test('a second step alone is said in full, a second later', () => {
  const { said, clock, came } = announce();
  came(1, 'yellow');
  came(1, 'red');
  clock.increment(1000);
  expect(said).toEqual(['yellow, after it', 'red, after it']);
});

test('nothing more is said of a view that was left', () => {
  const { said, clock, came, service } = announce();
  came(1, 'yellow');
  came(1, 'red');
  service.send('view.left');
  clock.increment(3000);
  expect(said).toHaveLength(1);
});
