// One need of a client component for a CAP or a DP: which server of the list, is it there, how onto its share, and letting go
// when the job is done. Trying again later is a new need, and up to whoever had this one.
import { createMachine } from 'xstate';
import { accessPointNeedImplementations } from './access-point-need-decisions.ts';
import type { AccessPointNeedContext, AccessPointNeedEvent, AccessPointNeedPorts } from './access-point-need-ports.ts';

export interface AccessPointNeedOptions {
  context: AccessPointNeedContext;
  ports: AccessPointNeedPorts;
}

const nextCandidate = {
  target: '#accessPointNeed.choosing',
  actions: 'putAside',
  meta: { rule: 'access-point.next-candidate' },
};

/** After a refusal under one account: another, where one may help. */
const afterRefusal = [
  {
    target: '#accessPointNeed.attaching.accounts',
    cond: 'mayTryAccount',
    meta: { rule: 'access-point.accounts' },
  },
  nextCandidate,
];

export function accessPointNeed({ context, ports }: AccessPointNeedOptions) {
  return createMachine(
    {
      id: 'accessPointNeed',
      predictableActionArguments: true,
      schema: { context: {} as AccessPointNeedContext, events: {} as AccessPointNeedEvent },
      context,
      initial: 'loadingList',
      on: {
        'power.off': { target: '.switchedOff', meta: { rule: 'access-point.power' } },
      },
      states: {
        loadingList: {
          description: 'Which servers could serve, as far as this computer knows?',
          meta: { rule: 'access-point.list' },
          entry: 'readList',
          on: {
            'list.read': [
              {
                target: 'choosing',
                cond: 'isListed',
                actions: 'noteList',
                meta: { rule: 'access-point.list' },
              },
              { target: 'exhausted', actions: 'noteList', meta: { rule: 'access-point.no-server' } },
            ],
          },
        },
        choosing: {
          description: 'One server of those that are left.',
          meta: { rule: 'access-point.choice' },
          initial: 'comparing',
          states: {
            comparing: {
              description: 'What goes first: a preferred server, a connection that is there, or the draw?',
              meta: { rule: 'access-point.choice' },
              always: [
                { target: 'preferred', cond: 'hasPreferred', meta: { rule: 'Q226113.preferred' } },
                { target: 'existing', cond: 'hasExisting', meta: { rule: 'access-point.existing' } },
                { target: 'random', cond: 'passesConnectionsOver', meta: { rule: 'Q226113.not-evaluated' } },
                { target: 'random', cond: 'mayDrawCap', meta: { rule: 'Q226113.random-cap' } },
                { target: 'random', cond: 'mayDrawDp', meta: { rule: 'Q226113.random-dp' } },
                { target: '#accessPointNeed.exhausted', meta: { rule: 'access-point.no-server' } },
              ],
            },
            preferred: {
              description: 'One of the servers that Prefserv has named.',
              meta: { rule: 'Q226113.preferred' },
              entry: 'drawPreferred',
              on: {
                'server.drawn': {
                  target: '#accessPointNeed.probing',
                  actions: ['notePreferred', 'tellPicked'],
                  meta: { rule: 'Q226113.preferred' },
                },
              },
            },
            existing: {
              description: 'The first server that is connected already.',
              meta: { rule: 'access-point.existing' },
              entry: 'takeExisting',
              on: {
                'server.drawn': {
                  target: '#accessPointNeed.probing',
                  actions: ['noteExisting', 'tellPicked'],
                  meta: { rule: 'access-point.existing' },
                },
              },
            },
            random: {
              description: 'The draw: each server that is left has the same chance.',
              meta: { rule: 'access-point.uniform' },
              entry: 'drawRandom',
              on: {
                'server.drawn': {
                  target: '#accessPointNeed.probing',
                  actions: ['noteDrawn', 'tellPicked'],
                  meta: { rule: 'Q226113.all-near' },
                },
              },
            },
          },
        },
        probing: {
          description: 'Is the server there?',
          meta: { rule: 'access-point.server-info' },
          initial: 'serverInfo',
          states: {
            serverInfo: {
              description: 'It asks the server for its particulars.',
              meta: { rule: 'access-point.server-info' },
              entry: 'askServerInfo',
              on: {
                'server.present': {
                  target: '#accessPointNeed.attaching',
                  actions: 'noteConnections',
                  meta: { rule: 'access-point.server-info' },
                },
                'server.info.broken': { target: 'ipcPing', meta: { rule: 'Q226113.ping-ipc' } },
                'server.absent': nextCandidate,
              },
            },
            ipcPing: {
              description: 'It connects to IPC$ and lets go at once, only to see whether somebody is there.',
              meta: { rule: 'Q226113.ping-ipc' },
              entry: 'pingIpc',
              on: {
                'ipc.answered': {
                  target: '#accessPointNeed.attaching',
                  actions: 'noteConnections',
                  meta: { rule: 'Q226113.ipc-released' },
                },
                'ipc.failed': nextCandidate,
              },
            },
          },
        },
        attaching: {
          description: 'How onto its share?',
          meta: { rule: 'access-point.context' },
          initial: 'comparing',
          states: {
            comparing: {
              description: 'Is a connection there that can be used, and under which account would a new one go out?',
              meta: { rule: 'access-point.context' },
              always: [
                { target: 'reuse', cond: 'hasDeviceless', meta: { rule: 'Q226113.reuse-deviceless' } },
                { target: 'session', cond: 'hasLetterSession', meta: { rule: 'Q226113.letter-not-reused' } },
                { target: 'session', cond: 'hasSession', meta: { rule: 'access-point.session-context' } },
                { target: 'context', cond: 'isLetterPassedOver', meta: { rule: 'Q226113.letter-not-reused' } },
                { target: 'context', cond: 'isLoggedOn', meta: { rule: 'access-point.context' } },
                { target: 'accounts', cond: 'hasAccount', meta: { rule: 'access-point.accounts' } },
                nextCandidate,
              ],
            },
            reuse: {
              description: 'A connection without a letter is there; it gets one user more.',
              meta: { rule: 'Q226113.reuse-deviceless' },
              entry: 'reuseConnection',
              on: {
                'attach.succeeded': {
                  target: '#accessPointNeed.connected',
                  meta: { rule: 'Q226113.reuse-deviceless' },
                },
              },
            },
            session: {
              description: 'Windows NT has a connection to this server; the new one goes out under the same account.',
              meta: { rule: 'access-point.session-context' },
              entry: 'connectInSession',
              on: {
                'attach.succeeded': {
                  target: '#accessPointNeed.connected',
                  meta: { rule: 'access-point.session-context' },
                },
                'attach.failed': nextCandidate,
              },
            },
            context: {
              description: 'As whoever is logged on.',
              meta: { rule: 'access-point.context' },
              entry: 'connectAsUser',
              on: {
                'attach.succeeded': { target: '#accessPointNeed.connected', meta: { rule: 'access-point.context' } },
                'attach.failed': afterRefusal,
              },
            },
            accounts: {
              description: 'As the next of the client connection accounts.',
              meta: { rule: 'access-point.accounts' },
              entry: ['connectAsAccount', 'countAccount'],
              on: {
                'attach.succeeded': { target: '#accessPointNeed.connected', meta: { rule: 'access-point.accounts' } },
                'attach.failed': afterRefusal,
              },
            },
          },
        },
        connected: {
          description: 'The share is open; the job runs.',
          meta: { rule: 'access-point.connected' },
          entry: 'tellConnected',
          on: {
            'job.done': { target: 'releasing', meta: { rule: 'access-point.released' } },
            'link.lost': { target: 'releasing', actions: 'tellLost', meta: { rule: 'access-point.link-lost' } },
          },
        },
        releasing: {
          description: 'It lets go; the last user cuts the connection.',
          meta: { rule: 'access-point.released' },
          entry: 'releaseConnection',
          on: { 'connection.released': { target: 'done', meta: { rule: 'access-point.released' } } },
        },
        done: {
          type: 'final',
          description: 'The need is over.',
          meta: { rule: 'access-point.released', verdict: 'good' },
        },
        exhausted: {
          type: 'final',
          description: 'No server is left that may be chosen.',
          meta: { rule: 'access-point.no-server', verdict: 'bad' },
          entry: 'tellExhausted',
        },
        switchedOff: {
          type: 'final',
          description: 'The power failed.',
          meta: { rule: 'access-point.power', verdict: 'bad' },
        },
      },
    },
    accessPointNeedImplementations(ports),
  );
}
