// What viewer and agent say to each other. No source gives the bytes, so the words are the lab's own (rule
// `remote-tools.words`); ports and sockets are documented (Q167128, Q256884).

/** Functions an agent can allow or refuse one by one (Q196225). */
export type RemoteFunction = 'remote-control' | 'reboot' | 'chat' | 'file-transfer' | 'remote-execute' | 'ping';

export type RemoteToolsMessage =
  | {
      readonly protocol: 'remote-tools';
      readonly type: 'probe' | 'probe-answer' | 'hang-up' | 'granted' | 'refused' | 'prompt-expired';
    }
  | { readonly protocol: 'remote-tools'; readonly type: 'hello'; readonly viewer: string }
  | { readonly protocol: 'remote-tools'; readonly type: 'greeting'; readonly computerName: string }
  | {
      readonly protocol: 'remote-tools';
      readonly type: 'verify';
      readonly viewer: string;
      readonly user: string;
      readonly function: RemoteFunction;
    }
  | {
      readonly protocol: 'remote-tools';
      readonly type: 'verdict';
      readonly verdict: 'allowed' | 'asking-user' | 'not-permitted' | 'function-refused' | 'busy';
    };

/** Session set-up and verification of rights (section 3.2 of the facts): before SMS 2.0 SP2 and from SP2 on. */
export const verifyPortBeforeSp2 = 1761;
export const verifyPortFromSp2 = 2701;
export const verifyIpxSocket = 0x8138;

export function verifyPort(servicePack: number): number {
  return servicePack >= 2 ? verifyPortFromSp2 : verifyPortBeforeSp2;
}
