// The guards and actions that the statechart of a console's special name names.
import type { MachineOptions } from 'xstate';
import { assign } from 'xstate';
import type { NameAnswer, ViewerNameContext, ViewerNameEvent, ViewerNamePorts } from './viewer-name-ports.ts';

const askerOf = (event: ViewerNameEvent): string => ('by' in event ? event.by : '');

export function viewerNameImplementations(
  ports: ViewerNamePorts,
): Partial<MachineOptions<ViewerNameContext, ViewerNameEvent>> {
  const tell = (state: string, rule: string, { name, suffix, form, holder }: ViewerNameContext, lana?: number): void =>
    ports.record('viewer-name.changed', rule, {
      name,
      suffix,
      form,
      state,
      ...(lana === undefined ? {} : { lana }),
      ...(holder === null ? {} : { holder }),
    });
  const answer = (start: string | null, given: NameAnswer): void => {
    if (start !== null) ports.answer(start, given);
  };
  return {
    guards: {
      isInUse: ({ holder }) => holder !== null,
      isHolderWaitedFor: ({ holder, waiting }, event) => holder === askerOf(event) && waiting.length > 0,
      isHolder: ({ holder }, event) => holder === askerOf(event),
    },
    actions: {
      takeHolder: assign({ holder: (_, event) => askerOf(event), deniedOn: null }),
      takeFirstInQueue: assign({
        holder: ({ waiting }) => waiting[0] ?? null,
        waiting: ({ waiting }) => waiting.slice(1),
        deniedOn: null,
      }),
      takeSession: assign({
        holder: ({ holder }, event) => (event.type === 'name.kept' ? event.session : holder),
      }),
      noteDenial: assign({ deniedOn: (_, event) => (event.type === 'claim.denied' ? event.lana : null) }),
      forgetHolder: assign({ holder: null, deniedOn: null }),
      joinQueue: assign({ waiting: ({ waiting }, event) => [...waiting, askerOf(event)] }),
      leaveQueue: assign({ waiting: ({ waiting }, event) => waiting.filter((start) => start !== askerOf(event)) }),
      clearQueue: assign({ waiting: [] }),
      claim: () => ports.claim(),
      release: () => ports.release(),
      forget: () => ports.forget(),
      grant: ({ holder }) => answer(holder, 'granted'),
      tellBusy: (_, event) => answer(askerOf(event), 'busy'),
      refuse: (_, event) => answer(askerOf(event), 'taken by a session'),
      refuseQueue: ({ waiting }) => waiting.forEach((start) => answer(start, 'taken by a session')),
      refuseHolder: ({ holder }) => answer(holder, 'taken by another computer'),
      tellClaiming: (context) => tell('claiming', 'viewer-name.one-per-machine', context),
      tellHeld: (context) => tell('held', 'Q200832.special-name', context),
      tellConflict: (context) => tell('conflict', 'viewer-name.conflict', context, context.deniedOn ?? undefined),
      tellFree: (context) => tell('free', 'viewer-name.given-back', context),
      tellGone: (context) => tell('free', 'viewer-name.power', context),
    },
  };
}
