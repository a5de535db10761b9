// The finder of faults agrees with the engine's own parser on what is JSON.
import { expect, test } from 'vitest';
import { findJsonFault, locateInText } from '../../src/scenarios/scan-json.ts';
import { seededDecider } from '../../src/world/index.ts';
import { smallScenario } from './small-scenario.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test.each(['1', '-0.5e+3', '"a\\u00e9\\n"', '[]', '{}', ' [ 1 , { "a" : null } ] ', '[[],{}]', 'true', '""'])(
  '%j is JSON',
  (text) => {
    expect(findJsonFault(text, 40)).toBeUndefined();
    expect(isJson(text)).toBe(true);
  },
);

test.each([
  '',
  '01',
  '+1',
  '1.',
  '.5',
  '1 2',
  '[1,]',
  '{"a":1,}',
  '{a:1}',
  "'a'",
  '"a',
  '"\t"',
  '"\\x"',
  '[1}',
  '{"a"}',
  'nul',
  '// 1',
  '[,1]',
  ']',
  '{"a":1]',
  '\u00a01',
  '1e',
  'truefalse',
  '-',
])('%j is not', (text) => {
  expect(findJsonFault(text, 40)).toBeDefined();
  expect(isJson(text)).toBe(false);
});

test('a text with any letter taken out or put in is JSON for both or for neither', () => {
  const text = JSON.stringify(smallScenario(), null, 1);
  const decide = seededDecider(7);
  const draw = (below: number) => decide({ question: '', options: Array<string>(below).fill(''), rule: '' }, 0);
  for (let round = 0; round < 3000; round++) {
    const at = draw(1000) + draw(Math.max(1, text.length - 1000));
    const letter = '{}[]",:\\01.e-tn \n\u0000'.charAt(draw(18));
    const spoilt = text.slice(0, at) + (draw(2) === 0 ? letter : '') + text.slice(at + draw(2));
    const fault = findJsonFault(spoilt, 40);
    expect(fault === undefined || fault.kind === 'twice', spoilt.slice(at - 20, at + 20)).toBe(isJson(spoilt));
  }
});

test('a place is told by line and column, from 1, with what stands around it', () => {
  expect(locateInText('{\n  "a": x\n}', 9)).toEqual({ line: 2, column: 8, excerpt: '"a": x' });
});
