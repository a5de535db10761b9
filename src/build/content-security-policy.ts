// The policies of the two builds: what each page may load and start. Everything else is refused by the browser, WebAssembly
// and evaluated text included. The dev server is left alone: it needs inline code of its own.
import type { Plugin } from 'vite';
import { integrityOf } from './project-files.ts';

const forBoth = ["base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'"];
// Two policies: Lit's, which only takes templates written in the source, and the page's own for addresses of workers.
const trustedTypes = 'trusted-types lit-html default';

export const policyOfSite = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  ...forBoth,
  trustedTypes,
].join('; ');

/** The one file names its script by its hash, and asks for nothing at all. */
export function policyOfOneFile(script: string): string {
  return [
    "default-src 'none'",
    `script-src '${integrityOf(script)}'`,
    'worker-src blob:',
    'img-src data:',
    'font-src data:',
    "connect-src 'none'",
    ...forBoth,
    trustedTypes,
  ].join('; ');
}

export function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policyOfSite },
        injectTo: 'head-prepend',
      },
    ],
  };
}
