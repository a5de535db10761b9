// What people do in a scenario file, act by act. What each key means stands in docs/scenario-format.md.
import { exactOptional, literal, nullable, strictObject, variant } from 'valibot';
import { accountNames, listKind } from './network-access-definitions.ts';
import { dcomActs } from './dcom-definition.ts';
import { programName } from './component-definitions.ts';
import {
  computerName,
  driveLetter,
  folderName,
  hostName,
  ipAddress,
  ipxAddress,
  listOf,
  milliseconds,
  oneOf,
  packageId,
  shareName,
  siteCode,
  subnetMask,
  text,
  userName,
  wholeNumber,
  yesOrNo,
} from './scenario-values.ts';

export const segmentName = text(40);
export const adapterNumber = wholeNumber(0, 7, 'the place of an adapter on its host,');
export const remoteFunction = oneOf(['remote-control', 'reboot', 'chat', 'file-transfer', 'remote-execute', 'ping']);

/** Which protocols Remote Tools may use on a console. */
export const consoleTransports = oneOf(['all', 'tcpip']);

const common = { atMs: milliseconds(), host: computerName };
const onAdapter = { ...common, adapter: exactOptional(adapterNumber) };

export const actDefinition = variant(
  'act',
  [
    strictObject({
      act: literal('open-remote-tools'),
      ...common,
      target: computerName,
      user: exactOptional(userName),
      function: exactOptional(remoteFunction),
    }),
    strictObject({
      act: oneOf(['cancel', 'hang-up', 'dismiss', 'give-credentials', 'cancel-credentials']),
      ...common,
      target: computerName,
      user: exactOptional(userName),
    }),
    strictObject({ act: literal('connect-console'), ...common, user: exactOptional(userName) }),
    strictObject({
      act: literal('connect-wbemtest'),
      ...common,
      server: exactOptional(computerName),
      user: exactOptional(userName),
    }),
    strictObject({
      act: oneOf(['cancel-console', 'disconnect-console', 'retry-console', 'cancel-wbemtest', 'disconnect-wbemtest']),
      ...common,
    }),
    strictObject({ act: oneOf(['start-agent', 'stop-agent', 'power-on', 'power-off', 'restart-computer']), ...common }),
    strictObject({ act: literal('set-console-transports'), ...common, transports: consoleTransports }),
    strictObject({ act: literal('log-on'), ...common, user: userName }),
    strictObject({ act: literal('log-off'), ...common }),
    strictObject({
      act: literal('change-address'),
      ...onAdapter,
      ip: ipAddress,
      mask: exactOptional(subnetMask),
      gateway: exactOptional(ipAddress),
    }),
    strictObject({ act: literal('move-adapter'), ...onAdapter, segment: segmentName }),
    strictObject({ act: oneOf(['sever-segment', 'mend-segment']), atMs: milliseconds(), segment: segmentName }),
    strictObject({ act: literal('set-dns-record'), ...common, name: hostName, address: nullable(ipAddress) }),
    strictObject({ act: oneOf(['server-down', 'server-up']), ...common }),
    strictObject({
      act: literal('store-resource'),
      ...common,
      name: computerName,
      ipAddresses: exactOptional(listOf(ipAddress, 'IP addresses', 0, 50)),
      ipxAddresses: exactOptional(listOf(ipxAddress, 'IPX addresses', 0, 50)),
    }),
    strictObject({
      act: literal('need-access-point'),
      ...common,
      list: listKind,
      site: exactOptional(siteCode),
      package: exactOptional(packageId),
      forMs: exactOptional(milliseconds()),
    }),
    strictObject({
      act: literal('map-drive'),
      ...common,
      local: driveLetter,
      server: computerName,
      share: shareName,
      user: exactOptional(userName),
      isPersistent: exactOptional(yesOrNo()),
    }),
    strictObject({ act: literal('unmap-drive'), ...common, local: driveLetter }),
    strictObject({
      act: literal('prefer-server'),
      ...common,
      list: listKind,
      site: siteCode,
      server: computerName,
      folder: exactOptional(folderName),
    }),
    strictObject({
      act: literal('set-nal-switches'),
      ...common,
      usePreferred: exactOptional(yesOrNo()),
      useExisting: exactOptional(yesOrNo()),
      useRandom: exactOptional(yesOrNo()),
    }),
    strictObject({ act: literal('change-accounts'), ...common, accounts: accountNames }),
    strictObject({ act: literal('set-share-users'), ...common, share: shareName, users: accountNames }),
    strictObject({ act: literal('run-program'), ...common, program: programName }),
    strictObject({ act: oneOf(['run-client-cycle', 'update-access-point']), ...common }),
    ...dcomActs,
  ],
  'an act, in braces',
);
