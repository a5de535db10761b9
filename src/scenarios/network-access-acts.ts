// What people do to the network access of a client and to the shares of a server: a need from nothing, drives, accounts,
// Prefserv, rights.
import { remoteOf } from '../sms/index.ts';
import type { ConnectedShare } from '../statecharts/index.ts';
import { siteOfClient } from './network-access.ts';
import type { Act } from './scenario.ts';
import type { Staged, StagedHost } from './stage.ts';

type Of<TAct extends Act['act']> = Extract<Act, { act: TAct }>;

/** A need that no component has: it is kept for as long as the act says, and its end is an outcome. */
export function needAccessPoint(staged: Staged, at: StagedHost, act: Of<'need-access-point'>, name: string): void {
  const { world, scenario } = staged;
  const { host, actors, given } = at;
  const { list } = act;
  const of = (list === 'cap' ? (act.site ?? siteOfClient(scenario, given)) : act.package) ?? '';
  const beganAtMs = world.nowMs;
  let hasEnded = false;
  const reach = (result: 'connected' | 'failed' | 'cancelled', rule: string, detail: object): void => {
    if (hasEnded) return;
    hasEnded = true;
    const target = list === 'cap' ? `a CAP of ${of}` : `a DP of ${of}`;
    world.record({
      kind: 'outcome.reached',
      host: host.name,
      actor: `${host.name}/${name}`,
      rule,
      detail: { action: act.act, target, result, list, of, ...detail, tookMs: world.nowMs - beganAtMs },
    });
  };
  const need = actors.needs?.begin(
    name,
    { list, of },
    {
      connected: ({ server, share, reason, pool }: ConnectedShare) => {
        reach('connected', 'access-point.connected', { server, share, reason, pool: [...pool] });
        host.clock.setTimeout(() => need?.jobDone(), act.forMs ?? 0);
      },
      exhausted: (attempts) => reach('failed', 'access-point.no-server', { reason: 'NO_SERVER', attempts }),
      switchedOff: () => reach('cancelled', 'access-point.power', { reason: 'the computer lost power' }),
    },
  );
}

export function mapDrive({ world }: Staged, { host, actors }: StagedHost, act: Of<'map-drive'>): void {
  const access = actors.needs?.access;
  const { local, server, share, isPersistent = false } = act;
  const account = act.user ?? access?.user ?? '';
  const actor = `${host.name}/drive-${local[0] ?? ''}`;
  access?.mapDrive(
    { local, remote: remoteOf(server, share), account, isPersistent, rule: 'lab.scenario', actor },
    (error) => {
      if (error === undefined) return;
      const text = `System error ${error} has occurred.`;
      const detail = { text, to: access.user ?? 'whoever sits there' };
      world.record({ kind: 'message.shown', host: host.name, rule: 'access-point.drive-refused', detail });
    },
  );
}

/** Users of a share from now on; those who are in it stay. */
export function setShareUsers({ stack }: StagedHost, { share, users }: Of<'set-share-users'>): void {
  stack.smb.configure({ users: new Map([...stack.smb.users, [share.toUpperCase(), users]]) });
}
