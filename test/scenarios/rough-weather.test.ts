// Every scenario under bad conditions: frames are lost, and at moments of chance somebody switches a computer off, cuts a
// cable, stops the agent, silences a server or gives up. Nothing may break; every run ends; who still waits has a reason.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Act, Run, Scenario } from '../../src/scenarios/index.ts';
import { RunUnderWay, parseScenario } from '../../src/scenarios/index.ts';
import { seededDecider } from '../../src/world/index.ts';

const folder = 'public/scenarios';
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const seeds = Number(process.env['ROUGH_SEEDS'] ?? 8);
const dayMs = 24 * 3_600_000;

/** Where a console may be when a run ends without an outcome: each waits for what only a person or a dead peer could give. */
const waitingPlaces = ['askingUser'];

function readScenario(file: string): Scenario {
  const reading = parseScenario(readFileSync(`${folder}/${file}`, 'utf8'), { name: file });
  if (!('scenario' in reading)) throw new Error(reading.problems.map(({ text }) => text).join('\n'));
  return reading.scenario;
}

/** Acts at moments of chance, of every kind that this scenario's computers allow. */
function mishaps(scenario: Scenario, seed: number): Act[] {
  const decide = seededDecider(seed);
  const below = (count: number): number =>
    decide({ question: 'which?', options: Array.from({ length: count }, String), rule: 'lab.scenario' }, 0);
  const possible = (atMs: number): Act[] => [
    ...scenario.hosts.flatMap(({ name: host, agent, dnsServer, winsServer, siteDatabase }): Act[] => [
      { act: 'power-off', atMs, host },
      { act: 'power-on', atMs, host },
      ...(agent && agent.state !== 'notInstalled'
        ? [{ act: 'stop-agent', atMs, host } as const, { act: 'start-agent', atMs, host } as const]
        : []),
      ...(dnsServer || winsServer || siteDatabase
        ? [{ act: 'server-down', atMs, host } as const, { act: 'server-up', atMs, host } as const]
        : []),
    ]),
    ...scenario.segments.flatMap(({ name: segment }): Act[] => [
      { act: 'sever-segment', atMs, segment },
      { act: 'mend-segment', atMs, segment },
    ]),
    ...scenario.acts.flatMap((act): Act[] =>
      act.act === 'open-remote-tools'
        ? [
            { act: 'cancel', atMs, host: act.host, target: act.target },
            { act: 'hang-up', atMs, host: act.host, target: act.target },
            { act: 'open-remote-tools', atMs, host: act.host, target: act.target },
          ]
        : [],
    ),
  ];
  return Array.from({ length: 6 }, () => {
    const all = possible(below(90) * 1000 + below(1000));
    return all[below(all.length)] as Act;
  });
}

function play(scenario: Scenario, seed: number): { run: Run; waitingIn: string[] } {
  const rough: Scenario = {
    ...scenario,
    segments: scenario.segments.map((segment) => ({ ...segment, loss: 0.2 })),
    acts: [...scenario.acts, ...mishaps(scenario, seed)],
    races: seed % 3 === 0,
    endsAtMs: scenario.endsAtMs ?? dayMs,
  };
  const underWay = new RunUnderWay(rough, { seed });
  while (underWay.advance());
  const run = underWay.result();
  const latest = new Map<string, string>();
  for (const { kind, actor, detail } of run.log) {
    if (kind === 'state.entered' && actor?.includes('open-remote-tools')) latest.set(actor, String(detail['to']));
  }
  const settled = /^(idle|connected|failed\.)/;
  return { run, waitingIn: [...latest.values()].filter((state) => !settled.test(state)) };
}

/** Is a computer still on at the end that has something to do again and again? */
function goesOnForEver(scenario: Scenario, run: Run): boolean {
  return scenario.hosts.some(({ name, isOn = true, discovery, siteDatabase, winsServer }) => {
    const powered = run.log.findLast(({ kind, host }) => kind === 'host.powered' && host === name);
    const isOnAtEnd = powered === undefined ? isOn : powered.detail['isOn'] === true;
    return isOnAtEnd && (discovery ?? siteDatabase?.siteCode ?? winsServer?.pullsFrom) !== undefined;
  });
}

describe.each(files)('%s in rough weather', (file) => {
  const scenario = readScenario(file);

  test('ends, and nobody waits without a reason', () => {
    for (let seed = 1; seed <= seeds; seed += 1) {
      const { run, waitingIn } = play(scenario, seed);
      const last = run.log.at(-1);
      // What comes round for ever ends with the time that the scenario gives it, or when its computer stays off.
      const ends = goesOnForEver(scenario, run) ? ['its time is up'] : ['nothing is under way any more'];
      if (scenario.endsAtMs !== undefined) ends.push('its time is up');
      expect(ends, `seed ${seed}`).toContain(last?.detail['reason']);
      expect(
        waitingIn.filter((state) => !waitingPlaces.includes(state)),
        `seed ${seed}`,
      ).toEqual([]);
      const waiting = run.outcomes.filter(({ result }) => result === 'waiting');
      const isRemoteTools = ({ action }: { action: string }) => action === 'open-remote-tools';
      expect(waiting.filter(isRemoteTools).length, `seed ${seed}`).toBeLessThanOrEqual(waitingIn.length);
      const others = waiting.filter((outcome) => !isRemoteTools(outcome)).map(({ detail }) => detail['waitsIn']);
      expect(
        others.filter((state) => state !== 'waitingToRetry'),
        `seed ${seed}`,
      ).toEqual([]);
    }
  });
});
