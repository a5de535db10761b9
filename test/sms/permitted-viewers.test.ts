// Whom an agent lets in: the list on NT, allowed functions, remembered permission.
import { expect, test } from 'vitest';
import type { AgentSecurity } from '../../src/sms/index.ts';
import { isFunctionAllowed, isGrantRemembered, isPermittedViewer } from '../../src/sms/index.ts';

const security: AgentSecurity = {
  system: 'windows-2000',
  permittedViewers: ['SITE\\Helpers', 'BERT'],
  functions: ['chat'],
  permissionRequired: true,
  residualGrantLifetimeMs: 120_000,
};

test('an entry with a domain stands for that domain, one without for any', () => {
  expect(isPermittedViewer(security, 'site\\helpers')).toBe(true);
  expect(isPermittedViewer(security, 'OTHER\\helpers')).toBe(false);
  expect(isPermittedViewer(security, 'OTHER\\bert')).toBe(true);
});

test('an empty list permits nobody, no list everybody', () => {
  const { permittedViewers: _, ...withoutList } = security;
  expect(isPermittedViewer({ ...security, permittedViewers: [] }, 'BERT')).toBe(false);
  expect(isPermittedViewer(withoutList, 'CARL')).toBe(true);
});

test('a function that is not among the allowed is off', () => {
  expect(isFunctionAllowed(security, 'chat')).toBe(true);
  expect(isFunctionAllowed(security, 'reboot')).toBe(false);
});

test('Q248452: a permission counts for the same console only, and not for ever', () => {
  const grant = { viewer: 'CONSOLE1', grantedAtMs: 1000 };
  expect(isGrantRemembered(security, grant, 'console1', 120_999)).toBe(true);
  expect(isGrantRemembered(security, grant, 'CONSOLE1', 121_000)).toBe(false);
  expect(isGrantRemembered(security, grant, 'CONSOLE2', 2000)).toBe(false);
  expect(isGrantRemembered(security, undefined, 'CONSOLE1', 2000)).toBe(false);
});
