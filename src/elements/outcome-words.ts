// How an act ended, in a few words.
import { secondsText } from '../lab/index.ts';
import type { Outcome } from '../scenarios/index.ts';

const stages: Readonly<Record<string, string>> = {
  name: 'by its name',
  address: 'by a stored address',
  netbios: 'by NetBIOS',
};

/** `PC-17: connected` or `CONSOLE1 to PC-17: under way`. */
export function outcomeVerdict({ host, target, result }: Outcome): string {
  return `${target === undefined ? host : `${host} to ${target}`}: ${result === 'waiting' ? 'under way' : result}`;
}

/** By what, or why not, and how long it took. */
export function outcomeHow({ result, detail }: Outcome): string {
  const way = stages[String(detail['stage'])] ?? String(detail['sequence'] ?? '');
  const how = result === 'connected' ? way : String(detail['reason'] ?? '');
  const took = typeof detail['tookMs'] === 'number' ? `after ${secondsText(detail['tookMs'])}` : '';
  return [how, took].filter(Boolean).join(', ');
}
