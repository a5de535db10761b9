// What is worked out for XState 5 apps, which tell no transitions, against what the running machine says it took.
import fc from 'fast-check';
import type { AnyActor } from 'xstate5';
import { createActor } from 'xstate5';
import { describe, expect, test } from 'vitest';
import type { ChartGraph, StateValue } from '../../../src/inspector/index.ts';
import { activeStates, findWay, readChartGraph } from '../../../src/inspector/index.ts';
import { chartEvents, charts, eventsOf } from '../chart-arbitrary.ts';
import { config5Of, machine5Of } from './config5-of.ts';

interface Taken {
  readonly source: { readonly id: string };
  readonly eventType: string;
  readonly target?: readonly { readonly id: string }[];
  readonly guard?: unknown;
}

/** Every place of the chart where such a transition stands: two alike cannot be told apart by looking. */
function alike(graph: ChartGraph, taken: Taken): string[] {
  const targets = (taken.target ?? [])
    .map(({ id }) => id)
    .sort()
    .join();
  return (graph.edgesFrom.get(taken.source.id) ?? [])
    .filter((edge) => edge.event === taken.eventType && [...edge.targets].sort().join() === targets)
    .filter((edge) => (edge.guard ?? '') === (typeof taken.guard === 'string' ? taken.guard : ''))
    .map((edge) => edge.id);
}

interface Ran {
  readonly said: Taken[][];
  readonly value: StateValue;
}

function run(actor: AnyActor, said: Taken[][], act: () => void): Ran {
  said.length = 0;
  act();
  return { said: [...said], value: (actor.getSnapshot() as { value: StateValue }).value };
}

describe('for charts made by chance', () => {
  const options = {
    parallel: true,
    finals: true,
    history: true,
    guards: true,
    always: true,
    internal: true,
    agreeing: true,
  };
  const runs = process.env['LONG'] === '1' ? 3_000 : 250;

  test('what is said to be taken was taken, and what was taken is among what may have been', () => {
    const counts = { steps: 0, sure: 0, oneOf: 0, none: 0 };
    const answers = fc.array(fc.tuple(fc.nat(), fc.boolean(), fc.boolean(), fc.boolean()), { maxLength: 8 });
    fc.assert(
      fc.property(charts({ ...options, maxStates: 14 }), answers, (config, acts) => {
        const graph = readChartGraph(config5Of(config)) as ChartGraph;
        const guards: Record<string, boolean> = {};
        const said: Taken[][] = [];
        const inspect = (event: { type: string; _transitions?: Taken[] }): void => {
          if (event.type === '@xstate.microstep' && event._transitions) said.push(event._transitions);
        };
        const actor = createActor(machine5Of(config, guards), { inspect: inspect as never });
        const names = [...new Set([...eventsOf(config), ...chartEvents, 'unknown'])];
        let before: ReadonlySet<string> = new Set();
        const check = (event: string, { said: told, value }: Ran): void => {
          const after = activeStates(graph, value);
          const way = findWay(graph, before, { event: { type: event }, told: 'none', microsteps: [] }, after);
          before = after;
          const truth = told.flat().map((taken) => alike(graph, taken));
          const sure = way.steps.flatMap((step) => step.edges);
          const maybe = way.steps.flatMap((step) => step.oneOf ?? []);
          counts.steps++;
          if (maybe.length > 0) counts.oneOf++;
          else if (sure.length > 0) counts.sure++;
          else if (truth.length > 0) counts.none++;
          expect(sure.filter((id) => !truth.some((ids) => ids.includes(id)))).toEqual([]);
          if (way.steps.length > 0)
            expect(truth.filter((ids) => !ids.some((id) => sure.includes(id) || maybe.includes(id)))).toEqual([]);
        };
        // Of the steps at the start the machine says nothing.
        before = activeStates(graph, run(actor, said, () => void actor.start()).value);
        for (const [event, ...given] of acts) {
          ['isFirst', 'isSecond', 'isThird'].forEach((name, place) => (guards[name] = given[place] === true));
          const type = names[event % names.length] ?? 'unknown';
          if (actor.getSnapshot().status !== 'active') break;
          check(
            type,
            run(actor, said, () => actor.send({ type })),
          );
        }
        actor.stop();
      }),
      { numRuns: runs, seed: 5 },
    );
    // Most ways are worked out for certain.
    expect(counts.sure).toBeGreaterThan(counts.oneOf);
    expect(counts.none).toBeLessThan(counts.steps / 50);
  });
});
