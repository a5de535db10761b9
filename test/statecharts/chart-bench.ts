// A world with one host for tests of a statechart that stands alone: its log as text, and time moved by hand.
import { expect } from 'vitest';
import { findRule } from '../../src/rules/index.ts';
import { statechartWords } from '../../src/statecharts/index.ts';
import type { BoundProtocol, Host, LanaEntry, OperatingSystem } from '../../src/world/index.ts';
import { World, scriptedDecider, seededDecider } from '../../src/world/index.ts';

export interface ChartBench {
  readonly world: World;
  readonly host: Host;
  /** What the statechart said to its stand-in network, in order. */
  readonly said: string[];
  /** Runs all that is due up to this many ms from now. */
  pass(ms: number): void;
  /** What was logged since the last call, states apart, as `kind: text`. */
  logged(...kinds: string[]): string[];
}

export function chartBench(
  given: {
    name?: string;
    system?: OperatingSystem;
    protocols?: BoundProtocol[];
    lanas?: LanaEntry[];
    choices?: number[];
    seed?: number;
    isOn?: boolean;
  } = {},
): ChartBench {
  const world = new World({
    words: (entry) => statechartWords[entry.kind]?.(entry.detail, entry) ?? entry.kind,
    decider: scriptedDecider(given.choices ?? [], seededDecider(given.seed ?? 1)),
  });
  world.addSegment({ name: 'LAN', latencyMs: 1, loss: 0 });
  const host = world.addHost({
    name: given.name ?? 'PC-17',
    system: given.system ?? 'nt4-sp4',
    protocols: given.protocols ?? ['tcpip', 'nwlink', 'netbeui'],
    lanas: given.lanas ?? [{ lana: 3, transport: 'nbf', adapter: 0 }],
    isOn: given.isOn ?? true,
  });
  world.addAdapter(host, {
    segment: 'LAN',
    ipAddress: '10.0.3.9',
    subnetMask: '255.255.255.0',
    ipxNetwork: '0000A1B2',
  });
  let read = 0;
  return {
    world,
    host,
    said: [],
    pass(ms) {
      const until = world.nowMs + ms;
      for (let due = world.clock.nextDueMs(); due !== undefined && due <= until; due = world.clock.nextDueMs())
        world.step();
      world.clock.moveTo(until);
    },
    logged(...kinds) {
      const entries = world.log.entries.slice(read);
      read = world.log.entries.length;
      for (const entry of entries) expect(findRule(entry.rule ?? ''), `${entry.kind} by ${entry.rule}`).toBeDefined();
      return entries.filter(({ kind }) => kinds.includes(kind)).map((entry) => entry.text);
    },
  };
}

/** Switches the power of the bench's computer, and tells the actor on it. */
export function powerSwitch(
  { host, pass }: ChartBench,
  actor: { powerOn(): void; powerOff(): void },
): (isOn: boolean) => void {
  return (isOn) => {
    host.switchPower(isOn);
    if (isOn) actor.powerOn();
    else actor.powerOff();
    pass(0);
  };
}

/** What a server does to whom a record is handed over. */
export type Reception = 'takes it' | 'silence' | 'nothing yet';

/** Answers a hand-over as the server does that receives it so. */
export function answerHandOver(
  { world, host }: ChartBench,
  reception: Reception,
  heard: { opened(): void; written(): void; failed(reason: 'timeout'): void },
): void {
  if (reception === 'nothing yet') return;
  world.soon(host, () => {
    if (reception === 'silence') return heard.failed('timeout');
    heard.opened();
    heard.written();
  });
}
