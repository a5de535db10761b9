// The names that a scenario uses, by the schema that each is an instance of: users, names in DNS and the like. Where a person
// has to give one, those that are about can be offered, and a kind of name that is new in the format is found by itself.
import type { Scenario } from './scenario.ts';
import { scenarioDefinition } from './scenario-definition.ts';

interface Part {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Part>>;
  readonly item?: Part;
  readonly key?: Part | string;
  readonly value?: Part;
  readonly wrapped?: Part;
  readonly options?: readonly Part[];
}

const known = new WeakMap<Scenario, ReadonlyMap<unknown, readonly string[]>>();

/** Each schema of text with the values it has in this scenario, once each, in the order of the file. */
export function namesBySchema(scenario: Scenario): ReadonlyMap<unknown, readonly string[]> {
  const before = known.get(scenario);
  if (before) return before;
  const found = new Map<unknown, Set<string>>();
  gather(scenarioDefinition as unknown as Part, scenario, found);
  const names = new Map([...found].map(([part, values]) => [part, [...values]]));
  known.set(scenario, names);
  return names;
}

function gather(part: Part, value: unknown, found: Map<unknown, Set<string>>): void {
  if (value === undefined || value === null) return;
  if (part.wrapped) gather(part.wrapped, value, found);
  else if (part.type === 'string') found.set(part, (found.get(part) ?? new Set()).add(String(value)));
  else if (part.item && Array.isArray(value)) for (const item of value) gather(part.item, item, found);
  else if (part.type === 'variant') {
    const key = String(part.key);
    const of = (value as Record<string, unknown>)[key];
    const option = part.options?.find(({ entries }) => accepts(entries?.[key], of));
    if (option) gather(option, value, found);
  } else if (part.entries) {
    for (const [key, entry] of Object.entries(part.entries))
      gather(entry, (value as Record<string, unknown>)[key], found);
  } else if (part.type === 'record') {
    for (const [key, item] of Object.entries(value as Record<string, unknown>)) {
      if (typeof part.key === 'object') gather(part.key, key, found);
      if (part.value) gather(part.value, item, found);
    }
  }
}

/** Is this the option of a variant that the value names? */
function accepts(part: Part | undefined, value: unknown): boolean {
  const { literal, options } = (part ?? {}) as { literal?: unknown; options?: readonly unknown[] };
  return literal === value || options?.includes(value) === true;
}
