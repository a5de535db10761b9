// Frames a second while the slider is drawn over a run of more than 2,000 entries: to the end and back, a little further
// with each frame, as a hand does.
import type { Browser } from 'playwright-core';
import type { Act, Scenario } from '../../src/scenarios/index.ts';
import { playScenario } from '../../src/scenarios/index.ts';
import { readScenarios, sayFigure } from './measure.ts';

const entriesWanted = 2000;
const frames = 240;

export async function benchScrub(browser: Browser, address: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(address);
  const scenario = longScenario();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: `${scenario.id}.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(scenario)),
    });
  const slider = page.getByRole('slider', { name: 'Place in the run' });
  await slider.waitFor();
  // No question is asked in it, so this leads to the end.
  await page.getByRole('button', { name: 'Next decision' }).click();
  const entries = Number(await slider.getAttribute('max'));
  if (entries < entriesWanted)
    throw new Error(`Only ${entries} entries are known; the run should have ${entriesWanted}.`);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const threadSeconds = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN;
  };
  const busyBefore = await threadSeconds();
  const told = await slider.evaluate(async (input: HTMLInputElement, frames) => {
    const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const longest = Number(input.max);
    let before = await nextFrame();
    const start = before;
    let worstMs = 0;
    for (let frame = 1; frame <= frames; frame += 1) {
      const share = 1 - Math.abs(1 - (2 * frame) / frames);
      input.value = String(Math.round(longest * share));
      input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      const now = await nextFrame();
      worstMs = Math.max(worstMs, now - before);
      before = now;
    }
    return { perSecond: (frames * 1000) / (before - start), worstMs };
  }, frames);
  const worst = `longest frame ${Math.round(told.worstMs)} ms`;
  sayFigure(`frames a second, scrubbing ${entries} entries`, told.perSecond.toFixed(1), `aim: at least 30; ${worst}`);
  // What the processor spent, whatever else the machine was doing.
  const busyMs = ((await threadSeconds()) - busyBefore) * 1000;
  sayFigure('time of the page for one such frame', `${(busyMs / frames).toFixed(1)} ms`, 'aim: at most 33');
  await page.close();
}

/** Somebody opens Remote Tools and hangs up, again and again. */
function longScenario(): Scenario {
  const [whole] = readScenarios();
  if (whole === undefined) throw new Error('There is no scenario.');
  const calls = whole.acts.filter(({ act }) => act === 'open-remote-tools' || act === 'hang-up');
  const scenario: Scenario = { ...whole, id: 'bench-long', title: 'A long run', milestones: [], acts: [] };
  while (playScenario(scenario).log.length < entriesWanted) {
    const fromMs = (scenario.acts.at(-1)?.atMs ?? 0) + 60_000;
    scenario.acts = [...scenario.acts, ...calls.map((act): Act => ({ ...act, atMs: act.atMs + fromMs }))];
  }
  return scenario;
}
