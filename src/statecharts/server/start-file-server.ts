// Starts the statechart of a file server on its host with the host's network stack behind it.
import type { NetworkStack, ShareUse } from '../../protocols/index.ts';
import type { Host, World } from '../../world/index.ts';
import { openSoon } from '../open-soon.ts';
import type { Actor } from '../run.ts';
import { startActor } from '../run.ts';
import type { FileServerEvent } from './file-server.ts';
import { fileServer } from './file-server.ts';

export interface StartFileServerOptions {
  world: World;
  host: Host;
  stack: NetworkStack;
  settings: {
    readonly isDown?: boolean | undefined;
    /** What is behind each share, by its name. */
    readonly shares: Readonly<Record<string, ShareUse>>;
  };
  devTools?: boolean;
}

export interface FileServerActor {
  readonly actor: Actor<FileServerEvent>;
  down(): void;
  up(): void;
  /** Both after the host's power was switched. */
  powerOn(): void;
  powerOff(): void;
}

export function startFileServer({ world, host, stack, settings, devTools }: StartFileServerOptions): FileServerActor {
  const shares = openSoon(host, () => {
    const closing = Object.entries(settings.shares).map(([name, use]) => stack.smb.share(name, use));
    return () => {
      for (const close of closing) close();
    };
  });
  const actor = startActor(
    fileServer({
      context: { isDownBefore: (settings.isDown ?? false) || !host.isOn },
      ports: { openShares: () => shares.open(), closeShares: () => shares.close() },
    }),
    { world, host, name: 'file-server', ...(devTools === undefined ? {} : { devTools }) },
  );
  return {
    actor,
    down: () => actor.send({ type: 'server.down' }),
    up: () => actor.send({ type: 'server.up' }),
    powerOn: () => actor.send({ type: 'power.on' }),
    powerOff: () => actor.send({ type: 'power.off' }),
  };
}
