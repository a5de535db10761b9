// NetBEUI (NetBIOS Frames over LLC): names, sessions, and the LLC type 2 frames below a session. Never routed.
import type { NetbiosName } from './netbios-name.ts';
import type { NetbiosPayload } from './netbios-payload.ts';

export interface NbfMessage {
  readonly protocol: 'nbf';
  /** The LLC frame it travels in; only UI and I carry a NetBIOS command. */
  readonly llc: 'UI' | 'I' | 'RR' | 'SABME' | 'UA' | 'DISC' | 'DM';
  /** N(S) of an I frame, N(R) of I and RR frames: modulo 128. */
  readonly sendNumber?: number;
  readonly receiveNumber?: number;
  readonly command?:
    | 'add-name-query'
    | 'add-name-response'
    | 'name-in-conflict'
    | 'name-query'
    | 'name-recognised'
    | 'session-initialise'
    | 'session-confirm'
    | 'data-only-last'
    | 'session-end';
  /** Name wanted or called. */
  readonly destinationName?: NetbiosName;
  /** Name of the sender. */
  readonly sourceName?: NetbiosName;
  /** Of a name query: the caller's session number (0 only looks). Of its answer: 0 no listen, 255 no resources, else the session number. */
  readonly sessionNumber?: number;
  readonly remoteSession?: number;
  readonly localSession?: number;
  readonly transmitCorrelator?: number;
  readonly responseCorrelator?: number;
  /** Of a session end: not in good order. */
  readonly isAbnormal?: boolean;
  readonly payload?: NetbiosPayload;
}
