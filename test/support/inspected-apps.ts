// Builds the sample apps of `test/inspector/apps` into a folder of their own and serves them from another site than the lab's,
// so that nothing can be read across and every message is a real one between windows.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { builtFolder } from './serve-built-files.ts';

const appNames = ['xstate4', 'xstate5', 'in-page', 'adapter'] as const;
export type AppName = (typeof appNames)[number] | 'bench';

export interface InspectedApps {
  readonly origin: string;
  /** Address of an app, told by its parameters where the inspector is. */
  address(app: AppName, parameters?: Readonly<Record<string, string>>): string;
  /** The same as a file, with the one file of the lab beside it. */
  fileAddress(app: AppName, parameters?: Readonly<Record<string, string>>): string;
  /** The one file with `#inspector`, in the same folder. */
  readonly oneFileInspector: string;
  close(): Promise<void>;
}

export async function buildInspectedApps(names: readonly AppName[] = appNames): Promise<InspectedApps> {
  const folder = mkdtempSync(join(tmpdir(), 'inspected-apps-'));
  for (const name of names) await buildApp(name, folder);
  cpSync(join(builtFolder, 'sms-lab.html'), join(folder, 'sms-lab.html'));
  const server = createServer((request, response) => {
    const [, name = ''] = /^\/((?:assets\/)?[\w.-]+)/.exec(request.url ?? '/') ?? [];
    readFile(join(folder, name)).then(
      (content) => {
        const type = name.endsWith('.js') ? 'text/javascript' : 'text/html';
        response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(content);
      },
      () => response.writeHead(204).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const query = (parameters: Readonly<Record<string, string>> = {}) => new URLSearchParams(parameters).toString();
  return {
    origin,
    address: (app, parameters) => `${origin}/${app}.html?${query(parameters)}`,
    fileAddress: (app, parameters) => `${pathToFileURL(join(folder, `${app}.html`)).href}?${query(parameters)}`,
    oneFileInspector: `${pathToFileURL(join(folder, 'sms-lab.html')).href}#inspector`,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function buildApp(name: AppName, folder: string): Promise<void> {
  const entry = fileURLToPath(new URL(`../inspector/apps/${name}-app.ts`, import.meta.url));
  await build({
    configFile: false,
    root: fileURLToPath(new URL('../inspector/apps/', import.meta.url)),
    logLevel: 'error',
    resolve: isOfVersion5(name) ? { alias: { xstate: 'xstate5' } } : {},
    define: { 'process.env.NODE_ENV': '"production"' },
    worker: { format: 'iife' },
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      target: 'es2022',
      // A classic script in one piece: modules do not start from files.
      lib: { entry, formats: ['iife'], name: 'sample', fileName: () => `${name}.js` },
    },
  });
  const html = `<!doctype html><meta charset="utf-8"><title>${name}</title><body><script src="${name}.js"></script></body>`;
  writeFileSync(join(folder, `${name}.html`), html);
}

function isOfVersion5(name: AppName): boolean {
  return name === 'xstate5' || name === 'adapter';
}
