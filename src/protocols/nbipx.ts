// NetBIOS over IPX (NWLnkNb), socket 0455h: name packets and the opening of a session, in Novell's layout.
import type { NetbiosName } from './netbios-name.ts';
import type { NetbiosPayload } from './netbios-payload.ts';

export const nbipxSocket = 0x0455;

export interface NbipxMessage {
  readonly protocol: 'nbipx';
  readonly type:
    'find-name' | 'name-recognised' | 'check-name' | 'name-in-use' | 'session-data' | 'session-end' | 'session-end-ack';
  /** Of name packets. */
  readonly name?: NetbiosName;
  /** Networks passed on the way, at most eight. */
  readonly networks?: readonly string[];
  /** Of session packets; FFFFh as destination when opening. */
  readonly sourceId?: number;
  readonly destinationId?: number;
  readonly isSystem?: boolean;
  /** Counts the data packets of one direction; in a system packet, what is expected next. */
  readonly sendSequence?: number;
  readonly receiveSequence?: number;
  readonly called?: NetbiosName;
  readonly calling?: NetbiosName;
  readonly payload?: NetbiosPayload;
}
