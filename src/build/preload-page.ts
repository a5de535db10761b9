// Has the scripts of the page that the address asks for fetched together with the first one, which would ask for them only
// when it runs: the lab's, or with `#inspector` the inspector's.
import type { Plugin, Rolldown } from 'vite';

/** What the first script imports, by the page it is. */
const pages = {
  lab: ['/src/elements/sms-lab.ts'],
  inspector: ['/src/page/inspector-hub.ts', '/src/elements/sms-inspector-window.ts'],
};

export function preloadPage(): Plugin {
  return {
    name: 'preload-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {}, chunk: entry }) {
        if (entry === undefined) throw new Error('The page has no script.');
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const atOnce = filesOf([entry], chunks);
        const [lab, inspector] = [pages.lab, pages.inspector].map((modules) =>
          filesOf(
            modules.map((module) => chunkOf(module, chunks)),
            chunks,
          ).filter((name) => !atOnce.includes(name)),
        );
        const script = [
          `for (const file of location.hash === '#inspector' ? ${JSON.stringify(inspector)} : ${JSON.stringify(lab)}) {`,
          `const link = document.createElement('link');`,
          `link.rel = 'modulepreload';`,
          `link.crossOrigin = '';`,
          `link.href = './' + file;`,
          `document.head.append(link);`,
          `}`,
        ].join(' ');
        return [{ tag: 'script', children: script, injectTo: 'head' }];
      },
    },
  };
}

function chunkOf(module: string, chunks: readonly Rolldown.OutputChunk[]): Rolldown.OutputChunk {
  const found = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(module));
  if (found === undefined) throw new Error(`The build holds no script of its own for ${module}.`);
  return found;
}

/** Names of these and of everything that they import at once. */
function filesOf(from: readonly Rolldown.OutputChunk[], chunks: readonly Rolldown.OutputChunk[]): string[] {
  const names = new Set<string>();
  const visit = (name: string): void => {
    if (names.has(name)) return;
    names.add(name);
    chunks.find(({ fileName }) => fileName === name)?.imports.forEach(visit);
  };
  for (const { fileName } of from) visit(fileName);
  return [...names];
}
