// Where each rule is at work, for the Sources place: the build plays every scenario once. It runs the lab's own sources, so
// nothing about a run is written twice.
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { runnerImport } from 'vite';
import { projectFolder, readScenarioText, scenarioFileNames, scenarioFolder } from './project-files.ts';

const name = 'virtual:rule-uses';
const resolvedName = `\0${name}`;

interface Scenarios {
  readonly findRuleUses: (scenarioTexts: readonly string[]) => object;
  readonly packRuleUses: (uses: object) => object;
}

/** The site and the one file are made in one go, of the same sources. */
let found: Promise<object> | undefined;

export function ruleUses(): Plugin {
  let isBuild = false;
  return {
    name: 'rule-uses',
    configResolved(config) {
      isBuild = config.command === 'build';
    },
    resolveId: (id) => (id === name ? resolvedName : undefined),
    async load(id) {
      if (id !== resolvedName) return undefined;
      // While the files are being edited, yesterday's answer would be wrong.
      const uses = isBuild ? await (found ??= findRuleUses()) : await findRuleUses();
      // JSON within text is read faster than an object, and no minifier has to look through it.
      return `export const ruleUses = JSON.parse(${JSON.stringify(JSON.stringify(uses))});`;
    },
    configureServer(server) {
      server.watcher.on('all', (_event, path) => {
        if (!path.startsWith(scenarioFolder)) return;
        const module = server.moduleGraph.getModuleById(resolvedName);
        if (module) server.moduleGraph.invalidateModule(module);
      });
    },
  };
}

async function findRuleUses(): Promise<object> {
  const { module } = await runnerImport<Scenarios>(join(projectFolder, 'src', 'scenarios', 'index.ts'), {
    root: projectFolder,
    configFile: false,
    mode: 'production',
    logLevel: 'warn',
  });
  return module.packRuleUses(module.findRuleUses(scenarioFileNames().map(readScenarioText)));
}
