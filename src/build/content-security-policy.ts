// The policies of the two builds: what each page may load and start. Everything else is refused by the browser, WebAssembly
// and evaluated text included. The dev server is left alone: it needs inline code of its own.
import type { Plugin } from 'vite';
import { integrityOf } from './project-files.ts';

const forBoth = ["base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'"];
// Two policies: Lit's, which only takes templates written in the source, and the page's own for addresses of workers.
const trustedTypes = 'trusted-types lit-html default';

/** The site has its own files, and the small script and style in the page, which are named by their hashes. */
function policyOfSite(html: string): string {
  const inline = (tag: 'script' | 'style'): string =>
    [...html.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g'))]
      .map(([, content = '']) => ` '${integrityOf(content)}'`)
      .join('');
  return [
    "default-src 'none'",
    `script-src 'self'${inline('script')}`,
    // The first words of each worker are the page's own, and put it under this policy.
    "worker-src 'self' blob:",
    `style-src 'self'${inline('style')}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    ...forBoth,
    trustedTypes,
  ].join('; ');
}

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
    // After everything that puts a script into the page.
    transformIndexHtml: {
      order: 'post',
      handler: (html) => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: policyOfSite(html) },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}
