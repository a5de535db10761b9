// Bundles a part of the sources as one script of its own, beside the page: the service worker, the inspector's adapter.
import type { Rolldown } from 'vite';
import { build } from 'vite';
import { projectFolder } from './project-files.ts';

export async function bundleScript(input: string, output: Rolldown.OutputOptions): Promise<string> {
  const built = (await build({
    configFile: false,
    root: projectFolder,
    publicDir: false,
    logLevel: 'warn',
    build: {
      target: 'es2022',
      modulePreload: false,
      write: false,
      reportCompressedSize: false,
      rolldownOptions: { input, output, preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  const [script] = built.output;
  if (built.output.length !== 1 || script.type !== 'chunk') throw new Error(`${input} must become one script.`);
  return script.code;
}
