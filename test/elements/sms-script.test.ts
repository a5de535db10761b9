// The Script: results of a run over days say their day, many are folded, and movable moments stand there when a file has some.
import { expect, test } from 'vitest';
import { announceStep } from '../../src/elements/announcements.ts';
import { SmsScript } from '../../src/elements/sms-script.ts';
import { Lab } from '../../src/lab/index.ts';
import type { Outcome, Scenario } from '../../src/scenarios/index.ts';
import { weeksScenario } from '../support/weeks-scenario.ts';
import { all, axeProblems, mount } from './mount.ts';

const day = 86_400_000;
const scenario = weeksScenario() as unknown as Scenario;

function outcome(atMs: number, result: Outcome['result'] = 'connected'): Outcome {
  return { action: 'open-remote-tools', host: 'CONSOLE1', target: 'PC-17', result, atMs, detail: {} };
}

async function script(outcomes: Outcome[], of = scenario): Promise<SmsScript> {
  const element = new SmsScript();
  element.scenario = of;
  element.outcomes = outcomes;
  return await mount(element, { size: 'width: 416px; height: 592px' });
}

test('once a result is of a later day, each says its date', async () => {
  const first = await script([outcome(1000)]);
  expect(all(first, '.when')).toHaveLength(0);
  const element = await script([outcome(1000), outcome(2 * day, 'failed')]);
  expect(all(element, '.when').map((when) => when.textContent)).toEqual([
    'Mon 12 Jul 1999, 08:00:01',
    'Wed 14 Jul 1999, 08:00:00',
  ]);
});

test('of many results the latest four stand open, the others are folded, none is lost', async () => {
  const element = await script(Array.from({ length: 9 }, (_, place) => outcome(place * day)));
  expect(all(element, 'summary')[0]?.textContent).toBe('5 earlier');
  expect(all(element, 'details li')).toHaveLength(5);
  expect(all(element, 'li')).toHaveLength(9);
  expect(all(element, 'li')[0]?.textContent).toContain('Sat 17 Jul');
  const few = await script(Array.from({ length: 5 }, (_, place) => outcome(place * day)));
  expect(all(few, 'details')).toHaveLength(0);
});

test('each kind of result says who, what and by which way', async () => {
  const of = (
    action: string,
    result: Outcome['result'],
    detail: Record<string, unknown>,
    target?: string,
  ): Outcome => ({
    action,
    host: 'PC-1',
    ...(target === undefined ? {} : { target }),
    result,
    atMs: 0,
    detail,
  });
  const element = await script([
    of('open-remote-tools', 'connected', { stage: 'netbios', tookMs: 5800 }, 'PC-2'),
    of('connect-wbemtest', 'connected', { sequence: 'ncacn_ip_tcp', tookMs: 28 }, 'SITE1'),
    of('need-access-point', 'connected', { server: 'CAP2', reason: 'random', tookMs: 22 }, 'a CAP of ABC'),
    of('need-access-point', 'failed', { reason: 'NO_SERVER', tookMs: 45034 }, 'a CAP of ABC'),
    of('run-program', 'done', { program: 'Reader', server: 'DP1', letter: 'Z:', tookMs: 120000 }),
  ]);
  expect(all(element, 'li').map((row) => row.textContent?.replaceAll(/\s+/g, ' ').trim())).toEqual([
    'PC-1 to PC-2: connected by NetBIOS, after 5.8 s',
    'Wbemtest on PC-1 to SITE1: connected by TCP/IP, after 0.028 s',
    'PC-1 to a CAP of ABC: connected CAP2, drawn, after 0.022 s',
    'PC-1 to a CAP of ABC: failed no server is left, after 45.0 s',
    'PC-1, Reader: done from DP1 as Z:, after 2 min 0 s',
  ]);
});

test('movable moments stand in the script of a scenario that has some, and in no other', async () => {
  const element = await script([outcome(0)]);
  expect(all(element, 'sms-flags')).toHaveLength(1);
  expect(await axeProblems()).toEqual([]);
  const { flags: _, ...without } = scenario;
  expect(all(await script([], without), 'sms-flags')).toHaveLength(0);
});

test('the ear is told seconds on the first day, then date and clock', () => {
  const lab = new Lab();
  lab.open(scenario);
  lab.runToEnd();
  const where = (position: number) => {
    lab.seek(position);
    return announceStep(lab, () => ({ tag: '', short: '' })).where;
  };
  expect(where(1)).toBe('step 1, 0.000 s');
  expect(where(lab.log.length)).toBe(`step ${lab.log.length}, Fri 30 Jul 1999, 17:00:00`);
});

test('the articles of a scenario lead to what they say; one that is none of the five is only named', async () => {
  const element = await script([], { ...scenario, articles: ['Q226113', 'Q205406'] });
  const part = all(element, '.article p')[0];
  expect(part?.textContent).toBe('Q226113, Q205406');
  expect([...(part?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href'))).toEqual([
    '#sources=Q226113',
  ]);
});

test('says how long consoles were without connection, once one was', async () => {
  const element = await script([]);
  expect(all(element, '.lost')).toHaveLength(0);
  element.consoleTimes = [
    { host: 'CONSOLE1', connectedMs: 1000, withoutMs: 90_000 },
    { host: 'CONSOLE2', connectedMs: 1000, withoutMs: 0 },
  ];
  await element.updateComplete;
  expect(all(element, '.lost h3')[0]?.textContent).toBe('Console-minutes without connection: 1.5');
  expect(all(element, '.lost p')[0]?.textContent).toBe('CONSOLE1 90.0 s');
});
