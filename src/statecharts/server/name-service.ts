// A name server: DNS, WINS, or both. DNS answers from its zone or its cache, else asks the next server. WINS registers,
// releases and tells NetBIOS names, and pulls copies from its partners. What expires is found expired when it is asked for.
import { createMachine } from 'xstate';
import { beforeRun } from '../before-run.ts';
import { nameServiceImplementations } from './name-service-decisions.ts';
import type {
  NameServiceContext,
  NameServiceDelays,
  NameServiceEvent,
  NameServicePorts,
} from './name-service-ports.ts';

export interface NameServiceOptions {
  context: NameServiceContext;
  ports: NameServicePorts;
  delays: NameServiceDelays;
}

export function nameService({ context, ports, delays }: NameServiceOptions) {
  return createMachine(
    {
      id: 'nameService',
      predictableActionArguments: true,
      schema: { context: {} as NameServiceContext, events: {} as NameServiceEvent },
      context,
      initial: 'beforeRun',
      on: {
        'record.set': { actions: ['tellRecordSet', 'setRecord'], meta: { rule: 'names.administrator' } },
      },
      states: {
        beforeRun: beforeRun('the server', { target: 'down', cond: 'isSilentBefore' }, { target: 'serving' }),
        down: {
          description: 'The server answers nothing at all. Who asks must wait until patience ends.',
          meta: { rule: 'names.silent' },
          on: {
            'server.up': { target: 'serving', meta: { rule: 'names.serving' } },
            'power.on': { target: 'serving', meta: { rule: 'names.serving' } },
          },
        },
        serving: {
          description: 'The server answers.',
          meta: { rule: 'names.serving' },
          type: 'parallel',
          entry: 'openPartnerPort',
          exit: ['closePartnerPort', 'forgetWhatIsUnderWay'],
          on: {
            'server.down': { target: 'down', meta: { rule: 'names.silent' } },
            'power.off': { target: 'down', meta: { rule: 'names.silent' } },
          },
          states: {
            questions: {
              description: 'Questions for names.',
              meta: { rule: 'names.serving' },
              initial: 'ready',
              on: {
                'dns.query.received': [
                  { cond: 'knowsAddress', actions: 'answerAddress', meta: { rule: 'dns.answers' } },
                  { cond: 'knowsName', actions: 'answerName', meta: { rule: 'dns.reverse' } },
                  {
                    target: '.askingNextServer',
                    cond: 'hasNextServer',
                    actions: ['awaitAnswer', 'askNextServer'],
                    meta: { rule: 'dns.asks-next' },
                  },
                  { actions: 'answerNameError', meta: { rule: 'dns.name-error' } },
                ],
                'name.query.received': [
                  { cond: 'isRegistered', actions: 'answerRegistered', meta: { rule: 'wins.answers' } },
                  { actions: 'answerNotRegistered', meta: { rule: 'wins.negative-at-once' } },
                ],
              },
              states: {
                ready: {
                  description: 'What it knows, it answers at once.',
                  meta: { rule: 'names.serving' },
                },
                askingNextServer: {
                  description: 'It passed a question on to the next DNS server and waits for the answer.',
                  meta: { rule: 'dns.asks-next' },
                  on: {
                    'dns.answer.received': [
                      {
                        target: 'ready',
                        cond: 'isLastAwaited',
                        actions: ['tellKept', 'passAnswerOn', 'keepAnswer'],
                        meta: { rule: 'dns.cache' },
                      },
                      {
                        cond: 'isAwaited',
                        actions: ['tellKept', 'passAnswerOn', 'keepAnswer'],
                        meta: { rule: 'dns.cache' },
                      },
                    ],
                  },
                },
              },
            },
            registrations: {
              description: 'NetBIOS names that computers claim and give back.',
              meta: { rule: 'wins.registers' },
              initial: 'ready',
              on: {
                'registration.received': [
                  {
                    cond: 'isNameFree',
                    actions: ['tellRegistered', 'grantName', 'storeName'],
                    meta: { rule: 'wins.registers' },
                  },
                  { cond: 'isClaimKnown', meta: { rule: 'wins.challenge' } },
                  { actions: 'rememberClaim', meta: { rule: 'wins.challenge' } },
                ],
                'release.received': [
                  {
                    cond: 'isOwner',
                    actions: ['tellReleased', 'confirmRelease', 'releaseName'],
                    meta: { rule: 'wins.releases' },
                  },
                  { actions: 'refuseRelease', meta: { rule: 'wins.releases' } },
                ],
              },
              states: {
                ready: {
                  description: 'A free name is granted at once.',
                  meta: { rule: 'wins.registers' },
                  always: { target: 'challengingOwner', cond: 'hasClaims', actions: 'beginTries' },
                },
                challengingOwner: {
                  description: 'Another computer holds the name. It is asked whether it still does.',
                  meta: { rule: 'wins.challenge' },
                  entry: 'askOwner',
                  on: {
                    'owner.answered': [
                      {
                        target: 'ready',
                        cond: 'ownerKeepsName',
                        actions: ['refuseClaim', 'forgetClaim'],
                        meta: { rule: 'wins.challenge' },
                      },
                      {
                        target: 'ready',
                        cond: 'ownerGaveNameUp',
                        actions: ['tellClaimGranted', 'grantClaim', 'storeClaim'],
                        meta: { rule: 'wins.challenge' },
                      },
                    ],
                  },
                  after: {
                    challengeTimeout: [
                      {
                        target: 'challengingOwner',
                        cond: 'hasTriesLeft',
                        actions: 'countTry',
                        meta: { rule: 'wins.challenge' },
                      },
                      {
                        target: 'ready',
                        actions: [
                          'tellOwnerSilent',
                          'tellSilentOwnersNamesGranted',
                          'grantSilentOwnersNames',
                          'storeSilentOwnersNames',
                        ],
                        meta: { rule: 'wins.challenge' },
                      },
                    ],
                  },
                },
              },
            },
            replication: {
              description: 'Copies of names from partner servers.',
              meta: { rule: 'wins.replication' },
              initial: 'seekingPartners',
              on: {
                'partner.asked': { actions: 'sendReplicas', meta: { rule: 'wins.replication' } },
              },
              states: {
                seekingPartners: {
                  description: 'Does it pull from anybody?',
                  meta: { rule: 'wins.replication' },
                  always: [{ target: 'waiting', cond: 'hasPartners' }, { target: 'withoutPartners' }],
                },
                withoutPartners: {
                  description: 'It pulls from nobody.',
                  meta: { rule: 'wins.replication' },
                },
                waiting: {
                  description: 'Until the next pull, names registered elsewhere are unknown or old here.',
                  meta: { rule: 'Q226297.delay-by-topology' },
                  after: { replicationInterval: 'pulling' },
                },
                pulling: {
                  description: 'It asks each partner for its names; the newest registration of a name wins.',
                  meta: { rule: 'wins.replication' },
                  entry: ['beginPulling', 'pullReplicas'],
                  exit: 'stopPulling',
                  on: {
                    'replicas.received': [
                      {
                        target: 'waiting',
                        cond: 'isLastPartner',
                        actions: ['tellReplicas', 'takeReplicas'],
                        meta: { rule: 'wins.newest-wins' },
                      },
                      { actions: ['tellReplicas', 'takeReplicas'], meta: { rule: 'wins.newest-wins' } },
                    ],
                    'partner.failed': [
                      { target: 'waiting', cond: 'isLastPartner' },
                      { actions: 'giveUpPartner', meta: { rule: 'wins.replication' } },
                    ],
                  },
                  after: { replicationInterval: 'pulling' },
                },
              },
            },
          },
        },
      },
    },
    nameServiceImplementations(ports, delays),
  );
}
