// The SNMP agent of a computer: answers the right community with a table, and others with silence, as SNMP does.
import type { SnmpMessage, SnmpRow, SnmpTable } from './snmp.ts';
import { snmpPort } from './snmp.ts';
import type { NetworkStack } from './network-stack.ts';

export interface SnmpSettings {
  readonly community: string;
  readonly tables: readonly SnmpTable[];
}

/** Answers from now on, and again after each power failure. */
export function startSnmpAgent(stack: NetworkStack, settings: SnmpSettings): void {
  if (stack.host.isOn) listen(stack, settings);
  stack.host.onPower((isOn) => {
    if (isOn) listen(stack, settings);
  });
}

function listen(stack: NetworkStack, { community, tables }: SnmpSettings): void {
  const { udp } = stack;
  udp?.bind(snmpPort, {
    received: (message, from, { destination }) => {
      if (message.protocol !== 'snmp' || message.type !== 'get' || message.community !== community) return;
      const { table } = message;
      const rows = tables.includes(table) ? rowsOf(stack, table) : [];
      const answer: SnmpMessage = { ...message, type: 'response', rows };
      const { address, port } = from;
      udp.send({ source: destination, address, port, sourcePort: snmpPort, message: answer, rule: 'snmp.answers' });
    },
  });
}

function rowsOf(stack: NetworkStack, table: SnmpTable): SnmpRow[] {
  if (table === 'arp') return stack.arpEntries;
  return stack.host.adapters.flatMap(({ ipAddress: address, subnetMask: mask }) =>
    address === undefined || mask === undefined ? [] : [{ address, mask }],
  );
}
