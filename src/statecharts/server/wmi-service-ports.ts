// What the statechart of WMI on a computer knows, hears, and can ask its host to do.
import type { HResult, ProtocolSequence, ProviderLocation, SmsProviderMessage } from '../../protocols/index.ts';

export interface WmiServiceContext {
  readonly computerName: string;
  /** Members of SMS Admins; everybody when null. */
  readonly smsAdmins: readonly string[] | null;
  /** Where the SMS Provider of the site is; null on a computer that knows of no site. */
  readonly provider: ProviderLocation | null;
}

export type WmiServiceEvent =
  | { type: 'service.started'; sequences: readonly ProtocolSequence[] }
  | { type: 'service.stopped' }
  | { type: 'login.asked'; link: number; namespace: string; user: string }
  | { type: 'location.asked'; link: number }
  | { type: 'provider.asked'; link: number; asks: SmsProviderMessage }
  | { type: 'provider.told'; link: number; says: SmsProviderMessage }
  | { type: 'provider.silent'; link: number };

/** Each request is done by the world after the present change of state. */
export interface WmiServicePorts {
  openObjects(sequences: readonly ProtocolSequence[]): void;
  /** Whoever is connected loses the connection. */
  closeObjects(): void;
  answerLogin(link: number, result: HResult, rule: string): void;
  answerQuery(
    link: number,
    answer: { result: HResult; rows?: readonly ProviderLocation[]; says?: SmsProviderMessage },
    rule: string,
  ): void;
  /** Passes a question on to the SMS Provider on this computer; `provider.told` or `provider.silent` follows. */
  askProvider(link: number, asks: SmsProviderMessage): void;
}
