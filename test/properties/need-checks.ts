// What must hold of the needs of clients in every run, read from its log alone. Each check gives what is broken, in words.
import type { Run } from '../../src/scenarios/index.ts';

interface Row {
  readonly remote: string;
  readonly local?: string;
  readonly refs: number;
  readonly change: string;
}

/** A drive letter is never a reason under `actual`; nobody is picked who is not in the pool; IPC$ is in no table. */
export function brokenPicks(run: Run): string[] {
  const model = (run.log[0]?.detail['readings'] as Record<string, string> | undefined)?.['access-point.choice'];
  return run.log.flatMap(({ seq, kind, detail }) => {
    if (kind === 'connection.changed' && (detail as unknown as Row).remote.endsWith('IPC$')) {
      return [`entry ${seq} has IPC$ in the table of connections`];
    }
    if (kind !== 'server.picked') return [];
    const { pool, picked, reason } = detail as { pool: string[]; picked: string; reason: string };
    return [
      ...(pool.includes(picked) ? [] : [`entry ${seq} picks ${picked} out of ${pool.join(', ')}`]),
      ...(model === 'actual' && reason === 'existing' ? [`entry ${seq} goes by a connection under actual`] : []),
    ];
  });
}

/** Users of a device-less connection are counted one by one, and it is cut when there is none. */
export function brokenCounts({ log }: Run): string[] {
  const users = new Map<string, number>();
  return log.flatMap(({ seq, kind, host = '', detail }) => {
    if (kind !== 'connection.changed') return [];
    const { remote, local, refs, change } = detail as unknown as Row;
    if (local !== undefined) return [];
    const key = `${host} ${remote.toUpperCase()}`;
    const before = users.get(key);
    users.set(key, refs);
    // Of a connection that was there from the beginning nothing is known before its first change.
    if (before === undefined) return [];
    const step = { opened: before === 0 ? 1 : 0, reused: 1, released: -1, dropped: -before }[change];
    return step === undefined || before + step === refs ? [] : [`entry ${seq}: ${change} from ${before} to ${refs}`];
  });
}

/** What a client asks a server right after it has connected to IPC$ is to let go of it. */
export function brokenPings({ log }: Run): string[] {
  const pinging = new Map<string, number>();
  return log.flatMap(({ seq, kind, host = '', detail }) => {
    const smb = kind === 'frame.sent' ? smbIn(detail['message']) : undefined;
    if (!smb || smb['isResponse'] !== false) return [];
    const key = `${host} -> ${String((detail['to'] as string[])[0])}`;
    const asked = pinging.get(key);
    const isRepeated = asked !== undefined && isPing(smb);
    if (asked !== undefined && !isRepeated) {
      pinging.delete(key);
      // One that was refused leaves nothing to let go.
      const wasRefused = log.slice(asked, seq).some((entry) => {
        const answer = entry.kind === 'frame.sent' ? smbIn(entry.detail['message']) : undefined;
        return (
          answer?.['command'] === 'tree-connect' && answer['isResponse'] === true && answer['status'] !== 'success'
        );
      });
      if (smb['command'] !== 'tree-disconnect' && !wasRefused) return [`entry ${seq} comes between IPC$ and its end`];
    }
    if (isPing(smb)) pinging.set(key, seq);
    return [];
  });
}

const isPing = (smb: Record<string, unknown>): boolean =>
  smb['command'] === 'tree-connect' && String(smb['share']).endsWith('IPC$');

function smbIn(message: unknown): Record<string, unknown> | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const layer = message as Record<string, unknown>;
  return layer['protocol'] === 'smb' ? layer : smbIn(layer['payload']);
}
