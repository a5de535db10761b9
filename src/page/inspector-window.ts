// The lab's actors in the statechart inspector: in the drawer, or in a window of its own. Whenever a viewer says hello the run
// is replayed, so that it has seen all of it.
import type { InPageConnection, PopupConnection } from '../inspector/page/index.ts';
import { connectInPage, openPopup } from '../inspector/page/index.ts';
import type { Lab } from '../lab/index.ts';

export type { InPageConnection, PopupConnection } from '../inspector/page/index.ts';

/** A viewer in this page. */
export function connectDrawer(lab: Lab): Promise<InPageConnection> {
  return followingRuns(lab, (replay) => connectInPage({ onConnected: replay }));
}

/** A viewer in a window of its own; undefined when the browser blocked it. */
export function openInspectorWindow(
  lab: Lab,
  told: { onClosed: () => void; onBlocked: () => void },
): Promise<PopupConnection | undefined> {
  const cannotSend = 'The lab repeats its run from its scenario, so nothing can be sent into it from here.';
  return followingRuns(lab, (replay) => openPopup({ ...told, cannotSend, onConnected: replay }));
}

/**
 * How many times the actor has entered states up to the position shown, less one: what the viewer calls the moment.
 * Undefined at the newest entry, where the viewer shows what is live.
 */
export function momentShown(lab: Lab, actor: string): number | undefined {
  if (lab.position >= lab.log.length) return undefined;
  return (
    lab.log.slice(0, lab.position).filter((entry) => entry.kind === 'state.entered' && entry.actor === actor).length - 1
  );
}

function followingRuns<T>(
  lab: Lab,
  connect: (replay: (connection: { clear(): void }) => void) => Promise<T>,
): Promise<T> {
  return connect((connection) => {
    connection.clear();
    lab.replay();
  });
}
