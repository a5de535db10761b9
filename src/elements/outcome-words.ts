// How an act ended, in a few words.
import { secondsText } from '../lab/index.ts';
import type { Outcome } from '../scenarios/index.ts';

const stages: Readonly<Record<string, string>> = {
  name: 'by its name',
  address: 'by a stored address',
  netbios: 'by NetBIOS',
};

/** `CONSOLE1 to PC-17: under way`, `PC-17, Reader: done`. */
export function outcomeVerdict({ action, host, target, result, detail }: Outcome): string {
  const who = action === 'connect-wbemtest' ? `Wbemtest on ${host}` : host;
  const program = detail['program'] === undefined ? '' : `, ${String(detail['program'])}`;
  return `${target === undefined ? who : `${who} to ${target}`}${program}: ${result === 'waiting' ? 'under way' : result}`;
}

const picks: Readonly<Record<string, string>> = {
  random: 'drawn',
  only: 'the only one left',
  preferred: 'preferred',
  existing: 'connected already',
};

const failures: Readonly<Record<string, string>> = { NO_SERVER: 'no server is left' };

const sequences: Readonly<Record<string, string>> = { ncacn_ip_tcp: 'by TCP/IP', ncadg_ip_udp: 'by UDP/IP' };

/** By what, or why not, and how long it took. */
export function outcomeHow({ action, result, detail }: Outcome): string {
  const told = (key: string): string => String(detail[key] ?? '');
  const letter = detail['letter'] === undefined ? '' : ` as ${told('letter')}`;
  const ways: Readonly<Record<string, string>> = {
    'open-remote-tools': stages[told('stage')] ?? '',
    'connect-console': sequences[told('sequence')] ?? told('sequence'),
    'connect-wbemtest': sequences[told('sequence')] ?? told('sequence'),
    'need-access-point': `${told('server')}, ${picks[told('reason')] ?? told('reason')}`,
    'run-program': `from ${told('server')}${letter}`,
  };
  const hasWorked = result === 'connected' || result === 'done';
  const how = hasWorked ? (ways[action] ?? '') : (failures[told('reason')] ?? told('reason'));
  const took = typeof detail['tookMs'] === 'number' ? `after ${secondsText(detail['tookMs'])}` : '';
  return [how, took].filter(Boolean).join(', ');
}
