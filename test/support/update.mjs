// Writes files that tests compare with: `node test/support/update.mjs traces` or `... schema`. It runs the very test that
// compares, with UPDATE_TRACES=1 or UPDATE_SCHEMA=1 in its environment, so that what is written is what is tested.
import { existsSync } from 'node:fs';
import { startVitest } from 'vitest/node';

const tests = {
  traces: ['test/scenarios/every-scenario.test.ts'],
  schema: ['test/scenarios/published-schema.test.ts', 'test/lab/published-run-schema.test.ts'],
};

const what = process.argv[2] ?? '';
const files = tests[what];
if (files === undefined) {
  console.error(`"${what}" cannot be updated; say one of: ${Object.keys(tests).join(', ')}.`);
  process.exit(1);
}
for (const file of files) {
  if (existsSync(file)) continue;
  console.error(`There is no ${file}, which is what writes them.`);
  process.exit(1);
}
process.env['VITEST'] = 'true';
process.env[`UPDATE_${what.toUpperCase()}`] = '1';
const vitest = await startVitest('test', files, { project: ['unit'], run: true, watch: false, update: true });
await vitest.close();
