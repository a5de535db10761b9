// Servers as a test has them: needs are drawn as the test says, files are read from a table and written into a list.
import type { Host, World } from '../../../src/world/index.ts';
import type { ClientStore } from '../../../src/statecharts/client/client-component.ts';
import type { PlaceListener, Places, Wanted } from '../../../src/statecharts/client/place-user.ts';

export interface StandIn {
  readonly places: Places;
  readonly store: ClientStore;
  /** Where the next needs lead, in turn: a server, or `null` for none; with nothing left, `always`. */
  readonly next: (string | null)[];
  always: string | null;
  /** By server and file. */
  readonly files: Map<string, unknown>;
  /** Needs and letting go, reads and writes, in order. */
  readonly said: string[];
  readonly letters: Map<string, string>;
  /** Holds answers back: nothing is read or written before the test says so. */
  isSilent: boolean;
  /** Is a letter never mapped? */
  refusesDrives: boolean;
  /** The listener of the latest need. */
  latest: PlaceListener | undefined;
}

export function standInPlaces(world: World, host: Host): StandIn {
  const at: StandIn = {
    next: [],
    always: 'CAP1',
    files: new Map(),
    said: [],
    letters: new Map(),
    isSilent: false,
    refusesDrives: false,
    latest: undefined,
    places: {
      need(owner, wanted, listener) {
        const server = at.next.length > 0 ? (at.next.shift() ?? null) : at.always;
        at.latest = listener;
        at.said.push(`${owner.split('/')[1]} needs ${wordsFor(wanted)}: ${server ?? 'none'}`);
        const soon = (act: () => void) => {
          if (!at.isSilent) world.soon(host, act);
        };
        const share = wanted.list === 'cap' ? `CAP_${wanted.site}` : 'SMSPKGD$';
        soon(() => (server === null ? listener.exhausted() : listener.connected({ server, share })));
        return {
          read: (file, heard) => {
            at.said.push(`reads ${file} on ${server}`);
            const content = at.files.get(`${server} ${file}`);
            soon(() => (content === undefined ? heard.failed('no such file') : heard.read(content)));
          },
          write: (file, _content, heard) => {
            at.said.push(`writes ${file} on ${server}`);
            soon(() => heard.written());
          },
          done: () => void at.said.push(`done with ${server ?? 'none'}`),
        };
      },
    },
    store: {
      takeCapList: (site, servers) => void at.said.push(`list of ${site}: ${servers.join(', ')}`),
      takeServers: (packageId, servers) => void at.said.push(`servers of ${packageId}: ${servers.join(', ')}`),
      letters: () => [...at.letters.keys()],
      mapDrive: ({ letter, place: { server, share } }, done) =>
        world.soon(host, () => {
          if (at.letters.has(letter)) return done({ type: 'letter.taken' });
          if (at.refusesDrives) return done({ type: 'drive.failed', reason: 'error 53' });
          at.letters.set(letter, `\\\\${server}\\${share}`);
          done({ type: 'drive.mapped' });
        }),
      unmapDrive: (letter) => void at.letters.delete(letter),
    },
  };
  return at;
}

function wordsFor(wanted: Wanted): string {
  return wanted.list === 'cap' ? `a CAP of ${wanted.site}` : `a DP of ${wanted.package}`;
}
