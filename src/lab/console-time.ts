// How long the consoles of a run went without the connection that their people wanted, counted from the log: from the moment
// a console begins to connect, or loses its connection, until it is connected or nobody wants it any more.
import type { LogEntry } from '../world/index.ts';

export interface ConsoleTime {
  readonly host: string;
  readonly connectedMs: number;
  readonly withoutMs: number;
}

/** Up to `untilMs`, else up to the last entry. Consoles in the order of their first connection; Wbemtest does not count. */
export function consoleTimes(log: readonly LogEntry[], untilMs = log.at(-1)?.atMs ?? 0): ConsoleTime[] {
  const consoles = new Map<string, { connectedMs: number; withoutMs: number; state: string; sinceMs: number }>();
  const passTo = (host: string, atMs: number): void => {
    const one = consoles.get(host);
    if (!one) return;
    const key = countedAs(one.state);
    if (key) one[key] += atMs - one.sinceMs;
    one.sinceMs = atMs;
  };
  for (const { kind, host, atMs, detail } of log) {
    if (kind !== 'console.changed' || host === undefined || detail['tool'] !== 'console' || atMs > untilMs) continue;
    passTo(host, atMs);
    const before = consoles.get(host) ?? { connectedMs: 0, withoutMs: 0, sinceMs: atMs };
    consoles.set(host, { ...before, state: String(detail['state']) });
  }
  return [...consoles.keys()].map((host) => {
    passTo(host, untilMs);
    const { connectedMs = 0, withoutMs = 0 } = consoles.get(host) ?? {};
    return { host, connectedMs, withoutMs };
  });
}

/** Console-minutes without connection, all consoles together. */
export function lostConsoleMinutes(times: readonly ConsoleTime[]): number {
  return times.reduce((sum, { withoutMs }) => sum + withoutMs, 0) / 60_000;
}

function countedAs(state: string): 'connectedMs' | 'withoutMs' | undefined {
  if (state === 'connected') return 'connectedMs';
  return ['connecting', 'failed', 'lost'].includes(state) ? 'withoutMs' : undefined;
}
