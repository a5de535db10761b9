// The SMS Provider: answers consoles out of the site database, one question after the other. DCOM is not simulated.
import { assign, createMachine } from 'xstate';
import type { DiscoveryRecord, SmsProviderMessage } from '../../protocols/index.ts';
import type { DiscoveredAddresses, SiteDatabase } from '../../sms/index.ts';
import {
  agedResources,
  findResource,
  mayUseRemoteTools,
  resourceOf,
  storeRecord,
  storeResource,
  withoutAged,
} from '../../sms/index.ts';
import { beforeRun } from '../before-run.ts';

export type ProviderQuestion =
  | { readonly kind: 'rights'; readonly link: number; readonly user: string; readonly resource: string }
  | { readonly kind: 'resource'; readonly link: number; readonly resource: string };

export interface SmsProviderContext {
  readonly isDownBefore: boolean;
  readonly database: SiteDatabase;
  /** Asked and not yet answered, the present one first. */
  readonly questions: readonly ProviderQuestion[];
}

export type SmsProviderEvent =
  | { type: 'server.down' | 'server.up' | 'power.off' | 'power.on' }
  | { type: 'rights.asked' | 'resource.asked'; question: ProviderQuestion }
  | { type: 'data.read' }
  | ({ type: 'resource.stored' } & DiscoveredAddresses)
  | { type: 'record.stored'; record: DiscoveryRecord; atMs: number }
  | { type: 'aged.removed'; nowMs: number; lifetimeMs: number };

/** What the provider can do. Each request is done by the world after the present change of state. */
export interface SmsProviderPorts {
  openPort(): void;
  closePort(): void;
  /** Answers `data.read` when the database has been read. */
  readDatabase(): void;
  answer(link: number, message: SmsProviderMessage, rule: string): void;
  record(kind: string, rule: string, detail: Record<string, unknown>): void;
}

export interface SmsProviderOptions {
  context: SmsProviderContext;
  ports: SmsProviderPorts;
}

export function smsProvider({ context, ports }: SmsProviderOptions) {
  return createMachine(
    {
      id: 'smsProvider',
      predictableActionArguments: true,
      schema: { context: {} as SmsProviderContext, events: {} as SmsProviderEvent },
      context,
      initial: 'beforeRun',
      on: {
        'resource.stored': { actions: ['tellStored', 'store'], meta: { rule: 'database.discovery' } },
        'record.stored': { actions: ['tellRecord', 'storeRecord'], meta: { rule: 'database.data-manager' } },
        'aged.removed': { actions: ['tellAged', 'removeAged'], meta: { rule: 'database.aged' } },
      },
      states: {
        beforeRun: beforeRun('the provider', { target: 'down', cond: 'isDownBefore' }, { target: 'serving' }),
        down: {
          description: 'The provider does not run; its port is closed.',
          meta: { rule: 'provider.down' },
          on: {
            'server.up': { target: 'serving', meta: { rule: 'provider.answers' } },
            'power.on': { target: 'serving', meta: { rule: 'provider.answers' } },
          },
        },
        serving: {
          description: 'Consoles can ask.',
          meta: { rule: 'provider.answers' },
          entry: 'openPort',
          exit: ['closePort', 'forgetQuestions'],
          initial: 'ready',
          on: {
            'server.down': { target: 'down', meta: { rule: 'provider.down' } },
            'power.off': { target: 'down', meta: { rule: 'provider.down' } },
            'rights.asked': { actions: 'rememberQuestion', meta: { rule: 'provider.answers' } },
            'resource.asked': { actions: 'rememberQuestion', meta: { rule: 'provider.answers' } },
          },
          states: {
            ready: {
              description: 'Nothing is asked.',
              meta: { rule: 'provider.answers' },
              always: [
                { target: 'checkingRights', cond: 'isAskedForRights', meta: { rule: 'remote-tools.right-first' } },
                {
                  target: 'readingResource',
                  cond: 'isAskedForResource',
                  meta: { rule: 'remote-tools.data-from-provider' },
                },
              ],
            },
            checkingRights: {
              description: 'Does the user hold “Use Remote Tools” on a collection that holds the resource?',
              meta: { rule: 'remote-tools.right-first' },
              entry: 'readDatabase',
              on: {
                'data.read': [
                  {
                    target: 'ready',
                    cond: 'holdsRight',
                    actions: ['answerAllowed', 'forgetQuestion'],
                    meta: { rule: 'remote-tools.right-first' },
                  },
                  {
                    target: 'ready',
                    actions: ['answerDenied', 'forgetQuestion'],
                    meta: { rule: 'remote-tools.rights-denied' },
                  },
                ],
              },
            },
            readingResource: {
              description: 'Name, IP addresses and IPX addresses, as discovery last reported them.',
              meta: { rule: 'remote-tools.data-from-provider' },
              entry: 'readDatabase',
              on: {
                'data.read': [
                  {
                    target: 'ready',
                    cond: 'knowsResource',
                    actions: ['answerRecord', 'forgetQuestion'],
                    meta: { rule: 'database.last-discovery' },
                  },
                  {
                    target: 'ready',
                    actions: ['answerUnknown', 'forgetQuestion'],
                    meta: { rule: 'remote-tools.unknown-resource' },
                  },
                ],
              },
            },
          },
        },
      },
    },
    {
      guards: {
        isDownBefore: ({ isDownBefore }) => isDownBefore,
        isAskedForRights: ({ questions }) => questions[0]?.kind === 'rights',
        isAskedForResource: ({ questions }) => questions[0]?.kind === 'resource',
        holdsRight: ({ database, questions: [question] }) =>
          question?.kind === 'rights' && mayUseRemoteTools(database, question.user, question.resource),
        knowsResource: ({ database, questions: [question] }) =>
          question !== undefined && findResource(database, question.resource) !== undefined,
      },
      actions: {
        openPort: () => ports.openPort(),
        closePort: () => ports.closePort(),
        readDatabase: () => ports.readDatabase(),
        rememberQuestion: assign({
          questions: ({ questions }, event) => ('question' in event ? [...questions, event.question] : questions),
        }),
        forgetQuestion: assign({ questions: ({ questions }) => questions.slice(1) }),
        forgetQuestions: assign({ questions: [] }),
        answerAllowed: ({ questions: [question] }) => {
          if (question) ports.answer(question.link, rightsAnswer(true), 'remote-tools.right-first');
        },
        answerDenied: ({ questions: [question] }) => {
          if (question) ports.answer(question.link, rightsAnswer(false), 'remote-tools.rights-denied');
        },
        answerRecord: ({ database, questions: [question] }) => {
          const found = question && findResource(database, question.resource);
          if (!found) return;
          const { resourceId, name, ipAddresses, ipxAddresses } = found;
          const record = { resourceId, name, ipAddresses, ipxAddresses };
          ports.answer(
            question.link,
            { protocol: 'sms-provider', type: 'resource-answer', record },
            'database.last-discovery',
          );
        },
        answerUnknown: ({ questions: [question] }) => {
          if (!question) return;
          ports.answer(
            question.link,
            { protocol: 'sms-provider', type: 'resource-answer' },
            'remote-tools.unknown-resource',
          );
        },
        tellStored: ({ database }, event) => {
          if (event.type !== 'resource.stored') return;
          const was = findResource(database, event.name);
          const stored = findResource(storeResource(database, discovered(event)), event.name);
          ports.record('record.changed', 'database.discovery', {
            kind: 'database',
            name: stored?.name ?? event.name,
            ipAddresses: stored?.ipAddresses ?? [],
            ipxAddresses: stored?.ipxAddresses ?? [],
            was: [...(was?.ipAddresses ?? []), ...(was?.ipxAddresses ?? [])],
          });
        },
        store: assign({
          database: ({ database }, event) =>
            event.type === 'resource.stored' ? storeResource(database, discovered(event)) : database,
        }),
        tellRecord: ({ database }, event) => {
          if (event.type !== 'record.stored') return;
          const { record, atMs } = event;
          const { name, known } = resourceOf(database, record);
          const stored = findResource(storeRecord(database, record, atMs), name);
          ports.record('record.changed', ruleOfAgent[record.agent], {
            kind: 'database',
            name,
            ipAddresses: stored?.ipAddresses ?? [],
            ipxAddresses: stored?.ipxAddresses ?? [],
            was: [...(known?.ipAddresses ?? []), ...(known?.ipxAddresses ?? [])],
            by: record.agent,
          });
        },
        storeRecord: assign({
          database: ({ database }, event) =>
            event.type === 'record.stored' ? storeRecord(database, event.record, event.atMs) : database,
        }),
        tellAged: ({ database }, event) => {
          if (event.type !== 'aged.removed') return;
          for (const { name, ipAddresses, ipxAddresses } of agedResources(database, event)) {
            const was = [...ipAddresses, ...ipxAddresses];
            ports.record('record.changed', 'database.aged', {
              kind: 'database',
              name,
              ipAddresses: [],
              ipxAddresses: [],
              was,
            });
          }
        },
        removeAged: assign({
          database: ({ database }, event) => (event.type === 'aged.removed' ? withoutAged(database, event) : database),
        }),
      },
    },
  );
}

/** Why a record changes the database, by who wrote it. */
const ruleOfAgent: Readonly<Record<DiscoveryRecord['agent'], string>> = {
  heartbeat: 'Q226297.discovery-cycle',
  logon: 'database.discovery',
  network: 'network-discovery.by-address',
};

function rightsAnswer(isAllowed: boolean): SmsProviderMessage {
  return { protocol: 'sms-provider', type: 'rights-answer', isAllowed };
}

function discovered({ name, ipAddresses, ipxAddresses }: DiscoveredAddresses): DiscoveredAddresses {
  return { name, ...(ipAddresses ? { ipAddresses } : {}), ...(ipxAddresses ? { ipxAddresses } : {}) };
}
