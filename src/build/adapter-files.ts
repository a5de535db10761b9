// The inspector's adapter as files beside the page, for apps that want it: a module, and a plain script for pages opened as files.
import type { Plugin } from 'vite';
import { bundleScript } from './bundle-script.ts';

const entry = 'src/inspector/adapter/index.ts';

export function adapterFiles(): Plugin {
  return {
    name: 'adapter-files',
    apply: 'build',
    async generateBundle() {
      const module = await bundleScript(entry, { format: 'es' });
      const script = await bundleScript(entry, { format: 'iife', name: 'statechartInspector' });
      this.emitFile({ type: 'asset', fileName: 'inspector-adapter.mjs', source: module });
      this.emitFile({ type: 'asset', fileName: 'inspector-adapter.js', source: script });
    },
  };
}
