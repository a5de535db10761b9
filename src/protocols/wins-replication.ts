// What two WINS servers tell each other over TCP 42: the names that changed. A version only tells which copy is newer.
import type { NetbiosName } from './netbios-name.ts';

export const winsReplicationPort = 42;

export interface WinsReplicationMessage {
  readonly protocol: 'wins-replication';
  readonly type: 'pull-request' | 'records';
  readonly records?: readonly {
    readonly name: NetbiosName;
    readonly addresses: readonly string[];
    readonly isReleased: boolean;
    /** The later a name was registered, the greater; 0 when left out. */
    readonly version?: number;
  }[];
}
