// Drawn populations: any client of the domain, before any servers.
import fc from 'fast-check';
import type { ShareConnection } from '../../../src/sms/index.ts';
import type { AnsweringServer, PopulationSettings, WantedList } from '../../../src/statecharts/population/index.ts';

const names = ['CAP1', 'CAP2', 'CAP3', 'CAP4', 'CAP5'];
const users = ['MEYER', 'SMSClient_01', 'SMSClient_02'];

const server: fc.Arbitrary<AnsweringServer> = fc.record({
  isPresent: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
  serverInfo: fc.constantFrom('ok', 'ok', 'broken'),
  users: fc.option(fc.subarray(users), { nil: undefined }),
  refuses: fc.constantFrom(undefined, undefined, undefined, undefined, 67, 71),
});

const connection = (share: string): fc.Arbitrary<ShareConnection> =>
  fc
    .record({
      local: fc.option(fc.constantFrom('G:', 'H:', 'M:'), { nil: undefined }),
      server: fc.constantFrom(...names, 'FILES1'),
      share: fc.constantFrom(share, 'home'),
      account: fc.constantFrom(...users),
      refs: fc.nat(2),
      persist: fc.nat(1),
    })
    .map(({ local, server, share, ...rest }) => ({
      ...(local === undefined ? {} : { local }),
      remote: `\\\\${server}\\${share}`,
      ...rest,
    }));

const wanted = (list: 'cap' | 'dp', of: string, share: string): fc.Arbitrary<WantedList> =>
  fc.record({
    list: fc.constant(list),
    of: fc.constant(of),
    share: fc.constant(share),
    client: fc.record({
      servers: fc.shuffledSubarray(names),
      preferred: fc.subarray(names, { maxLength: 3 }),
      usesPreferred: fc.boolean(),
      usesExisting: fc.boolean(),
      usesRandom: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
      connections: fc.array(connection(share), { maxLength: 3 }),
      user: fc.option(fc.constantFrom(...users)),
      accounts: fc.shuffledSubarray(users.slice(1)),
    }),
    servers: fc
      .tuple(...names.map(() => server))
      .map((all) => Object.fromEntries(names.map((name, place) => [name, all[place] as AnsweringServer]))),
  });

export const drawnPopulation: fc.Arbitrary<PopulationSettings> = fc.record({
  host: fc.constant('PC-17'),
  isNtFamily: fc.boolean(),
  model: fc.constantFrom('actual', 'documented', 'deviceless-biased'),
  wanted: fc.oneof(
    fc.tuple(wanted('cap', 'ABC', 'CAP_ABC')),
    fc.tuple(wanted('dp', 'ABC00001', 'SMSPKGD$'), wanted('dp', 'ABC00002', 'SMSPKGD$')),
  ),
});
