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
  'access-point': 'Client access points',
  'site-server': 'The site server',
  'network-discovery': 'Network discovery',
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
