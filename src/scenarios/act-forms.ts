// What a person can do on a computer or a cable of a scenario, as forms made from the definitions of acts: an act that is new
// in the format has its form by itself. The finished form is held to the same definition and checks as a scenario file.
import { actDefinition, adapterNumber, segmentName } from './act-definitions.ts';
import { actLabels, fieldLabels, optionLabels } from './act-words.ts';
import { needsPower } from './acts.ts';
import { neededFor } from './check-story.ts';
import type { FlagMoves } from './flags.ts';
import { setFlags } from './flags.ts';
import { namesBySchema } from './names-by-schema.ts';
import { checkScenario } from './parse-scenario.ts';
import type { Act, Scenario, ScenarioHost } from './scenario.ts';
import { computerName, ipAddress, ipxAddress, subnetMask } from './scenario-values.ts';

export interface FieldOption {
  readonly value: string;
  readonly label: string;
}

export interface ActField {
  readonly key: string;
  readonly label: string;
  /** May be left out. */
  readonly isOptional: boolean;
  /** choice: one of the options. list: several, with commas between. */
  readonly kind: 'choice' | 'text' | 'number' | 'list';
  /** For a choice all there are, else names that the scenario knows. */
  readonly options: readonly FieldOption[];
  /** What stands there at first. */
  readonly value: string;
  /** What to type, with an example, or what nothing means. */
  readonly hint?: string;
}

export interface ActForm {
  readonly act: Act['act'];
  readonly label: string;
  /** On a computer that is off nothing comes of it. */
  readonly needsPower: boolean;
  readonly fields: readonly ActField[];
}

/** One thing wrong with a form: the field, or '' for the whole, and what to do. */
export interface FormProblem {
  readonly field: string;
  readonly text: string;
}

/** A schema of valibot, as far as a form reads it. */
interface Part {
  readonly type: string;
  readonly message?: unknown;
  readonly entries?: Readonly<Record<string, Part>>;
  readonly item?: Part;
  readonly wrapped?: Part;
  readonly options?: readonly (string | number)[];
  readonly literal?: unknown;
}

/** Where an act can be done. */
type Place = { readonly host: string } | { readonly segment: string };

/** All that the parts of this computer, or this cable, allow. */
export function actFormsAt(scenario: Scenario, place: Place): ActForm[] {
  const host = 'host' in place ? scenario.hosts.find(({ name }) => name === place.host) : undefined;
  if ('host' in place && !host) return [];
  return actParts().flatMap(([act, entries]) => {
    if (Object.hasOwn(entries, 'host') !== (host !== undefined)) return [];
    if (host && !(neededFor(act)?.isThere(host) ?? true)) return [];
    return [formOf(act, entries, scenario, host)];
  });
}

/** The act that a form says, or what is wrong with it. `atMs`: the moment at which it would be done. */
export function readActForm(
  { scenario, flags = {}, atMs }: { scenario: Scenario; flags?: FlagMoves; atMs: number },
  place: Place,
  form: ActForm,
  values: Readonly<Record<string, string>>,
): { act: Act } | { problems: FormProblem[] } {
  const act = { act: form.act, atMs, ...place, ...valuesOf(form, values) };
  // A flag's range was held against the others as the file has them; what counts now is where they are.
  const { flags: _, ...moved } = setFlags(scenario, flags);
  const reading = checkScenario({ ...moved, acts: [...moved.acts, act] });
  if (!('problems' in reading)) return { act: act as unknown as Act };
  const ofAct = `acts[${moved.acts.length}].`;
  return {
    problems: reading.problems.map(({ place: at, expected, near, text }) => {
      if (!at.startsWith(ofAct)) return { field: '', text };
      const field = /^\w+/.exec(at.slice(ofAct.length))?.[0] ?? '';
      const isShown = form.fields.some(({ key }) => key === field);
      const wanted = near === undefined ? `Expected ${expected}.` : `Did you mean ${near}?`;
      return { field: isShown ? field : '', text: isShown ? wanted : text };
    }),
  };
}

/** Each act with the entries of its definition. */
function actParts(): [Act['act'], Readonly<Record<string, Part>>][] {
  return (actDefinition.options as unknown as readonly Part[]).flatMap(({ entries = {} }) => {
    const { act } = entries;
    const names = act?.type === 'picklist' ? (act.options ?? []) : [act?.literal];
    return names.map((name): [Act['act'], Readonly<Record<string, Part>>] => [name as Act['act'], entries]);
  });
}

function formOf(
  act: Act['act'],
  entries: Readonly<Record<string, Part>>,
  scenario: Scenario,
  host: ScenarioHost | undefined,
): ActForm {
  const given = host ? ['act', 'atMs', 'host'] : ['act', 'atMs', 'segment'];
  // A computer with one card needs not be asked which.
  const isAsked = (part: Part): boolean => inner(part) !== adapterNumber || (host?.adapters.length ?? 0) > 1;
  const fields = Object.entries(entries)
    .filter(([key, part]) => !given.includes(key) && isAsked(part))
    .map(([key, part]) => fieldOf(key, part, scenario, host));
  return { act, label: actLabels[act], needsPower: host !== undefined && needsPower(act), fields };
}

/** What is wrapped in `may be left out` and `may be null`. */
function inner(part: Part): unknown {
  return part.wrapped ? inner(part.wrapped) : part;
}

function fieldOf(key: string, part: Part, scenario: Scenario, host: ScenarioHost | undefined): ActField {
  const bare = inner(part) as Part;
  const isOptional = part.type === 'exact_optional';
  const canBeNull = part.type === 'nullable' || part.wrapped?.type === 'nullable';
  const base = { key, label: fieldLabels[key] ?? key, isOptional: isOptional || canBeNull };
  const choices = choicesOf(bare, scenario, host);
  if (choices) return { ...base, kind: 'choice', options: choices, value: isOptional ? '' : firstOf(choices, host) };
  const kind = bare.type === 'array' ? 'list' : bare.type === 'number' ? 'number' : 'text';
  const item = bare.item ?? bare;
  const names = isTyped(item) ? [] : (namesBySchema(scenario).get(item) ?? []);
  const options = names.map((value) => ({ value, label: value }));
  const hint = canBeNull ? 'Empty: taken out' : hintOf(item);
  // Where only one name is known, it is most likely meant.
  const value = !base.isOptional && names.length === 1 ? (names[0] ?? '') : '';
  return { ...base, kind, options, value, ...(hint === undefined ? {} : { hint }) };
}

/** All values there are, where they are few and known. */
function choicesOf(bare: Part, scenario: Scenario, host: ScenarioHost | undefined): FieldOption[] | undefined {
  const plain = (values: readonly (string | number)[]): FieldOption[] =>
    values.map((value) => ({ value: String(value), label: String(value) }));
  if (bare === (segmentName as unknown)) return plain(scenario.segments.map(({ name }) => name));
  if (bare === (computerName as unknown)) return plain(computersKnown(scenario));
  if (bare === (adapterNumber as unknown))
    return (host?.adapters ?? []).map(({ ip, segment }, place) => ({
      value: String(place),
      label: `${place + 1}: ${ip === undefined ? '' : `${ip}, `}segment ${segment}`,
    }));
  if (bare.type === 'picklist')
    return (bare.options ?? []).map((value) => ({ value: String(value), label: optionLabel(String(value)) }));
  if (bare.type === 'boolean')
    return [
      { value: 'true', label: 'yes' },
      { value: 'false', label: 'no' },
    ];
  return undefined;
}

/** As people say it: the name in the file, with blanks, when no words are kept for it. */
function optionLabel(value: string): string {
  return optionLabels[value] ?? (/^[a-z]+(-[a-z]+)+$/.test(value) ? value.replaceAll('-', ' ') : value);
}

/** Computers that are there, then those that only a site database tells of. */
function computersKnown({ hosts }: Scenario): string[] {
  const resources = hosts.flatMap(({ siteDatabase }) => siteDatabase?.resources.map(({ name }) => name) ?? []);
  return [...new Set([...hosts.map(({ name }) => name), ...resources])];
}

/** Of computers the last, which is a client more often than not, and never the one that acts; of places another one. */
function firstOf(options: readonly FieldOption[], host: ScenarioHost | undefined): string {
  const here = [host?.name, host?.adapters[0]?.segment];
  const others = options.filter(({ value }) => !here.includes(value));
  return (others.at(-1) ?? options[0])?.value ?? '';
}

/** Addresses are typed: those that are about would only be in the way. */
function isTyped(part: Part): boolean {
  return ([ipAddress, subnetMask, ipxAddress] as unknown[]).includes(part);
}

function hintOf(part: Part): string | undefined {
  if (part.type === 'number' && typeof part.message === 'string') return part.message;
  if (part.type === 'picklist') return (part.options ?? []).join(', ');
  const example = typeof part.message === 'string' ? /such as "([^"]+)"/.exec(part.message)?.[1] : undefined;
  return example === undefined ? undefined : `such as ${example}`;
}

/** What was typed or chosen, as the definition wants it. What nobody filled in is left out, or null. */
function valuesOf(form: ActForm, values: Readonly<Record<string, string>>): Record<string, unknown> {
  const parts = actParts().find(([act]) => act === form.act)?.[1] ?? {};
  const read: Record<string, unknown> = {};
  for (const { key, kind } of form.fields) {
    const typed = (values[key] ?? '').trim();
    const part = parts[key];
    if (typed === '' && part?.type === 'nullable') read[key] = null;
    if (typed === '') continue;
    const bare = part && (inner(part) as Part);
    if (kind === 'list') read[key] = typed.split(/[\s,;]+/).filter(Boolean);
    else if (bare?.type === 'number') read[key] = Number(typed);
    else if (bare?.type === 'boolean') read[key] = typed === 'true';
    else if (bare?.type === 'picklist') read[key] = bare.options?.find((option) => String(option) === typed) ?? typed;
    else read[key] = typed;
  }
  return read;
}
