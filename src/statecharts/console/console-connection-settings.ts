// What the actor of a console's connection is started with.
import type { ProtocolSequence } from '../../protocols/index.ts';
import type { BindingCache } from './binding-cache.ts';
import type { NameLookupOptions } from './console-settings.ts';

export interface ConsoleConnectionOptions extends NameLookupOptions {
  /** `console-connection` or `wbemtest`, or with a number behind it for a further start. */
  name: string;
  bindings: BindingCache;
  /** The own computer's list as its DCOM has used it since the computer was started. */
  ownProtocols: () => readonly ProtocolSequence[];
  /** The reading of what becomes of Windows NT 4.0 consoles after the server was cured. */
  afterCure: string;
  devTools?: boolean;
}
