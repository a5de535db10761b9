// The one file as bytes: small enough, whole in itself, and of the same release as the site.
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readBuiltFile } from '../support/built-files.ts';

const limitBytes = 1_000_000;
const page = readBuiltFile('sms-lab.html').toString();
const outsideScript = page.replace(/<script type="module"[^>]*>[\s\S]*?<\/script>/, '');

test('the one file is at most 1 MB, gzipped', () => {
  expect(gzipSync(page, { level: 9 }).length).toBeLessThanOrEqual(limitBytes);
});

test('nothing in the one file names a file beside it', () => {
  const addresses = [...outsideScript.matchAll(/\b(?:src|href)="([^"]*)"/g)].map((match) => match[1] ?? '');
  expect(addresses.filter((address) => !address.startsWith('data:'))).toEqual([]);
  expect(outsideScript).not.toMatch(/manifest|it wants to be served/);
});

test('site and one file show the same content hash', () => {
  const hashOf = (html: string) => /<meta name="content-hash" content="([0-9a-f]{64})"/.exec(html)?.[1];
  expect(hashOf(page)).toMatch(/^(?!0{64})/);
  expect(hashOf(page)).toBe(hashOf(readBuiltFile('index.html').toString()));
});
