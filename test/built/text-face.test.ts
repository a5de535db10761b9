// The face of the text comes with the page, so that the first view does not move under a reader's eyes.
import { expect } from 'vitest';
import { builtTest } from '../support/built-lab.ts';

builtTest('the face of the text is asked for by the page itself, and only once', async ({ lab }) => {
  const asked: string[] = [];
  lab.context.on('request', (request) => {
    if (/hyperlegible-next.*\.woff2$/.test(request.url())) asked.push(new URL(request.url()).pathname);
  });
  const page = await lab.open();
  expect(await page.evaluate(async () => (await document.fonts.load('16px "Atkinson Hyperlegible Next"')).length)).toBe(
    1,
  );
  const preloaded = await page.locator('link[rel=preload][as=font]').evaluate((link: HTMLLinkElement) => link.href);
  expect(asked).toEqual([new URL(preloaded).pathname]);
});
