// The NetBIOS name service over UDP 137 (RFC 1001, RFC 1002): registrations, queries, releases and their answers.

export const netbiosNamePort = 137;

/** A NetBIOS name: up to 15 characters and the 16th octet as two hexadecimal digits. Compared octet by octet. */
export interface NetbiosName {
  readonly name: string;
  readonly suffix: string;
}

export type NetbiosNameOperation = 'query' | 'registration' | 'refresh' | 'release';

export interface NetbiosNameMessage {
  readonly protocol: 'nbns';
  readonly id: number;
  readonly operation: NetbiosNameOperation;
  readonly isResponse: boolean;
  readonly isBroadcast: boolean;
  readonly isAuthoritative: boolean;
  readonly recursionDesired: boolean;
  readonly recursionAvailable: boolean;
  /** 0 fine, 3 name error, 6 name is active elsewhere, 7 conflict (RFC 1002 4.2). */
  readonly responseCode: 0 | 3 | 6 | 7;
  readonly name: NetbiosName;
  /** Present in registrations, releases and positive answers. */
  readonly addresses?: readonly string[];
  readonly ttlSeconds?: number;
  readonly isGroup?: boolean;
  readonly nodeType?: NodeType;
}

export type NodeType = 'b' | 'p' | 'm' | 'h';

/** The sixteen octets of a name: fifteen characters, blanks behind, and the suffix (RFC 1001 section 14.1). */
export function nameOctets({ name, suffix }: NetbiosName): number[] {
  const characters = [...name.slice(0, 15).padEnd(15, ' ')].map((character) => character.charCodeAt(0) & 0xff);
  return [...characters, parseInt(suffix, 16) & 0xff];
}

/** Names are the same when all their octets are: upper and lower case differ. */
export function sameName(one: NetbiosName, other: NetbiosName): boolean {
  const octets = nameOctets(other);
  return nameOctets(one).every((octet, place) => octet === octets[place]);
}

/** A name as people write it: `PC-17 <43>`. */
export function nameText({ name, suffix }: NetbiosName): string {
  return `${name.trimEnd()} <${suffix.toUpperCase()}>`;
}
