// The NetBIOS session service over TCP 139 (RFC 1002 4.3): session request, its answers, and messages inside a session.
import type { NetbiosName } from './netbios-name.ts';
import type { NetbiosPayload } from './netbios-payload.ts';

export const netbiosSessionPort = 139;

export interface NetbiosSessionMessage {
  readonly protocol: 'nbss';
  readonly type: 'session-request' | 'positive-response' | 'negative-response' | 'session-message';
  readonly called?: NetbiosName;
  readonly calling?: NetbiosName;
  /** Of a negative response: 80 not listening on called name, 81 not listening for calling name, 82 called name not present, 83 no resources. */
  readonly errorCode?: '80' | '81' | '82' | '83';
  readonly payload?: NetbiosPayload;
}
