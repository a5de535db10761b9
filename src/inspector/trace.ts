// The plain records the inspector speaks: an actor appeared, took a state, stopped. Whoever follows running statecharts
// writes them; everything the inspector shows is folded from them. Plain JSON, no XState objects.

/** A state value as XState 4 writes it: the key of a leaf, or an object of regions. */
export type StateValue = string | { readonly [key: string]: StateValue };

/** One transition as the running machine reported it. Ids carry no leading `#`. */
export interface ReportedTransition {
  readonly source: string;
  readonly event: string;
  readonly targets: readonly string[];
  readonly guard?: string;
  readonly isInternal: boolean;
}

/** An actor appeared. The same name again is a new run of that actor. */
export interface ActorRecord {
  readonly kind: 'actor';
  /** Unique within the trace. */
  readonly actor: string;
  /** What people call it, such as `crossing/traffic-light`. */
  readonly name: string;
  /** Key of the parent, when known. */
  readonly parent?: string;
  /** `machine.definition` of XState 4 as plain JSON. */
  readonly definition: unknown;
}

/** An actor is in this state, after this event. Written after each event it handled, also when nothing changed. */
export interface StateRecord {
  readonly kind: 'state';
  readonly actor: string;
  readonly value: StateValue;
  /** `xstate.init` for the first. */
  readonly event: string;
  readonly data?: unknown;
  readonly context?: unknown;
  /** Transitions of the last microstep; those before it in an eventless chain are worked out by the reader. */
  readonly transitions: readonly ReportedTransition[];
}

/** An actor stopped, or ended. */
export interface StopRecord {
  readonly kind: 'stop';
  readonly actor: string;
}

export type TraceRecord = ActorRecord | StateRecord | StopRecord;

export const initialEvent = 'xstate.init';
