// The Copy Queue of a client: files that wait for upload, each with a need of its own, so each may reach another access
// point. What reaches none waits for the next cycle of the queue, and is thrown away when it is too old.
import { assign, createMachine } from 'xstate';
import { isDue } from '../../sms/index.ts';
import { beforeRun } from '../before-run.ts';
import { componentOff, componentStartsUp } from './component-states.ts';
import type {
  CopyQueueContext,
  CopyQueueDelays,
  CopyQueueEvent,
  CopyQueuePorts,
  QueuedFile,
} from './copy-queue-ports.ts';

export interface CopyQueueOptions {
  context: CopyQueueContext;
  ports: CopyQueuePorts;
  delays: CopyQueueDelays;
}

export function copyQueue({ context, ports, delays }: CopyQueueOptions) {
  const keepsFile = {
    target: 'looking',
    actions: ['tellKept', 'release', 'keepForNextCycle'],
    meta: { rule: 'copy-queue.next-cycle' },
  };
  return createMachine(
    {
      id: 'copyQueue',
      predictableActionArguments: true,
      schema: { context: {} as CopyQueueContext, events: {} as CopyQueueEvent },
      context,
      initial: 'beforeRun',
      on: {
        'power.off': { target: '.switchedOff', meta: { rule: 'components.power' } },
        'file.queued': { actions: ['putIntoQueue', 'tellQueued'], meta: { rule: 'copy-queue.own-need' } },
      },
      states: {
        beforeRun: beforeRun('the client', { target: 'switchedOff', cond: 'isOffBefore' }, { target: 'running' }),
        switchedOff: componentOff('The files that wait are on its disk.', 'running.startingUp'),
        running: {
          description: 'The computer is on.',
          meta: { rule: 'copy-queue.own-need' },
          initial: 'looking',
          states: {
            startingUp: componentStartsUp('looking'),
            looking: {
              description: 'Does a file wait that was not tried since the last cycle?',
              meta: { rule: 'copy-queue.own-need' },
              always: [
                { target: 'needingAccessPoint', cond: 'hasFileToTry', meta: { rule: 'copy-queue.own-need' } },
                { target: 'waiting', cond: 'hasFileLeft', meta: { rule: 'copy-queue.next-cycle' } },
                { target: 'empty', meta: { rule: 'copy-queue.own-need' } },
              ],
            },
            empty: {
              description: 'Nothing waits for upload.',
              meta: { rule: 'copy-queue.own-need' },
              on: {
                'file.queued': {
                  target: 'looking',
                  actions: ['putIntoQueue', 'tellQueued'],
                  meta: { rule: 'copy-queue.own-need' },
                },
              },
            },
            waiting: {
              description: 'Files that reached no access point wait for the next cycle of the queue.',
              meta: { rule: 'copy-queue.next-cycle' },
              after: {
                timeToCycle: {
                  target: 'looking',
                  actions: ['tellDropped', 'dropExpired', 'beginCycle'],
                  meta: { rule: 'copy-queue.next-cycle' },
                },
              },
              on: {
                'file.queued': {
                  target: 'looking',
                  actions: ['putIntoQueue', 'tellQueued'],
                  meta: { rule: 'copy-queue.own-need' },
                },
              },
            },
            needingAccessPoint: {
              description: 'The oldest file not tried yet needs an access point, any of the list.',
              meta: { rule: 'copy-queue.own-need' },
              entry: 'needAccessPoint',
              on: {
                'place.connected': { target: 'writing', meta: { rule: 'copy-queue.own-need' } },
                'place.exhausted': keepsFile,
              },
            },
            writing: {
              description: 'The file is written into its box on the access point.',
              meta: { rule: 'copy-queue.own-need' },
              entry: 'writeFile',
              on: {
                'file.written': {
                  target: 'looking',
                  actions: ['release', 'dropUploaded'],
                  meta: { rule: 'copy-queue.own-need' },
                },
                'file.failed': keepsFile,
                'place.lost': keepsFile,
              },
            },
          },
        },
      },
    },
    {
      guards: {
        isOffBefore: ({ isOffBefore }) => isOffBefore,
        hasFileToTry: (context) => fileToTry(context) !== undefined,
        hasFileLeft: ({ files }) => files.length > 0,
      },
      delays: {
        startUpDelay: () => delays.startUpDelay,
        timeToCycle: ({ nextCycleAtMs }) => Math.max(0, nextCycleAtMs - ports.nowMs()),
      },
      actions: {
        putIntoQueue: assign({
          files: ({ files }, event) =>
            event.type === 'file.queued'
              ? [...files, { ...event.file, writtenAtMs: event.atMs, isTried: false }]
              : files,
        }),
        tellQueued: (_, event) => {
          if (event.type !== 'file.queued') return;
          const { kind, name, about } = event.file;
          ports.record('file.queued', 'copy-queue.own-need', { kind, name, about });
        },
        needAccessPoint: () => ports.needAccessPoint(),
        writeFile: (context) => {
          const file = fileToTry(context);
          if (file) ports.write({ kind: file.kind, name: file.name, about: file.about });
        },
        release: () => ports.release(),
        dropUploaded: assign({ files: (context) => context.files.filter((file) => file !== fileToTry(context)) }),
        tellKept: (context, event) => {
          const reason = event.type === 'file.failed' ? event.reason : 'no access point can be reached';
          const { kind, name } = fileToTry(context) ?? {};
          ports.record('file.kept', 'copy-queue.next-cycle', { kind, name, reason });
        },
        keepForNextCycle: assign({
          files: (context) => {
            const tried = fileToTry(context);
            return context.files.map((file) => (file === tried ? { ...file, isTried: true } : file));
          },
          nextCycleAtMs: ({ nextCycleAtMs, cycleIntervalMs }) =>
            nextCycle(nextCycleAtMs, cycleIntervalMs, ports.nowMs()),
        }),
        tellDropped: ({ files, lifetimeMs }) => {
          for (const { kind, name, writtenAtMs } of files) {
            if (!isDue(writtenAtMs + lifetimeMs, ports.nowMs())) continue;
            ports.record('file.dropped', 'copy-queue.dropped', { kind, name, keptMs: ports.nowMs() - writtenAtMs });
          }
        },
        dropExpired: assign({
          files: ({ files, lifetimeMs }) =>
            files.filter(({ writtenAtMs }) => !isDue(writtenAtMs + lifetimeMs, ports.nowMs())),
        }),
        beginCycle: assign({
          files: ({ files }) => files.map((file) => ({ ...file, isTried: false })),
          nextCycleAtMs: ({ cycleIntervalMs }) => ports.nowMs() + cycleIntervalMs,
        }),
      },
    },
  );
}

function fileToTry({ files }: CopyQueueContext): QueuedFile | undefined {
  return files.find(({ isTried }) => !isTried);
}

/** The cycle of the queue goes by whether files wait or not; the next is the first that is still to come. */
function nextCycle(nextAtMs: number, intervalMs: number, nowMs: number): number {
  return nextAtMs > nowMs ? nextAtMs : nextAtMs + (Math.floor((nowMs - nextAtMs) / intervalMs) + 1) * intervalMs;
}
