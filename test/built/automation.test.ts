// The automation interface of the built page, as the README documents it.
import { expect } from 'vitest';
import { scenarioFileNames } from '../../src/build/project-files.ts';
import { builtTest } from '../support/built-lab.ts';

builtTest('smsLab names its version and its scenarios', async ({ lab }) => {
  const page = await lab.open();
  const told = await page.evaluate(() => ({ version: smsLab.version, scenarios: smsLab.scenarios() }));
  expect(told.version).toMatch(/^\d+\.\d+\.\d+/);
  expect(told.scenarios.map(({ id }) => `${id}.json`)).toEqual(scenarioFileNames());
  expect(told.scenarios[0]).toEqual({ id: 'Q226297-01-found-by-name', title: 'Found by name', articles: ['Q226297'] });
});

builtTest('a run has exactly the documented members', async ({ lab }) => {
  const page = await lab.open();
  const run = await page.evaluate(() => smsLab.run('Q226297-12-permission-not-granted', { seed: 5 }));
  expect(Object.keys(run).sort()).toEqual(['choices', 'digest', 'endedAtMs', 'log', 'outcomes', 'scenario', 'seed']);
  expect(run.seed).toBe(5);
  expect(run.choices[0]).toEqual({
    atMs: expect.any(Number),
    question: expect.any(String),
    options: expect.any(Array),
    taken: expect.any(Number),
  });
  expect(Object.keys(run.outcomes[0] ?? {}).sort()).toEqual(['action', 'atMs', 'detail', 'host', 'result', 'target']);
  for (const entry of run.log) {
    expect(entry.rule, entry.text).toBeTypeOf('string');
    expect(entry.text).not.toBe('');
  }
});

builtTest('untilMs stops a run, choices and readings steer it', async ({ lab }) => {
  const page = await lab.open();
  const told = await page.evaluate(async () => {
    const stopped = await smsLab.run('Q226297-10-nothing-works', { untilMs: 1000 });
    const first = await smsLab.run('Q226297-12-permission-not-granted', { choices: [1] });
    const second = await smsLab.run('Q226297-12-permission-not-granted', { choices: [2] });
    const trusting = await smsLab.run('Q226297-05-old-address-taken', {
      readings: { 'remote-tools.wrong-host': 'trust' },
    });
    return {
      endedAtMs: stopped.endedAtMs,
      waiting: stopped.outcomes[0]?.result,
      taken: [first.choices[0]?.taken, second.choices[0]?.taken],
      reasons: [first.outcomes[0]?.detail['reason'], second.outcomes[0]?.detail['reason']],
      wrong: trusting.outcomes[0]?.detail['address'],
    };
  });
  expect(told).toEqual({
    endedAtMs: 1000,
    waiting: 'waiting',
    taken: [1, 2],
    reasons: ['the person at the client refused', 'the prompt expired'],
    wrong: '10.0.3.17',
  });
});

builtTest('what is wrong with a scenario or an option is told with its place', async ({ lab }) => {
  const page = await lab.open();
  const complaint = (script: string) =>
    page.evaluate(async (which) => {
      const tries: Record<string, () => Promise<unknown>> = {
        unknown: () => smsLab.run('no-such-scenario'),
        spoilt: () => smsLab.run({ format: 1, hosts: [{ name: '<img src=x onerror=alert(1)>' }], colour: 1 }),
        format: () => smsLab.run({ format: 7 }),
        choice: () => smsLab.run('Q226297-12-permission-not-granted', { choices: [9] }),
        seed: () => smsLab.run('Q226297-12-permission-not-granted', { seed: 0.5 }),
      };
      return tries[which]?.().then(
        () => 'no complaint',
        (error: Error) => `${error.name}: ${error.message}`,
      );
    }, script);
  expect(await complaint('unknown')).toContain('no-such-scenario');
  const spoilt = await complaint('spoilt');
  expect(spoilt).toContain('ScenarioError');
  expect(spoilt).toContain('hosts[0].name');
  expect(spoilt).toContain('colour');
  expect(await complaint('format')).toContain('format is 7; this lab reads format 1');
  expect(await complaint('choice')).toContain('choices[0] is 9');
  expect(await complaint('seed')).toContain('seed is 0.5');
});
