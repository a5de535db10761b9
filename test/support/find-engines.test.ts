// Finding an engine: a program that is named wins, and one that is missing is told with the reason.
import { afterEach, expect, test, vi } from 'vitest';
import { findFirefox } from './find-firefox.mjs';
import { findWebKit } from './find-webkit.mjs';

afterEach(() => vi.unstubAllEnvs());

test('FIREFOX_PATH is taken when it is a program, and named when it is none', () => {
  vi.stubEnv('FIREFOX_PATH', process.execPath);
  expect(findFirefox()).toEqual({ path: process.execPath });
  vi.stubEnv('FIREFOX_PATH', '/no/such/firefox');
  expect(findFirefox()).toEqual({
    missing: 'FIREFOX_PATH is /no/such/firefox, and there is no program there that can be run',
  });
});

test.skipIf(process.platform !== 'linux')('of WebKitGTK each part that is missing is named', () => {
  vi.stubEnv('WEBKIT_MISSING', undefined);
  vi.stubEnv('WEBKIT_DRIVER_PATH', '/no/such/driver');
  vi.stubEnv('WEBKIT_BROWSER_PATH', '/no/such/browser');
  const found = findWebKit();
  expect('missing' in found && found.missing).toMatch(/^no WebKitWebDriver, no MiniBrowser of WebKitGTK/);
  expect('missing' in found && found.missing).toContain('apt-get install webkit2gtk-driver xvfb');
});
