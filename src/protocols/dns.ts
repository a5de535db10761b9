// DNS (RFC 1034, RFC 1035): A queries over UDP 53, their answers and name errors. No compression, no other records.

export const dnsPort = 53;

export interface DnsMessage {
  readonly protocol: 'dns';
  readonly id: number;
  readonly isResponse: boolean;
  readonly isAuthoritative: boolean;
  readonly recursionDesired: boolean;
  readonly recursionAvailable: boolean;
  readonly responseCode: 'no-error' | 'name-error' | 'server-failure';
  readonly question: { readonly name: string; readonly type: 'A' };
  readonly answers: readonly { readonly name: string; readonly address: string; readonly ttlSeconds: number }[];
}

/** A question for the address of a name, as a host asks it that wants the answer and not a referral. */
export function dnsQuestion(id: number, name: string): DnsMessage {
  return {
    protocol: 'dns',
    id,
    isResponse: false,
    isAuthoritative: false,
    recursionDesired: true,
    recursionAvailable: false,
    responseCode: 'no-error',
    question: { name, type: 'A' },
    answers: [],
  };
}
