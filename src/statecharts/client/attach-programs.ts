// Starts the search for advertisements on a client, and a statechart for each program that it learns of or somebody starts.
import type { DriveMode, Offer, Program } from '../../sms/index.ts';
import { driveModeOn, offerFile, packageFile } from '../../sms/index.ts';
import type { Actor } from '../run.ts';
import { startActor } from '../run.ts';
import { singleWait } from '../single-wait.ts';
import { advertisedProgram } from './advertised-program.ts';
import type { AdvertisedProgramContext, AdvertisedProgramEvent } from './advertised-program-ports.ts';
import type { ComponentActor, ComponentOptions, FileQueue } from './client-component.ts';
import { newFile } from './client-component.ts';
import { offerPolling } from './offer-polling.ts';
import type { OfferPollingEvent } from './offer-polling-ports.ts';
import type { PlaceUser } from './place-user.ts';
import { placeUser } from './place-user.ts';

export interface ProgramOptions extends ComponentOptions {
  queue: FileQueue;
  /** Of the client. */
  servicePack: number;
}

/** Of a status message: an offer came. */
const offerCame = 10002;

export interface ProgramsActor extends ComponentActor {
  /** Somebody starts a program by hand. `name`: of the actor, without its host. */
  run(name: string, program: Program): void;
}

/** The programs of a client: one actor each. */
export function attachPrograms(
  options: ProgramOptions,
): ProgramsActor & { take(offer: Offer): void; pollEnded(): void } {
  const { host } = options;
  const started: { actor: Actor<AdvertisedProgramEvent>; place: PlaceUser }[] = [];
  const tell = (event: AdvertisedProgramEvent) => {
    for (const { actor } of started) if (!isOver(actor)) actor.send(event);
  };
  const begin = (name: string, program: Program, atMs: number) => {
    started.push(startProgram(options, { name, program, atMs }));
  };
  return {
    run: (name, program) => begin(name, program, options.world.nowMs),
    take: (offer) => {
      const { advertisement, atMs, ...program } = offer;
      options.queue.queue(newFile(host, 'status', `${offerCame}, ${advertisement} came`));
      // Without a time it waits until somebody starts it.
      if (atMs !== undefined) begin(`advertised-program-${advertisement}`, program, atMs);
    },
    pollEnded: () => tell({ type: 'poll.ended' }),
    actor: {
      stop: () => {
        for (const { actor } of started) actor.stop();
      },
    },
    powerOn: () => tell({ type: 'power.on' }),
    powerOff: () => {
      for (const { place } of started) place.forget();
      tell({ type: 'power.off' });
    },
  };
}

function isOver(actor: Actor<AdvertisedProgramEvent>): boolean {
  return ['ended', 'notStarted', 'serverLost', 'cancelled', 'cutOff'].some((state) => actor.isIn(state));
}

function startProgram(
  options: ProgramOptions,
  { name, program, atMs }: { name: string; program: Program; atMs: number },
): { actor: Actor<AdvertisedProgramEvent>; place: PlaceUser } {
  const { world, host, places, store, timings, siteCode, queue, devTools } = options;
  const owner = `${host.name}/${name}`;
  const place = placeUser({ world, host, places, owner, send: (event) => actor.send(event) });
  const soon = (act: () => void) => world.soon(host, act);
  const actor: Actor<AdvertisedProgramEvent> = startActor(
    advertisedProgram({
      context: programBefore(program, driveModeOn(host.system, program.drive), atMs),
      ports: {
        nowMs: () => world.nowMs,
        needAccessPoint: () => place.need({ list: 'cap', site: siteCode }),
        readServers: () => place.read(packageFile(program.package)),
        needServer: (servers) => {
          soon(() => store.takeServers(program.package, servers, owner));
          place.need({ list: 'dp', package: program.package });
        },
        release: () => place.release(),
        readLetters: () => soon(() => actor.send({ type: 'letters.read', taken: store.letters() })),
        mapDrive: (letter, at) =>
          soon(() => {
            const whileHeld = place.whileHeld();
            store.mapDrive({ letter, place: at, actor: owner }, (event) => whileHeld(() => actor.send(event)));
          }),
        unmapDrive: (letter) => soon(() => store.unmapDrive(letter, owner)),
        report: (message) =>
          soon(() => queue.queue(newFile(host, 'status', `${message}, ${program.program} of ${program.package}`))),
        record: (kind, rule, detail) => world.recordSoon(host, { kind, actor: owner, rule, detail }),
      },
      delays: { retryInterval: singleWait(timings, 'programRetryInterval') },
    }),
    { world, host, name, ...(devTools === undefined ? {} : { devTools }) },
  );
  return { actor, place };
}

export function programBefore(program: Program, drive: DriveMode, atMs: number): AdvertisedProgramContext {
  return {
    program,
    drive,
    atMs,
    beganAtMs: 0,
    servers: [],
    server: null,
    share: null,
    wanted: null,
    letter: null,
    usedLetter: null,
    commandsDone: 0,
    tries: 0,
  };
}

/** The search for advertisements; what it finds goes to the programs. */
export function attachOfferPolling(
  options: ProgramOptions & {
    settings: { readonly nextAtMs?: number };
    programs: { take(offer: Offer): void; pollEnded(): void };
  },
): ComponentActor {
  const { world, host, places, timings, siteCode, servicePack, settings, programs, devTools } = options;
  const owner = `${host.name}/offer-polling`;
  const place = placeUser({ world, host, places, owner, send: (event) => actor.send(event) });
  const intervalMs = singleWait(timings, 'offerPollingInterval');
  const actor: Actor<OfferPollingEvent> = startActor(
    offerPolling({
      context: {
        isOffBefore: !host.isOn,
        intervalMs,
        nextPollAtMs: settings.nextAtMs ?? intervalMs,
        servicePack,
        known: [],
        server: '',
      },
      ports: {
        nowMs: () => world.nowMs,
        needAccessPoint: () => place.need({ list: 'cap', site: siteCode }),
        readOffers: () => place.read(offerFile(siteCode)),
        takeOffer: (offer) => world.soon(host, () => programs.take(offer)),
        cancelRetries: () => world.soon(host, () => programs.pollEnded()),
        release: () => place.release(),
        record: (kind, rule, detail) => world.recordSoon(host, { kind, actor: owner, rule, detail }),
      },
      delays: { startUpDelay: singleWait(timings, 'missedCycleDelay') },
    }),
    { world, host, name: 'offer-polling', ...(devTools === undefined ? {} : { devTools }) },
  );
  return {
    actor,
    powerOn: () => actor.send({ type: 'power.on' }),
    powerOff: () => {
      place.forget();
      actor.send({ type: 'power.off' });
    },
  };
}
