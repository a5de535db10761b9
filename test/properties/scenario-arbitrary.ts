// Random scenarios, drawn from the definition of the format. The hooks make places fit each other as the plan says; what
// still does not fit is taken out by repair.ts, and a draw that cannot be repaired is thrown away.
import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { rulesWithReadings, rules } from '../../src/rules/index.ts';
import type { Act, Scenario } from '../../src/scenarios/index.ts';
import { scenarioDefinition } from '../../src/scenarios/index.ts';
import {
  computerName,
  hostName,
  ipAddress,
  ipxAddress,
  ipxNetwork,
  startMoment,
  subnetMask,
} from '../../src/scenarios/scenario-values.ts';
import { arbitraryOf } from './definition-walk.ts';
import type { Hook, Part, Walk } from './definition-walk.ts';
import {
  fitToClient,
  fitToProtocols,
  folders,
  hostHooks,
  mostly,
  overlaid,
  pick,
  shares,
  usersOf,
} from './host-draws.ts';
import { repair } from './repair.ts';
import type { Kind, Plan } from './scenario-plan.ts';
import { hostsOf, ipOf, ipxAddressOf, ipxNetworkOf, planArbitrary } from './scenario-plan.ts';
import { presenceFor } from './scenario-presence.ts';

const definition = scenarioDefinition as unknown as Part;

/** Values that refer to what the plan has; each now and then to nothing at all. */
function valueHooks(plan: Plan): Map<unknown, Hook> {
  const names = plan.hosts.map(({ name }) => name);
  const targets = hostsOf(plan, 'client').map(({ name }) => name);
  const addresses = plan.hosts.flatMap((host) => plan.segments.map((_, segment) => ipOf(plan, host, segment)));
  const ipx = plan.hosts.flatMap((host) => plan.segments.map((_, segment) => ipxAddressOf(plan, host, segment)));
  const hook =
    (make: (part: Part, walked: () => Arbitrary<unknown>) => Arbitrary<unknown>): Hook =>
    (part, walked) =>
      make(part, walked);
  return new Map<unknown, Hook>([
    [
      computerName,
      hook((_, walked) =>
        mostly(40, mostly(2, pick<unknown>(targets, 'PC-1'), pick<unknown>(names, 'PC-1')), walked()),
      ),
    ],
    [hostName, hook((_, walked) => mostly(20, pick<unknown>(names, 'PC-1'), walked()))],
    [
      ipAddress,
      hook((_, walked) =>
        mostly(20, pick<unknown>(addresses, '10.0.1.99'), mostly(2, fc.constant('10.0.1.99'), walked())),
      ),
    ],
    [ipxAddress, hook((_, walked) => mostly(20, pick<unknown>(ipx, '0000A1B1:020000000101'), walked()))],
    [
      ipxNetwork,
      hook((_, walked) =>
        mostly(
          20,
          pick<unknown>(
            plan.segments.map((__, place) => ipxNetworkOf(place)),
            '0000A1B1',
          ),
          walked(),
        ),
      ),
    ],
    [
      subnetMask,
      hook(() => fc.constantFrom('255.255.255.0', '255.255.255.0', '255.255.0.0', '255.0.0.0', '255.255.255.128')),
    ],
    [startMoment, hook(() => fc.constantFrom('1999-07-12T09:00', '2000-02-29T23:59', '1999-12-31T23:59'))],
  ]);
}

/** Where acts of each kind make sense. */
const actors: Readonly<Record<string, readonly Kind[]>> = {
  'open-remote-tools': ['console'],
  cancel: ['console'],
  'hang-up': ['console'],
  dismiss: ['console'],
  'give-credentials': ['console'],
  'cancel-credentials': ['console'],
  'set-console-transports': ['console'],
  'connect-console': ['console'],
  'connect-wbemtest': ['console'],
  'cancel-console': ['console'],
  'disconnect-console': ['console'],
  'retry-console': ['console'],
  'cancel-wbemtest': ['console'],
  'disconnect-wbemtest': ['console'],
  'log-on': ['client'],
  'log-off': ['client'],
  'start-agent': ['client'],
  'stop-agent': ['client'],
  'set-dns-record': ['names'],
  'need-access-point': ['client'],
  'map-drive': ['client'],
  'unmap-drive': ['client'],
  'prefer-server': ['client'],
  'set-nal-switches': ['client'],
  'change-accounts': ['client'],
  'set-share-users': ['site'],
  'server-down': ['names', 'site'],
  'server-up': ['names', 'site'],
  'store-resource': ['site'],
  'move-protocol': ['console', 'site'],
  'add-protocol': ['console', 'site'],
  'remove-protocol': ['console', 'site'],
  'stop-service': ['console', 'site'],
  'start-service': ['console', 'site'],
  'disable-dcom': ['site'],
  'enable-dcom': ['site'],
};

/** Without a site there is nothing for these. */
const ofNetworkAccess = [
  'need-access-point',
  'map-drive',
  'unmap-drive',
  'prefer-server',
  'set-nal-switches',
  'change-accounts',
  'set-share-users',
];

/** An act as the definition has it, where it makes sense. */
function actOnPlan(plan: Plan, walked: () => Arbitrary<unknown>): Arbitrary<unknown> {
  return fc.tuple(walked(), fc.nat(), fc.constantFrom(...plan.segments)).map(([drawn, number, segment]) => {
    const act = drawn as { act: string; atMs: number; host?: string };
    const hosts = hostsOf(plan, ...(actors[act.act] ?? []));
    const host = hosts[number % Math.max(1, hosts.length)] ?? plan.hosts[0];
    const placed = { ...act, ...('host' in act ? { host: host?.name } : {}), ...('segment' in act ? { segment } : {}) };
    if (!plan.isReporting && ofNetworkAccess.includes(act.act))
      return { act: 'stop-agent', atMs: act.atMs, host: host?.name };
    if (act.act === 'set-share-users') return { ...placed, share: 'CAP_ABC' };
    return act.act === 'need-access-point' ? fitToList(placed) : placed;
  });
}

/** A CAP is of a site, a DP of a package. */
function fitToList(drawn: Record<string, unknown>): Record<string, unknown> {
  const { site: _, package: __, ...act } = drawn;
  return act['list'] === 'cap' ? act : { ...act, package: 'ABC00001' };
}

/** What is hardest on everybody comes more often than the definition alone would have it. */
function powerAct(plan: Plan): Arbitrary<unknown> {
  return fc.record({
    act: fc.constantFrom('power-off', 'power-on', 'restart-computer'),
    atMs: fc.nat(15_000),
    host: fc.constantFrom(...plan.hosts.map(({ name }) => name)),
  });
}

/** The cable is cut, or somebody carries a computer elsewhere. */
function cableAct(plan: Plan): Arbitrary<unknown> {
  const [atMs, segment] = [fc.nat(15_000), fc.constantFrom(...plan.segments)];
  return fc.oneof(
    fc.record({ act: fc.constantFrom('sever-segment', 'sever-segment', 'mend-segment'), atMs, segment }),
    fc.record({
      act: fc.constant('move-adapter'),
      atMs,
      host: fc.constantFrom(...plan.hosts.map(({ name }) => name)),
      segment,
    }),
  );
}

/** Somebody switches it on again. */
function afterPowerFailed(drawn: unknown): unknown[] {
  const act = drawn as { act: string; atMs: number };
  return act.act === 'power-off' ? [{ ...act, act: 'power-on', atMs: act.atMs + 7000 }] : [];
}

function planHooks(plan: Plan): Walk['hooks'] {
  const rulesReadable = rulesWithReadings.flatMap(({ id, readings = [] }) =>
    readings.map(({ name }) => [id, name] as const),
  );
  const consoles = hostsOf(plan, 'console').map(({ name }) => name);
  const clients = hostsOf(plan, 'client').map(({ name }) => name);
  const serving = hostsOf(plan, 'site', 'other').map(({ name }) => name);
  return {
    $schema: () => fc.constant('../scenario.schema.json'),
    seed: () => fc.nat(1000),
    endsAtMs: () =>
      plan.isReporting
        ? fc.constantFrom(120_000, 3_600_000, 3 * 24 * 3_600_000)
        : fc.constantFrom(30_000, 120_000, 3_600_000, 3 * 24 * 3_600_000),
    readings: () => fc.constantFrom(...rulesReadable).map(([id, name]) => ({ [id]: name })),
    stage: () =>
      fc.subarray(
        plan.hosts.map(({ name }) => name),
        { minLength: 1, maxLength: Math.min(8, plan.hosts.length) },
      ),
    segments: (part, _walked, walk) => {
      const { item } = part;
      if (!item) throw new Error('Segments are a list.');
      return fc.tuple(
        ...plan.segments.map((name) =>
          overlaid(() => arbitraryOf(item, 'segments[]', walk), { name: fc.constant(name) }),
        ),
      );
    },
    'segments[].latencyMs': () => mostly(12, fc.nat(40), fc.nat(6000)),
    'segments[].loss': () => mostly(12, fc.constantFrom(0.02, 0.05, 0.1, 0.2, 0.3), fc.constantFrom(0.6, 1)),
    hosts: (part, _walked, walk) => {
      const { item } = part;
      if (!item) throw new Error('Hosts are a list.');
      return fc.tuple(
        ...plan.hosts.map((host) =>
          overlaid(
            () =>
              arbitraryOf(item, 'hosts[]', {
                ...walk,
                presence: presenceFor(plan, host.kind),
                hooks: { ...walk.hooks, ...hostHooks(plan, host) },
              }),
            { name: fc.constant(host.name) },
          ).map((drawn) => fitToClient(fitToProtocols(drawn))),
        ),
      );
    },
    flags: (part, _walked, walk) => fc.tuple(arbitraryOf(itemOf(part), 'flags[]', walk)),
    'flags[]': (_, walked) =>
      overlaid(walked, {
        moves: fc.constant(['/acts/0/atMs']),
        fromMs: fc.constant(0),
        untilMs: fc.integer({ min: 4000, max: 20_000 }),
      }),
    'hosts[].networkDiscovery.everyMs': () => fc.constantFrom(3_600_000, 24 * 3_600_000),
    'faults[].segment': () => fc.constantFrom(...plan.segments),
    'faults[].chance': () => fc.constantFrom(0, 0.1, 0.5, 1),
    'faults[].times': () => fc.integer({ min: 1, max: 5 }),
    acts: (part, _walked, walk) => {
      const others = fc.array(actArbitrary(part, walk), { maxLength: plan.isCalm ? 1 : 5 });
      const start = fc.record({
        act: fc.constant('open-remote-tools'),
        atMs: mostly(3, fc.constant(0), fc.nat(3000)),
        host: pick(consoles, 'CONSOLE1'),
        target: pick(clients, 'PC-1'),
      });
      // Where clients belong to a site, they need its servers now and then.
      const need = fc.record({
        act: fc.constant('need-access-point'),
        atMs: fc.nat(3000),
        host: pick(clients, 'PC-1'),
        list: fc.constant('cap'),
        forMs: fc.nat(3000),
      });
      const needs = plan.isReporting ? fc.array<unknown>(need, { maxLength: 2 }) : fc.constant([]);
      // Consoles connect by themselves in scenarios of their own; here now and then. And people give up.
      const connecting = fc.record({
        act: fc.constantFrom('connect-console', 'connect-wbemtest'),
        atMs: fc.nat(3000),
        host: pick(consoles, 'CONSOLE1'),
      });
      const connects = fc.oneof({ weight: 4, arbitrary: fc.constant<unknown[]>([]) }, fc.tuple<unknown[]>(connecting));
      const cancels = fc.oneof(
        { weight: 15, arbitrary: fc.constant<unknown[]>([]) },
        fc
          .nat(5000)
          .map((atMs): unknown[] => [
            { act: 'cancel', atMs, host: consoles[0] ?? 'CONSOLE1', target: clients[0] ?? 'PC-1' },
          ]),
      );
      return fc
        .tuple(start, others, fc.boolean(), needs, connects, cancels)
        .map(([first, rest, comesBack, needed, connected, cancelled]) => [
          first,
          ...cancelled,
          ...connected,
          ...needed,
          ...rest,
          ...(comesBack ? rest.flatMap(afterPowerFailed) : []),
        ]);
    },
    'acts[]': (_, walked) => mostly(7, mostly(4, actOnPlan(plan, walked), powerAct(plan)), cableAct(plan)),
    'acts[].user': () => usersOf(plan),
    'acts[].site': () => fc.constant('ABC'),
    'acts[].package': () => fc.constantFrom('ABC00001', 'ABC00002'),
    'acts[].server': () => pick(serving, 'SITE1'),
    'acts[].share': () => shares,
    'acts[].folder': () => folders,
    'acts[].forMs': () => fc.nat(20_000),
    'acts[].target': () => pick(clients, 'PC-1'),
    'acts[].adapter': () => fc.constant(0),
    'acts[].atMs': () => fc.oneof(fc.nat(3000), fc.nat(15_000), fc.nat(90_000), fc.nat(3_000_000)),
    'milestones[].rule': () => fc.constantFrom(...rules.map(({ id }) => id)),
  };
}

function itemOf({ item }: Part): Part {
  if (!item) throw new Error('It is no list any more.');
  return item;
}

const actArbitrary = (acts: Part, walk: Walk): Arbitrary<unknown> => {
  if (!acts.item) throw new Error('Acts are a list.');
  return arbitraryOf(acts.item, 'acts[]', walk);
};

export interface Drawn {
  readonly scenario: Scenario;
  /** Acts that fit the scenario, for somebody who steps in. */
  readonly furtherActs: readonly Act[];
  /** How many places had to be taken out; 0 when the draw was right as it came. */
  readonly repairs: number;
}

export interface DrawOptions {
  visited?: Walk['visited'];
  /** Hears of each value as it was drawn. */
  raw?: (value: unknown) => void;
  /** Hears of each draw, with its repairs; undefined when it could not be repaired. */
  repaired?: (repairs: number | undefined) => void;
}

export function scenarioArbitrary(options: DrawOptions = {}): Arbitrary<Drawn> {
  return planArbitrary
    .chain((plan) => {
      const walk: Walk = {
        hooks: planHooks(plan),
        values: valueHooks(plan),
        presence: presenceFor(plan),
        mostItems: 3,
        ...(options.visited ? { visited: options.visited } : {}),
      };
      const acts = definition.entries?.['acts'];
      if (!acts) throw new Error('The format has no acts any more.');
      const actList = acts.wrapped ?? acts;
      return fc.record({
        value: arbitraryOf(definition, '', walk),
        further: fc.array(actArbitrary(actList, walk), { maxLength: 4 }),
      });
    })
    .map(({ value, further }) => {
      options.raw?.(value);
      const mended = repair(value);
      options.repaired?.(mended?.repairs);
      if (!mended) return undefined;
      const { scenario, repairs } = mended;
      return { scenario, repairs, furtherActs: fitting(scenario, further) };
    })
    .filter((drawn) => drawn !== undefined);
}

function fitting(scenario: Scenario, acts: readonly unknown[]): Act[] {
  return acts.flatMap((act) => {
    const tried = repair({ ...scenario, acts: [act] });
    return tried && tried.repairs === 0 ? [...tried.scenario.acts] : [];
  });
}

/** Paths with a draw of their own, for a test that none of them has gone out of the format. */
export const hookPaths: readonly string[] = fc
  .sample(planArbitrary, { seed: 1, numRuns: 1 })
  .flatMap((plan) => [planHooks(plan), ...plan.hosts.map((host) => hostHooks(plan, host))])
  .flatMap(Object.keys);
