// What the build writes of rules at work is small, and the page reads out of it what was there.
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findRuleUses, packRuleUses, unpackRuleUses } from '../../src/scenarios/index.ts';

test('where rules are at work is packed small, and unpacked as it was', () => {
  const files = readdirSync('public/scenarios').filter((file) => /-0[1-3]-/.test(file));
  const uses = findRuleUses(files.map((file) => readFileSync(`public/scenarios/${file}`, 'utf8')));
  const packed = JSON.stringify(packRuleUses(uses));
  expect(unpackRuleUses(JSON.parse(packed))).toEqual(uses);
  expect(packed.length).toBeLessThan(JSON.stringify(uses).length / 2.5);
});
