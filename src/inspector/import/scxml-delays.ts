// SCXML has no delayed transitions: a state sends itself an event with a delay when it is entered. Where such an event is sent
// in one place only and heard only in that state, it is shown as what it means: a transition after that delay.

export interface ScxmlDefinition {
  readonly id: string;
  readonly key: string;
  readonly type: string;
  readonly order: number;
  readonly on: Readonly<Record<string, never>>;
  readonly entry: readonly Readonly<Record<string, unknown>>[];
  readonly exit: readonly Readonly<Record<string, unknown>>[];
  readonly transitions: readonly Record<string, unknown>[];
  readonly invoke: readonly Readonly<Record<string, unknown>>[];
  readonly states?: Readonly<Record<string, ScxmlDefinition>>;
  readonly initial?: string;
  readonly history?: string;
  readonly target?: string;
  readonly context?: unknown;
}

interface SentEvent {
  readonly state: ScxmlDefinition;
  readonly delay: number | string | undefined;
  readonly to: unknown;
  readonly isOnEntry: boolean;
}

/** Rewrites the transitions in place; gives remarks. */
export function showDelays(definition: ScxmlDefinition): string[] {
  const sent = new Map<string, SentEvent[]>();
  const heard = new Map<string, Set<ScxmlDefinition>>();
  const walk = (state: ScxmlDefinition): void => {
    const see = (actions: unknown, isOnEntry: boolean): void => {
      for (const action of Array.isArray(actions) ? (actions as Record<string, unknown>[]) : []) {
        if (action['type'] !== 'xstate.send' && action['type'] !== 'xstate.raise') continue;
        const event = action['event'];
        const type = typeof event === 'string' ? event : String((event as { type?: unknown }).type ?? '');
        const delay = action['delay'] as number | string | undefined;
        sent.set(type, [...(sent.get(type) ?? []), { state, delay, to: action['to'], isOnEntry }]);
      }
    };
    see(state.entry, true);
    see(state.exit, false);
    for (const transition of state.transitions) {
      see(transition['actions'], false);
      const event = String(transition['event']);
      heard.set(event, new Set([...(heard.get(event) ?? []), state]));
    }
    Object.values(state.states ?? {}).forEach(walk);
  };
  walk(definition);
  const remarks: string[] = [];
  for (const [event, [only, ...others]] of sent) {
    const states = heard.get(event) ?? new Set();
    if (only === undefined || others.length > 0 || !only.isOnEntry || only.delay === undefined) continue;
    if (only.to !== undefined && only.to !== '#_internal') continue;
    if (states.size !== 1 || !states.has(only.state)) continue;
    const type = `xstate.after(${only.delay})#${only.state.id}`;
    for (const transition of only.state.transitions) {
      if (transition['event'] !== event) continue;
      Object.assign(transition, { event: type, eventType: type, delay: only.delay });
    }
    // Named as XState names it, so that the sending is not listed among the actions.
    for (const action of only.state.entry)
      if ((action['event'] as { type?: unknown } | undefined)?.type === event)
        Object.assign(action, { event: { type } });
    if (!event.startsWith('xstate.after('))
      remarks.push(`The event ${event}, which ${only.state.id} sends itself, is shown as a delay of ${only.delay}`);
  }
  return remarks;
}
