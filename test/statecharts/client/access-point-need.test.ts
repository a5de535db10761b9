// One need of a CAP or DP with stand-in servers: what is chosen, how it is found there, how it gets on, and how it lets go.
import { describe, expect, test, vi } from 'vitest';
import { needBench } from './need-bench.ts';

const toB = '\\\\B\\CAP_ABC';
const row = { remote: toB, account: 'JVERMEER', refs: 1, persist: 0 };
const letter = { ...row, local: 'G:' };

describe('the choice', () => {
  test('is a draw among all the servers of the list, asked of chance and recorded', () => {
    const { need, world, said } = needBench({ choices: [1] });
    need();
    expect(world.choices).toEqual([
      { atMs: 0, question: 'Which CAP of site ABC does PC-17 take?', options: ['A', 'B', 'C'], taken: 1 },
    ]);
    expect(said).toEqual(['info B', 'open B CAP_ABC as JVERMEER', 'connected B (random)']);
  });

  test('asks nothing when the list has one server', () => {
    const { need, world, said } = needBench({
      access: { lists: [{ list: 'cap', of: 'ABC', site: 'ABC', servers: ['A'] }] },
    });
    need();
    expect(world.choices).toEqual([]);
    expect(said.at(-1)).toBe('connected A (only)');
  });

  test('ends without a server when the list is empty', () => {
    const { need, said } = needBench({ access: { lists: [] } });
    expect(need().actor.isIn('exhausted')).toBe(true);
    expect(said).toEqual(['exhausted: ']);
  });

  test.each([
    ['actual', letter, ['A', 'B', 'C']],
    ['actual', row, ['A', 'B', 'C']],
    ['documented', letter, ['B']],
    ['documented', row, ['B']],
    ['deviceless-biased', letter, ['A', 'B', 'C']],
    ['deviceless-biased', row, ['B']],
  ] as const)('under %s a connection %j leaves %j to choose from', (model, connection, options) => {
    const { need, world, logged } = needBench({ choices: [2], access: { model, connections: [connection] } });
    need();
    expect(world.choices.flatMap((choice) => choice.options)).toEqual(options.length === 1 ? [] : options);
    const [picked = ''] = logged('server.picked');
    expect(picked).toMatch(options.length === 1 ? /picks B .*connected already/ : /picks C .*drawn/);
  });

  test('under actual names why a connection was passed over', () => {
    const { need, world } = needBench({ choices: [0], access: { connections: [letter] } });
    need();
    const rules = world.log.entries.map(({ rule }) => rule);
    expect(rules).toContain('Q226113.not-evaluated');
    expect(world.log.entries.find(({ kind }) => kind === 'server.picked')?.rule).toBe('Q226113.not-steered');
  });

  test('without a draw, and nothing else to choose by, ends without a server', () => {
    const { need, said } = needBench({ access: { usesRandom: false, connections: [row] } });
    need();
    expect(said).toEqual(['exhausted: ']);
  });
});

describe('preferred servers', () => {
  const preferB = { list: 'cap', site: 'ABC', server: 'B' } as const;

  test('go before the draw once the cycle has checked them, not before', () => {
    const prefer = (isValidated: boolean) => ({ usesPreferred: true, preferred: [{ ...preferB, isValidated }] });
    const checked = needBench({ access: prefer(true) });
    checked.need();
    expect(checked.said.at(-1)).toBe('connected B (preferred)');
    const unchecked = needBench({ choices: [2], access: prefer(false) });
    unchecked.need();
    expect(unchecked.said.at(-1)).toBe('connected C (random)');
    unchecked.access.markList('cap', 'ABC', { rule: 'preferred.validated' });
    expect(unchecked.logged('server-list.changed')).toEqual([
      'the CAP list of PC-17 for the site ABC is A, B, C; preferred: B',
    ]);
    unchecked.need();
    expect(unchecked.said.at(-1)).toBe('connected B (preferred)');
  });

  test('that are down give way to the draw among the others', () => {
    const { need, world, said } = needBench({
      choices: [1],
      servers: { B: { info: 'absent' } },
      access: { usesPreferred: true, preferred: [{ ...preferB, isValidated: true }] },
    });
    need();
    expect(world.choices.map(({ options }) => options)).toEqual([['A', 'C']]);
    expect(said.at(-1)).toBe('connected C (random)');
  });

  test('several of them are drawn from', () => {
    const { need, world, said } = needBench({
      choices: [1],
      access: {
        usesPreferred: true,
        preferred: [
          { ...preferB, isValidated: true },
          { ...preferB, server: 'C', isValidated: true },
        ],
      },
    });
    need();
    expect(world.choices.map(({ options }) => options)).toEqual([['B', 'C']]);
    expect(said.at(-1)).toBe('connected C (preferred)');
  });

  test('count as soon as Prefserv has run only for what comes after it', () => {
    const { need, access, said } = needBench({ choices: [0, 0] });
    access.prefer(preferB);
    need();
    expect(said.at(-1)).toBe('connected A (random)');
    access.setList({ list: 'cap', of: 'ABC', site: 'ABC', servers: ['B', 'C'] }, { rule: 'preferred.validated' });
    need();
    expect(said.at(-1)).toBe('connected B (preferred)');
  });
});

describe('presence', () => {
  test('a server that answers NetServerGetInfo is never connected to IPC$', () => {
    const { need, said } = needBench({ choices: [1] });
    need();
    expect(said).not.toContain('IPC$ B');
  });

  test('where NetServerGetInfo does not work, IPC$ tells, and no table holds it', () => {
    const { need, said, access } = needBench({ choices: [1], servers: { B: { info: 'broken' } } });
    need();
    expect(said).toEqual(['info B', 'IPC$ B', 'open B CAP_ABC as JVERMEER', 'connected B (random)']);
    expect(access.connections).toEqual([row]);
  });

  test('a server that is not there is put aside within the same need, each one once', () => {
    const down = { info: 'absent' } as const;
    const { need, said, world } = needBench({
      choices: [1, 1],
      servers: { A: { info: 'broken', ipc: 'fails' }, B: down, C: down },
    });
    need();
    expect(world.choices.map(({ options }) => options)).toEqual([
      ['A', 'B', 'C'],
      ['A', 'C'],
    ]);
    expect(said.at(-1)).toBe('exhausted: B no answer, C no answer, A no answer');
  });
});

describe('getting on', () => {
  test('a connection without a letter is used again, whoever made it, and counts its users', () => {
    const { need, said, access, logged } = needBench({
      choices: [1],
      access: { connections: [{ ...row, account: 'SOMEBODY' }] },
    });
    const { jobDone } = need();
    expect(said).toEqual(['info B', 'connected B (random)']);
    expect(access.connections).toEqual([{ ...row, account: 'SOMEBODY', refs: 2 }]);
    jobDone();
    expect(logged('connection.changed')).toEqual(['PC-17: \\\\B\\CAP_ABC is used again as SOMEBODY; users: 2']);
  });

  test('a drive letter to the very share is not used: another connection is made next to it', () => {
    const { need, said, access, world } = needBench({
      system: 'windows-98',
      choices: [1],
      access: { connections: [letter] },
    });
    need();
    expect(said).toContain('open B CAP_ABC as JVERMEER');
    expect(access.connections).toEqual([letter, row]);
    expect(world.log.entries.map(({ rule }) => rule)).toContain('Q226113.letter-not-reused');
  });

  test('Windows NT goes out under the account of a connection to another share of the server, and under no other', () => {
    const home = { ...row, remote: '\\\\B\\HOME', account: 'OTHER', local: 'H:' };
    const { need, said } = needBench({
      choices: [1, 0],
      access: { connections: [home] },
      servers: { B: { users: ['JVERMEER'] } },
    });
    need();
    expect(said).toEqual([
      'info B',
      'open B CAP_ABC as OTHER',
      'info A',
      'open A CAP_ABC as JVERMEER',
      'connected A (random)',
    ]);
  });

  test('Windows 98 has its user, whatever else is open', () => {
    const home = { ...row, remote: '\\\\B\\HOME', account: 'OTHER', local: 'H:' };
    const { need, said } = needBench({ system: 'windows-98', choices: [1], access: { connections: [home] } });
    need();
    expect(said[1]).toBe('open B CAP_ABC as JVERMEER');
  });

  test('on Windows NT the connection accounts follow the user, one after another', () => {
    const { need, said } = needBench({ choices: [1], servers: { B: { users: ['SMSClient_2'] } } });
    need();
    expect(said).toEqual([
      'info B',
      'open B CAP_ABC as JVERMEER',
      'open B CAP_ABC as SMSClient_ABC',
      'open B CAP_ABC as SMSClient_2',
      'connected B (random)',
    ]);
  });

  test('on Windows NT the connection accounts serve when nobody is logged on', () => {
    const { need, said } = needBench({ choices: [1], access: { user: undefined } });
    need();
    expect(said[1]).toBe('open B CAP_ABC as SMSClient_ABC');
  });

  test('Windows 98 has nothing but its user, and nothing without one', () => {
    const locked = { users: ['SMSClient_ABC'] };
    const servers = { A: locked, B: locked, C: locked };
    const denied = needBench({ system: 'windows-98', choices: [0, 0], servers });
    denied.need();
    expect(denied.said.at(-1)).toBe('exhausted: A error 5, B error 5, C error 5');
    const nobody = needBench({ system: 'windows-98', choices: [0, 0], access: { user: undefined } });
    nobody.need();
    expect(nobody.said.filter((line) => line.startsWith('open'))).toEqual([]);
    expect(nobody.said.at(-1)).toContain('A nobody to connect as');
  });

  test.each([53, 67, 71] as const)('error %i leads to the next server, and to no other account', (error) => {
    const { need, said } = needBench({ choices: [1, 0], servers: { B: { error } } });
    need();
    expect(said).toEqual([
      'info B',
      'open B CAP_ABC as JVERMEER',
      'info A',
      'open A CAP_ABC as JVERMEER',
      'connected A (random)',
    ]);
  });
});

test('as documented, the first connection of the table wins', () => {
  const connections = [{ ...letter, local: 'H:', remote: letter.remote.replace('B', 'C') }, letter];
  const { need, said } = needBench({ access: { model: 'documented', connections } });
  need();
  expect(said).toContain('connected C (existing)');
});

describe('letting go', () => {
  test('the last user cuts the connection, and only the last', () => {
    const { need, access, said, pass, logged } = needBench({ choices: [1, 1] });
    const first = need();
    const second = need();
    expect(access.connections).toEqual([{ ...row, refs: 2 }]);
    first.jobDone();
    pass(0);
    expect(access.connections).toEqual([row]);
    expect(said).not.toContain('close B CAP_ABC');
    second.jobDone();
    pass(0);
    expect(access.connections).toEqual([]);
    expect(said.at(-1)).toBe('close B CAP_ABC');
    expect(second.actor.isIn('done')).toBe(true);
    expect(logged('connection.changed').map((line) => line.slice('PC-17: \\\\B\\CAP_ABC is '.length))).toHaveLength(4);
  });

  test('a connection that somebody wants kept stays', () => {
    const { need, access, pass } = needBench({
      choices: [1],
      access: { connections: [{ ...row, refs: 0, persist: 1 }] },
    });
    const { jobDone } = need();
    jobDone();
    pass(0);
    expect(access.connections).toEqual([{ ...row, refs: 0, persist: 1 }]);
  });

  test('a connection that breaks ends the need, and its row is gone', () => {
    const { need, access, said, breakLink } = needBench({ choices: [1] });
    const { actor } = need();
    breakLink();
    expect(said.at(-1)).toBe('lost');
    expect(access.connections).toEqual([]);
    expect(actor.isIn('done')).toBe(true);
  });

  test('a need that is over hears no more, neither that its job is done nor that the power failed', () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { need, breakLink } = needBench({ choices: [1] });
    const { actor, jobDone, powerOff } = need();
    breakLink();
    jobDone();
    powerOff();
    expect(actor.isIn('done')).toBe(true);
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });

  test('an end that the power took the word of is told as a power failure', () => {
    const { need, access, host, said } = needBench({ access: { lists: [] } });
    const { isOver, powerOff } = need({ switchedOff: () => void said.push('switched off') }, 'exhausted');
    expect(isOver).toBe(false);
    host.switchPower(false);
    access.powerOff();
    powerOff();
    powerOff();
    expect(said).toEqual(['switched off']);
  });

  test('a power failure ends the need and every connection', () => {
    const { need, access, host, changes } = needBench({ choices: [0], access: { connections: [letter, row] } });
    const { actor, powerOff } = need();
    host.switchPower(false);
    access.powerOff();
    powerOff();
    expect(actor.isIn('switchedOff')).toBe(true);
    expect(access.connections).toEqual([]);
    expect(changes().slice(-3)).toEqual(['dropped G:', 'dropped -', 'dropped -']);
  });
});

describe('the letters of a person', () => {
  const once = { ...letter, local: 'H:' };
  const kept = { ...letter, persist: 1 };

  test.each(['logOff', 'powerOff'] as const)('go at %s; those to be kept are back with the same person', (how) => {
    const { access, changes } = needBench({ access: { connections: [kept, once] } });
    access[how]();
    expect(access.connections).toEqual([]);
    expect(changes()).toEqual(how === 'logOff' ? ['unmapped G:', 'unmapped H:'] : ['dropped G:', 'dropped H:']);
    access.logOn('SOMEBODY');
    expect(access.connections).toEqual([]);
    access.logOn('jvermeer');
    expect(access.connections).toEqual([kept]);
    expect(changes().at(-1)).toBe('mapped G:');
  });
  test('stay when the same person logs on once more, and go when another does', () => {
    const { access } = needBench({ access: { connections: [once] } });
    access.logOn('JVERMEER');
    expect(access.connections).toEqual([once]);
    access.logOn('KIM');
    expect(access.connections).toEqual([]);
  });
  test('are no account for the needs of others: those go out under the connection accounts', () => {
    const { need, access, said } = needBench({
      choices: [1],
      access: { connections: [{ ...letter, account: 'KIM' }] },
    });
    access.logOff();
    need();
    expect(said).toContain('open B CAP_ABC as SMSClient_ABC');
  });
  test('are not those of a program, whose letter stays for as long as it runs', () => {
    const { access, pass } = needBench();
    const wanted = { local: 'Z:', remote: letter.remote, account: 'SMSClient_ABC', rule: 'lab.scenario', actor: 'x' };
    access.mapDrive({ ...wanted, isForProgram: true }, () => {});
    pass(0);
    access.logOff();
    expect(access.connections.map(({ local }) => local)).toEqual(['Z:']);
  });
});
