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
