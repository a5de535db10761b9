// Runs a TypeScript file of this project in Node, with the settings of the build but none of its plugins:
// `node test/support/run-typescript.mjs test/bench/bench.ts`. Vite is here anyway, so no further runner is needed.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));
// XState's development build checks more and is slower than what a person runs.
process.env['NODE_ENV'] = 'production';
const file = process.argv[2];
if (file === undefined) throw new Error('Name the file to run.');
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
await runnerImport(`${root}${file}`, {
  root,
  configFile: false,
  mode: 'production',
  logLevel: 'warn',
  define: { __LAB_VERSION__: JSON.stringify(version) },
});
