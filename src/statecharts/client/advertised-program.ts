// One advertised program on a client: it waits for its time, asks an access point which servers have the package, needs one
// of them, maps a letter if the program wants one, and runs the program's commands. Ended once, it is never begun again.
import { createMachine } from 'xstate';
import { programImplementations } from './advertised-program-decisions.ts';
import type {
  AdvertisedProgramContext,
  AdvertisedProgramDelays,
  AdvertisedProgramEvent,
  AdvertisedProgramPorts,
} from './advertised-program-ports.ts';

export interface AdvertisedProgramOptions {
  context: AdvertisedProgramContext;
  ports: AdvertisedProgramPorts;
  delays: AdvertisedProgramDelays;
}

export function advertisedProgram({ context, ports, delays }: AdvertisedProgramOptions) {
  const cutOff = { 'power.off': { target: '#advertisedProgram.cutOff', meta: { rule: 'program.starts' } } };
  const retries = {
    target: '#advertisedProgram.waitingToRetry',
    actions: ['tellNoServer', 'release'],
    meta: { rule: 'program.retry' },
  };
  const letterTaken = {
    target: '#advertisedProgram.notStarted',
    actions: ['tellLetterTaken', 'release'],
    meta: { rule: 'program.letter-taken' },
  };
  const losesServer = {
    target: '#advertisedProgram.serverLost',
    actions: ['tellServerLost', 'unmapDrive', 'forgetLetter', 'release'],
    meta: { rule: 'program.server-lost' },
  };
  return createMachine(
    {
      id: 'advertisedProgram',
      predictableActionArguments: true,
      schema: { context: {} as AdvertisedProgramContext, events: {} as AdvertisedProgramEvent },
      context,
      initial: 'waiting',
      states: {
        waiting: {
          description: 'Its time has not come yet.',
          meta: { rule: 'program.starts' },
          after: { timeToStart: { target: 'findingServer', meta: { rule: 'program.starts' } } },
          on: { 'power.off': { target: 'switchedOff', meta: { rule: 'components.power' } } },
        },
        switchedOff: {
          description: 'The computer is off; the program is on its disk and waits.',
          meta: { rule: 'components.power' },
          on: { 'power.on': { target: 'waiting', meta: { rule: 'program.starts' } } },
        },
        findingServer: {
          description: 'Which servers have the package, and which of them will it be?',
          meta: { rule: 'program.list-of-package' },
          entry: 'beginTry',
          initial: 'needingAccessPoint',
          on: { ...cutOff, 'place.exhausted': retries, 'place.lost': retries, 'file.failed': retries },
          states: {
            needingAccessPoint: {
              description: 'It needs an access point, any of the list.',
              meta: { rule: 'program.list-of-package' },
              entry: 'needAccessPoint',
              on: { 'place.connected': { target: 'readingServers', meta: { rule: 'program.list-of-package' } } },
            },
            readingServers: {
              description: 'It reads which distribution points have the package.',
              meta: { rule: 'program.list-of-package' },
              entry: 'readServers',
              on: {
                'file.read': {
                  target: 'needingServer',
                  actions: ['noteServers', 'release'],
                  meta: { rule: 'program.list-of-package' },
                },
              },
            },
            needingServer: {
              description: 'It needs one of these distribution points, any.',
              meta: { rule: 'program.own-draw' },
              entry: 'needServer',
              on: {
                'place.connected': [
                  {
                    target: '#advertisedProgram.mappingDrive',
                    cond: 'wantsLetter',
                    actions: 'noteServer',
                    meta: { rule: 'Q226113.letter-on-request' },
                  },
                  {
                    target: '#advertisedProgram.running',
                    actions: 'noteServer',
                    meta: { rule: 'program.unc' },
                  },
                ],
              },
            },
          },
        },
        mappingDrive: {
          description: 'It maps a letter for the program.',
          meta: { rule: 'Q226113.letter-on-request' },
          initial: 'choosing',
          on: { ...cutOff, 'place.lost': retries },
          states: {
            choosing: {
              description: 'Which letters are taken?',
              meta: { rule: 'Q226113.letter-on-request' },
              entry: 'readLetters',
              on: {
                'letters.read': [
                  {
                    target: 'mapping',
                    cond: 'isLetterFree',
                    actions: 'chooseLetter',
                    meta: { rule: 'program.next-letter' },
                  },
                  letterTaken,
                ],
              },
            },
            mapping: {
              description: 'The letter is mapped to the share of the server drawn.',
              meta: { rule: 'Q226113.letter-on-request' },
              entry: 'mapDrive',
              on: {
                'drive.mapped': {
                  target: '#advertisedProgram.running',
                  actions: 'noteLetter',
                  meta: { rule: 'Q226113.letter-on-request' },
                },
                'letter.taken': [
                  { target: 'choosing', cond: 'wantsAnyLetter', meta: { rule: 'program.next-letter' } },
                  letterTaken,
                ],
                'drive.failed': retries,
              },
            },
          },
        },
        running: {
          description: 'Its commands run, one after another.',
          meta: { rule: 'program.starts' },
          entry: 'tellStarted',
          initial: 'firstCommand',
          on: { ...cutOff, 'place.lost': losesServer },
          states: {
            firstCommand: {
              description: 'The first command runs; a letter that was mapped for it is there.',
              meta: { rule: 'program.connection-kept' },
              after: {
                commandTime: [
                  {
                    target: 'withoutLetter',
                    cond: 'hasLetterAndMoreCommands',
                    actions: ['countCommand', 'unmapDrive', 'forgetLetter', 'release'],
                    meta: { rule: 'program.letter-gone' },
                  },
                  {
                    target: 'laterCommands',
                    cond: 'hasMoreCommands',
                    actions: 'countCommand',
                    meta: { rule: 'program.connection-kept' },
                  },
                  {
                    target: '#advertisedProgram.ended',
                    cond: 'hasLetter',
                    actions: ['countCommand', 'unmapDrive', 'forgetLetter', 'release'],
                    meta: { rule: 'program.letter-gone' },
                  },
                  {
                    target: '#advertisedProgram.ended',
                    actions: ['countCommand', 'release'],
                    meta: { rule: 'program.connection-kept' },
                  },
                ],
              },
            },
            withoutLetter: {
              description: 'The other commands run; the letter is gone.',
              meta: { rule: 'program.letter-gone' },
              after: {
                commandTime: [
                  {
                    target: 'withoutLetter',
                    cond: 'hasMoreCommands',
                    actions: 'countCommand',
                    meta: { rule: 'program.letter-gone' },
                  },
                  {
                    target: '#advertisedProgram.ended',
                    actions: 'countCommand',
                    meta: { rule: 'program.letter-gone' },
                  },
                ],
              },
            },
            laterCommands: {
              description: 'The other commands run by UNC name.',
              meta: { rule: 'program.unc' },
              after: {
                commandTime: [
                  {
                    target: 'laterCommands',
                    cond: 'hasMoreCommands',
                    actions: 'countCommand',
                    meta: { rule: 'program.unc' },
                  },
                  {
                    target: '#advertisedProgram.ended',
                    actions: ['countCommand', 'release'],
                    meta: { rule: 'program.connection-kept' },
                  },
                ],
              },
            },
          },
        },
        waitingToRetry: {
          description: 'It reached no server; in ten minutes it tries again.',
          meta: { rule: 'program.retry' },
          after: { retryInterval: { target: 'findingServer', meta: { rule: 'program.retry' } } },
          on: {
            'poll.ended': { target: 'cancelled', actions: 'tellCancelled', meta: { rule: 'program.poll-cancels' } },
            'power.off': { target: 'switchedOff', meta: { rule: 'components.power' } },
          },
        },
        ended: {
          description: 'All its commands have ended.',
          type: 'final',
          meta: { rule: 'program.status', verdict: 'good' },
          entry: 'tellEnded',
        },
        notStarted: {
          description: 'It could not start, for want of a letter.',
          type: 'final',
          meta: { rule: 'program.letter-taken', verdict: 'bad' },
        },
        serverLost: {
          description: 'The server went while it ran.',
          type: 'final',
          meta: { rule: 'program.server-lost', verdict: 'bad' },
        },
        cancelled: {
          description: 'A poll for advertisements cancelled the next try.',
          type: 'final',
          meta: { rule: 'program.poll-cancels', verdict: 'bad' },
        },
        cutOff: {
          description: 'The computer was switched off in the midst of it.',
          type: 'final',
          meta: { rule: 'program.starts', verdict: 'bad' },
          entry: 'tellCutOff',
        },
      },
    },
    programImplementations(ports, delays),
  );
}
