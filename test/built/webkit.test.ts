// The one file in WebKitGTK, the nearest thing to Safari on this machine, as far as it can be driven: it opens as a file, plays
// every scenario as Node does, and refuses what the policy forbids.
import { readFileSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseScenario, playScenario } from '../../src/scenarios/index.ts';
import { findWebKit } from '../support/find-webkit.mjs';
import { refusals, tryForbidden } from '../support/try-forbidden.ts';
import { launchWebKit } from '../support/webkit.ts';

describe('WebKitGTK', () => {
  const found = findWebKit();
  if ('missing' in found) {
    test.skip(`takes no part: ${found.missing}`, () => undefined);
    return;
  }

  test('the one file opens, plays every scenario, and refuses code from text', { timeout: 240_000 }, async () => {
    const webKit = await launchWebKit(found);
    try {
      await webKit.open(pathToFileURL('dist/sms-lab.html').href);
      const isReady = () =>
        webKit.evaluate(
          () => document.querySelector('sms-lab')?.shadowRoot?.querySelector('sms-footer') != null,
          undefined,
        );
      await expect.poll(isReady).toBe(true);
      for (const file of readdirSync('public/scenarios')) {
        const reading = parseScenario(readFileSync(`public/scenarios/${file}`, 'utf8'));
        if (!('scenario' in reading)) throw new Error(`${file} cannot be read.`);
        const digest = await webKit.evaluate(async (id) => (await smsLab.run(id)).digest, reading.scenario.id);
        expect(digest, file).toBe(playScenario(reading.scenario).digest);
      }
      expect(await webKit.evaluate(tryForbidden, undefined)).toEqual(refusals);
    } finally {
      await webKit.close();
    }
  });
});
