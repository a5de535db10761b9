// DNS (RFC 1034, RFC 1035): A and PTR queries over UDP 53, their answers and name errors. No compression, no other records.

export const dnsPort = 53;

export interface DnsMessage {
  readonly protocol: 'dns';
  readonly id: number;
  readonly isResponse: boolean;
  readonly isAuthoritative: boolean;
  readonly recursionDesired: boolean;
  readonly recursionAvailable: boolean;
  readonly responseCode: 'no-error' | 'name-error' | 'server-failure';
  readonly question: { readonly name: string; readonly type: DnsType };
  readonly answers: readonly (DnsAddress | DnsPointer)[];
}

/** `A` asks for the address of a name, `PTR` for the name of an address. */
export type DnsType = 'A' | 'PTR';

interface DnsAddress {
  readonly name: string;
  readonly address: string;
  readonly ttlSeconds: number;
  readonly pointsTo?: never;
}

interface DnsPointer {
  readonly name: string;
  readonly address?: never;
  readonly ttlSeconds: number;
  /** The name of the address that `name` spells backwards. */
  readonly pointsTo: string;
}

const reverseDomain = '.in-addr.arpa';

/** A question for the address of a name, as a host asks it that wants the answer and not a referral. */
export function dnsQuestion(id: number, name: string, type: DnsType = 'A'): DnsMessage {
  return {
    protocol: 'dns',
    id,
    isResponse: false,
    isAuthoritative: false,
    recursionDesired: true,
    recursionAvailable: false,
    responseCode: 'no-error',
    question: { name, type },
    answers: [],
  };
}

/** A question for the name of an address. */
export function dnsReverseQuestion(id: number, address: string): DnsMessage {
  return dnsQuestion(id, reverseName(address), 'PTR');
}

/** `10.0.4.17` as `17.4.0.10.in-addr.arpa` (RFC 1035 section 3.5). */
export function reverseName(address: string): string {
  return `${address.split('.').reverse().join('.')}${reverseDomain}`;
}

/** The address that such a name spells; undefined for another name. */
export function addressOfReverseName(name: string): string | undefined {
  const spelt = name.toLowerCase();
  if (!spelt.endsWith(reverseDomain)) return undefined;
  return spelt.slice(0, -reverseDomain.length).split('.').reverse().join('.');
}
