// A client's search for advertisements: once an hour it reads the offers of an access point that it draws afresh. What is
// new to it becomes a program that waits for its time.
import { assign, createMachine } from 'xstate';
import type { Offer } from '../../sms/index.ts';
import { pollCancelsRetry } from '../../sms/index.ts';
import { beforeRun } from '../before-run.ts';
import { componentOff, componentStartsUp } from './component-states.ts';
import type {
  OfferPollingContext,
  OfferPollingDelays,
  OfferPollingEvent,
  OfferPollingPorts,
} from './offer-polling-ports.ts';

export interface OfferPollingOptions {
  context: OfferPollingContext;
  ports: OfferPollingPorts;
  delays: OfferPollingDelays;
}

export function offerPolling({ context, ports, delays }: OfferPollingOptions) {
  const endsWithout = {
    target: 'resting',
    actions: ['tellFailed', 'release', 'countPoll'],
    meta: { rule: 'offers.no-access-point' },
  };
  return createMachine(
    {
      id: 'offerPolling',
      predictableActionArguments: true,
      schema: { context: {} as OfferPollingContext, events: {} as OfferPollingEvent },
      context,
      initial: 'beforeRun',
      on: { 'power.off': { target: '.switchedOff', meta: { rule: 'components.power' } } },
      states: {
        beforeRun: beforeRun('the client', { target: 'switchedOff', cond: 'isOffBefore' }, { target: 'running' }),
        switchedOff: componentOff('The offers it knows are on its disk.', 'running.startingUp'),
        running: {
          description: 'The computer is on.',
          meta: { rule: 'offers.poll' },
          initial: 'resting',
          states: {
            startingUp: componentStartsUp('needingAccessPoint', '; then the first poll'),
            resting: {
              description: 'Nothing to do until the next poll is due.',
              meta: { rule: 'offers.poll' },
              after: { timeToPoll: { target: 'needingAccessPoint', meta: { rule: 'offers.poll' } } },
            },
            needingAccessPoint: {
              description: 'It needs an access point, any of its list.',
              meta: { rule: 'offers.poll' },
              entry: 'needAccessPoint',
              on: {
                'place.connected': { target: 'reading', actions: 'noteServer', meta: { rule: 'offers.poll' } },
                'place.exhausted': endsWithout,
              },
            },
            reading: {
              description: 'It reads what is advertised to it, as far as this access point knows.',
              meta: { rule: 'offers.poll' },
              entry: 'readOffers',
              on: {
                'file.read': [
                  {
                    target: 'resting',
                    cond: 'cancelsRetries',
                    actions: ['tellOffers', 'cancelRetries', 'passOn', 'noteKnown', 'release', 'countPoll'],
                    meta: { rule: 'offers.known' },
                  },
                  {
                    target: 'resting',
                    actions: ['tellOffers', 'passOn', 'noteKnown', 'release', 'countPoll'],
                    meta: { rule: 'offers.known' },
                  },
                ],
                'file.failed': endsWithout,
                'place.lost': endsWithout,
              },
            },
          },
        },
      },
    },
    {
      guards: {
        isOffBefore: ({ isOffBefore }) => isOffBefore,
        cancelsRetries: ({ servicePack }) => pollCancelsRetry(servicePack),
      },
      delays: {
        startUpDelay: () => delays.startUpDelay,
        timeToPoll: ({ nextPollAtMs }) => Math.max(0, nextPollAtMs - ports.nowMs()),
      },
      actions: {
        needAccessPoint: () => ports.needAccessPoint(),
        noteServer: assign({
          server: ({ server }, event) => (event.type === 'place.connected' ? event.server : server),
        }),
        readOffers: () => ports.readOffers(),
        tellOffers: ({ known, server }, event) => {
          const offers = offersIn(event);
          ports.record('offers.read', 'offers.known', {
            server,
            offers: offers.map(({ advertisement }) => advertisement),
            fresh: newOffers(offers, known).map(({ advertisement }) => advertisement),
          });
        },
        cancelRetries: () => ports.cancelRetries(),
        passOn: ({ known }, event) => {
          for (const offer of newOffers(offersIn(event), known)) ports.takeOffer(offer);
        },
        noteKnown: assign({
          known: ({ known }, event) => [
            ...known,
            ...newOffers(offersIn(event), known).map(({ advertisement }) => advertisement),
          ],
        }),
        release: () => ports.release(),
        countPoll: assign({ nextPollAtMs: ({ intervalMs }) => ports.nowMs() + intervalMs }),
        tellFailed: (_, event) =>
          ports.record('component.failed', 'offers.no-access-point', {
            component: 'offer polling',
            reason: event.type === 'file.failed' ? event.reason : 'no access point can be reached',
            retryMs: context.intervalMs,
          }),
      },
    },
  );
}

function offersIn(event: OfferPollingEvent): readonly Offer[] {
  return event.type === 'file.read' ? (event.content as { readonly offers: readonly Offer[] }).offers : [];
}

function newOffers(offers: readonly Offer[], known: readonly string[]): Offer[] {
  return offers.filter(({ advertisement }) => !known.includes(advertisement));
}
