// The picker's list, read from the scenario files themselves, so that adding a file is all it takes to add a scenario.
import type { Plugin } from 'vite';
import { readScenarioText, scenarioFileNames, scenarioFolder } from './project-files.ts';

const name = 'virtual:scenario-index';
const resolvedName = `\0${name}`;

export function scenarioIndex(): Plugin {
  return {
    name: 'scenario-index',
    resolveId: (id) => (id === name ? resolvedName : undefined),
    load: (id) => {
      if (id !== resolvedName) return undefined;
      return `export const scenarioIndex = ${JSON.stringify(scenarioFileNames().map(readEntry))};`;
    },
    configureServer(server) {
      server.watcher.on('all', (_event, path) => {
        if (!path.startsWith(scenarioFolder)) return;
        const module = server.moduleGraph.getModuleById(resolvedName);
        if (module) server.moduleGraph.invalidateModule(module);
        server.ws.send({ type: 'full-reload' });
      });
    },
  };
}

function readEntry(file: string): object {
  let scenario: Record<string, unknown>;
  try {
    scenario = JSON.parse(readScenarioText(file)) as Record<string, unknown>;
  } catch (error) {
    throw new Error(`public/scenarios/${file} is not JSON: ${(error as Error).message}`);
  }
  const { id, title, articles, summary, question } = scenario;
  return {
    id: id ?? file.replace(/\.json$/, ''),
    title: title ?? file,
    articles: articles ?? [],
    file: `scenarios/${file}`,
    summary: summary ?? '',
    ...(question === undefined ? {} : { question }),
  };
}
