// WMI on a computer, as far as a console needs it: who may open the namespaces of SMS, where the SMS Provider is, and the way
// to it when it is here.
import { createMachine } from 'xstate';
import type { SmsProviderMessage } from '../../protocols/index.ts';
import { isSmsAdmin } from '../../sms/index.ts';
import type { WmiServiceContext, WmiServiceEvent, WmiServicePorts } from './wmi-service-ports.ts';

export interface WmiServiceOptions {
  context: WmiServiceContext;
  ports: WmiServicePorts;
}

type Context = WmiServiceContext;
type Event = WmiServiceEvent;
type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;

export function wmiService({ context, ports }: WmiServiceOptions) {
  return createMachine(
    {
      id: 'wmiService',
      predictableActionArguments: true,
      schema: { context: {} as Context, events: {} as Event },
      context,
      initial: 'stopped',
      states: {
        stopped: {
          description: 'Nobody can log in.',
          meta: { rule: 'dcom.not-started' },
          on: { 'service.started': { target: 'serving', meta: { rule: 'dcom.services' } } },
        },
        serving: {
          description: 'Callers log in and ask.',
          meta: { rule: 'dcom.wmi' },
          entry: 'openObjects',
          exit: 'closeObjects',
          on: {
            'service.stopped': { target: 'stopped', meta: { rule: 'dcom.services' } },
            'login.asked': [
              { cond: 'lacksNamespace', actions: 'refuseNamespace', meta: { rule: 'dcom.namespaces' } },
              { cond: 'isNoAdmin', actions: 'refuseLogin', meta: { rule: 'dcom.sms-admins' } },
              { actions: 'answerLogin', meta: { rule: 'dcom.wmi' } },
            ],
            'location.asked': [
              { cond: 'knowsNoProvider', actions: 'answerNoProvider', meta: { rule: 'dcom.provider-location' } },
              { actions: 'answerLocation', meta: { rule: 'dcom.provider-location' } },
            ],
            'provider.asked': [
              { cond: 'isProviderHere', actions: 'askProvider', meta: { rule: 'dcom.provider-here' } },
              { actions: 'refuseQuery', meta: { rule: 'dcom.namespaces' } },
            ],
            'provider.told': { actions: 'answerQuery', meta: { rule: 'dcom.provider-here' } },
            'provider.silent': { actions: 'answerProviderDown', meta: { rule: 'dcom.provider-down' } },
          },
        },
      },
    },
    {
      guards: {
        lacksNamespace: (known: Context, event: Event) =>
          event.type === 'login.asked' && !hasNamespace(known, event.namespace),
        isNoAdmin: ({ smsAdmins }: Context, event: Event) =>
          event.type === 'login.asked' && isOfSms(event.namespace) && !isSmsAdmin(smsAdmins, event.user),
        knowsNoProvider: ({ provider }: Context) => provider === null,
        isProviderHere,
      },
      actions: {
        openObjects: (_: Context, event: Event) => ports.openObjects((event as EventOf<'service.started'>).sequences),
        closeObjects: () => ports.closeObjects(),
        refuseNamespace: (_: Context, event: Event) =>
          ports.answerLogin(linkOf(event), '0x8004100E', 'dcom.namespaces'),
        refuseLogin: (_: Context, event: Event) => ports.answerLogin(linkOf(event), '0x80070005', 'dcom.sms-admins'),
        answerLogin: (_: Context, event: Event) => ports.answerLogin(linkOf(event), '0x00000000', 'dcom.wmi'),
        answerNoProvider: (_: Context, event: Event) =>
          ports.answerQuery(linkOf(event), { result: '0x00000000', rows: [] }, 'dcom.provider-location'),
        answerLocation: ({ provider }: Context, event: Event) =>
          ports.answerQuery(
            linkOf(event),
            { result: '0x00000000', rows: provider ? [provider] : [] },
            'dcom.provider-location',
          ),
        askProvider: (_: Context, event: Event) =>
          ports.askProvider(linkOf(event), (event as EventOf<'provider.asked'>).asks),
        refuseQuery: (_: Context, event: Event) =>
          ports.answerQuery(linkOf(event), { result: '0x8004100E' }, 'dcom.namespaces'),
        answerQuery: (_: Context, event: Event) => {
          const { says } = event as { says: SmsProviderMessage };
          ports.answerQuery(linkOf(event), { result: '0x00000000', says }, 'dcom.provider-here');
        },
        answerProviderDown: (_: Context, event: Event) =>
          ports.answerQuery(linkOf(event), { result: '0x80041013' }, 'dcom.provider-down'),
      },
    },
  );
}

function linkOf(event: Event): number {
  return 'link' in event ? event.link : 0;
}

function isProviderHere({ provider, computerName }: Context): boolean {
  return provider?.machine.toUpperCase() === computerName.toUpperCase();
}

function isOfSms(namespace: string): boolean {
  return namespace.toLowerCase().startsWith('root\\sms');
}

/** `root` and `root\default` are everywhere, `root\sms` where a site is known, the site’s own where its provider is. */
function hasNamespace(context: Context, namespace: string): boolean {
  const wanted = namespace.toLowerCase();
  if (!isOfSms(wanted)) return wanted === 'root' || wanted === 'root\\default';
  if (context.provider === null) return false;
  if (wanted === 'root\\sms') return true;
  return isProviderHere(context) && wanted === `root\\sms\\site_${context.provider.siteCode.toLowerCase()}`;
}
