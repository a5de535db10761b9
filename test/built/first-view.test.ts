// What a person downloads before seeing anything.
import { expect, test } from 'vitest';
import { firstViewBytes, firstViewFileNames, readBuiltFile } from '../support/built-files.ts';

const limitBytes = 90_000;

test('the first view is at most 90 kB, gzipped', () => {
  const files = firstViewBytes();
  const total = files.reduce((sum, file) => sum + file.gzipped, 0);
  expect(total, files.map((file) => `${file.name} ${file.gzipped}`).join('\n')).toBeLessThanOrEqual(limitBytes);
});

test('the layout library is no part of the first view', () => {
  const files = firstViewFileNames().filter((name) =>
    /org\.eclipse\.elk|elk\.layered/.test(readBuiltFile(name).toString()),
  );
  expect(files).toEqual([]);
});

test('neither the simulated world nor the reader of its files is part of the first view', () => {
  const files = firstViewFileNames().filter((name) =>
    /remote-tools\.called-name|network:node/.test(readBuiltFile(name).toString()),
  );
  expect(files).toEqual([]);
});

test('every address in the page is relative, so that the lab runs under any path', () => {
  const addresses = [
    ...readBuiltFile('index.html')
      .toString()
      .matchAll(/\b(?:src|href)="([^"]+)"/g),
  ].map((m) => m[1]);
  expect(addresses).not.toEqual([]);
  expect(addresses.filter((address) => !address?.startsWith('./'))).toEqual([]);
});
