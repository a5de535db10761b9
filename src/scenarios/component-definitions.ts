// The parts of a host in a scenario file that have to do with what a client does by itself: its components, and the packages
// and advertisements of its site. What each key means stands in docs/scenario-format.md.
import { exactOptional, strictObject } from 'valibot';
import { listOf, matching, milliseconds, packageId, text } from './scenario-values.ts';

export const components = strictObject(
  {
    cycleAtMs: exactOptional(milliseconds()),
    hardwareInventoryAtMs: exactOptional(milliseconds()),
    softwareInventoryAtMs: exactOptional(milliseconds()),
    pollAtMs: exactOptional(milliseconds()),
  },
  'the components of the client, in braces',
);

/** Of an advertisement: the code of its site and a number. */
export const advertisementId = matching(
  /^[A-Z0-9]{3}2[0-9A-F]{4}$/,
  'an advertisement: site code, a 2 and four hexadecimal digits in capitals, such as "ABC20001"',
);
export const programName = text(50);

const program = strictObject(
  {
    package: packageId,
    name: programName,
    drive: exactOptional(matching(/^(unc|any|[D-Z]:)$/, '"unc", "any" or a drive letter, such as "Q:"')),
    commandsMs: exactOptional(listOf(milliseconds(), 'times in milliseconds', 1, 10)),
  },
  'a program, in braces',
);

const advertisement = strictObject(
  { id: advertisementId, program: programName, atMs: exactOptional(milliseconds()) },
  'an advertisement, in braces',
);

export const softwareDistribution = strictObject(
  {
    programs: listOf(program, 'programs', 1, 100),
    advertisements: exactOptional(listOf(advertisement, 'advertisements', 0, 100)),
  },
  'the programs and advertisements of the site, in braces',
);
