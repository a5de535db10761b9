// Several sessions from two consoles, with starts, ends, power failures and cut cables at any moment: never five sessions over
// sockets, never two over NetBIOS, and no special name left behind.
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Act } from '../../src/scenarios/index.ts';
import type { DeskKind } from '../scenarios/desks.ts';
import { deskName, letterOf, office, playOffice } from '../scenarios/desks.ts';
import { holds, runCount } from './holds.ts';
import { brokenBooks, brokenEnds } from './run-checks.ts';
import { brokenNames, brokenSessions } from './session-checks.ts';

// A slow machine is no failure.
vi.setConfig({ testTimeout: 3_600_000 });

const consoles = ['HELPDESK-BASEL1', 'HELPDESK-BASEL2'] as const;
const mostDesks = 6;

const atMs = fc.oneof(fc.nat(5000), fc.nat(60_000), fc.nat(300_000));
const host = fc.constantFrom(...consoles);
const target = fc.nat(mostDesks - 1).map(deskName);
const actArbitrary: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ act: fc.constant('open-remote-tools' as const), atMs, host, target }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constantFrom('hang-up' as const, 'cancel' as const), atMs, host, target }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constantFrom('power-off' as const, 'power-on' as const),
      atMs,
      host: fc.oneof(host, target),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constantFrom('stop-agent' as const, 'start-agent' as const), atMs, host: target }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('set-console-transports' as const),
      atMs,
      host,
      transports: fc.constantFrom('all' as const, 'tcpip' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constantFrom('sever-segment' as const, 'mend-segment' as const),
      atMs,
      segment: fc.constant('A'),
    }),
  },
);

const morningArbitrary = fc.record({
  desks: fc.array(fc.constantFrom<DeskKind>('T', 'T', 'T', 'I', 'N'), { minLength: mostDesks, maxLength: mostDesks }),
  acts: fc.array(actArbitrary, { minLength: 6, maxLength: 20 }),
  form: fc.constantFrom('suffix', 'lastOfFifteen', 'appended'),
  amongOthers: fc.constantFrom('netbiosAlone', 'netbiosLast'),
  seed: fc.nat(1000),
  races: fc.boolean(),
  loss: fc.constantFrom(0, 0, 0, 0.1),
});

describe('a morning at two consoles', () => {
  test('keeps to four sessions and one special name', () => {
    let most = 0;
    const letters = new Set<string>();
    holds(morningArbitrary, 120, ({ desks, acts, form, amongOthers, seed, races, loss }) => {
      const run = playOffice(
        office({
          consoles: consoles.map((name) => ({ name })),
          desks,
          acts,
          rest: {
            seed,
            races,
            segments: [{ name: 'A', latencyMs: 1, loss }],
            readings: { 'remote-tools.viewer-name': form, 'remote-tools.netbios-among-others': amongOthers },
          },
        }),
      );
      for (const { kind, detail } of run.log)
        if (kind === 'session.opened') most = Math.max(most, Number(detail['open']));
      for (const outcome of run.outcomes) letters.add(letterOf(outcome));
      return [...brokenBooks(run), ...brokenEnds(run), ...brokenSessions(run), ...brokenNames(run, run.namesLeft)];
    });
    // All of it was seen, else this proves nothing; of a few draws asked for, that need not be so.
    if (runCount(120) < 120) return;
    expect(most).toBe(4);
    for (const letter of 'oncfab') expect([...letters]).toContain(letter);
  });
});
