// How long a system waits after each of its questions to DNS servers, out of the table of timings.
import type { TimingValues } from '../rules/index.ts';
import type { Host } from '../world/index.ts';

export function dnsWaits(host: Pick<Host, 'system'>, timings: TimingValues): readonly number[] {
  const bySystem = { 'nt4-before-sp4': timings.dnsWaitsNt4BeforeSp4, 'windows-2000': timings.dnsWaitsWindows2000 };
  const waits = bySystem[host.system as keyof typeof bySystem] ?? timings.dnsWaitsNt4Sp4;
  return typeof waits === 'number' ? [waits] : waits;
}
