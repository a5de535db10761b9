// The parts of a host in a scenario file that serve others, and what a client reports to them. What each key means stands in
// docs/scenario-format.md.
import { exactOptional, strictObject } from 'valibot';
import { advertisementId } from './component-definitions.ts';
import {
  computerName,
  hostName,
  ipAddress,
  ipxAddress,
  listOf,
  longestMs,
  milliseconds,
  momentBefore,
  mostHosts,
  oneOf,
  siteCode,
  suffix,
  tableOf,
  text,
  userName,
  wholeNumber,
  yesOrNo,
} from './scenario-values.ts';

const collectionName = text(100);

export const dnsServer = strictObject(
  {
    records: exactOptional(tableOf(hostName, ipAddress, 'name to IP address')),
    cached: exactOptional(
      listOf(
        strictObject({ name: hostName, address: ipAddress, expiresAtMs: milliseconds() }, 'a cached answer, in braces'),
        'cached answers',
        0,
        1000,
      ),
    ),
    asks: exactOptional(computerName),
    isSilent: exactOptional(yesOrNo()),
  },
  'the settings of the DNS server, in braces',
);

export const winsServer = strictObject(
  {
    records: exactOptional(
      listOf(
        strictObject(
          { name: computerName, suffix, addresses: listOf(ipAddress, 'IP addresses', 1, 25) },
          'a WINS record, in braces',
        ),
        'WINS records',
        0,
        5000,
      ),
    ),
    without: exactOptional(listOf(computerName, 'names of hosts', 0, mostHosts)),
    pullsFrom: exactOptional(listOf(computerName, 'names of hosts', 0, 20)),
    isSilent: exactOptional(yesOrNo()),
  },
  'the settings of the WINS server, in braces',
);

export const siteDatabase = strictObject(
  {
    resources: listOf(
      strictObject(
        {
          resourceId: wholeNumber(1, 2 ** 31 - 1, 'a resource number'),
          name: computerName,
          ipAddresses: listOf(ipAddress, 'IP addresses', 0, 50),
          ipxAddresses: listOf(ipxAddress, 'IPX addresses', 0, 50),
          collections: listOf(collectionName, 'names of collections', 0, 100),
          lastDiscoveredAtMs: exactOptional(momentBefore()),
        },
        'a resource, in braces',
      ),
      'resources',
      0,
      5000,
    ),
    rights: listOf(
      strictObject({ user: userName, collection: collectionName, useRemoteTools: yesOrNo() }, 'a right, in braces'),
      'rights',
      0,
      1000,
    ),
    isDown: exactOptional(yesOrNo()),
    siteCode: exactOptional(siteCode),
    remoteControlProtocol: exactOptional(oneOf(['TCP', 'IP', 'IPX', 'NetBIOS'])),
  },
  'the site database, in braces',
);

export const discovery = strictObject(
  {
    accessPoint: exactOptional(computerName),
    nextCycleAtMs: exactOptional(milliseconds()),
    heartbeatDueAtMs: exactOptional(milliseconds()),
    logonDiscovery: exactOptional(yesOrNo()),
    user: exactOptional(userName),
  },
  'the settings of discovery on a client, in braces',
);

export const accessPoint = strictObject(
  {
    siteServer: computerName,
    isDown: exactOptional(yesOrNo()),
    lacks: exactOptional(listOf(advertisementId, 'advertisements', 0, 100)),
    accessPoints: exactOptional(listOf(computerName, 'names of hosts', 0, 50)),
  },
  'the settings of the access point, in braces',
);

const community = text(64);

export const networkDiscovery = strictObject(
  {
    routers: listOf(computerName, 'names of hosts', 1, 20),
    everyMs: wholeNumber(60_000, longestMs, 'a whole number of milliseconds'),
    firstAtMs: exactOptional(milliseconds()),
    community: exactOptional(community),
  },
  'the settings of network discovery, in braces',
);

export const snmp = strictObject(
  { community: exactOptional(community), tables: exactOptional(listOf(oneOf(['arp', 'addresses']), 'tables', 0, 2)) },
  'the settings of the SNMP agent, in braces',
);

export const router = strictObject(
  { ip: exactOptional(yesOrNo()), ipx: exactOptional(yesOrNo()), ipxType20: exactOptional(yesOrNo()) },
  'the settings of the router, in braces',
);
