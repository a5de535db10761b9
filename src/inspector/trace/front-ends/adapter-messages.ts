// What the optional adapter and the inspector say to each other. Beside what the protocols of XState tell, every message is
// numbered, parents and kinds are always told, each microstep comes with its transitions, guards and actions, and events can be sent.
import type { ActorKind, ActorStatus, MicrostepRecord, StateValue } from '../trace.ts';

/** Inspector to app: tell everything there is. */
export interface AdapterHello {
  readonly type: 'statechart.hello';
  readonly version: 1;
}

/** Inspector to app: give this event to that actor. */
export interface AdapterSend {
  readonly type: 'statechart.send';
  readonly sessionId: string;
  readonly event: { readonly type: string } & Readonly<Record<string, unknown>>;
}

interface Numbered {
  /** Counts macrosteps and stops up from 1 in one run of the app; a gap means that some were no longer kept. */
  readonly seq: number;
  /** Names this run of the app. */
  readonly run: string;
  /** Milliseconds since 1970, when it happened. */
  readonly atMs: number;
}

export interface AdapterActor extends Numbered {
  readonly type: 'statechart.actor';
  readonly sessionId: string;
  readonly name: string;
  readonly parentId?: string;
  readonly actorKind: ActorKind;
  /** JSON text. */
  readonly definition?: string;
}

export interface AdapterMacrostep extends Numbered {
  readonly type: 'statechart.macrostep';
  readonly sessionId: string;
  readonly event: { readonly type: string; readonly data?: string };
  readonly senderId?: string;
  readonly isFromInspector?: boolean;
  readonly status: ActorStatus;
  readonly value?: StateValue;
  /** JSON texts. */
  readonly context?: string;
  readonly output?: string;
  readonly error?: string;
  readonly microsteps: readonly MicrostepRecord[];
}

export interface AdapterStop extends Numbered {
  readonly type: 'statechart.stop';
  readonly sessionId: string;
}

/** The page is being left. */
export interface AdapterBye {
  readonly type: 'statechart.bye';
}

export type AdapterMessage = AdapterActor | AdapterMacrostep | AdapterStop | AdapterBye;
