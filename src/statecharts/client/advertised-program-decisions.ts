// The guards and actions of one advertised program.
import { assign } from 'xstate';
import type { MachineOptions } from 'xstate';
import { isFreeLetter, nextFreeLetter } from '../../sms/index.ts';
import { serversIn } from './place-user.ts';
import type {
  AdvertisedProgramContext,
  AdvertisedProgramDelays,
  AdvertisedProgramEvent,
  AdvertisedProgramPorts,
} from './advertised-program-ports.ts';

type Implementations = Partial<MachineOptions<AdvertisedProgramContext, AdvertisedProgramEvent, any>>;

/** Status messages (Q283130, Q273754, Q245170). */
export const programMessages = { couldNotStart: 10003, started: 10005, failed: 10006, endedWell: 10008 } as const;

export function programImplementations(
  ports: AdvertisedProgramPorts,
  delays: AdvertisedProgramDelays,
): Implementations {
  const tellOutcome = (
    context: AdvertisedProgramContext,
    rule: string,
    result: 'done' | 'failed' | 'cancelled',
    reason?: string,
  ): void => {
    const { program, server, usedLetter, commandsDone, tries, beganAtMs } = context;
    ports.record('outcome.reached', rule, {
      action: 'run-program',
      program: program.program,
      package: program.package,
      result,
      ...(reason === undefined ? {} : { reason }),
      ...(server === null ? {} : { server }),
      ...(usedLetter === null ? {} : { letter: usedLetter }),
      commands: commandsDone,
      tries,
      tookMs: ports.nowMs() - beganAtMs,
    });
  };
  return {
    guards: {
      wantsLetter: ({ drive }) => drive !== 'unc',
      wantsAnyLetter: ({ drive }) => drive === 'any',
      isLetterFree: ({ drive }, event) => event.type === 'letters.read' && letterFor(drive, event.taken) !== undefined,
      hasLetter: ({ letter }) => letter !== null,
      hasMoreCommands,
      hasLetterAndMoreCommands: (context) => context.letter !== null && hasMoreCommands(context),
    },
    delays: {
      timeToStart: ({ atMs }) => Math.max(0, atMs - ports.nowMs()),
      retryInterval: () => delays.retryInterval,
      commandTime: ({ program, commandsDone }) => program.commandsMs[commandsDone] ?? 0,
    },
    actions: {
      beginTry: assign({
        tries: ({ tries }) => tries + 1,
        beganAtMs: ({ tries, beganAtMs }) => (tries === 0 ? ports.nowMs() : beganAtMs),
        server: null,
        share: null,
      }),
      needAccessPoint: () => ports.needAccessPoint(),
      readServers: () => ports.readServers(),
      noteServers: assign({
        servers: ({ servers }, event) => (event.type === 'file.read' ? serversIn(event.content) : servers),
      }),
      needServer: ({ servers }) => ports.needServer(servers),
      noteServer: assign({
        server: ({ server }, event) => (event.type === 'place.connected' ? event.server : server),
        share: ({ share }, event) => (event.type === 'place.connected' ? event.share : share),
      }),
      release: () => ports.release(),
      readLetters: () => ports.readLetters(),
      chooseLetter: assign({
        wanted: ({ drive, wanted }, event) =>
          event.type === 'letters.read' ? (letterFor(drive, event.taken) ?? null) : wanted,
      }),
      mapDrive: ({ wanted, server, share }) => {
        if (wanted !== null && server !== null && share !== null) ports.mapDrive(wanted, { server, share });
      },
      noteLetter: assign({ letter: ({ wanted }) => wanted, usedLetter: ({ wanted }) => wanted }),
      unmapDrive: ({ letter }) => {
        if (letter !== null) ports.unmapDrive(letter);
      },
      forgetLetter: assign({ letter: null }),
      countCommand: assign({ commandsDone: ({ commandsDone }) => commandsDone + 1 }),
      tellStarted: ({ program, server, share, letter, drive }) => {
        const by = letter ?? `\\\\${server}\\${share}`;
        const rule = letter === null ? 'program.unc' : 'Q226113.letter-on-request';
        ports.record('program.started', rule, { ...named(program), server, drive, by });
        ports.report(programMessages.started);
      },
      tellNoServer: (context, event) => {
        const isTold = event.type === 'file.failed' || event.type === 'drive.failed';
        const reason = isTold ? event.reason : 'no server can be reached';
        ports.record('program.waits', 'program.retry', {
          ...named(context.program),
          reason,
          tries: context.tries,
          retryMs: delays.retryInterval,
        });
      },
      tellCancelled: (context) => tellOutcome(context, 'program.poll-cancels', 'cancelled', 'a poll cancelled it'),
      tellLetterTaken: (context) => {
        const { drive } = context;
        const reason = drive === 'any' ? 'no letter is free' : `${drive} is taken`;
        tellOutcome(context, 'program.letter-taken', 'failed', reason);
        ports.report(programMessages.couldNotStart);
      },
      tellServerLost: (context) => {
        tellOutcome(context, 'program.server-lost', 'failed', 'the server went');
        ports.report(programMessages.failed);
      },
      tellCutOff: (context) => tellOutcome(context, 'program.starts', 'failed', 'the computer was switched off'),
      tellEnded: (context) => {
        tellOutcome(context, 'program.status', 'done');
        ports.report(programMessages.endedWell);
      },
    },
  };
}

function hasMoreCommands({ program, commandsDone }: AdvertisedProgramContext): boolean {
  return commandsDone + 1 < program.commandsMs.length;
}

function letterFor(drive: AdvertisedProgramContext['drive'], taken: readonly string[]): string | undefined {
  if (drive === 'any') return nextFreeLetter(taken);
  return isFreeLetter(drive, taken) ? drive : undefined;
}

function named({ program, package: packageId }: AdvertisedProgramContext['program']): Record<string, unknown> {
  return { program, package: packageId };
}
