// What must hold of sessions and special names in every run (Q200832), read from its log and from its consoles' NetBIOS.
import type { Run } from '../../src/scenarios/index.ts';
import type { LogEntry } from '../../src/world/index.ts';

interface Session {
  readonly target: string;
  readonly usesNetbios: boolean;
}

const netbios = ['netbt', 'nwlnknb', 'nbf'];

/** Never five sessions over sockets on one console, never two over NetBIOS, and the counts that the log tells are right. */
export function brokenSessions({ log }: Run): string[] {
  const broken: string[] = [];
  const open = new Map<string, Map<string, Session>>();
  for (const { kind, host = '', detail, seq } of log) {
    if (kind !== 'session.opened' && kind !== 'session.closed') continue;
    const sessions = open.get(host) ?? new Map<string, Session>();
    open.set(host, sessions);
    const { session, target, transport } = detail as { session: string; target: string; transport: string };
    const say = (words: string) => broken.push(`entry ${seq}: ${host} ${words}`);
    if (kind === 'session.closed') {
      if (!sessions.delete(session)) say(`closes ${session}, which is not open`);
    } else {
      if (sessions.has(session)) say(`opens ${session} twice`);
      sessions.set(session, { target, usesNetbios: netbios.includes(transport) });
    }
    const all = [...sessions.values()];
    const overNetbios = all.filter(({ usesNetbios }) => usesNetbios).length;
    if (all.length - overNetbios > 4) say(`has ${all.length - overNetbios} sessions over sockets`);
    if (overNetbios > 1) say(`has ${overNetbios} sessions over NetBIOS`);
  }
  return broken;
}

/**
 * Special names that are left though nobody has a use for them: the last word on each must be that it is free, unless a
 * session over NetBIOS is open or a start is under way at the end of the run.
 */
export function brokenNames(run: Run, namesLeft: readonly string[]): string[] {
  const last = new Map<string, LogEntry>();
  const stillOpen = new Map<string, number>();
  for (const entry of run.log) {
    const { kind, host = '', detail } = entry;
    if (kind === 'viewer-name.changed') last.set(host, entry);
    if (!kind.startsWith('session.') || !netbios.includes(String(detail['transport']))) continue;
    stillOpen.set(host, (stillOpen.get(host) ?? 0) + (kind === 'session.opened' ? 1 : -1));
  }
  const underWay = run.outcomes.filter(({ result }) => result === 'waiting').map(({ host }) => host);
  const broken = [...last].flatMap(([host, { detail }]) => {
    const hasUse = (stillOpen.get(host) ?? 0) > 0 || underWay.includes(host);
    return hasUse || detail['state'] === 'free' ? [] : [`${host} still has its name: ${String(detail['state'])}`];
  });
  if (underWay.length > 0 || [...stillOpen.values()].some((count) => count > 0)) return broken;
  return [...broken, ...namesLeft.map((name) => `${name} is left`)];
}
