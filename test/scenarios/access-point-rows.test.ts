// The table of section 12 row by row under each of the three models, played on a network: from what the server is drawn, what
// crosses the cable, what the table of connections holds afterwards.
import { describe, expect, test } from 'vitest';
import { playScenario } from '../../src/scenarios/index.ts';
import type { Act, Run } from '../../src/scenarios/index.ts';
import type { Row } from './access-point-rows.ts';
import { models, picks, playRow, rowScenario, rows, smbAsked, smbFrames } from './access-point-rows.ts';

const onlyOutcome = (run: Run) => run.outcomes[0];
const rowOf = (name: string): Row => {
  const row = rows.find((candidate) => candidate.row === name);
  if (!row) throw new Error(`There is no row ${name}.`);
  return row;
};
const changes = (run: Run) =>
  run.log.flatMap(({ kind, detail }) =>
    kind === 'connection.changed' ? [`${detail['change']} ${detail['remote']} ${detail['refs']}`] : [],
  );

describe.each(rows.map((row) => [row.row, row.situation, row] as const))('row %s: %s', (_, __, row) => {
  test.each(models)('%s', (model) => {
    const from = row.from[model];
    if (from.length === 0) {
      const run = playRow(row, model);
      expect(run.choices).toEqual([]);
      expect(onlyOutcome(run)).toMatchObject({ result: 'failed', detail: { reason: 'NO_SERVER' } });
      return;
    }
    for (const [place, server] of from.entries()) {
      const run = playRow(row, model, [place]);
      const [first] = run.choices;
      if (from.length === 1) expect(first).toBeUndefined();
      else expect(first?.options).toEqual(from);
      const isOff = (name: string) => row.servers?.[name]?.isOn === false;
      // A preferred server that is off is picked first, and given up.
      const [pick] = picks(run).filter((one) => !(one.endsWith('(preferred)') && isOff(one.slice(0, 1))));
      expect(pick).toMatch(new RegExp(`^${server} \\(`));
      if (!isOff(server)) {
        expect(onlyOutcome(run)).toMatchObject({
          action: 'need-access-point',
          result: 'connected',
          detail: { server, pool: expect.arrayContaining([server]) },
        });
      }
    }
  });
});

describe('what the rows say besides', () => {
  test('2: G: is untouched, and a new device-less connection is made even when B is drawn', () => {
    const run = playRow(rowOf('2'), 'actual', [1]);
    expect(smbAsked(run)).toContain('tree-connect \\\\B\\CAP_ABC');
    expect(changes(run)).toEqual(['opened \\\\B\\CAP_ABC 1', 'dropped \\\\B\\CAP_ABC 0']);
    expect(run.log.some(({ detail }) => detail['local'] === 'G:' && 'change' in detail)).toBe(false);
  });

  test.each(models)(
    '3: under %s the connection to B is used again when B is picked, and no new one is made',
    (model) => {
      const run = playRow(rowOf('3'), model, [1]);
      expect(smbAsked(run)).toEqual(['negotiate', 'server-info']);
      expect(changes(run)).toEqual(['reused \\\\B\\CAP_ABC 2', 'released \\\\B\\CAP_ABC 1']);
    },
  );

  test('4: on Windows NT the account of the drive to B goes for its CAP share too', () => {
    const row = { ...rowOf('4'), access: { ...rowOf('4').access, user: 'JO' } };
    expect(smbAsked(playRow(row, 'actual', [1]))).toContain('session-setup KIM');
    expect(smbAsked(playRow(row, 'actual', [0]))).toContain('session-setup JO');
  });

  test('4: that account is refused where it may not: the next server, and no other account', () => {
    const row = { ...rowOf('4'), servers: { B: { fileServer: { shares: [{ name: 'CAP_ABC', users: ['JO'] }] } } } };
    const run = playRow({ ...row, access: { ...row.access, user: 'JO' } }, 'actual', [1, 0]);
    expect(picks(run)).toEqual(['B (random)', 'A (random)']);
    expect(smbFrames(run, 'B', true)).toContain('tree-connect access denied');
  });

  test('9: a package on one DP has no entry to mark, so even that DP is no preferred one', () => {
    const preferred = [{ list: 'dp', site: 'ABC', server: 'R' }] as const;
    expect(
      picks(playRow({ ...rowOf('9'), access: { usePreferred: true, preferred: [...preferred] } }, 'actual')),
    ).toEqual(['R (only)']);
  });

  test('11: IPC$ is connected and released back to back, then the share is opened, and no table holds IPC$', () => {
    const run = playRow(rowOf('11'), 'actual', [1]);
    expect(smbAsked(run).slice(0, 7)).toEqual([
      'negotiate',
      'server-info',
      'session-setup',
      'tree-connect \\\\B\\IPC$',
      'tree-disconnect',
      'session-setup KIM',
      'tree-connect \\\\B\\CAP_ABC',
    ]);
    expect(changes(run).filter((change) => change.includes('IPC$'))).toEqual([]);
  });

  test('12: a server that answers NetServerGetInfo gets no frame about IPC$', () => {
    const run = playRow(rowOf('12'), 'actual', [1]);
    expect(JSON.stringify(run.log)).not.toContain('IPC$');
  });

  test('13: B drawn and off: the next draw is between A and C, within the same need', () => {
    const run = playRow(rowOf('13'), 'actual', [1, 1]);
    expect(run.choices.map(({ options }) => options)).toEqual([
      ['A', 'B', 'C'],
      ['A', 'C'],
    ]);
    expect(onlyOutcome(run)).toMatchObject({ result: 'connected', detail: { server: 'C' } });
  });

  test('16: two packages are drawn for one by one, and may come from different DPs', () => {
    const need = (atMs: number, id: string): Act => ({
      atMs,
      act: 'need-access-point',
      host: 'PC-17',
      list: 'dp',
      package: id,
    });
    const both = { R: { distributionPoint: { siteServer: 'SITE1', packages: ['ABC00001', 'ABC00003'] } } };
    const p = { P: { distributionPoint: { siteServer: 'SITE1', packages: ['ABC00001', 'ABC00003'] } } };
    const acts = [need(1000, 'ABC00001'), need(1000, 'ABC00003')];
    const run = playScenario(rowScenario({ servers: { ...both, ...p } }, 'actual', acts), { choices: [1, 0] });
    expect(run.choices.map(({ options }) => options)).toEqual([
      ['P', 'Q', 'R'],
      ['P', 'R'],
    ]);
    expect(run.outcomes.map(({ detail }) => detail['server'])).toEqual(['Q', 'P']);
  });
});
