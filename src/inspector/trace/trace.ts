// The plain records the inspector speaks, whatever app, protocol or file they come from: a source began, an actor appeared,
// made a macrostep, stopped. Everything shown is folded from them. Plain JSON, no objects of XState.

/** A state value as XState writes it: the key of a leaf, or an object of regions. */
export type StateValue = string | { readonly [key: string]: StateValue };

export type Protocol = 'xstate 4' | 'xstate 5' | 'adapter' | 'simulated' | 'session';

/** An app in one of its runs, an opened machine, or an opened session. Actors of two sources never mix. */
export interface SourceRecord {
  readonly kind: 'source';
  /** Unique within the trace. */
  readonly source: string;
  /** What people call it: the origin of the app, or the name of a file. */
  readonly name: string;
  readonly protocol: Protocol;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  /** Why no event can be sent to its actors; left out where it can. */
  readonly cannotSend?: string;
  /** The same name again is a new run of that actor, and the older one goes. */
  readonly namesAreUnique?: boolean;
}

/** A source ended: its window closed, or its app was loaded anew. */
export interface SourceEndRecord {
  readonly kind: 'source end';
  readonly source: string;
}

export type ActorKind = 'statechart' | 'promise' | 'callback' | 'observable' | 'store' | 'unknown';

/** An actor appeared. */
export interface ActorRecord {
  readonly kind: 'actor';
  /** Unique within the trace. */
  readonly actor: string;
  /** What people call it, such as `crossing/traffic-light`. */
  readonly name: string;
  /** Source and the app's own name for the session, which an event sent to it must carry. */
  readonly source?: string;
  readonly sessionId?: string;
  /** Key of the parent, when known. */
  readonly parent?: string;
  /** The parent was not told, but worked out. */
  readonly isParentInferred?: boolean;
  readonly actorKind?: ActorKind;
  /**
   * JSON of the statechart: `machine.definition` of XState 4, or a config of XState 4 or 5. Left out for actors that are no
   * statecharts, or whose registration was lost.
   */
  readonly definition?: unknown;
}

/** What came to light about an actor after it appeared. */
export interface ActorNewsRecord {
  readonly kind: 'actor news';
  readonly actor: string;
  readonly parent?: string;
  readonly isParentInferred?: boolean;
  readonly name?: string;
  readonly actorKind?: ActorKind;
  readonly definition?: unknown;
}

/** One transition as the running machine reported it. Ids carry no leading `#`. */
export interface ReportedTransition {
  readonly source: string;
  readonly event: string;
  readonly targets: readonly string[];
  readonly guard?: string;
  readonly isInternal: boolean;
}

export interface ReportedGuard {
  readonly guard: string;
  readonly held: boolean;
  /** Whose transition asked; ids as in `ReportedTransition`. */
  readonly source?: string;
  readonly event?: string;
}

/** One microstep as far as it was told. */
export interface MicrostepRecord {
  readonly transitions: readonly ReportedTransition[];
  readonly guards?: readonly ReportedGuard[];
  /** Names of the actions that ran. */
  readonly actions?: readonly string[];
  /** The state value it led to. */
  readonly value?: StateValue;
}

export interface EventRecord {
  /** `xstate.init` for the first. */
  readonly type: string;
  /** The whole event as JSON text, as the app told it. */
  readonly data?: string;
  /** Key of the actor that sent it, when known. */
  readonly from?: string;
  /** It was sent from here. */
  readonly isFromInspector?: boolean;
}

export type ActorStatus = 'active' | 'done' | 'error' | 'stopped';

/** An actor took an event and came to rest. Written after each event it handled, also when nothing changed. */
export interface MacrostepRecord {
  readonly kind: 'macrostep';
  readonly actor: string;
  /** Milliseconds since 1970: as the app says, else when the message came. */
  readonly atMs: number;
  readonly event: EventRecord;
  readonly status?: ActorStatus;
  /** Left out for actors that are no statecharts. */
  readonly value?: StateValue;
  /** JSON texts as the app told them; what it cut off is cut off here too. */
  readonly context?: string;
  readonly output?: string;
  readonly error?: string;
  /** Of a saved session: event data and context were no longer kept when it was saved. */
  readonly isPayloadLost?: true;
  /** Which of its microsteps the app tells: every one, the last one only, or none. The others are worked out. */
  readonly told: 'all' | 'last' | 'none';
  readonly microsteps: readonly MicrostepRecord[];
}

/** An actor stopped, or ended. */
export interface StopRecord {
  readonly kind: 'stop';
  readonly actor: string;
}

/** Something could not be read or was not expected; it is counted. */
export interface ComplaintRecord {
  readonly kind: 'complaint';
  readonly words: string;
}

export type TraceRecord =
  SourceRecord | SourceEndRecord | ActorRecord | ActorNewsRecord | MacrostepRecord | StopRecord | ComplaintRecord;

export const initialEvent = 'xstate.init';
