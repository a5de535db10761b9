// The lab as one HTML file that opens by double click: a second pass of the same sources, with scripts, workers, fonts,
// scenarios and licences inside. What a folder would have beside it (manifest, icons) is left out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown, UserConfig } from 'vite';
import { build } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { carriedFiles } from './carried-files.ts';
import { policyOfOneFile } from './content-security-policy.ts';
import { noHostedInspector } from './no-hosted-inspector.ts';
import { ownWorkers } from './own-workers.ts';
import { projectFolder } from './project-files.ts';
import { ruleUses } from './rule-uses.ts';
import { scenarioIndex } from './scenario-index.ts';

export const oneFileName = 'sms-lab.html';

export async function makeOneFile(hash: string, shared: Pick<UserConfig, 'define' | 'worker'>): Promise<string> {
  const built = (await build({
    ...shared,
    configFile: false,
    root: projectFolder,
    publicDir: false,
    logLevel: 'warn',
    plugins: [
      scenarioIndex(),
      ruleUses(),
      carriedFiles({ isOneFile: true }),
      noHostedInspector(),
      ownWorkers(),
      standingAlone(hash),
      viteSingleFile(),
    ],
    build: {
      target: 'es2022',
      modulePreload: { polyfill: false },
      write: false,
      reportCompressedSize: false,
      rolldownOptions: { checks: { pluginTimings: false } },
    },
  })) as Rolldown.RolldownOutput;
  const output = built.output as readonly (Rolldown.OutputAsset | Rolldown.OutputChunk)[];
  const [page, ...rest] = output;
  if (page === undefined || page.type !== 'asset' || rest.length > 0)
    throw new Error(`The one file is not one: ${output.map((file) => file.fileName).join(', ')}.`);
  return withPolicy(String(page.source));
}

function standingAlone(hash: string): Plugin {
  const icon = readFileSync(join(projectFolder, 'public', 'favicon.svg')).toString('base64');
  return {
    name: 'standing-alone',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => ({
        html: html
          .replace(/<link\b[^>]*rel="(?:manifest|apple-touch-icon)"[^>]*>\s*/g, '')
          .replace(/(<link\b[^>]*rel="icon"[^>]*href=")[^"]*"/, `$1data:image/svg+xml;base64,${icon}"`)
          // What an ordinary page says when it was opened as a file is not true of this one, nor is it waited for.
          .replace(/<!--[^>]*-->\s*<style>[\s\S]*?<\/style>\s*/, '')
          .replace(/<sms-lab>[\s\S]*?<\/sms-lab>/, '<sms-lab></sms-lab>'),
        tags: [{ tag: 'meta', attrs: { name: 'content-hash', content: hash }, injectTo: 'head' }],
      }),
    },
  };
}

function withPolicy(html: string): string {
  const script = /<script type="module"[^>]*>([\s\S]*?)<\/script>/.exec(html)?.[1];
  if (script === undefined || /<script\b[^>]*\bsrc=|<style\b/.test(html.replace(script, '')))
    throw new Error('The one file must hold one inline script, and no style sheet beside it.');
  const policy = `<meta http-equiv="Content-Security-Policy" content="${policyOfOneFile(script)}" />`;
  return html.replace('<head>', () => `<head>\n    ${policy}`);
}
