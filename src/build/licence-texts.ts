// The packages that go into the built files, with their licences: elkjs and the fonts ask for that, the others deserve it.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { projectFolder } from './project-files.ts';

export const licenceFile = 'licences.txt';

interface PackageFile {
  name: string;
  version: string;
  license?: string;
  dependencies?: Record<string, string>;
}

/** Emits the file; the dev server makes it when it is asked. */
export function licenceTexts(): Plugin {
  return {
    name: 'licence-texts',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: licenceFile, source: licencesAsText() });
    },
    configureServer(server) {
      server.middlewares.use(`/${licenceFile}`, (_request, response) => {
        response.setHeader('content-type', 'text/plain; charset=utf-8');
        response.end(licencesAsText());
      });
    },
  };
}

export function licencesAsText(): string {
  const names = new Set(withDependencies(Object.keys(readPackage(projectFolder).dependencies ?? {})));
  const line = `\n${'-'.repeat(72)}\n\n`;
  const own = `SMS 2.0 connection lab\n\n${readFileSync(join(projectFolder, 'LICENSE'), 'utf8').trim()}\n`;
  return [own, ...[...names].sort().map(describe)].join(line);
}

function describe(name: string): string {
  const folder = join(projectFolder, 'node_modules', name);
  const { version, license } = readPackage(folder);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : `\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
  return `${name} ${version} (${license ?? 'no licence named'})${text}\n`;
}

function readPackage(folder: string): PackageFile {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageFile;
}

function* withDependencies(names: string[]): Generator<string> {
  for (const name of names) {
    yield name;
    const { dependencies = {} } = readPackage(join(projectFolder, 'node_modules', name));
    // Packages of types leave nothing in the build.
    yield* withDependencies(Object.keys(dependencies).filter((dependency) => !dependency.startsWith('@types/')));
  }
}
