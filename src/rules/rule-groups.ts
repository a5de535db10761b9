// Rules by subject: the part of an id before its dot, and the words for it.

const titles: Readonly<Record<string, string>> = {
  'remote-tools': 'Remote Tools, between console and client',
  'viewer-name': 'The special name of a console',
  session: 'Open sessions on a console',
  resolver: 'Turning a name into an address',
  names: 'NetBIOS names on a computer',
  dns: 'DNS servers',
  wins: 'WINS servers',
  agent: 'The Remote Control Agent of a client',
  provider: 'The SMS Provider',
  database: 'The site database',
  discovery: 'Discovery by the client',
  'access-point': 'CAPs and DPs, and how a client comes to one',
  'site-server': 'The site server',
  'network-discovery': 'Network discovery',
  preferred: 'Preferred servers: Prefserv',
  'client-cycle': 'The client’s own round',
  components: 'Components of a client',
  'copy-queue': 'What a client has to hand over',
  inventory: 'Inventory',
  offers: 'Offers of programs',
  program: 'Programs that a client runs',
  console: 'The console’s own connection',
  dcom: 'Protocols of DCOM on a computer',
  rpc: 'Calls between computers: RPC',
  'file-server': 'File servers',
  smb: 'Shares: SMB',
  snmp: 'Routers that are asked: SNMP',
  arp: 'Hardware addresses: ARP',
  ip: 'The way of a datagram: IP',
  icmp: 'Word of what cannot be reached: ICMP',
  tcp: 'Connections: TCP',
  netbt: 'NetBIOS over TCP/IP',
  netbios: 'NetBIOS, whatever carries it',
  nbf: 'NetBEUI',
  ipx: 'IPX, and NetBIOS over it',
  link: 'Viewer and agent where the protocol has no connection',
  lab: 'The lab itself',
  timing: 'Waits and counts',
};

/** Such as `netbt` of `netbt.broadcast-query`. */
export function groupOf(ruleId: string): string {
  return ruleId.slice(0, ruleId.indexOf('.'));
}

/** What a group of rules is about; an article's own rules stand under its number. */
export function groupTitle(group: string): string {
  return titles[group] ?? group;
}
