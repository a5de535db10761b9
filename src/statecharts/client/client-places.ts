// What a client's components see of its needs and of its network access: places to read from and write to, lists, drives.
import type { PlainFile } from '../../protocols/index.ts';
import { findDeviceless, remoteOf } from '../../sms/index.ts';
import type { ConnectedShare } from './attach-access-point-need.ts';
import type { ClientStore } from './client-component.ts';
import type { ClientNeeds } from './client-needs.ts';
import type { NetworkAccess } from './network-access.ts';
import type { Places } from './place-user.ts';

/** Each need of a component is an actor of its own, named after it. */
export function clientPlaces(needs: ClientNeeds): Places {
  return {
    need(owner, wanted, listener) {
      let share: ConnectedShare | undefined;
      const of = wanted.list === 'cap' ? wanted.site : wanted.package;
      const need = needs.beginFor(
        owner.slice(owner.indexOf('/') + 1),
        { list: wanted.list, of },
        {
          connected: (found) => {
            share = found;
            listener.connected(found);
          },
          exhausted: () => listener.exhausted(),
          lost: () => {
            share = undefined;
            listener.lost();
          },
        },
      );
      return {
        read: (file, heard) => share?.read({ file, rule: 'access-point.serves-lists', actor: owner }, heard),
        write: (file, contents, heard) =>
          share?.write({ file, contents: contents as PlainFile, rule: 'copy-queue.own-need', actor: owner }, heard),
        done: () => {
          if (share) need.jobDone();
        },
      };
    },
  };
}

export function clientStore(access: NetworkAccess, site: string): ClientStore {
  return {
    takeCapList(of, servers, actor) {
      const { servers: before } = access.readList('cap', of);
      // The same servers as before: then the cycle only checks which of them are preferred.
      if (before.join() === servers.join()) access.markList('cap', of, { rule: 'client-cycle.validates', actor });
      else access.setList({ list: 'cap', of, site: of, servers }, { rule: 'client-cycle.refreshes-list', actor });
    },
    takeServers: (of, servers, actor) =>
      access.setList({ list: 'dp', of, site, servers }, { rule: 'program.list-of-package', actor }),
    letters: () => access.connections.flatMap(({ local }) => local ?? []),
    mapDrive({ letter, place, actor }, done) {
      const remote = remoteOf(place.server, place.share);
      // As whoever has the connection over which the server was reached.
      const account = findDeviceless(access.connections, remote)?.account ?? access.user ?? '';
      const wanted = { local: letter, remote, account, isForProgram: true, rule: 'Q226113.letter-on-request', actor };
      access.mapDrive(wanted, (error) => {
        if (error === undefined) done({ type: 'drive.mapped' });
        else if (error === 85) done({ type: 'letter.taken' });
        else done({ type: 'drive.failed', reason: `error ${error}` });
      });
    },
    unmapDrive: (letter, actor) => access.unmapDrive(letter, { rule: 'program.letter-gone', actor }),
  };
}
