// The inbox that an access point and a site server have: files on disk, and the actions that put them there.
import { assign } from 'xstate';
import type { DiscoveryRecord } from '../../protocols/index.ts';
import type { ClientFile } from '../../sms/index.ts';
import { uploadPath } from '../../sms/index.ts';

/** What lies in an inbox: a discovery record, or another file of a client. */
export type InboxItem = DiscoveryRecord | ClientFile;

interface WithInbox {
  readonly inbox: readonly InboxItem[];
}

type InboxEvent = { type: 'record.arrived'; record: InboxItem } | { type: string };

type Tell = (kind: string, rule: string, detail: Record<string, unknown>) => void;

/** `name` as people know it: ddr.box, ddm.box. It is that of records; other files have boxes of their own. */
export function inboxActions<TContext extends WithInbox, TEvent extends InboxEvent>(
  name: string,
  rule: string,
  tell: Tell,
) {
  return {
    putIntoInbox: assign<TContext, TEvent>((context, event) => {
      const item = arrivedItem(event);
      return (item ? { inbox: [...context.inbox, item] } : {}) as Partial<TContext>;
    }),
    tellArrived: (_: TContext, event: TEvent) => {
      const item = arrivedItem(event);
      if (item && isClientFile(item)) {
        const inbox = uploadPath(item).split('\\')[0];
        tell('file.arrived', 'access-point.takes-files', { name: item.name, kind: item.kind, inbox });
      } else if (item) tell('record.arrived', rule, { ...placeOf(item), inbox: name });
    },
  };
}

export function isClientFile(item: InboxItem): item is ClientFile {
  return 'kind' in item;
}

/** What the log says of a record: whose it is, and its addresses. */
export function placeOf({ name, ipAddresses, ipxAddresses }: DiscoveryRecord): Record<string, unknown> {
  return { ...(name === undefined ? {} : { name }), ipAddresses, ipxAddresses };
}

function arrivedItem(event: InboxEvent): InboxItem | undefined {
  return event.type === 'record.arrived' && 'record' in event ? event.record : undefined;
}
