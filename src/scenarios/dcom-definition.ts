// DCOM in a scenario file: the settings of a computer, and what people do to them. What each key means stands in
// docs/scenario-format.md.
import { exactOptional, literal, strictObject } from 'valibot';
import type { InferOutput } from 'valibot';
import { protocolSequences } from '../protocols/index.ts';
import { computerName, listOf, milliseconds, oneOf, userName, wholeNumber, yesOrNo } from './scenario-values.ts';

const protocolSequence = oneOf(protocolSequences);
const service = oneOf(['rpcss', 'winmgmt']);
const tool = oneOf(['dcomcnfg', 'registry']);

export const dcom = strictObject(
  {
    protocols: exactOptional(listOf(protocolSequence, 'protocols of DCOM', 0, 8)),
    isEnabled: exactOptional(yesOrNo()),
    stoppedServices: exactOptional(listOf(service, 'services', 0, 2)),
    smsAdmins: exactOptional(listOf(userName, 'users', 0, 200)),
    provider: exactOptional(computerName),
  },
  'the settings of DCOM, in braces',
);

const common = { atMs: milliseconds(), host: computerName };

export const dcomActs = [
  strictObject({
    act: oneOf(['move-protocol', 'add-protocol']),
    ...common,
    protocol: protocolSequence,
    to: exactOptional(wholeNumber(0, 7, 'a place in the list, 0 at the top,')),
    with: exactOptional(tool),
  }),
  strictObject({ act: literal('remove-protocol'), ...common, protocol: protocolSequence, with: exactOptional(tool) }),
  strictObject({ act: oneOf(['stop-service', 'start-service']), ...common, service }),
  strictObject({ act: oneOf(['disable-dcom', 'enable-dcom']), ...common }),
] as const;

export type DcomAct = InferOutput<(typeof dcomActs)[number]>;
