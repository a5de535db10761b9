// The run file, format 1, as one definition: it validates, and the published JSON Schema is made from it. The scenario inside
// has a definition of its own, and so have the acts; whether they name hosts that are there is checked with the scenario.
import { custom, exactOptional, literal, pipe, regex, strictObject, string, variant } from 'valibot';
import type { GenericSchema } from 'valibot';
import { actDefinition, listOf, milliseconds, tableOf, text, wholeNumber } from '../scenarios/index.ts';
import type { Intervention } from '../scenarios/index.ts';

/** As many entries as a log can have, and so the most there can be of choices. */
const mostEntries = 200_000;
const expectedDigest = 'a SHA-256 digest: 64 hexadecimal digits, small letters';
const expectedScenario = 'the id of a scenario of this lab, or a whole scenario in braces';

const acts = actDefinition.options.map((option) =>
  strictObject(
    { ...option.entries, afterSeq: wholeNumber(-1, mostEntries, 'the number of a log entry') },
    'an act, in braces',
  ),
);
const intervention = variant(
  'act',
  acts as [(typeof acts)[number], ...typeof acts],
  'an act, in braces',
) as unknown as GenericSchema<Intervention>;

export const recordingDefinition = strictObject(
  {
    $schema: exactOptional(text(200)),
    format: literal(1, '1'),
    labVersion: text(60),
    scenario: custom<string | object>(isTextOrObject, expectedScenario),
    readings: exactOptional(tableOf(text(100), text(100), 'rule to reading')),
    flags: exactOptional(tableOf(text(100), milliseconds(), 'flag to milliseconds')),
    seed: wholeNumber(-(2 ** 31), 2 ** 32 - 1),
    choices: exactOptional(listOf(wholeNumber(0, 9999, 'a place among options'), 'choices', 0, mostEntries)),
    interventions: exactOptional(listOf(intervention, 'acts', 0, 1000)),
    entries: exactOptional(wholeNumber(0, mostEntries, 'a number of log entries')),
    position: exactOptional(wholeNumber(0, mostEntries, 'a number of log entries')),
    digest: pipe(string(expectedDigest), regex(/^[0-9a-f]{64}$/, expectedDigest)),
  },
  'a run: an object in braces, with format, scenario, seed and so on',
);

function isTextOrObject(value: unknown): boolean {
  return typeof value === 'string' || (typeof value === 'object' && value !== null && !Array.isArray(value));
}
