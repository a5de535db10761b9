// How a computer takes and finds NetBIOS names over TCP/IP: its node type, its WINS servers, its LMHOSTS file.
import type { NodeType } from './netbios-name.ts';

export interface LmhostsEntry {
  readonly name: string;
  /** Any ordinary name of the computer when left out. */
  readonly suffix?: string;
  readonly address: string;
  readonly preload?: boolean;
}

export interface NetbtNaming {
  readonly nodeType: NodeType;
  readonly winsServers: readonly string[];
  /** Where LMHOSTS is switched on. */
  readonly lmhosts?: readonly LmhostsEntry[] | undefined;
}
