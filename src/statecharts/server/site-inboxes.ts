// The boxes of a site server in which status and inventory files end: here they are counted, and nothing more is done.
import { assign, createMachine } from 'xstate';
import type { ClientFile } from '../../sms/index.ts';
import { siteInboxPath } from '../../sms/index.ts';

export interface SiteInboxesContext {
  /** How many files of each kind there are; on disk, so a power failure leaves them. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface SiteInboxesEvent {
  type: 'file.arrived';
  file: ClientFile;
}

export interface SiteInboxesPorts {
  record(kind: string, rule: string, detail: Record<string, unknown>): void;
}

export function siteInboxes({ context, ports }: { context: SiteInboxesContext; ports: SiteInboxesPorts }) {
  return createMachine(
    {
      id: 'siteInboxes',
      predictableActionArguments: true,
      schema: { context: {} as SiteInboxesContext, events: {} as SiteInboxesEvent },
      context,
      initial: 'counting',
      states: {
        counting: {
          description: 'Files lie in the boxes; how many is known.',
          meta: { rule: 'site-server.counts-files' },
          on: {
            'file.arrived': { actions: ['countFile', 'tellArrived'], meta: { rule: 'site-server.counts-files' } },
          },
        },
      },
    },
    {
      actions: {
        countFile: assign({
          counts: ({ counts }, { file }) => ({ ...counts, [file.kind]: (counts[file.kind] ?? 0) + 1 }),
        }),
        tellArrived: ({ counts }, { file }) => {
          const inbox = siteInboxPath(file).split('\\')[1];
          ports.record('file.arrived', 'site-server.counts-files', {
            name: file.name,
            kind: file.kind,
            inbox,
            count: counts[file.kind],
          });
        },
      },
    },
  );
}
