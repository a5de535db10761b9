// Which moments a person wants to see: of which actors, of what kind, of which events. Several kinds or events widen the
// choice; actors, kinds and events narrow each other.
import type { Moment } from '../trace/moment.ts';

/** What can be said of a moment; several may hold at once. */
export const momentKinds = ['changed', 'unchanged', 'guarded', 'sent', 'error', 'message'] as const;
export type MomentKind = (typeof momentKinds)[number];

export interface MomentFilter {
  /** Of all actors, of the one looked at, or of those with these names. */
  readonly actors: 'all' | 'this' | readonly string[];
  /** None means all. */
  readonly kinds: readonly MomentKind[];
  /** Names of events; none means all. */
  readonly events: readonly string[];
  /** Only what the search found. */
  readonly hitsOnly: boolean;
}

export const openFilter: MomentFilter = { actors: 'all', kinds: [], events: [], hitsOnly: false };

/** Whether it lets everything through. */
export function isOpen({ actors, kinds, events, hitsOnly }: MomentFilter): boolean {
  return actors === 'all' && kinds.length === 0 && events.length === 0 && !hitsOnly;
}

export function isOfKind(moment: Moment, kind: MomentKind): boolean {
  switch (kind) {
    case 'changed':
      return moment.hasMoved;
    case 'unchanged':
      return !moment.hasMoved;
    case 'guarded':
      return moment.stopped.length > 0;
    case 'sent':
      return moment.isFromInspector === true;
    case 'error':
      return isFailure(moment);
    case 'message':
      return moment.sender !== undefined;
  }
}

/** The actor failed, or heard that another did. */
function isFailure({ status, event }: Moment): boolean {
  return status === 'error' || event.startsWith('error.') || event.startsWith('xstate.error');
}

export type MomentTest = (moment: Moment) => boolean;

/** The part of a filter that looks at each moment for itself; undefined when it lets all through. */
export function testOf({ kinds, events }: MomentFilter): MomentTest | undefined {
  if (kinds.length === 0 && events.length === 0) return undefined;
  const names = new Set(events);
  return (moment) =>
    (names.size === 0 || names.has(moment.event)) &&
    (kinds.length === 0 || kinds.some((kind) => isOfKind(moment, kind)));
}
