// What the statechart of DCOM on a computer knows, hears, and can ask its host to do.
import type { HResult, ObjectBinding, ProtocolSequence } from '../../protocols/index.ts';
import type { AfterCureReading, ListEdit, NegotiationReading } from '../../sms/index.ts';
import type { OperatingSystem } from '../../world/index.ts';

/** Services that a person can stop: the one with the object resolver, and WMI. */
export type DcomService = 'rpcss' | 'winmgmt';

export type EditTool = 'dcomcnfg' | 'registry';

export interface DcomComputerContext {
  readonly computerName: string;
  readonly system: OperatingSystem;
  readonly isOffBefore: boolean;
  /** What Dcomcnfg shows. */
  readonly configured: readonly ProtocolSequence[];
  /** What the resolver read when the computer was last started. */
  readonly active: readonly ProtocolSequence[];
  /** The list as the setup of the system leaves it. */
  readonly asSetUp: readonly ProtocolSequence[];
  /** Protocols whose transport is installed. */
  readonly installed: readonly ProtocolSequence[];
  /** Services that do not run; a restart starts them all. */
  readonly stopped: readonly DcomService[];
  readonly isEnabled: boolean;
  readonly readings: { readonly negotiation: NegotiationReading; readonly afterCure: AfterCureReading };
}

/** An activation as it comes in, by number of its link. */
export interface AskedActivation {
  readonly link: number;
  readonly operation: 'RemoteActivation' | 'RemoteCreateInstance';
  readonly protocols: readonly ProtocolSequence[];
}

export type DcomComputerEvent =
  | ({ type: 'list.edited'; with: EditTool } & ListEdit)
  | { type: 'restart' }
  | { type: 'power.off' | 'power.on' }
  | { type: 'service.stopped' | 'service.started'; service: DcomService }
  | { type: 'dcom.enabled' | 'dcom.disabled' }
  | { type: 'alive.asked'; link: number }
  | ({ type: 'activation.asked' } & AskedActivation);

/** In ms. */
export interface DcomComputerDelays {
  readonly shutdownTime: number;
}

/** Each request is done by the world after the present change of state. */
export interface DcomComputerPorts {
  /** The object resolver answers on these protocols from now on. */
  openResolver(sequences: readonly ProtocolSequence[]): void;
  /** It answers no more, and whoever is connected with it loses the connection. */
  closeResolver(): void;
  startWmi(sequences: readonly ProtocolSequence[]): void;
  stopWmi(): void;
  /** Switches the computer off, and on again after a while: everything on it sees that. */
  switchOffAndOn(): void;
  answerAlive(link: number): void;
  answerActivation(asked: AskedActivation, answer: { result: HResult; bindings: ObjectBinding[] }, rule: string): void;
  record(kind: string, rule: string, detail: Record<string, unknown>): void;
}
