// How one service of a computer puts one file into a share of another: opens the share, writes, lets go.
import type { DiscoveryRecord } from './discovery-record.ts';
import type { NetworkStack } from './network-stack.ts';
import type { PlainFile } from './smb.ts';

export interface FileToWrite {
  /** Computer name of the server. */
  readonly server: string;
  readonly share: string;
  readonly file: string;
  readonly record?: DiscoveryRecord;
  /** Of a file that is no discovery record. */
  readonly contents?: PlainFile;
  /** Of the frames that carry the wish. */
  readonly rule: string;
  readonly actor?: string | undefined;
}

/** Hears how the file fares; never before `writeFile` has returned. */
export interface FileListener {
  /** A session with the server is open. */
  opened(): void;
  written(): void;
  failed(reason: string): void;
}

/** The account under which the services of an SMS site work with each other (its name is assumed). */
export const serviceAccount = 'SMSService';

/** Tells the listener once how it ended; never, when the power goes meanwhile. */
export function writeFile(stack: NetworkStack, wanted: FileToWrite, listener: FileListener): void {
  const { server, share, rule, actor } = wanted;
  stack.smbClient.whenOpen(server, { rule, actor }, () => listener.opened());
  stack.smbClient.openShare(
    { server, share, account: serviceAccount, rule, actor },
    {
      opened: (open) =>
        open.write(wanted, {
          written: () => {
            open.close(rule);
            listener.written();
          },
          failed: (reason) => {
            open.close(rule);
            listener.failed(reason);
          },
        }),
      failed: ({ reason }) => listener.failed(reason),
    },
  );
}
