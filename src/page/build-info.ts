// Which copy of the lab this is: its version, the hash of its content, and whether it is the one file.
import { isOneFile } from 'virtual:carried-files';

export { isOneFile };
export { labVersion } from '../lab/index.ts';

/** The same for the site and the one file of a release; undefined while the sources are being served for work on them. */
export const contentHash: string | undefined =
  document.querySelector<HTMLMetaElement>('meta[name="content-hash"]')?.content;
