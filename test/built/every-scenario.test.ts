// Every scenario, played through the built page with the network refused: the page ends as the same run does in Node.
import { readFileSync, readdirSync } from 'node:fs';
import { expect } from 'vitest';
import { outcomeVerdict } from '../../src/elements/outcome-words.ts';
import { parseScenario, playScenario } from '../../src/scenarios/index.ts';
import { builtTest } from '../support/built-lab.ts';

const files = readdirSync('public/scenarios').filter((file) => file.endsWith('.json'));

for (const file of files) {
  builtTest(`${file} plays to its end in the page as it does in Node`, async ({ lab }) => {
    const reading = parseScenario(readFileSync(`public/scenarios/${file}`, 'utf8'));
    if (!('scenario' in reading)) throw new Error(`${file} cannot be read.`);
    const { scenario } = reading;
    const expected = playScenario(scenario);

    const page = await lab.open();
    await page.getByText(scenario.title, { exact: true }).last().click();
    await page.getByText('instant', { exact: true }).click();
    await page.getByRole('button', { name: /^(Run|Play)$/ }).click();

    const verdicts = page.locator('sms-script .verdict');
    await expect.poll(() => verdicts.count()).toBe(expected.outcomes.length);
    // The newest come first where there are many, so the order is the page's own.
    const wanted = expected.outcomes.map(outcomeVerdict).sort();
    await expect.poll(async () => (await verdicts.allTextContents()).sort()).toEqual(wanted);

    const inPage = await page.evaluate(async (id) => {
      const { digest, log, endedAtMs } = await smsLab.run(id);
      return { digest, entries: log.length, endedAtMs };
    }, scenario.id);
    expect(inPage).toEqual({ digest: expected.digest, entries: expected.log.length, endedAtMs: expected.endedAtMs });
    // The ladder may have folded days, so the slider tells how many entries there are.
    const slider = page.getByRole('slider', { name: 'Place in the run' });
    expect(await slider.inputValue()).toBe(String(expected.log.length));
  });
}
