// Has the face of the text fetched together with the scripts, so that nothing on the first view moves when it comes.
import type { Plugin } from 'vite';

const textFace = /atkinson-hyperlegible-next-latin-wght-normal.*\.woff2$/;

export function preloadFace(): Plugin {
  return {
    name: 'preload-face',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const file = Object.keys(bundle).find((name) => textFace.test(name));
        if (file === undefined) throw new Error('The build holds no face for the text.');
        // A face is always fetched across origins; without the attribute it would be fetched twice.
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `./${file}` };
        return [{ tag: 'link', attrs, injectTo: 'head' }];
      },
    },
  };
}
