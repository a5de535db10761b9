// The statechart inspector is fetched when somebody first wants it: the first view needs none of it.

export function loadInspector(): Promise<typeof import('./inspector-window.ts')> {
  return import('./inspector-window.ts');
}

/** The hash of the inspector's own window; the page looks at it before it fetches the inspector. */
export const inspectorHash = '#inspector';
