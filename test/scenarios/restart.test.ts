// Restarting a computer in a scenario: everything on it sees a power cycle, and what DCOM was set to counts from then on.
import { describe, expect, test } from 'vitest';
import { playScenario } from '../../src/scenarios/index.ts';
import type { Run, Scenario } from '../../src/scenarios/index.ts';
import { story } from './story.ts';

const minute = 60_000;

function play(acts: object[], hosts: { site?: object; console?: object } = {}): Run {
  const scenario = structuredClone(story({ acts: [], rest: { endsAtMs: 30 * minute } })) as any;
  Object.assign(scenario.hosts[0], hosts.console ?? {});
  Object.assign(scenario.hosts[1], hosts.site ?? {});
  scenario.acts = acts;
  return playScenario(scenario as Scenario);
}

function powered({ log }: Run, host: string): string[] {
  return log
    .filter((entry) => entry.kind === 'host.powered' && entry.host === host)
    .map(({ atMs, detail, rule }) => `${atMs / minute} ${detail['isOn'] ? 'on' : 'off'} ${rule}`);
}

const restart = { act: 'restart-computer', atMs: minute, host: 'SITE1' };

describe('a computer that is restarted', () => {
  test('is off for three minutes, then on; with DCOM it shuts down for twenty seconds first', () => {
    expect(powered(play([restart]), 'SITE1')).toEqual(['1 off dcom.restart', '4 on dcom.restart']);
    const moments = play([restart], { site: { dcom: {} } }).log.filter(({ kind }) => kind === 'host.powered');
    expect(moments.map(({ atMs }) => atMs - minute)).toEqual([20_000, 20_000 + 3 * minute]);
  });

  test('takes every actor on it along', () => {
    const run = play([restart, { act: 'open-remote-tools', atMs: 2 * minute, host: 'CONSOLE1', target: 'PC-17' }]);
    expect(run.outcomes[0]?.result).toBe('failed');
    const states = run.log.filter(({ kind, actor }) => kind === 'state.entered' && actor === 'SITE1/sms-provider');
    expect(states.map(({ atMs, detail }) => `${atMs / minute} ${(detail['to'] as string[]).join()}`)).toEqual([
      '0 serving.ready',
      '1 down',
      '4 serving.ready',
    ]);
    const later = play([restart, { act: 'open-remote-tools', atMs: 5 * minute, host: 'CONSOLE1', target: 'PC-17' }]);
    expect(later.outcomes[0]?.result).toBe('connected');
  });

  test('that is off already stays so; switched off by hand meanwhile, it does not come back', () => {
    const off = play([{ act: 'power-off', atMs: 0, host: 'SITE1' }, restart]);
    expect(powered(off, 'SITE1')).toEqual(['0 off lab.scenario']);
    const meanwhile = play([restart, { act: 'power-off', atMs: 2 * minute, host: 'SITE1' }]);
    expect(powered(meanwhile, 'SITE1')).toEqual(['1 off dcom.restart']);
  });

  test('switched on by hand meanwhile, it is there at once and only once', () => {
    const run = play([restart, { act: 'power-on', atMs: 2 * minute, host: 'SITE1' }], { site: { dcom: {} } });
    expect(powered(run, 'SITE1').map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'off dcom.restart',
      'on lab.scenario',
    ]);
  });
});

describe('the lists of DCOM in a run', () => {
  const cure = { act: 'move-protocol', atMs: 0, host: 'SITE1', protocol: 'ncacn_ip_tcp' };
  const site = { dcom: {}, protocols: ['tcpip'] };
  const changes = ({ log }: Run) =>
    log
      .filter(({ kind }) => kind === 'protocols.changed')
      .map(
        ({ atMs, detail, text }) => `${Math.floor(atMs / minute)} ${(detail['active'] as string[]).join()} | ${text}`,
      );

  test('stand in its first entry, for those who draw them', () => {
    const { log } = play([], { site, console: { dcom: { protocols: ['ncacn_spx'] } } });
    expect(log[0]?.detail['protocolLists']).toEqual([
      { host: 'CONSOLE1', configured: ['ncacn_spx'], active: ['ncacn_spx'], needsRestart: false },
      {
        host: 'SITE1',
        configured: ['ncadg_ip_udp', 'ncacn_ip_tcp'],
        active: ['ncadg_ip_udp', 'ncacn_ip_tcp'],
        needsRestart: false,
      },
    ]);
    expect(play([]).log[0]?.detail['protocolLists']).toBeUndefined();
  });

  test('change in two steps: edited at once, in use after the restart', () => {
    expect(changes(play([cure, restart], { site }))).toEqual([
      '0 ncadg_ip_udp,ncacn_ip_tcp | DCOM on SITE1: ncacn_ip_tcp, ncadg_ip_udp from the next start on; in use: ncadg_ip_udp, ncacn_ip_tcp',
      '4 ncacn_ip_tcp,ncadg_ip_udp | DCOM on SITE1 uses ncacn_ip_tcp, ncadg_ip_udp',
    ]);
    expect(changes(play([cure], { site }))).toHaveLength(1);
  });

  test('change by power off and on as well', () => {
    const run = play(
      [cure, { act: 'power-off', atMs: minute, host: 'SITE1' }, { act: 'power-on', atMs: 2 * minute, host: 'SITE1' }],
      { site },
    );
    expect(changes(run).at(-1)).toContain('2 ncacn_ip_tcp,ncadg_ip_udp');
  });

  test('are edited with the tool the act names, and added at the end', () => {
    const acts = [
      { ...cure, act: 'add-protocol', protocol: 'ncacn_http', with: 'dcomcnfg' },
      { ...cure, act: 'add-protocol', protocol: 'ncacn_http', with: 'registry', atMs: minute },
      { act: 'remove-protocol', host: 'SITE1', protocol: 'ncadg_ip_udp', with: 'registry', atMs: 2 * minute },
    ];
    const { log } = play(acts, { site: { ...site, system: 'nt4-before-sp4' } });
    expect(log.filter(({ kind }) => kind === 'message.shown').map(({ atMs, rule }) => `${atMs} ${rule}`)).toEqual([
      '0 dcom.tab-from-sp4',
    ]);
    const lists = log
      .filter(({ kind }) => kind === 'protocols.changed')
      .map(({ detail }) => (detail['configured'] as string[]).join());
    expect(lists).toEqual(['ncadg_ip_udp,ncacn_ip_tcp,ncacn_http', 'ncacn_ip_tcp,ncacn_http']);
  });

  test('services and DCOM are switched by acts', () => {
    const states = (acts: object[]) =>
      play(acts, { site })
        .log.filter(({ kind, actor, atMs }) => kind === 'state.entered' && actor === 'SITE1/dcom' && atMs > 0)
        .map(({ detail }) => (detail['to'] as string[]).map((path) => path.replace('running.', '')).join(' '));
    expect(
      states([
        { act: 'stop-service', atMs: 1, host: 'SITE1', service: 'rpcss' },
        { act: 'stop-service', atMs: 2, host: 'SITE1', service: 'winmgmt' },
        { act: 'start-service', atMs: 3, host: 'SITE1', service: 'rpcss' },
        { act: 'disable-dcom', atMs: 4, host: 'SITE1' },
        { act: 'enable-dcom', atMs: 5, host: 'SITE1' },
      ]),
    ).toEqual([
      'list.clean rpcss.stopped winmgmt.up permission.enabled',
      'list.clean rpcss.stopped winmgmt.stopped permission.enabled',
      'list.clean rpcss.up winmgmt.stopped permission.enabled',
      'list.clean rpcss.up winmgmt.stopped permission.disabled',
      'list.clean rpcss.up winmgmt.stopped permission.enabled',
    ]);
  });
});
