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
