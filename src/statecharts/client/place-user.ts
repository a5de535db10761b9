// How a component of a client uses a server that the client draws for it: one need at a time, files read and written over
// the place it got. The component is a statechart; what comes back is sent to it as events, and never after it let go.
import type { Host, World } from '../../world/index.ts';

/** What a component needs: an access point of its site, or a distribution point that has a package. */
export type Wanted =
  { readonly list: 'cap'; readonly site: string } | { readonly list: 'dp'; readonly package: string };

export interface Place {
  readonly server: string;
  readonly share: string;
}

/** Hears how a need fares; never before the need was stated. */
export interface PlaceListener {
  connected(place: Place): void;
  exhausted(): void;
  lost(): void;
}

/** Files over the place that a need led to. */
export interface HeldPlace {
  read(file: string, heard: { read(content: unknown): void; failed(reason: string): void }): void;
  write(file: string, content: unknown, heard: { written(): void; failed(reason: string): void }): void;
  /** The job is done, or given up: the client lets go. */
  done(): void;
}

/** Who states a need gets this; `owner` is the actor whose need it is. */
export interface Places {
  need(owner: string, wanted: Wanted, listener: PlaceListener): HeldPlace;
}

/** What a component that uses places hears. */
export type PlaceEvent =
  | { type: 'place.connected'; server: string; share: string }
  | { type: 'place.exhausted' | 'place.lost' | 'file.written' }
  | { type: 'file.read'; content: unknown }
  | { type: 'file.failed'; reason: string };

/** The names of servers in a file that an access point hands out. */
export function serversIn(content: unknown): readonly string[] {
  return (content as { readonly servers: readonly string[] }).servers;
}

export interface PlaceUser {
  need(wanted: Wanted): void;
  read(file: string): void;
  write(file: string, content: unknown): void;
  release(): void;
  /** Does what it is given as long as the need that is held now is held: not after letting go or a power failure. */
  whileHeld(): (act: () => void) => void;
  /** At a power failure: nothing more will be heard. */
  forget(): void;
}

export function placeUser(options: {
  world: World;
  host: Host;
  places: Places;
  owner: string;
  send: (event: PlaceEvent) => void;
}): PlaceUser {
  const { world, host, places, owner, send } = options;
  let held: HeldPlace | undefined;
  /** Goes up with each need and each letting go: what comes back to an earlier one counts no more. */
  let current = 0;
  const only = (mine: number, event: PlaceEvent) => {
    if (mine === current) send(event);
  };
  const soon = (act: (mine: number) => void) => {
    const mine = current;
    world.soon(host, () => {
      if (mine === current) act(mine);
    });
  };
  return {
    need(wanted) {
      current += 1;
      soon((mine) => {
        held = places.need(owner, wanted, {
          connected: ({ server, share }) => only(mine, { type: 'place.connected', server, share }),
          exhausted: () => only(mine, { type: 'place.exhausted' }),
          lost: () => only(mine, { type: 'place.lost' }),
        });
      });
    },
    read: (file) =>
      soon((mine) =>
        held?.read(file, {
          read: (content) => only(mine, { type: 'file.read', content }),
          failed: (reason) => only(mine, { type: 'file.failed', reason }),
        }),
      ),
    write: (file, content) =>
      soon((mine) =>
        held?.write(file, content, {
          written: () => only(mine, { type: 'file.written' }),
          failed: (reason) => only(mine, { type: 'file.failed', reason }),
        }),
      ),
    release() {
      current += 1;
      const leaving = held;
      held = undefined;
      if (leaving) world.soon(host, () => leaving.done());
    },
    whileHeld() {
      const mine = current;
      return (act) => {
        if (mine === current) act();
      };
    },
    forget() {
      current += 1;
      held = undefined;
    },
  };
}
