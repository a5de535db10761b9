// A client access point as far as discovery goes: the share into which clients write their records, and the Inbox Manager
// Assistant, which passes them on to the site server. What the site server sends down to clients is not simulated.
import { assign, createMachine } from 'xstate';
import { beforeRun } from '../before-run.ts';
import type {
  AccessPointContext,
  AccessPointDelays,
  AccessPointEvent,
  AccessPointPorts,
} from './access-point-ports.ts';
import { inboxActions, isClientFile, placeOf } from './inbox.ts';

export interface AccessPointOptions {
  context: AccessPointContext;
  ports: AccessPointPorts;
  delays: AccessPointDelays;
}

export function accessPoint({ context, ports, delays }: AccessPointOptions) {
  return createMachine(
    {
      id: 'accessPoint',
      predictableActionArguments: true,
      schema: { context: {} as AccessPointContext, events: {} as AccessPointEvent },
      context,
      initial: 'beforeRun',
      on: {
        // Of a record that was on its way when the server went down.
        'record.taken': { actions: ['tellPassed', 'dropFirst'], meta: { rule: 'access-point.passes-on' } },
      },
      states: {
        beforeRun: beforeRun('the access point', { target: 'down', cond: 'isDownBefore' }, { target: 'serving' }),
        down: {
          description: 'The share is not there. The files in the inbox stay.',
          meta: { rule: 'access-point.down' },
          on: {
            'server.up': { target: 'serving', meta: { rule: 'access-point.mailbox' } },
            'power.on': { target: 'serving', meta: { rule: 'access-point.mailbox' } },
          },
        },
        serving: {
          description: 'Clients can write into the share, and read what it has of the site.',
          meta: { rule: 'access-point.mailbox' },
          entry: 'openShare',
          exit: 'closeShare',
          initial: 'looking',
          on: {
            'server.down': { target: 'down', meta: { rule: 'access-point.down' } },
            'power.off': { target: 'down', meta: { rule: 'access-point.down' } },
            'record.arrived': { actions: ['putIntoInbox', 'tellArrived'], meta: { rule: 'access-point.mailbox' } },
            'contents.came': {
              actions: ['noteContents', 'tellContents'],
              meta: { rule: 'access-point.serves-lists' },
            },
          },
          states: {
            looking: {
              description: 'Is anything in the inbox?',
              meta: { rule: 'access-point.passes-on' },
              always: [{ target: 'recordWaiting', cond: 'hasRecord' }, { target: 'empty' }],
            },
            empty: {
              description: 'The inbox is empty.',
              meta: { rule: 'access-point.mailbox' },
              on: {
                'record.arrived': {
                  target: 'recordWaiting',
                  actions: ['putIntoInbox', 'tellArrived'],
                  meta: { rule: 'access-point.mailbox' },
                },
              },
            },
            recordWaiting: {
              description: 'A file lies in its box until the Inbox Manager Assistant looks.',
              meta: { rule: 'access-point.passes-on' },
              after: { inboxDelay: { target: 'passingOn', meta: { rule: 'access-point.passes-on' } } },
              on: {
                'record.taken': {
                  target: 'looking',
                  actions: ['tellPassed', 'dropFirst'],
                  meta: { rule: 'access-point.passes-on' },
                },
              },
            },
            passingOn: {
              description: 'The oldest file is written into its box on the site server.',
              meta: { rule: 'access-point.passes-on' },
              entry: 'passOn',
              on: {
                'record.taken': [
                  {
                    target: 'passingOn',
                    cond: 'hasAnotherRecord',
                    actions: ['tellPassed', 'dropFirst'],
                    meta: { rule: 'access-point.passes-on' },
                  },
                  {
                    target: 'empty',
                    actions: ['tellPassed', 'dropFirst'],
                    meta: { rule: 'access-point.passes-on' },
                  },
                ],
                'delivery.failed': {
                  target: 'tryingAgain',
                  actions: 'tellKept',
                  meta: { rule: 'access-point.tries-again' },
                },
              },
            },
            tryingAgain: {
              description: 'The site server could not be reached; the file stays in the inbox for the next try.',
              meta: { rule: 'access-point.tries-again' },
              after: { retryInterval: { target: 'passingOn', meta: { rule: 'access-point.tries-again' } } },
            },
          },
        },
      },
    },
    {
      guards: {
        isDownBefore: ({ isDownBefore }) => isDownBefore,
        hasRecord: ({ inbox }) => inbox.length > 0,
        hasAnotherRecord: ({ inbox }) => inbox.length > 1,
      },
      delays: { inboxDelay: () => delays.inboxDelay, retryInterval: () => delays.retryInterval },
      actions: {
        openShare: () => ports.openShare(),
        closeShare: () => ports.closeShare(),
        ...inboxActions<AccessPointContext, AccessPointEvent>('ddr.box', 'access-point.mailbox', ports.record),
        passOn: ({ inbox: [first] }) => {
          if (first) ports.passOn(first);
        },
        tellPassed: ({ inbox: [first], siteServer }) => {
          if (!first) return;
          if (isClientFile(first)) {
            const { name, kind } = first;
            return ports.record('file.passed', 'access-point.takes-files', { name, kind, to: siteServer });
          }
          ports.record('record.passed', 'access-point.passes-on', { ...placeOf(first), to: siteServer });
        },
        noteContents: assign({
          contents: ({ contents }, event) => (event.type === 'contents.came' ? event.contents : contents),
        }),
        tellContents: ({ contents: { accessPoints, offers } }) =>
          ports.record('content.changed', 'access-point.serves-lists', {
            accessPoints: [...accessPoints],
            advertisements: offers.map(({ advertisement }) => advertisement),
          }),
        dropFirst: assign({ inbox: ({ inbox }) => inbox.slice(1) }),
        tellKept: ({ inbox: [first] }, event) => {
          if (event.type !== 'delivery.failed') return;
          if (first && isClientFile(first)) {
            const { name, kind } = first;
            return ports.record('file.kept', 'access-point.tries-again', { name, kind, reason: event.reason });
          }
          ports.record('record.kept', 'access-point.tries-again', { name: first?.name ?? '', reason: event.reason });
        },
      },
    },
  );
}
