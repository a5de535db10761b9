// The first state of whatever a scenario finds already there: it is left at once, for what the file says of it.

interface Found {
  readonly target: string;
  /** The last one has none. */
  readonly cond?: string;
  readonly actions?: string;
  readonly meta?: { readonly rule: string };
}

/** `who` is “the client”, “the site server” and so on. */
export function beforeRun(who: string, ...always: Found[]) {
  return { description: `How the scenario finds ${who}.`, meta: { rule: 'lab.scenario' }, always };
}
