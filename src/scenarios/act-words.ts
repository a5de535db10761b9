// The words of forms in which a person acts on a run: what can be done, and what has to be said for it. What the log says of
// an act that was done stands in words.ts.
import type { Act } from './scenario.ts';

/** What somebody can do, as a button says it. Every act has its words. */
export const actLabels: Readonly<Record<Act['act'], string>> = {
  'open-remote-tools': 'Start Remote Tools',
  cancel: 'Cancel an attempt',
  'hang-up': 'End a session',
  dismiss: 'Close a message',
  'give-credentials': 'Give credentials',
  'cancel-credentials': 'Give no credentials',
  'start-agent': 'Start the agent',
  'stop-agent': 'Stop the agent',
  'power-on': 'Switch on',
  'power-off': 'Switch off',
  'change-address': 'Give another address',
  'move-adapter': 'Plug in elsewhere',
  'set-console-transports': 'Set what Remote Tools use',
  'log-on': 'Log on',
  'log-off': 'Log off',
  'sever-segment': 'Cut the cable',
  'mend-segment': 'Mend the cable',
  'set-dns-record': 'Change a DNS record',
  'server-down': 'Silence its service',
  'server-up': 'Let its service answer',
  'store-resource': 'Store a discovery record',
};

/** What a field of an act is called; a test demands words for each. */
export const fieldLabels: Readonly<Record<string, string>> = {
  target: 'Computer to reach',
  user: 'User',
  function: 'Function',
  transports: 'Protocols',
  adapter: 'Network card',
  ip: 'IP address',
  mask: 'Subnet mask',
  gateway: 'Gateway',
  segment: 'Segment',
  name: 'Name',
  address: 'IP address',
  ipAddresses: 'IP addresses',
  ipxAddresses: 'IPX addresses',
};
