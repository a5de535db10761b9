// Words for SMB, which carries discovery records, and for SNMP, which reads routers.
import type { MessageOf } from './any-protocol-message.ts';
import type { MessageWords } from './message-words.ts';
import { words } from './message-words.ts';

export function managementWords(message: MessageOf<'smb' | 'snmp'>): MessageWords {
  return message.protocol === 'smb' ? smbWords(message) : snmpWords(message);
}

function smbWords(message: MessageOf<'smb'>): MessageWords {
  const { command, isResponse, status, share = '', file = '', record, account } = message;
  if (isResponse) {
    if (status === 'success') return words('done', `${asked[command]}: done`, `SMB: ${asked[command]}: done`);
    return words('no', status ?? 'no', `SMB: ${asked[command]}: ${status ?? 'no'}`);
  }
  switch (command) {
    case 'negotiate':
      return words('SMB?', 'which SMB?', 'SMB: which dialect do we speak?');
    case 'session-setup':
      return account === undefined
        ? words('log on', 'logs on as nobody', 'SMB: logs on as nobody in particular')
        : words('log on', `logs on as ${account}`, `SMB: logs on as ${account}`);
    case 'server-info':
      return words('there?', 'asks for server information', 'SMB: NetServerGetInfo: who are you?');
    case 'tree-connect':
      return words('share', `opens ${share.split('\\').at(-1) ?? ''}`, `SMB: opens the share ${share}`);
    case 'create':
      return words('file', `creates ${file.split('\\').at(-1) ?? ''}`, `SMB: creates the file ${file}`);
    case 'read':
      return words('read', `reads ${file.split('\\').at(-1) ?? ''}`, `SMB: reads the file ${file}`);
    case 'tree-disconnect':
      return words('let go', 'lets go of the share', 'SMB: lets go of the share');
    case 'logoff':
      return words('log off', 'logs off', 'SMB: logs off');
    case 'write': {
      if (!record) return words('write', 'writes the file', 'SMB: writes what the file holds');
      const addresses = [...record.ipAddresses, ...record.ipxAddresses];
      const about = record.name ?? 'a computer';
      const said = `${about} has ${addresses.length === 0 ? 'no address' : addresses.join(', ')}`;
      return words('record', `writes: ${about}`, `SMB: writes a discovery record: ${said}`);
    }
    case 'close':
      return words('close', 'closes the file', 'SMB: closes the file');
  }
}

const asked: Readonly<Record<MessageOf<'smb'>['command'], string>> = {
  negotiate: 'dialect',
  'server-info': 'server information',
  'session-setup': 'log on',
  'tree-connect': 'share',
  'tree-disconnect': 'let go',
  logoff: 'log off',
  create: 'create',
  read: 'read',
  write: 'write',
  close: 'close',
};

function snmpWords({ type, table, rows = [] }: MessageOf<'snmp'>): MessageWords {
  if (table === 'arp') {
    return type === 'get'
      ? words('ARP table?', 'who is on your ARP list?', 'SNMP: whom do you have in your ARP cache?')
      : words('ARP table', `${rows.length} in the ARP cache`, `SNMP: the ARP cache has ${listed(rows)}`);
  }
  return type === 'get'
    ? words('masks?', 'your addresses, masks?', 'SNMP: which addresses and subnet masks do you have?')
    : words('masks', `${rows.length} own address(es)`, `SNMP: own addresses: ${listed(rows)}`);
}

function listed(rows: NonNullable<MessageOf<'snmp'>['rows']>): string {
  return rows.length === 0
    ? 'nothing'
    : rows.map(({ address, mask }) => (mask ? `${address} (${mask})` : address)).join(', ');
}
