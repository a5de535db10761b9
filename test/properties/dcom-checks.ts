// What holds of the lists of DCOM in every run, read off its log: a restart is the only way from configured to active.
import type { Run } from '../../src/scenarios/index.ts';

interface Lists {
  configured: readonly string[];
  active: readonly string[];
  /** Was the computer off since the last change? */
  wasOff: boolean;
}

export function brokenLists({ log }: Run): string[] {
  const broken: string[] = [];
  const lists = new Map<string, Lists>();
  const opening = (log[0]?.detail['protocolLists'] ?? []) as ({ host: string } & Lists)[];
  for (const { host, configured, active } of opening) lists.set(host, { configured, active, wasOff: false });
  for (const { kind, host = '', detail, seq } of log) {
    const known = lists.get(host);
    if (!known) {
      if (kind === 'protocols.changed') broken.push(`entry ${seq}: ${host} has a list and had none`);
      continue;
    }
    if (kind === 'host.powered' && detail['isOn'] === false) known.wasOff = true;
    if (kind !== 'protocols.changed') continue;
    const { configured, active, needsRestart } = detail as unknown as Lists & { needsRestart: boolean };
    const isTaken = active.join() !== known.active.join();
    if (isTaken && !known.wasOff) broken.push(`entry ${seq}: ${host} uses another list without a restart`);
    if (isTaken && active.join() !== known.configured.join())
      broken.push(`entry ${seq}: ${host} uses a list that was not configured`);
    if (needsRestart !== (configured.join() !== active.join()))
      broken.push(`entry ${seq}: ${host} is wrong about whether it needs a restart`);
    if (new Set(configured).size < configured.length) broken.push(`entry ${seq}: a protocol stands twice in the list`);
    lists.set(host, { configured, active, wasOff: isTaken ? false : known.wasOff });
  }
  return broken;
}
