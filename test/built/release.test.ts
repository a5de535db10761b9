// What a release is made of: sums that hold, a ZIP of the same files, and the same bytes whenever it is built.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildElsewhere } from '../support/build-elsewhere.ts';
import type { OtherBuild } from '../support/build-elsewhere.ts';
import { builtFileNames, readBuiltFile } from '../support/built-files.ts';

let again: OtherBuild | undefined;
beforeAll(async () => {
  again = await buildElsewhere();
}, 120_000);
afterAll(() => again?.remove());

const sumsOf = (text: string) =>
  Object.fromEntries(
    text
      .trimEnd()
      .split('\n')
      .map((line) => line.split('  ').reverse() as [string, string]),
  );
const sumOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

test('checksums.txt holds the sum of every other file', () => {
  const names = builtFileNames().filter((name) => name !== 'checksums.txt');
  const expected = Object.fromEntries(names.map((name) => [name, sumOf(readBuiltFile(name))]));
  expect(sumsOf(readBuiltFile('checksums.txt').toString())).toEqual(expected);
});

test('the ZIP holds the whole site, the one file and its checksums, byte for byte', () => {
  const { 'checksums.txt': list, ...files } = unzipSync(readBuiltFile('sms-lab-site.zip'));
  const others = builtFileNames().filter((name) => !/^(checksums\.txt|sms-lab-site\.zip)$/.test(name));
  expect(Object.keys(files).sort()).toEqual(others);
  for (const name of others) expect(sumOf(files[name] ?? new Uint8Array()), name).toBe(sumOf(readBuiltFile(name)));
  expect(sumsOf(new TextDecoder().decode(list))).toEqual(
    Object.fromEntries(others.map((name) => [name, sumOf(readBuiltFile(name))])),
  );
});

test('the service worker names the sum of every file of the site, under the hash that the page shows', () => {
  const worker = readBuiltFile('service-worker.js').toString();
  const line = /^const __LAB_RELEASE__ = (.*);$/m.exec(worker)?.[1] ?? '{}';
  const { version, files } = JSON.parse(line) as { version: string; files: Record<string, string> };
  expect(readBuiltFile('index.html').toString()).toContain(`<meta name="content-hash" content="${version}"`);
  const beside = /^(checksums\.txt|sms-lab-site\.zip|sms-lab\.html|service-worker\.js)$/;
  const names = builtFileNames().filter((name) => !beside.test(name));
  const expected = names.map((name) => [
    name === 'index.html' ? './' : name,
    `sha256-${createHash('sha256').update(readBuiltFile(name)).digest('base64')}`,
  ]);
  expect(files).toEqual(Object.fromEntries(expected));
});

test('a second build of the same sources gives the same bytes', () => {
  const second = readFileSync(join(again?.folder ?? '', 'checksums.txt'), 'utf8');
  expect(sumsOf(second)).toEqual(sumsOf(readBuiltFile('checksums.txt').toString()));
});
