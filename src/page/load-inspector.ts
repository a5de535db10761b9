// The statechart inspector is fetched when somebody first wants it. Only what greets an app, and starts the workers, is here
// at once.
import type { InspectorHub } from '../inspector/page/index.ts';
import { EarlyEars, prepareReader, roughLayoutWorker } from '../inspector/page/index.ts';

export type { InspectorHub } from '../inspector/page/index.ts';

/** For the lab's own views of it. */
export function loadInspector(): Promise<typeof import('./inspector-window.ts')> {
  return import('./inspector-window.ts');
}

/** For the inspector's own window: listens to whatever app opened it. What takes long is begun ahead. */
export async function startHub(): Promise<InspectorHub> {
  const ears = new EarlyEars();
  prepareReader();
  roughLayoutWorker();
  try {
    const { InspectorHub } = await import('./inspector-hub.ts');
    return new InspectorHub({ ears });
  } catch (error) {
    ears.takeOver();
    throw error;
  }
}

/** The hash of the inspector's own window; the page looks at it before it fetches the inspector. */
export const inspectorHash = '#inspector';
