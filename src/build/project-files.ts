// Where the project is, what its files hold, and what a file's bytes come to.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const scenarioFolder = join(projectFolder, 'public', 'scenarios');

/** Paths under a folder, with forward slashes, in an order that no machine's language changes. */
export function fileNamesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort((a, b) => (a < b ? -1 : 1));
}

/** Articles in the order in which a newcomer meets them; what joins several comes after. */
const articleOrder = ['Q226297', 'Q200832', 'Q226113', 'Q272937'];

/** The files of the scenarios, article by article. */
export function scenarioFileNames(): string[] {
  const rank = (file: string): number => {
    const place = articleOrder.findIndex((article) => file.startsWith(`${article}-`));
    return place < 0 ? articleOrder.length : place;
  };
  try {
    return readdirSync(scenarioFolder)
      .filter((file) => file.endsWith('.json'))
      .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  } catch {
    // No folder yet means no scenarios.
    return [];
  }
}

export function readScenarioText(file: string): string {
  return readFileSync(join(scenarioFolder, file), 'utf8');
}

export function sha256(content: string | Uint8Array, encoding: 'hex' | 'base64' = 'hex'): string {
  return createHash('sha256').update(content).digest(encoding);
}

/** As `fetch` and policies want it. */
export function integrityOf(content: string | Uint8Array): string {
  return `sha256-${sha256(content, 'base64')}`;
}
