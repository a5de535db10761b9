// The lab built once more into a temporary folder, by the same command that builds dist.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface OtherBuild {
  readonly folder: string;
  remove(): void;
}

/** `version`: as if package.json said so; its own when left out. */
export async function buildElsewhere({ version }: { version?: string } = {}): Promise<OtherBuild> {
  const folder = mkdtempSync(join(tmpdir(), 'sms-lab-build-'));
  const environment: NodeJS.ProcessEnv = { ...process.env, ...(version === undefined ? {} : { LAB_VERSION: version }) };
  // The test runner's own settings would build another page.
  delete environment['VITEST'];
  delete environment['NODE_ENV'];
  const options = ['build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'];
  const program = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  await promisify(execFile)(process.execPath, [program, ...options], { cwd: root, env: environment });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
