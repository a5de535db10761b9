// What the statechart of DCOM on a computer decides and does, by the names it uses.
import { assign } from 'xstate';
import type { ProtocolSequence } from '../../protocols/index.ts';
import { objectEndpoint, protocolSequenceNames } from '../../protocols/index.ts';
import {
  answeredProtocols,
  commonProtocols,
  editedProtocols,
  hasDefaultProtocolsTab,
  isSameList,
} from '../../sms/index.ts';
import type {
  DcomComputerContext,
  DcomComputerDelays,
  DcomComputerEvent,
  DcomComputerPorts,
} from './dcom-computer-ports.ts';

type Context = DcomComputerContext;
type Event = DcomComputerEvent;
type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;

export function dcomComputerImplementations(ports: DcomComputerPorts, delays: DcomComputerDelays) {
  return {
    delays: { shutdownTime: () => delays.shutdownTime },
    guards: {
      isOffBefore: ({ isOffBefore }: Context) => isOffBefore,
      isListAsSetUp: ({ configured, active, asSetUp }: Context) =>
        isSameList(configured, active) && isSameList(active, asSetUp),
      isListInUse: ({ configured, active }: Context) => isSameList(configured, active),
      lacksTab: ({ system }: Context, event: Event) =>
        event.type === 'list.edited' && event.with === 'dcomcnfg' && !hasDefaultProtocolsTab(system),
      isImpossible: ({ configured }: Context, event: Event) =>
        event.type === 'list.edited' && editedProtocols(configured, event) === undefined,
      // Of Windows NT 4.0; Windows 2000 has TCP/IP at the top, and Windows 95 and 98 have nothing else.
      isTheCure: ({ system, configured }: Context, event: Event) =>
        event.type === 'list.edited' &&
        event.edit === 'move' &&
        event.protocol === 'ncacn_ip_tcp' &&
        event.to === 0 &&
        configured[0] !== 'ncacn_ip_tcp' &&
        (system === 'nt4-sp4' || system === 'nt4-before-sp4'),
      isAboutRpcss: (_: Context, event: Event) => 'service' in event && event.service === 'rpcss',
      isAboutWmi: (_: Context, event: Event) => 'service' in event && event.service === 'winmgmt',
      isRpcssStopped: ({ stopped }: Context) => stopped.includes('rpcss'),
      isWmiStopped: ({ stopped }: Context) => stopped.includes('winmgmt'),
      isDisabled: ({ isEnabled }: Context) => !isEnabled,
    },
    actions: {
      openResolver: (context: Context) => ports.openResolver(answeredOn(context)),
      closeResolver: () => ports.closeResolver(),
      startWmi: (context: Context) => ports.startWmi(answeredOn(context)),
      stopWmi: () => ports.stopWmi(),
      switchOffAndOn: () => ports.switchOffAndOn(),
      editList: assign<Context, Event>({
        configured: ({ configured }, event) =>
          event.type === 'list.edited' ? (editedProtocols(configured, event) ?? configured) : configured,
      }),
      tellCured: (context: Context) => tellLists(ports, context, 'Q272937.move-to-top'),
      tellEdited: (context: Context) => tellLists(ports, context, 'dcom.list'),
      tellNoTab: () =>
        ports.record('message.shown', 'dcom.tab-from-sp4', {
          text: 'Dcomcnfg has no tab “Default Protocols” here.',
          to: 'administrator',
        }),
      tellImpossible: (_: Context, event: Event) => {
        const { edit, protocol } = event as EventOf<'list.edited'>;
        const name = protocolSequenceNames[protocol];
        const text = edit === 'add' ? `${name} is in the list already.` : `${name} is not in the list.`;
        ports.record('message.shown', 'dcom.impossible-edit', { text, to: 'administrator' });
      },
      takeList: assign<Context, Event>({ active: ({ configured }) => configured }),
      tellTaken: (context: Context) => tellLists(ports, context, 'Q272937.restart-needed'),
      startServices: assign<Context, Event>({ stopped: [] }),
      noteStopped: assign<Context, Event>({
        stopped: ({ stopped }, event) => ('service' in event ? [...stopped, event.service] : stopped),
      }),
      noteStarted: assign<Context, Event>({
        stopped: ({ stopped }, event) =>
          'service' in event ? stopped.filter((service) => service !== event.service) : stopped,
      }),
      noteEnabled: assign<Context, Event>({ isEnabled: true }),
      noteDisabled: assign<Context, Event>({ isEnabled: false }),
      answerAlive: (_: Context, event: Event) => ports.answerAlive((event as EventOf<'alive.asked'>).link),
      refuseDisabled: (_: Context, event: Event) =>
        ports.answerActivation(
          event as EventOf<'activation.asked'>,
          { result: '0x80070005', bindings: [] },
          'dcom.disabled',
        ),
      refuseStopped: (_: Context, event: Event) =>
        ports.answerActivation(
          event as EventOf<'activation.asked'>,
          { result: '0x80080005', bindings: [] },
          'dcom.not-started',
        ),
      answerActivation: (context: Context, event: Event) => {
        const asked = event as EventOf<'activation.asked'>;
        const bindings = commonProtocols(asked.protocols, answeredOn(context)).map((sequence) => ({
          sequence,
          endpoint: objectEndpoint(sequence),
        }));
        ports.answerActivation(asked, { result: '0x00000000', bindings }, 'dcom.activation');
      },
    },
  };
}

function answeredOn({ system, active, installed, readings }: Context): ProtocolSequence[] {
  return answeredProtocols({ system, active, installed }, readings);
}

function tellLists(ports: DcomComputerPorts, { configured, active }: Context, rule: string): void {
  ports.record('protocols.changed', rule, {
    configured: [...configured],
    active: [...active],
    needsRestart: !isSameList(configured, active),
  });
}
