// The charts that other tests are given: XState 4 takes every one, and what agreeing charts do comes to rest.
import fc from 'fast-check';
import { createMachine } from 'xstate';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ChartConfig, ChartOptions } from './chart-arbitrary.ts';
import { chartEvents, chartGuards, charts, eventsOf, everyFeature } from './chart-arbitrary.ts';

// XState warns of transitions behind one that is always taken first; such charts are wanted.
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));

const everything: ChartOptions = { ...everyFeature, maxStates: 16 };

function kindsIn(config: ChartConfig): string[] {
  const own = [
    config.type ?? 'plain',
    ...(config.history ? [config.history] : []),
    ...['always', 'after', 'onDone', 'entry', 'exit', 'on'].filter((name) => name in config),
    ...[config.on ?? {}, config.after ?? {}]
      .flatMap((byEvent) => Object.values(byEvent).flat())
      .flatMap(({ target, cond, internal }) => [
        ...(Array.isArray(target) ? ['several targets'] : []),
        ...(target === undefined ? ['no target'] : []),
        ...(cond === undefined ? [] : ['guard']),
        ...(internal ? ['internal'] : []),
      ]),
  ];
  return [...own, ...Object.values(config.states ?? {}).flatMap(kindsIn)];
}

test.each([[false], [true]])('XState takes every chart, and every feature appears (agreeing: %s)', (agreeing) => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(charts({ ...everything, agreeing, oddNames: true }), (config) => {
      expect(() => createMachine(config as never).definition).not.toThrow();
      for (const kind of new Set(kindsIn(config))) seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }),
    { numRuns: 400, seed: 5 },
  );
  const features = ['parallel', 'final', 'history', 'shallow', 'deep', 'always', 'after', 'onDone', 'entry', 'exit'];
  for (const feature of [...features, 'several targets', 'no target', 'guard', 'internal'])
    expect([feature, (seen.get(feature) ?? 0) > 4]).toEqual([feature, true]);
});

test('agreeing charts come to rest whatever their guards say', () => {
  const runs = fc.record({
    config: charts({ ...everything, agreeing: true }),
    holds: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    events: fc.array(fc.nat(), { maxLength: 8 }),
  });
  fc.assert(
    fc.property(runs, ({ config, holds, events }) => {
      const guards = Object.fromEntries(chartGuards.map((name, number) => [name, () => holds[number] === true]));
      const machine = createMachine(config as never, { guards });
      const names = [...eventsOf(config), ...chartEvents];
      let state = machine.initialState;
      for (const event of events) state = machine.transition(state, { type: names[event % names.length] ?? '' });
      expect(state.configuration.length).toBeGreaterThan(0);
    }),
    { numRuns: 300, seed: 5 },
  );
});
