// The published JSON Schema of run files and the page about them both say what the definition says. `npm run schema` writes
// the schema; its descriptions are those of the page.
import { readFileSync, writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { expect, test } from 'vitest';
import { recordingDefinition } from '../../src/lab/index.ts';

interface Schema {
  properties: Record<string, Record<string, unknown>>;
  required: string[];
}

const schemaFile = new URL('../../public/run.schema.json', import.meta.url);
const page = readFileSync(new URL('../../docs/run-format.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| *`([^`]+)` *\| *(.*?) *\| *(.*?) *\|$/gm)].map(
  ([, key = '', whenLeftOut = '', meaning = '']) => ({ key, whenLeftOut, meaning }),
);

function makeSchema(): Schema {
  const schema = toJsonSchema(recordingDefinition, {
    ignoreActions: ['check'],
    // A whole scenario has a schema of its own beside this one.
    overrideSchema: ({ valibotSchema }) =>
      valibotSchema.type === 'custom' ? { anyOf: [{ type: 'string' }, { $ref: 'scenario.schema.json' }] } : undefined,
  }) as unknown as Schema;
  for (const { key, meaning } of rows) {
    const part = schema.properties[key];
    if (part) part['description'] = meaning.replaceAll('`', '');
  }
  return { title: 'Run of the SMS 2.0 connection lab, format 1', ...schema } as Schema;
}

const schema = makeSchema();

test('public/run.schema.json is up to date with the definition and the page', () => {
  const made = `${JSON.stringify(schema, null, 2)}\n`;
  if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(schemaFile, made);
  expect(readFileSync(schemaFile, 'utf8'), 'run npm run schema').toBe(made);
});

test('the page about run files names each key, and says whether it is required', () => {
  expect(rows.map(({ key }) => key)).toEqual(Object.keys(schema.properties));
  for (const { key, whenLeftOut } of rows) expect(whenLeftOut === 'required', key).toBe(schema.required.includes(key));
});
