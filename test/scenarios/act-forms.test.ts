// What a person can do on a computer: forms made from the definitions of acts, and held to them.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { actFormsAt, parseScenario, readActForm } from '../../src/scenarios/index.ts';
import type { ActForm, Scenario } from '../../src/scenarios/index.ts';
import { actDefinition } from '../../src/scenarios/index.ts';
import { fieldLabels } from '../../src/scenarios/act-words.ts';

function scenario(name: string): Scenario {
  const reading = parseScenario(readFileSync(`public/scenarios/${name}.json`, 'utf8'));
  if (!('scenario' in reading)) throw new Error(reading.problems.map(({ text }) => text).join('\n'));
  return reading.scenario;
}

const moved = scenario('Q226297-03-moved-name-knows');

function formsAt(host: string, of = moved): ActForm[] {
  return actFormsAt(of, { host });
}

function form(act: string, host: string, of = moved): ActForm {
  const found = formsAt(host, of).find((one) => one.act === act);
  if (!found) throw new Error(`${host} offers no ${act}.`);
  return found;
}

const acts = (host: string): string[] => formsAt(host).map(({ act }) => act);

describe('what is offered', () => {
  test('a computer offers what its parts allow, and no more', () => {
    expect(acts('CONSOLE1')).toContain('open-remote-tools');
    expect(acts('CONSOLE1')).not.toContain('stop-agent');
    expect(acts('PC-17')).toEqual(
      expect.arrayContaining(['power-off', 'change-address', 'move-adapter', 'stop-agent']),
    );
    expect(acts('PC-17')).not.toContain('open-remote-tools');
    expect(actFormsAt(moved, { host: 'NOBODY' })).toEqual([]);
  });
  test('a cable is cut and mended, and a computer has nothing of that', () => {
    const [segment] = moved.segments;
    expect(actFormsAt(moved, { segment: segment?.name ?? '' }).map(({ act }) => act)).toEqual([
      'sever-segment',
      'mend-segment',
    ]);
    expect(acts('PC-17')).not.toContain('sever-segment');
  });
  test('every act of the format is offered on a host that has all parts, and each of its fields has words', () => {
    const everything = Object.fromEntries(
      Object.keys((moved.hosts[0] as object) ?? {}).map((key) => [key, true]),
    ) as Record<string, unknown>;
    const hostWithAll = new Proxy(everything, {
      getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: true }),
      get: (_, key) => (key === 'name' ? 'ALL' : key === 'adapters' ? [{ segment: 'a' }, { segment: 'b' }] : undefined),
    });
    const hosts = [hostWithAll] as unknown as Scenario['hosts'];
    const withAll = { ...moved, hosts };
    const offered = [...actFormsAt(withAll, { host: 'ALL' }), ...actFormsAt(withAll, { segment: 'a' })];
    const defined = actDefinition.options.flatMap(({ entries }) =>
      'options' in entries.act ? [...entries.act.options] : [entries.act.literal],
    );
    expect(offered.map(({ act }) => act).sort()).toEqual(defined.sort());
    for (const { fields } of offered) for (const { key } of fields) expect(Object.keys(fieldLabels)).toContain(key);
  });
  test('names are offered as choices from the scenario, addresses are typed', () => {
    const [target] = form('open-remote-tools', 'CONSOLE1').fields;
    expect(target).toMatchObject({ key: 'target', kind: 'choice', value: 'PC-17' });
    expect(target?.options.map(({ value }) => value)).toEqual(
      expect.arrayContaining(moved.hosts.map(({ name }) => name)),
    );
    const user = form('open-remote-tools', 'CONSOLE1').fields.find(({ key }) => key === 'user');
    expect(user).toMatchObject({ kind: 'text', isOptional: true });
    expect(user?.options.map(({ value }) => value)).toContain(
      moved.hosts.find(({ console }) => console)?.console?.user,
    );
    expect(form('change-address', 'PC-17').fields.map(({ key, kind, hint }) => ({ key, kind, hint }))).toEqual([
      { key: 'ip', kind: 'text', hint: 'such as 10.0.1.17' },
      { key: 'mask', kind: 'text', hint: 'such as 255.255.255.0' },
      { key: 'gateway', kind: 'text', hint: 'such as 10.0.1.17' },
    ]);
  });
});

test('a name that has to be given and is the only one of its kind stands there already', () => {
  const prefserv = scenario('Q226113-05-prefserv');
  const { fields } = form('prefer-server', 'PC-ORTH12', prefserv);
  const site = fields.find(({ key }) => key === 'site');
  expect(site).toMatchObject({ kind: 'text', value: 'ORT', options: [{ value: 'ORT', label: 'ORT' }] });
});

describe('what is filled in', () => {
  const at = { scenario: moved, atMs: 0 };
  test('a whole form is an act of the format', () => {
    expect(readActForm(at, { host: 'PC-17' }, form('change-address', 'PC-17'), { ip: ' 10.20.2.99 ' })).toEqual({
      act: { act: 'change-address', atMs: 0, host: 'PC-17', ip: '10.20.2.99' },
    });
  });
  test('what is wrong is told at its field, with what was expected or a near name', () => {
    const wrong = readActForm(at, { host: 'PC-17' }, form('change-address', 'PC-17'), { ip: '10.300.1.1', mask: '9' });
    expect(wrong).toEqual({
      problems: [
        { field: 'ip', text: 'Expected an IP address, such as "10.0.1.17".' },
        { field: 'mask', text: 'Expected a subnet mask, such as "255.255.255.0".' },
      ],
    });
    const missing = readActForm(at, { host: 'PC-17' }, form('change-address', 'PC-17'), {});
    expect('problems' in missing && missing.problems.map(({ field }) => field)).toEqual(['ip']);
    const near = readActForm(at, { host: 'CONSOLE1' }, form('open-remote-tools', 'CONSOLE1'), { target: 'PC-71' });
    expect('problems' in near && near.problems[0]?.text).toMatch(/^Did you mean PC-17\?$/);
  });
  test('markup is only ever text, and a moment past the end is no moment of the run', () => {
    const markup = readActForm(at, { host: 'PC-17' }, form('change-address', 'PC-17'), { ip: '<img src=x>' });
    expect('problems' in markup).toBe(true);
    const { endsAtMs: _, ...rest } = moved;
    const late = readActForm(
      { scenario: { ...rest, endsAtMs: 10 }, atMs: 11 },
      { host: 'PC-17' },
      form('power-off', 'PC-17'),
      {},
    );
    expect('problems' in late && late.problems[0]?.field).toBe('');
  });
  test('a list is typed with commas, and what may be null is emptied to take it away', () => {
    const server = moved.hosts.find(({ siteDatabase }) => siteDatabase)?.name ?? '';
    const stored = readActForm(at, { host: server }, form('store-resource', server), {
      name: 'PC-17',
      ipAddresses: '10.20.2.5, 10.20.2.6',
    });
    expect(stored).toMatchObject({ act: { ipAddresses: ['10.20.2.5', '10.20.2.6'] } });
    const wrong = readActForm(at, { host: server }, form('store-resource', server), {
      name: 'PC-17',
      ipAddresses: '10.20.2.5, wrong',
    });
    expect('problems' in wrong && wrong.problems.map(({ field }) => field)).toEqual(['ipAddresses']);
    const dns = moved.hosts.find(({ dnsServer }) => dnsServer)?.name ?? '';
    expect(readActForm(at, { host: dns }, form('set-dns-record', dns), { name: 'PC-17', address: '' })).toMatchObject({
      act: { name: 'PC-17', address: null },
    });
  });
});
