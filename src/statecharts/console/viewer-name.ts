// The special NetBIOS name of a console's machine: each start of Remote Tools wants it, one at a time, and an open session
// over NetBIOS keeps it (Q200832). One such name for each machine.
import { createMachine } from 'xstate';
import { viewerNameImplementations } from './viewer-name-decisions.ts';
import type { ViewerNameContext, ViewerNameEvent, ViewerNamePorts } from './viewer-name-ports.ts';

/** Whoever else waits may give up at any time. */
const leavesQueue = { actions: 'leaveQueue', meta: { rule: 'viewer-name.waits' } };
const waits = { actions: ['joinQueue', 'tellBusy'], meta: { rule: 'viewer-name.waits' } };
const givesBack = [
  {
    target: '#viewerName.claiming',
    cond: 'isHolderWaitedFor',
    actions: ['release', 'forgetHolder', 'tellFree', 'takeFirstInQueue'],
    meta: { rule: 'viewer-name.waits' },
  },
  {
    target: '#viewerName.free',
    cond: 'isHolder',
    actions: ['release', 'forgetHolder', 'tellFree'],
    meta: { rule: 'viewer-name.given-back' },
  },
];

export function viewerName({ context, ports }: { context: ViewerNameContext; ports: ViewerNamePorts }) {
  return createMachine(
    {
      id: 'viewerName',
      predictableActionArguments: true,
      description: 'The special NetBIOS name of a console, made of its machine name and an A.',
      schema: { context: {} as ViewerNameContext, events: {} as ViewerNameEvent },
      context,
      initial: 'free',
      on: {
        'power.off': {
          target: '.free',
          cond: 'isInUse',
          actions: ['forget', 'forgetHolder', 'clearQueue', 'tellGone'],
          meta: { rule: 'viewer-name.power' },
        },
      },
      states: {
        free: {
          description: 'Nobody on this machine has the name.',
          meta: { rule: 'viewer-name.one-per-machine' },
          on: {
            'name.wanted': {
              target: 'claiming',
              actions: 'takeHolder',
              meta: { rule: 'viewer-name.one-per-machine' },
            },
          },
        },
        claiming: {
          description: 'The machine asks the network whether the name is free, on each of its LANA numbers.',
          meta: { rule: 'viewer-name.one-per-machine' },
          entry: ['tellClaiming', 'claim'],
          on: {
            'claim.ok': { target: 'held', meta: { rule: 'Q200832.special-name' } },
            'claim.denied': { target: 'conflict', actions: 'noteDenial', meta: { rule: 'viewer-name.conflict' } },
            'name.wanted': waits,
            'name.dropped': [...givesBack, leavesQueue],
          },
        },
        held: {
          description: 'The name is in the machine’s local name table, for one start or one session.',
          meta: { rule: 'Q200832.special-name' },
          initial: 'byStart',
          on: { 'name.dropped': [...givesBack, leavesQueue] },
          states: {
            byStart: {
              description: 'A start of Remote Tools has the name while it looks for its client. Others wait.',
              meta: { rule: 'viewer-name.waits' },
              entry: ['tellHeld', 'grant'],
              on: {
                'name.wanted': waits,
                'name.kept': {
                  target: 'bySession',
                  cond: 'isHolder',
                  actions: ['takeSession', 'refuseQueue', 'clearQueue'],
                  meta: { rule: 'Q200832.special-name' },
                },
              },
            },
            bySession: {
              description: 'An open session over NetBIOS has the name. Nobody else can get it.',
              meta: { rule: 'Q200832.name-not-obtained' },
              entry: 'tellHeld',
              on: { 'name.wanted': { actions: 'refuse', meta: { rule: 'Q200832.name-not-obtained' } } },
            },
          },
        },
        conflict: {
          description: 'Another computer has the name already. The start that wanted it fails and lets go.',
          meta: { rule: 'viewer-name.conflict' },
          entry: ['tellConflict', 'refuseHolder'],
          on: { 'name.wanted': waits, 'name.dropped': [...givesBack, leavesQueue] },
        },
      },
    },
    viewerNameImplementations(ports),
  );
}
