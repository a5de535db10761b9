// The published JSON Schema and the page for teachers both say what the definition says. The schema takes its
// descriptions from that page, so each key is described once. `npm run schema` writes the schema.
import { readFileSync, writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { describe, expect, test } from 'vitest';
import { timings } from '../../src/rules/index.ts';
import { parseScenario } from '../../src/scenarios/parse-scenario.ts';
import { entryKinds, scenarioDefinition } from '../../src/scenarios/scenario-definition.ts';

const schemaFile = new URL('../../public/scenario.schema.json', import.meta.url);
const page = readFileSync(new URL('../../docs/scenario-format.md', import.meta.url), 'utf8');

interface Schema {
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  oneOf?: Schema[];
  description?: string;
  [key: string]: unknown;
}

/** The page's tables of keys: place (the file is '') to key to meaning. */
function readPage(): Map<string, Map<string, { type: string; whenLeftOut: string; meaning: string }>> {
  const tables = new Map<string, Map<string, { type: string; whenLeftOut: string; meaning: string }>>();
  for (const section of page.split(/^(?=##)/m).filter((text) => text.startsWith('### '))) {
    const place = /^### `([^`]+)`/.exec(section)?.[1] ?? '';
    const table = section.split(/^\| Key +\| Type +\| When left out +\| Meaning +\|$/m)[1] ?? '';
    const rows = [...table.matchAll(/^\| *`([^`]+)` *\| *(.*?) *\| *(.*?) *\| *(.*?) *\|$/gm)];
    tables.set(
      place,
      new Map(
        rows.map(([, key = '', type = '', whenLeftOut = '', meaning = '']) => [key, { type, whenLeftOut, meaning }]),
      ),
    );
  }
  return tables;
}

const tables = readPage();

/** Every object of the schema with its place, as the page writes it; `acts[]` comes once for each kind of act. */
function objectsOf(schema: Schema, place = ''): [string, Schema][] {
  const here: [string, Schema][] = schema.properties ? [[place, schema]] : [];
  const inside = Object.entries(schema.properties ?? {}).flatMap(([key, part]) =>
    objectsOf(part, place === '' ? key : `${place}.${key}`),
  );
  const items = schema.items ? objectsOf(schema.items, `${place}[]`) : [];
  return [...here, ...inside, ...items, ...(schema.oneOf ?? []).flatMap((option) => objectsOf(option, place))];
}

function makeSchema(): Schema {
  const schema = toJsonSchema(scenarioDefinition, { ignoreActions: ['check'] }) as Schema;
  for (const [place, object] of objectsOf(schema)) {
    for (const [key, part] of Object.entries(object.properties ?? {})) {
      const words = tables.get(place)?.get(key)?.meaning ?? timings.find(({ name }) => name === key)?.text;
      if (words !== undefined) part.description = words.replaceAll('`', '').replaceAll('**', '');
    }
  }
  return { title: 'Scenario of the SMS 2.0 connection lab, format 1', ...schema };
}

const schema = makeSchema();

describe('public/scenario.schema.json', () => {
  test('is up to date with the definition and the page', () => {
    const made = `${JSON.stringify(schema, null, 2)}\n`;
    if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(schemaFile, made);
    expect(readFileSync(schemaFile, 'utf8'), 'run npm run schema').toBe(made);
  });

  test('allows no key that it does not name', () => {
    expect(objectsOf(schema).filter(([, object]) => object['additionalProperties'] !== false)).toEqual([]);
  });

  test('has patterns that any validator can read', () => {
    const patterns = JSON.stringify(schema).match(/"pattern":"(?:[^"\\]|\\.)*"/g) ?? [];
    expect(patterns.length).toBeGreaterThan(20);
    for (const pattern of patterns)
      expect(() => new RegExp(JSON.parse(pattern.slice('"pattern":'.length)) as string, 'u')).not.toThrow();
  });
});

describe('docs/scenario-format.md', () => {
  const keysByPlace = new Map<string, Set<string>>();
  for (const [place, object] of objectsOf(schema)) {
    const keys = keysByPlace.get(place) ?? new Set<string>();
    keysByPlace.set(place, keys);
    for (const key of Object.keys(object.properties ?? {})) keys.add(key);
  }

  const withoutTimings = [...keysByPlace].filter(([place]) => place !== 'timings');

  test.each(withoutTimings)('names exactly the keys of "%s"', (place, keys) => {
    expect([...(tables.get(place)?.keys() ?? [])]).toEqual([...keys]);
  });

  test('has no section for a place that is not there', () => {
    expect([...tables.keys()].filter((place) => !keysByPlace.has(place))).toEqual([]);
  });

  test('says of each key whether it is required', () => {
    const wrong = objectsOf(schema).flatMap(([place, object]) =>
      place === 'timings' || place === 'acts[]'
        ? []
        : Object.keys(object.properties ?? {}).filter(
            (key) => (tables.get(place)?.get(key)?.whenLeftOut === 'required') !== object.required?.includes(key),
          ),
    );
    expect(wrong).toEqual([]);
  });

  test('says which keys each act takes', () => {
    const acts = objectsOf(schema).filter(([place]) => place === 'acts[]');
    for (const [, { properties = {}, required = [] }] of acts) {
      const names = (properties['act']?.['enum'] ?? [properties['act']?.['const']]) as string[];
      const keys = Object.keys(properties)
        .filter((key) => key !== 'act' && key !== 'atMs')
        .map((key) => (required.includes(key) ? `\`${key}\`` : `\`${key}\`?`))
        .join(', ');
      for (const name of names) expect(page.replaceAll(/ +/g, ' ')).toContain(`| \`${name}\` | ${keys} |`);
    }
  });

  test('lists the choices of each key in its type', () => {
    const missing = objectsOf(schema).flatMap(([place, object]) =>
      Object.entries(object.properties ?? {}).flatMap(([key, part]) => {
        const choices = (part['enum'] ?? part.items?.['enum'] ?? []) as (string | number)[];
        const words = tables.get(place)?.get(key)?.type ?? '';
        const isListed = choices.every((choice) => typeof choice === 'number' || words.includes(`\`${choice}\``));
        const isElsewhere = ['acts[].act', 'acts[].function', 'milestones[].kind'].includes(`${place}.${key}`);
        return isListed || isElsewhere ? [] : [`${place}.${key}`];
      }),
    );
    expect(missing).toEqual([]);
    expect(entryKinds).toContain('attempt.ended');
  });

  test('tells every timing with its value', () => {
    for (const { name, value, text } of timings) {
      const written = typeof value === 'number' ? `${value}` : `[${value.join(', ')}]`;
      const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\` `)) ?? `${name} has no row`;
      expect(row.split('|').map((cell) => cell.trim())).toEqual(expect.arrayContaining([written, text]));
    }
  });

  test('shows a file that the lab reads', () => {
    const example = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    expect(parseScenario(example)).toHaveProperty('scenario');
  });
});
