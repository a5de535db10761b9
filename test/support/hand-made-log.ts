// A short log written by hand, for tests of what is made of logs: one console, site server, name server, router, two clients.
import type { LogEntry } from '../../src/world/index.ts';

/** Entries as the world would number them; text is the kind. */
export function handMadeLog(entries: readonly Partial<LogEntry>[]): LogEntry[] {
  return entries.map((entry, seq) => ({
    seq,
    atMs: seq * 1000,
    kind: 'act.done',
    text: entry.kind ?? '',
    detail: {},
    ...entry,
  }));
}

export const opening: Partial<LogEntry> = {
  kind: 'run.began',
  detail: {
    hosts: [
      { name: 'PC-17', role: 'client', isOn: true, adapters: [{ segment: 'B', ip: '10.0.4.17' }] },
      {
        name: 'ROUTER1',
        role: 'router',
        isOn: true,
        adapters: [
          { segment: 'A', ip: '10.0.3.1' },
          { segment: 'B', ip: '10.0.4.1' },
        ],
        router: { ip: true },
      },
      { name: 'SITE1', role: 'site-server', isOn: true, adapters: [{ segment: 'A', ip: '10.0.3.3' }] },
      { name: 'DNS1', role: 'name-server', isOn: true, adapters: [{ segment: 'A', ip: '10.0.3.5' }] },
      { name: 'CONSOLE1', role: 'console', isOn: true, adapters: [{ segment: 'A', ip: '10.0.3.2' }] },
    ],
    segments: [{ name: 'A' }, { name: 'B' }],
    records: [{ holder: 'SITE1', kind: 'database', name: 'PC-17', ipAddresses: ['10.0.3.9'], ipxAddresses: [] }],
    agents: [{ host: 'PC-17', state: 'listening', transport: 'tcp', address: '10.0.4.17' }],
    targets: ['PC-17'],
  },
};

export const listRead: Partial<LogEntry> = {
  kind: 'list.read',
  host: 'CONSOLE1',
  detail: { target: 'PC-17', name: 'PC-17', ipAddresses: ['10.0.3.9', '10.0.4.17'], ipxAddresses: [], lanas: [0, 2] },
};

export function attempt(kind: 'began' | 'ended', detail: Record<string, unknown>): Partial<LogEntry> {
  return { kind: `attempt.${kind}`, host: 'CONSOLE1', detail };
}

export function frameSent(detail: Record<string, unknown>, host = 'CONSOLE1'): Partial<LogEntry> {
  return {
    kind: 'frame.sent',
    host,
    detail: { frame: 1, segment: 'A', to: ['DNS1'], isGroup: false, fate: 'arrives', ...detail },
  };
}

/** A query to a name server, as it crosses a segment. */
export const nameQuery = {
  protocol: 'ip',
  identification: 256,
  dontFragment: false,
  ttl: 128,
  source: '10.0.3.2',
  destination: '10.0.3.5',
  payload: {
    protocol: 'udp',
    sourcePort: 1025,
    destinationPort: 53,
    payload: {
      protocol: 'dns',
      id: 1,
      isResponse: false,
      isAuthoritative: false,
      recursionDesired: true,
      recursionAvailable: false,
      responseCode: 'no-error',
      question: { name: 'PC-17', type: 'A' },
      answers: [],
    },
  },
};
