// A near name is offered when one was probably meant, and only then.
import { expect, test } from 'vitest';
import { nearName } from '../../src/scenarios/near-name.ts';

test.each([
  ['open-remote-tool', 'open-remote-tools'],
  ['oepn-remote-tools', 'open-remote-tools'],
  ['STOP-AGENT', 'stop-agent'],
  ['stopagent', 'stop-agent'],
])('%s means %s', (written, meant) => {
  expect(nearName(written, ['open-remote-tools', 'start-agent', 'stop-agent'])).toBe(meant);
});

test.each(['cancel', '', 'x'.repeat(200_000)])('%.20s means none of them', (written) => {
  expect(nearName(written, ['open-remote-tools', 'stop-agent'])).toBeUndefined();
});

test('the nearest wins, and of equals the first', () => {
  expect(nearName('PC-1', ['PC-100', 'PC-12', 'PC-13'])).toBe('PC-12');
});
