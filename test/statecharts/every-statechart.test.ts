// Walks every statechart: whatever it names must be there, for XState 4 is silent about much that is missing.
import { describe, expect, test } from 'vitest';
import type { StateNode } from 'xstate';
import { findRule } from '../../src/rules/index.ts';
import type { ChartMeta } from '../../src/statecharts/index.ts';
import { statecharts } from '../../src/statecharts/index.ts';

describe.each(statecharts.map((chart) => [chart.name, chart] as const))('%s', (name, chart) => {
  const machine = chart.machine();
  const nodes = machine.stateIds.map((id) => machine.getStateNodeById(id)) as StateNode<any, any, any>[];
  const states = nodes.filter((node) => node.path.length > 0);

  test('the statechart has the name it has in the table', () => {
    expect(machine.id).toBe(name);
  });

  test('every action has an implementation', () => {
    const known = Object.keys(machine.options.actions ?? {});
    const named = nodes.flatMap((node) => [
      ...[...node.onEntry, ...node.onExit, ...node.transitions.flatMap((transition) => transition.actions)].map(
        (action) => ({ where: node.id, name: action.type }),
      ),
    ]);
    // XState's own: the timers of delayed transitions.
    const wanted = named.filter((action) => !action.name.startsWith('xstate.'));
    expect(wanted.filter((action) => !known.includes(action.name))).toEqual([]);
  });

  test('every guard has an implementation', () => {
    const known = Object.keys(machine.options.guards ?? {});
    const named = nodes.flatMap((node) =>
      node.transitions.flatMap(({ cond }) => (cond ? [{ where: node.id, name: cond.name }] : [])),
    );
    expect(named.filter((guard) => !known.includes(guard.name))).toEqual([]);
  });

  test('every delay has an implementation', () => {
    const known = Object.keys(machine.options.delays ?? {});
    const named = nodes.flatMap((node) => node.after.map(({ delay }) => ({ where: node.id, name: delay })));
    expect(named.filter((delay) => !known.includes(String(delay.name)))).toEqual([]);
  });

  test('every transition leads to a state that is there, and every state that has states begins in one', () => {
    for (const node of nodes) {
      expect(() => node.transitions, node.id).not.toThrow();
      if (node.type === 'compound') expect(Object.keys(node.states), node.id).toContain(node.initial);
    }
  });

  test('every state can be reached by some transition or as a beginning', () => {
    const targets = nodes.flatMap((node) => node.transitions.flatMap((transition) => transition.target ?? []));
    const isReached = (node: StateNode<any, any, any>): boolean =>
      targets.includes(node) ||
      targets.some(
        (target) => target.path.length > node.path.length && node.path.every((key, i) => target.path[i] === key),
      ) ||
      (node.parent !== undefined && (node.parent.type === 'parallel' || node.parent.initial === node.key));
    expect(states.filter((node) => !isReached(node)).map((node) => node.id)).toEqual([]);
  });

  test('every implementation is used', () => {
    const config = JSON.stringify(machine.config);
    const { actions = {}, guards = {}, delays = {} } = machine.options;
    const given = [...Object.keys(actions), ...Object.keys(guards), ...Object.keys(delays)];
    expect(given.filter((key) => !config.includes(`"${key}"`))).toEqual([]);
  });

  test('every state is described', () => {
    expect(states.filter((node) => !node.description).map((node) => node.id)).toEqual([]);
  });

  test('every state has a rule, its own or that of a state around it, and every rule named is in the table', () => {
    expect(states.filter((node) => ruleAround(node) === undefined).map((node) => node.id)).toEqual([]);
    const rulesOfTransitions = nodes.flatMap((node) => node.transitions.map((transition) => ruleIn(transition.meta)));
    const named = [...states.map((node) => ruleIn(node.meta)), ...rulesOfTransitions].filter(
      (rule) => rule !== undefined,
    );
    expect([...new Set(named)].filter((rule) => findRule(rule) === undefined)).toEqual([]);
  });

  test('nothing in the definition is an inline function', () => {
    expect(functionsIn(machine.config, name)).toEqual([]);
  });

  test('the context is plain data', () => {
    expect(JSON.parse(JSON.stringify(machine.context))).toEqual(machine.context);
  });

  test('events are lower case with a dot', () => {
    // Delayed and eventless transitions have XState's own names.
    const own = machine.events.filter((event) => event !== '' && !event.startsWith('xstate.'));
    expect(own.filter((event) => !/^[a-z]+(\.[a-z]+)*$/.test(event))).toEqual([]);
  });
});

function ruleIn(meta: unknown): string | undefined {
  return (meta as ChartMeta | undefined)?.rule;
}

function ruleAround(node: StateNode<any, any, any> | undefined): string | undefined {
  return node && (ruleIn(node.meta) ?? ruleAround(node.parent));
}

/** Paths of functions in a definition, its context apart. */
function functionsIn(value: unknown, path: string): string[] {
  if (typeof value === 'function') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'context' ? [] : functionsIn(inner, `${path}.${key}`),
  );
}
