// One advertised program with stand-in servers: its draw, its letter, its commands, its retries.
import { describe, expect, test } from 'vitest';
import { timingValues } from '../../../src/rules/index.ts';
import type { Program } from '../../../src/sms/index.ts';
import { attachPrograms } from '../../../src/statecharts/client/attach-programs.ts';
import type { OperatingSystem } from '../../../src/world/index.ts';
import { chartBench, powerSwitch } from '../chart-bench.ts';
import { standInPlaces } from './stand-in-places.ts';

const minute = 60_000;
const nal = 'pkginfo.box\\ABC00001.nal';

function client(given: { system?: OperatingSystem } = {}) {
  const at = chartBench({ system: given.system ?? 'nt4-sp4' });
  const { world, host } = at;
  const servers = standInPlaces(world, host);
  servers.files.set(`CAP1 ${nal}`, { servers: ['DP1', 'DP2'] });
  const reports: string[] = [];
  const programs = attachPrograms({
    world,
    host,
    places: servers.places,
    store: servers.store,
    timings: timingValues(),
    siteCode: 'ABC',
    servicePack: 2,
    queue: { queue: ({ about }) => void reports.push(about) },
  });
  const program = (part: Partial<Program> = {}): Program => ({
    package: 'ABC00001',
    program: 'Setup',
    drive: 'unc',
    commandsMs: [minute],
    ...part,
  });
  /** Where the next two needs lead, or as many as given: first the access point, then the distribution point. */
  const run = (part: Partial<Program> = {}, ...next: (string | null)[]) => {
    servers.next.push(...(next.length === 0 ? ['CAP1', 'DP2'] : next));
    programs.run('advertised-program', program(part));
  };
  const outcomes = () => world.log.entries.flatMap(({ kind, detail }) => (kind === 'outcome.reached' ? [detail] : []));
  const states = () =>
    world.log.entries.flatMap(({ kind, detail }) => (kind === 'state.entered' ? [String(detail['to'])] : []));
  return { ...at, servers, programs, program, run, reports, outcomes, states, power: powerSwitch(at, programs) };
}

describe('a program by UNC name', () => {
  test('asks a CAP which servers have its package, needs one of them, and lets go when its last command has ended', () => {
    const { run, pass, servers, outcomes, reports } = client();
    run({ commandsMs: [minute, 2 * minute] });
    pass(0);
    expect(servers.said).toEqual([
      'advertised-program needs a CAP of ABC: CAP1',
      `reads ${nal} on CAP1`,
      'done with CAP1',
      'servers of ABC00001: DP1, DP2',
      'advertised-program needs a DP of ABC00001: DP2',
    ]);
    pass(2 * minute);
    expect(servers.said.at(-1)).not.toBe('done with DP2');
    pass(minute);
    expect(servers.said.at(-1)).toBe('done with DP2');
    expect([...servers.letters]).toEqual([]);
    expect(outcomes()).toEqual([
      {
        action: 'run-program',
        program: 'Setup',
        package: 'ABC00001',
        result: 'done',
        server: 'DP2',
        commands: 2,
        tries: 1,
        tookMs: 3 * minute,
      },
    ]);
    expect(reports).toEqual(['10005, Setup of ABC00001', '10008, Setup of ABC00001']);
  });
  test('leaves a letter of the user for the same share alone, and maps none', () => {
    const { run, pass, servers, outcomes } = client();
    servers.letters.set('G:', '\\\\DP1\\SMSPKGD$');
    run({}, 'CAP1', 'DP2');
    pass(0);
    expect([...servers.letters]).toEqual([['G:', '\\\\DP1\\SMSPKGD$']]);
    pass(minute);
    expect(outcomes()[0]).toMatchObject({ result: 'done', server: 'DP2' });
    expect(outcomes()[0]).not.toHaveProperty('letter');
  });
});

test.each([
  ['whose list cannot be read', {}, 'CAP2'],
  ['whose drive cannot be mapped', { drive: 'any' as const }, 'CAP1'],
])('a program %s lets go of the server before it waits for its next try', (_, part, accessPoint) => {
  const { run, pass, servers, states } = client();
  servers.refusesDrives = true;
  run(part, accessPoint, 'DP2');
  pass(0);
  expect(states().at(-1)).toBe('waitingToRetry');
  expect(servers.said.at(-1)).toMatch(/^done with /);
});

describe('a program that wants a letter', () => {
  test('Q215080: has it when it starts, and no longer when its first command has ended', () => {
    const { run, pass, servers, states } = client();
    run({ drive: 'any', commandsMs: [minute, 2 * minute, minute] });
    pass(0);
    expect([...servers.letters]).toEqual([['Z:', '\\\\DP2\\SMSPKGD$']]);
    pass(minute - 1);
    expect([...servers.letters.keys()]).toEqual(['Z:']);
    pass(1);
    expect([...servers.letters.keys()]).toEqual([]);
    expect(servers.said.at(-1)).toBe('done with DP2');
    expect(states().at(-1)).toBe('running.withoutLetter');
    pass(3 * minute);
    expect(states().at(-1)).toBe('ended');
  });
  test('takes the next free one from Z down, also beside a letter of the user for the very same share', () => {
    const { run, pass, servers, outcomes } = client();
    servers.letters.set('Z:', '\\\\DP2\\SMSPKGD$').set('X:', '\\\\FILES1\\HOME');
    run({ drive: 'any' });
    pass(0);
    expect(servers.letters.get('Y:')).toBe('\\\\DP2\\SMSPKGD$');
    pass(minute);
    expect([...servers.letters.keys()]).toEqual(['Z:', 'X:']);
    expect(outcomes()[0]).toMatchObject({ result: 'done', letter: 'Y:' });
  });
  test('two that start together take two letters, and may have two servers', () => {
    const { programs, program, pass, servers } = client();
    // Both ask for an access point first, then each for its server.
    servers.next.push('CAP1', 'CAP1', 'DP1', 'DP2');
    programs.run('advertised-program', program({ drive: 'any' }));
    programs.run('advertised-program-2', program({ drive: 'any' }));
    pass(0);
    expect([...servers.letters]).toEqual([
      ['Z:', '\\\\DP1\\SMSPKGD$'],
      ['Y:', '\\\\DP2\\SMSPKGD$'],
    ]);
  });
  test('does not start while the one letter it needs is taken, and says so', () => {
    const { run, pass, servers, outcomes, reports } = client();
    servers.letters.set('Q:', '\\\\FILES1\\HOME');
    run({ drive: 'Q:' });
    pass(minute);
    expect(outcomes()).toMatchObject([{ result: 'failed', reason: 'Q: is taken', server: 'DP2', commands: 0 }]);
    expect(reports).toEqual(['10003, Setup of ABC00001']);
    expect(servers.said.at(-1)).toBe('done with DP2');
    expect([...servers.letters.keys()]).toEqual(['Q:']);
  });
  test('gets the one letter it needs when it is free', () => {
    const { run, pass, servers } = client();
    run({ drive: 'Q:' });
    pass(0);
    expect([...servers.letters.keys()]).toEqual(['Q:']);
  });
  test('Q215080: on a 16-bit client it is every program', () => {
    const { run, pass, servers } = client({ system: 'windows-3x' });
    run({ drive: 'unc' });
    pass(0);
    expect([...servers.letters.keys()]).toEqual(['Z:']);
  });
  test('tries again when the letter cannot be mapped', () => {
    const { run, pass, servers, outcomes } = client();
    servers.refusesDrives = true;
    run({ drive: 'any' }, 'CAP1', 'DP2', 'CAP1', 'DP1');
    pass(minute);
    expect(outcomes()).toEqual([]);
    servers.refusesDrives = false;
    pass(15 * minute);
    expect(outcomes()).toMatchObject([{ result: 'done', letter: 'Z:', server: 'DP1', tries: 2 }]);
  });
  test('fails without a free letter', () => {
    const { run, pass, servers, outcomes } = client();
    for (const letter of 'DEFGHIJKLMNOPQRSTUVWXYZ') servers.letters.set(`${letter}:`, '\\\\FILES1\\HOME');
    run({ drive: 'any' });
    pass(0);
    expect(outcomes()).toMatchObject([{ result: 'failed', reason: 'no letter is free' }]);
  });
});

describe('a program that reaches no server', () => {
  test('Q302674: tries again every ten minutes, with a new list and a new draw', () => {
    const { run, pass, servers, outcomes } = client();
    run({}, 'CAP1', null, null, 'CAP1', 'DP1');
    pass(9 * minute);
    expect(servers.said.filter((line) => line.includes('needs'))).toHaveLength(2);
    pass(20 * minute);
    expect(servers.said.filter((line) => line.includes('needs a CAP'))).toHaveLength(3);
    expect(outcomes()).toMatchObject([{ result: 'done', server: 'DP1', tries: 3, tookMs: 21 * minute }]);
  });
  test('Q302674: is cancelled by the next poll, whatever is still to come', () => {
    const { run, pass, programs, servers, outcomes } = client();
    run({}, 'CAP1', null, 'CAP1', null);
    pass(15 * minute);
    programs.pollEnded();
    pass(60 * minute);
    expect(outcomes()).toMatchObject([{ result: 'cancelled', reason: 'a poll cancelled it', tries: 2 }]);
    expect(servers.said.filter((line) => line.includes('needs a DP'))).toHaveLength(2);
  });
  test('a poll leaves those alone that run, or wait for their time', () => {
    const { run, pass, programs, program, servers, outcomes } = client();
    run();
    programs.take({ ...program(), advertisement: 'ABC20002', atMs: 30 * minute });
    pass(0);
    programs.pollEnded();
    servers.next.push('CAP1', 'DP1');
    pass(40 * minute);
    expect(outcomes().map(({ result, server }) => [result, server])).toEqual([
      ['done', 'DP2'],
      ['done', 'DP1'],
    ]);
  });
});

describe('the power', () => {
  test('off before its time: it runs after that', () => {
    const { programs, program, pass, power, servers, outcomes } = client();
    servers.next.push('CAP1', 'DP1');
    programs.take({ ...program(), advertisement: 'ABC20001', atMs: 10 * minute });
    power(false);
    pass(20 * minute);
    power(true);
    pass(minute);
    expect(outcomes()).toMatchObject([{ result: 'done', server: 'DP1' }]);
  });
  test('off while it runs: it is cut off and never begun again', () => {
    const { run, pass, power, outcomes, states } = client();
    run();
    pass(1);
    power(false);
    pass(minute);
    power(true);
    pass(60 * minute);
    expect(outcomes()).toMatchObject([{ result: 'failed', reason: 'the computer was switched off' }]);
    expect(states().at(-1)).toBe('cutOff');
  });
});

test('a server that goes while the program runs ends it, and its letter is gone', () => {
  const { run, pass, servers, outcomes, reports } = client();
  run({ drive: 'any' });
  pass(1);
  servers.latest?.lost();
  pass(minute);
  expect(outcomes()).toMatchObject([{ result: 'failed', reason: 'the server went', letter: 'Z:' }]);
  expect([...servers.letters.keys()]).toEqual([]);
  expect(reports.at(-1)).toBe('10006, Setup of ABC00001');
});
