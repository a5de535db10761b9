// The inbox that an access point and a site server have: records as files on disk, and the actions that put them there.
import { assign } from 'xstate';
import type { DiscoveryRecord } from '../../protocols/index.ts';

interface WithInbox {
  readonly inbox: readonly DiscoveryRecord[];
}

type InboxEvent = { type: 'record.arrived'; record: DiscoveryRecord } | { type: string };

type Tell = (kind: string, rule: string, detail: Record<string, unknown>) => void;

/** `name` as people know it: ddr.box, ddm.box. */
export function inboxActions<TContext extends WithInbox, TEvent extends InboxEvent>(
  name: string,
  rule: string,
  tell: Tell,
) {
  return {
    putIntoInbox: assign<TContext, TEvent>((context, event) => {
      const record = arrivedRecord(event);
      return (record ? { inbox: [...context.inbox, record] } : {}) as Partial<TContext>;
    }),
    tellArrived: (_: TContext, event: TEvent) => {
      const record = arrivedRecord(event);
      if (record) tell('record.arrived', rule, { ...placeOf(record), inbox: name });
    },
  };
}

/** What the log says of a record: whose it is, and its addresses. */
export function placeOf({ name, ipAddresses, ipxAddresses }: DiscoveryRecord): Record<string, unknown> {
  return { ...(name === undefined ? {} : { name }), ipAddresses, ipxAddresses };
}

function arrivedRecord(event: InboxEvent): DiscoveryRecord | undefined {
  return event.type === 'record.arrived' && 'record' in event ? event.record : undefined;
}
