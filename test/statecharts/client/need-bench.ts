// One client with stand-in servers behind its network access, for tests of a need that stands alone.
import type { NetworkAccessSettings } from '../../../src/statecharts/client/network-access.ts';
import { NetworkAccess } from '../../../src/statecharts/client/network-access.ts';
import type { NeedOwner } from '../../../src/statecharts/client/attach-access-point-need.ts';
import { attachAccessPointNeed } from '../../../src/statecharts/client/attach-access-point-need.ts';
import type { ShareListener, ShareNetwork } from '../../../src/statecharts/client/share-network.ts';
import type { AttachError } from '../../../src/statecharts/client/access-point-need-ports.ts';
import type { OperatingSystem } from '../../../src/world/index.ts';
import { chartBench } from '../chart-bench.ts';

export interface StandInServer {
  info?: 'present' | 'broken' | 'absent';
  ipc?: 'fails';
  /** Everybody when left out. */
  users?: string[];
  error?: AttachError;
}

export function needBench(
  given: {
    system?: OperatingSystem;
    choices?: number[];
    seed?: number;
    servers?: Record<string, StandInServer>;
    access?: Partial<NetworkAccessSettings>;
    list?: 'cap' | 'dp';
  } = {},
) {
  const { system = 'nt4-sp4', choices = [], seed = 1, servers = {}, list = 'cap' } = given;
  const bench = chartBench({ name: 'PC-17', system, choices, seed });
  const { world, host, said } = bench;
  const listeners: ShareListener[] = [];
  const network: ShareNetwork = {
    askServerInfo: ({ server }, done) => {
      said.push(`info ${server}`);
      const answer = servers[server]?.info ?? 'present';
      world.soon(host, () => done(answer === 'absent' ? { absent: 'no answer' } : answer));
    },
    pingIpc: ({ server }, done) => {
      said.push(`IPC$ ${server}`);
      world.soon(host, () => done(servers[server]?.ipc === 'fails' ? 'no answer' : undefined));
    },
    openShare: ({ server, share, account }, listener) => {
      said.push(`open ${server} ${share} as ${account}`);
      const { users, error } = servers[server] ?? {};
      const refusal = error ?? (users && !users.includes(account) ? 5 : undefined);
      world.soon(host, () => {
        if (refusal !== undefined) return listener.failed(refusal);
        listeners.push(listener);
        listener.opened({
          write: ({ file }, heard) => {
            said.push(`write ${file}`);
            world.soon(host, () => heard.written());
          },
          read: (_, heard) => world.soon(host, () => heard.failed('no such file')),
          close: () => void said.push(`close ${server} ${share}`),
        });
      });
    },
  };
  const of = list === 'cap' ? 'ABC' : 'ABC00001';
  const access = new NetworkAccess({
    world,
    host,
    network,
    settings: {
      model: 'actual',
      servicePack: 2,
      user: 'JVERMEER',
      accounts: ['SMSClient_ABC', 'SMSClient_2'],
      lists: [{ list, of, site: 'ABC', servers: ['A', 'B', 'C'] }],
      preferred: [],
      usesPreferred: false,
      usesExisting: true,
      usesRandom: true,
      connections: [],
      ...given.access,
    },
  });
  let count = 0;
  return {
    ...bench,
    access,
    /** Each change of the table: what, and of which letter. */
    changes: () =>
      world.log.entries.flatMap(({ kind, detail }) =>
        kind === 'connection.changed' ? [`${String(detail['change'])} ${String(detail['local'] ?? '-')}`] : [],
      ),
    /** Breaks the latest session. */
    breakLink: () => {
      listeners.at(-1)?.lost();
      bench.pass(0);
    },
    /** Begins a need and plays it as far as it comes at once, or up to this state. */
    need: (owner: Partial<NeedOwner> = {}, upTo?: string) => {
      const need = attachAccessPointNeed({
        world,
        host,
        access,
        name: `access-point-need-${++count}`,
        list,
        of,
        owner: {
          connected: ({ server, reason }) => void said.push(`connected ${server} (${reason})`),
          exhausted: (attempts) =>
            void said.push(`exhausted: ${attempts.map(({ server, failure }) => `${server} ${failure}`).join(', ')}`),
          lost: () => void said.push('lost'),
          ...owner,
        },
      });
      if (upTo === undefined) bench.pass(0);
      else while (!need.actor.isIn(upTo)) world.step();
      return need;
    },
  };
}
