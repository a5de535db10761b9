// What a NetBIOS session carries, whatever lies below it.
import type { RpcConnectionPdu } from './dce-rpc.ts';
import type { RemoteToolsMessage } from './remote-tools.ts';
import type { SmbMessage } from './smb.ts';

export type NetbiosPayload = RemoteToolsMessage | RpcConnectionPdu | SmbMessage;
