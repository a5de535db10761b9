// The files without a hash in their name that the page asks for: scenarios and licences. The one file carries their texts;
// the site carries the sum of each, so that a file of another version is never taken for one of this.
import type { Plugin } from 'vite';
import { licenceFile, licencesAsText } from './licence-texts.ts';
import { integrityOf, readScenarioText, scenarioFileNames } from './project-files.ts';

const name = 'virtual:carried-files';
const resolvedName = `\0${name}`;

export function carriedFiles({ isOneFile = false } = {}): Plugin {
  let isBuild = false;
  return {
    name: 'carried-files',
    configResolved(config) {
      isBuild = config.command === 'build';
    },
    resolveId: (id) => (id === name ? resolvedName : undefined),
    load(id) {
      if (id !== resolvedName) return undefined;
      const texts: Record<string, string> = isOneFile || isBuild ? readTexts() : {};
      const sums = Object.entries(texts).map(([file, text]) => [file, integrityOf(text)]);
      return [
        `export const isOneFile = ${isOneFile};`,
        `export const carriedTexts = ${JSON.stringify(isOneFile ? texts : {})};`,
        // While the files are being edited their sums would be yesterday's.
        `export const fileSums = ${JSON.stringify(isOneFile ? {} : Object.fromEntries(sums))};`,
      ].join('\n');
    },
  };
}

function readTexts(): Record<string, string> {
  const scenarios = scenarioFileNames().map((file) => [`scenarios/${file}`, readScenarioText(file)]);
  return { [licenceFile]: licencesAsText(), ...Object.fromEntries(scenarios) };
}
