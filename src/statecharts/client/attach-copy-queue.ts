// Starts the Copy Queue of a client on its host.
import type { ClientFile } from '../../sms/index.ts';
import { uploadPath } from '../../sms/index.ts';
import type { Actor } from '../run.ts';
import { startActor } from '../run.ts';
import { singleWait } from '../single-wait.ts';
import type { ComponentActor, ComponentOptions, FileQueue } from './client-component.ts';
import { copyQueue } from './copy-queue.ts';
import type { CopyQueueEvent } from './copy-queue-ports.ts';
import { placeUser } from './place-user.ts';

export interface CopyQueueActor extends ComponentActor, FileQueue {
  readonly actor: Actor<CopyQueueEvent>;
}

export function attachCopyQueue(options: Omit<ComponentOptions, 'store'>): CopyQueueActor {
  const { world, host, places, timings, siteCode, devTools } = options;
  const owner = `${host.name}/copy-queue`;
  const place = placeUser({ world, host, places, owner, send: (event) => actor.send(event) });
  const cycleIntervalMs = singleWait(timings, 'copyQueueInterval');
  const actor: Actor<CopyQueueEvent> = startActor(
    copyQueue({
      context: {
        isOffBefore: !host.isOn,
        cycleIntervalMs,
        lifetimeMs: singleWait(timings, 'copyQueueItemLifetime'),
        nextCycleAtMs: cycleIntervalMs,
        files: [],
      },
      ports: {
        nowMs: () => world.nowMs,
        needAccessPoint: () => place.need({ list: 'cap', site: siteCode }),
        write: (file) => place.write(uploadPath(file), file),
        release: () => place.release(),
        record: (kind, rule, detail) => world.recordSoon(host, { kind, actor: owner, rule, detail }),
      },
      delays: { startUpDelay: singleWait(timings, 'missedCycleDelay') },
    }),
    { world, host, name: 'copy-queue', ...(devTools === undefined ? {} : { devTools }) },
  );
  return {
    actor,
    queue: (file: ClientFile) => world.soon(host, () => actor.send({ type: 'file.queued', file, atMs: world.nowMs })),
    powerOn: () => actor.send({ type: 'power.on', atMs: world.nowMs }),
    powerOff: () => {
      place.forget();
      actor.send({ type: 'power.off' });
    },
  };
}
