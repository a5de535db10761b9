// A statechart as nodes and edges, whatever it was read from.
import type { ChartNodeKind, DefinitionForm } from './chart-definition.ts';

export type { ChartNodeKind, DefinitionForm } from './chart-definition.ts';

export interface ChartNode {
  readonly id: string;
  readonly key: string;
  /** Keys from the root, without it. */
  readonly path: readonly string[];
  readonly kind: ChartNodeKind;
  readonly parent: string | undefined;
  readonly children: readonly string[];
  readonly initial: string | undefined;
  /** Run when it begins with its initial state: XState 5 only. */
  readonly initialDetails: readonly ChartAction[];
  /** 0 for the root. */
  readonly depth: number;
  readonly description: string | undefined;
  readonly meta: unknown;
  readonly tags: readonly string[];
  /** Names of actions; `entryDetails` and `exitDetails` say more of the same. */
  readonly entry: readonly string[];
  readonly exit: readonly string[];
  readonly entryDetails: readonly ChartAction[];
  readonly exitDetails: readonly ChartAction[];
  readonly invokes: readonly ChartInvoke[];
  /** Of a final state, or of the root: what it gives at its end, when that is told as data. */
  readonly output: unknown;
  readonly verdict: 'good' | 'bad' | undefined;
  /** Of a history state: where it leads while nothing is remembered; empty when that is not told. */
  readonly historyTargets: readonly string[];
}

/** An actor that lives as long as its state. */
export interface ChartInvoke {
  readonly id: string;
  /** What is started, by name; empty for inline code. */
  readonly src: string;
  /** What it is given, when told as data. */
  readonly input?: unknown;
}

export interface ChartAction {
  /** As in `entry` and `actions`: the name, `inline` for code, or what a built-in action does. */
  readonly name: string;
  /** Built-in actions are those of XState itself, such as `assign`. */
  readonly kind: 'named' | 'inline' | 'built-in';
  /** Which built-in action: `assign`, `raise`, `send`, `sendTo`, `log`. */
  readonly builtIn?: string;
  /** What it is given, when told as data. */
  readonly params?: unknown;
  /** Of raise and send, when told. */
  readonly event?: string;
  readonly to?: string;
  readonly delay?: string;
}

export type Trigger = 'event' | 'always' | 'after' | 'done' | 'error' | 'any';

export interface ChartEdge {
  /** Source id, place among its source's transitions, and place among its targets. */
  readonly id: string;
  readonly source: string;
  /** The source itself when the transition has no target. */
  readonly target: string;
  /** All targets of its transition; empty when it has none. */
  readonly targets: readonly string[];
  readonly hasTarget: boolean;
  /** Its source is not left. */
  readonly isInternal: boolean;
  /** It does nothing but keep the event from the states around. */
  readonly isForbidden: boolean;
  readonly trigger: Trigger;
  /** As the running app writes it: `timer`, ``, `xstate.after(1000)#light.red`, `xstate.after.1000.light.red`. */
  readonly event: string;
  readonly delay: string | undefined;
  /** What was done or failed: an invoked actor. */
  readonly doneOf: string | undefined;
  readonly guard: string | undefined;
  /** What the guard is given, when told as data. */
  readonly guardParams: unknown;
  readonly actions: readonly string[];
  readonly actionDetails: readonly ChartAction[];
  readonly description: string | undefined;
  readonly meta: unknown;
  /** Place among the transitions of its source: of those for one event the first whose guard holds is taken. */
  readonly order: number;
}

export interface ChartGraph {
  readonly id: string;
  readonly root: string;
  /** What it was read from; events are named in the manner of that version. */
  readonly form: DefinitionForm;
  readonly nodes: ReadonlyMap<string, ChartNode>;
  readonly edges: readonly ChartEdge[];
  /** In order of document, by source. */
  readonly edgesFrom: ReadonlyMap<string, readonly ChartEdge[]>;
  /** The context the definition begins with, when told. */
  readonly context: unknown;
  readonly version: string | undefined;
  /** What the app cut off, and other things that a reader of the chart must know, in words. */
  readonly notes: readonly string[];
  /** What only who reads the chart closely wants to know. */
  readonly remarks: readonly string[];
}
