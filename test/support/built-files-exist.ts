// Before the tests of the built files: says so when there are none, rather than failing test by test.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export function setup(): void {
  const page = fileURLToPath(new URL('../../dist/index.html', import.meta.url));
  if (!existsSync(page))
    throw new Error('There is no dist/index.html. Run "npm run build" first, or "npm run test:built".');
}
