// Firefox for tests, driven over WebDriver BiDi: Playwright drives only a Firefox of its own.
//
//   const firefox = await launchFirefox(path);   // path from findFirefox()
//   const page = await firefox.newPage();
//   await page.goto('file:///.../sms-lab.html');
//   await firefox.close();
import { launch } from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';

export interface FirefoxOptions {
  /** Settings of about:config. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
}

export async function launchFirefox(path: string, { settings = {} }: FirefoxOptions = {}): Promise<Browser> {
  return await launch({
    browser: 'firefox',
    executablePath: path,
    headless: true,
    // A machine under load may take its time; what is waited for decides, not how long it took.
    timeout: 120_000,
    protocolTimeout: 600_000,
    extraPrefsFirefox: {
      // Nothing of Firefox's own leaves the machine while tests run.
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'app.update.enabled': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      'browser.safebrowsing.downloads.remote.enabled': false,
      'services.settings.server': 'data:,',
      ...settings,
    },
  });
}
