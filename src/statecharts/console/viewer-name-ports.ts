// What the statechart of a console's special name is handed: the events it hears, what it may ask its host to do, what it
// remembers. Starts of Remote Tools and open sessions on the same machine are told apart by the names of their actors.
import type { ViewerNameForm } from '../../sms/index.ts';

export interface ViewerNameContext {
  readonly name: string;
  readonly suffix: string;
  readonly form: ViewerNameForm;
  /** The start or the session that has the name, or is about to. */
  readonly holder: string | null;
  /** Starts that wait for it, first come first. */
  readonly waiting: readonly string[];
  /** Where another computer refused the claim. */
  readonly deniedOn: number | null;
}

export type ViewerNameEvent =
  | { type: 'name.wanted'; by: string }
  /** A start has become a session over NetBIOS, which goes on having the name. */
  | { type: 'name.kept'; by: string; session: string }
  | { type: 'name.dropped'; by: string }
  | { type: 'claim.ok' }
  | { type: 'claim.denied'; lana: number }
  | { type: 'power.off' };

/** How the name stands for a start that wants it. */
export type NameAnswer = 'granted' | 'busy' | 'taken by a session' | 'taken by another computer';

/** What the machine can do. Each request is done by the world after the present change of state. */
export interface ViewerNamePorts {
  /** Claims the name on every LANA in use; answers `claim.ok` or `claim.denied`. */
  claim(): void;
  /** Gives it back, also while it is being claimed. */
  release(): void;
  /** After a power failure: nothing is said to anybody. */
  forget(): void;
  answer(start: string, answer: NameAnswer): void;
  record(kind: string, rule: string, detail: Record<string, unknown>): void;
}
