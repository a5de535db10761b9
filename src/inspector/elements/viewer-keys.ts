// Keys that hold everywhere in the viewer: space pauses and goes live, b sets a breakpoint on the state or transition that has
// the focus and takes it away again. Where a key already means something, it is left alone.
import type { BreakpointWish, Viewing } from '../index.ts';

const takesSpace =
  'button, input, select, textarea, summary, a[href], [contenteditable], [role="button"], [role="tab"], [role="radio"], [role="treeitem"], [role="option"]';

/** Says whether it led to another time. */
export function onViewerKey(event: KeyboardEvent, viewing: Viewing): boolean {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return false;
  const [target] = event.composedPath();
  if (!(target instanceof Element)) return false;
  if (event.key === ' ' && !target.matches(takesSpace)) {
    if (viewing.isLive || viewing.isPlaying) viewing.pause();
    else viewing.goLive();
    event.preventDefault();
    return true;
  }
  if (event.key === 'b' && !target.matches('input, select, textarea')) {
    const { state, edge } = (target as HTMLElement | SVGElement).dataset;
    if (state !== undefined) toggleBreakpoint(viewing, { kind: 'state', id: state });
    else if (edge !== undefined && viewing.run?.graph?.edges.some(({ id }) => id === edge))
      toggleBreakpoint(viewing, { kind: 'transition', id: edge });
    else return false;
    event.preventDefault();
  }
  return false;
}

/** What `chart-breakpoint-wanted` tells. */
export interface WantedBreakpoint {
  readonly kind: 'state' | 'transition';
  readonly id: string;
  /** Of a state; when it is entered unless told. */
  readonly when?: 'entered' | 'left';
}

/** Sets it, or takes it away when it is there. */
export function toggleBreakpoint(viewing: Viewing, wanted: WantedBreakpoint): void {
  const wish = wishOf(wanted);
  const known = viewing.breakpoints.findWish(wish);
  if (known) viewing.breakpoints.remove(known.id);
  else viewing.breakpoints.add(wish);
}

export function wishOf({ kind, id, when = 'entered' }: WantedBreakpoint): BreakpointWish {
  return kind === 'state' ? { kind, state: id, when } : { kind, edge: id };
}
