// The parts of a host in a scenario file that have to do with CAPs and DPs: how a client chooses and connects, and what a
// server shares with whom. What each key means stands in docs/scenario-format.md.
import { exactOptional, strictObject } from 'valibot';
import {
  computerName,
  driveLetter,
  folderName,
  listOf,
  oneOf,
  packageId,
  shareName,
  siteCode,
  userName,
  wholeNumber,
  yesOrNo,
} from './scenario-values.ts';

export const listKind = oneOf(['cap', 'dp']);
const serverNames = listOf(computerName, 'names of hosts', 0, 50);
export const accountNames = listOf(userName, 'accounts', 0, 20);

const capList = strictObject({ site: siteCode, servers: serverNames }, 'a CAP list, in braces');

const preferredServer = strictObject(
  {
    list: listKind,
    site: siteCode,
    server: computerName,
    folder: exactOptional(folderName),
    isValidated: exactOptional(yesOrNo()),
  },
  'a preferred server, in braces',
);

const connection = strictObject(
  {
    local: exactOptional(driveLetter),
    server: computerName,
    share: shareName,
    account: exactOptional(userName),
    isPersistent: exactOptional(yesOrNo()),
  },
  'a connection, in braces',
);

export const networkAccess = strictObject(
  {
    servicePack: exactOptional(oneOf([0, 1, 2, 3, 4, 5])),
    user: exactOptional(userName),
    accounts: exactOptional(accountNames),
    capLists: exactOptional(listOf(capList, 'CAP lists', 0, 10)),
    usePreferred: exactOptional(yesOrNo()),
    useExisting: exactOptional(yesOrNo()),
    useRandom: exactOptional(yesOrNo()),
    preferred: exactOptional(listOf(preferredServer, 'preferred servers', 0, 50)),
    connections: exactOptional(listOf(connection, 'connections', 0, 24)),
  },
  'the network access of the client, in braces',
);

export const distributionPoint = strictObject(
  { siteServer: computerName, packages: listOf(packageId, 'packages', 0, 100) },
  'the settings of the distribution point, in braces',
);

export const fileServer = strictObject(
  {
    shares: exactOptional(
      listOf(
        strictObject({ name: shareName, users: exactOptional(accountNames) }, 'a share, in braces'),
        'shares',
        0,
        100,
      ),
    ),
    netServerGetInfo: exactOptional(oneOf(['ok', 'broken'])),
    sessionLimit: exactOptional(wholeNumber(1, 10_000, 'a number of computers')),
    isDown: exactOptional(yesOrNo()),
  },
  'the settings of the file server, in braces',
);
