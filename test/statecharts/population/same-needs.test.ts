// A population on tables draws, decides and ends as interpreted actors with the same answers do, need for need.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { interpret } from 'xstate';
import type { AnyStateMachine } from 'xstate';
import { accessPointNeed } from '../../../src/statecharts/client/access-point-need.ts';
import { TablePlayer } from '../../../src/statecharts/compiled/index.ts';
import {
  AnswersAtOnce,
  NeedPopulation,
  beforeNeed,
  chooseBySeed,
  needTables,
} from '../../../src/statecharts/population/index.ts';
import type { PopulationSettings, PopulationTally } from '../../../src/statecharts/population/index.ts';
import { drawnPopulation } from './drawn-population.ts';
import { playInterpreted } from './interpreted-needs.ts';
import { draws } from '../../support/draws.ts';

const { numRuns: runs } = draws(200);

/** Everything that is done, with the context and the event it is done on; every choice; where it ends. */
function traced(settings: PopulationSettings, seed: number, clients: number, how: 'tables' | 'interpreter'): string[] {
  const lines: string[] = [];
  const choose = chooseBySeed(seed, (choice) => lines.push(JSON.stringify(choice)));
  for (let client = 0; client < clients; client += 1) {
    for (const wanted of settings.wanted) {
      const ports = new AnswersAtOnce({ host: settings.host, wanted, choose });
      const context = beforeNeed(settings, wanted);
      const machine = tracing(accessPointNeed({ context, ports }) as never, (line) => lines.push(line));
      if (how === 'tables') {
        const actor = new TablePlayer(needTables(), machine).actor();
        ports.send = (event) => actor.send(event);
        actor.start(context);
        lines.push(`${actor.configuration} ${JSON.stringify(actor.context)}`);
      } else {
        const service = interpret(machine);
        ports.send = (event) => void service.send(event as never);
        service.start();
        const { value, context: last } = service.getSnapshot();
        lines.push(`${String(value)} ${JSON.stringify(last)}`);
      }
      lines.push(JSON.stringify(ports.connections));
    }
  }
  return lines;
}

function tracing(machine: AnyStateMachine, tell: (line: string) => void): AnyStateMachine {
  const actions = Object.entries(machine.options.actions ?? {}).map(([name, act]) => [
    name,
    typeof act !== 'function'
      ? act
      : (context: object, event: { type: string }) => {
          tell(`${name} ${JSON.stringify(context)} on ${event.type}`);
          (act as (context: object, event: object) => void)(context, event);
        },
  ]);
  return machine.withConfig({ actions: Object.fromEntries(actions) } as never);
}

test('drawn populations give one trace on tables and in the interpreter', () => {
  let connected = 0;
  let exhausted = 0;
  fc.assert(
    fc.property(drawnPopulation, fc.nat(), (settings, seed) => {
      const tables = traced(settings, seed, 3, 'tables');
      expect(tables).toEqual(traced(settings, seed, 3, 'interpreter'));
      if (tables.some((line) => line.startsWith('done'))) connected += 1;
      if (tables.some((line) => line.startsWith('exhausted'))) exhausted += 1;
    }),
    draws(200),
  );
  expect(Math.min(connected, exhausted)).toBeGreaterThan(runs / 20);
});

test('a drawn population counts what interpreted actors draw', () => {
  fc.assert(
    fc.property(drawnPopulation, fc.nat(), (settings, seed) => {
      const population = new NeedPopulation(settings, chooseBySeed(seed));
      population.play(7);
      population.play(3);
      expect(population.tally).toEqual(tallied(settings, seed, 10));
    }),
    draws(50),
  );
});

function tallied(settings: PopulationSettings, seed: number, clients: number): PopulationTally {
  const ends = playInterpreted(settings, clients, chooseBySeed(seed));
  const lists = settings.wanted.map(({ list, of, client }, place) => {
    const needs = ends.flatMap((all) => all[place] ?? []);
    const made = needs.filter(({ isConnected }) => isConnected);
    const count = (reason: string) => made.filter(({ context }) => context.reason === reason).length;
    return {
      list,
      of,
      servers: client.servers.map((server) => ({
        server,
        taken: made.filter(({ context }) => context.picked === server).length,
      })),
      reasons: {
        only: count('only'),
        random: count('random'),
        preferred: count('preferred'),
        existing: count('existing'),
      },
      none: needs.length - made.length,
    };
  });
  const sameServer = ends.filter((needs) =>
    needs.every(({ isConnected, context }) => isConnected && context.picked === needs[0]?.context.picked),
  ).length;
  return { clients, lists, sameServer };
}
