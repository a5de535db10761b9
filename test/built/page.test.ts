// The built page in a real browser, served from a sub-path with every foreign host refused.
import { expect } from 'vitest';
import { builtTest } from '../support/built-lab.ts';

builtTest('the page opens under a sub-path without an error and asks no foreign host', async ({ lab }) => {
  const page = await lab.open();
  expect(await page.title()).toBe('SMS 2.0 connection lab');
  expect(await page.locator('sms-lab').count()).toBe(1);
});

builtTest(
  'a request to a foreign host is refused by the policy, and an address of one by the test',
  async ({ lab }) => {
    const page = await lab.open();
    const answer = await page.evaluate(() =>
      fetch('https://asked.example/').then(
        () => 'answered',
        () => 'refused',
      ),
    );
    expect(answer).toBe('refused');
    await expect(page.goto('https://visited.example/')).rejects.toThrow();
    const complaints = lab.complaints.join('\n');
    expect(complaints).toContain('asked.example');
    expect(complaints).toContain('foreign request: https://visited.example/');
    lab.tolerate(/asked\.example|visited\.example|Failed to load resource/);
  },
);
