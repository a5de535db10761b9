// Readings on the page: the rules that a run has to do with stand open with their question, another reading runs it anew where
// it stood, and two readings can be compared before one is chosen.
import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { choosePalette } from '../../src/elements/index.ts';
import { SmsBench } from '../../src/elements/sms-bench.ts';
import type { SmsReadings } from '../../src/elements/sms-readings.ts';
import { paletteNames } from '../../src/elements/styles/colour-tokens.ts';
import { rulesWithReadings } from '../../src/rules/index.ts';
import { all, axeProblems, mount, settle } from './mount.ts';
import { untilSo } from '../support/until.ts';

const taken = 'Q226297-05-old-address-taken';
const rule = 'remote-tools.wrong-host';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

async function bench(width = 1280, id = taken): Promise<SmsBench> {
  await page.viewport(width, 720);
  const element = new SmsBench();
  element.wish = { id };
  await mount(element, { isPage: true });
  await untilSo(() => element.lab.scenario !== undefined);
  await settle(element);
  return element;
}

async function readings(element: SmsBench): Promise<SmsReadings> {
  all(all(element, 'sms-script')[0] as SmsBench, '.readings')[0]?.click();
  await settle(element);
  const [found] = all<SmsReadings>(element, 'dialog.readings[open] sms-readings');
  if (!found) throw new Error('no readings');
  await untilSo(() => all(found, `.choice[data-rule='${rule}']`).length === 1);
  await settle(element);
  return found;
}

async function choose(element: SmsBench, of: SmsReadings, name: string): Promise<void> {
  all<HTMLInputElement>(of, `input[name='${rule}'][value='${name}']`)[0]?.click();
  await settle(element);
}

const notices = (element: SmsBench): string[] =>
  all(element, 'sms-notice').map((notice) => notice.shadowRoot?.querySelector('p')?.textContent ?? '');

const inForce = (of: SmsReadings): string | undefined =>
  all<HTMLInputElement>(of, `input[name='${rule}']`).find(({ checked }) => checked)?.value;

describe('what is offered', () => {
  test('the readings are one press away, without scrolling, on 1280 by 720', async () => {
    const element = await bench();
    const [button] = all(all(element, 'sms-script')[0] as SmsBench, '.readings');
    const box = button?.getBoundingClientRect();
    expect(box?.bottom).toBeLessThanOrEqual(720);
    expect(box?.height).toBeGreaterThanOrEqual(44);
  });

  test('a rule that the run has to do with stands open before it has been played, the others are folded', async () => {
    const element = await bench();
    expect(element.lab.position).toBe(1);
    const of = await readings(element);
    await untilSo(() => all(of, `details .choice[data-rule='${rule}']`).length === 0);
    const all_ = all(of, '.choice').map((choice) => choice.dataset['rule']);
    expect(all_.sort()).toEqual(rulesWithReadings.map(({ id }) => id).sort());
    expect(all(of, 'legend')[0]?.textContent).toBe(
      'Another computer answers at the old address. Does the viewer notice?',
    );
    expect(all(of, '.choice .source')[0]?.textContent).toMatch(/^assumed: /);
  });

  test('a rule that no entry names stands open too when another reading changes the run, and says from where', async () => {
    const element = await bench(1280, 'Q200832-01-four-over-tcpip');
    all(all(element, 'sms-script')[0] as SmsBench, '.readings')[0]?.click();
    await settle(element);
    const [of] = all<SmsReadings>(element, 'sms-readings');
    if (!of) throw new Error('no readings');
    const open = () => all(of, '.choice').filter((choice) => !choice.closest('details'));
    await untilSo(() => open().some((choice) => choice.dataset['rule'] === 'remote-tools.viewer-name'));
    await untilSo(
      () => all(of, '.change').length === rulesWithReadings.flatMap((one) => one.readings?.slice(1)).length,
    );
    const told = open().flatMap((choice) => [...choice.querySelectorAll('.change')].map((one) => one.textContent));
    expect(told).toContainEqual(expect.stringMatching(/^another way from step \d+ on$/));
    for (const change of all(of, 'details .change')) expect(change.textContent).toBe('changes nothing here');
  });

  test('on narrow screens they are among the settings', async () => {
    const element = await bench(360);
    all(element, 'dialog.menu .settings button').at(-1)?.click();
    await settle(element);
    expect(all(element, 'dialog.readings[open] sms-readings')).toHaveLength(1);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
    expect(await axeProblems()).toEqual([]);
  });
});

describe('what is chosen', () => {
  test('the run is another one from where they part, the page says so, and Undo brings the old one back', async () => {
    const element = await bench();
    const { lab } = element;
    lab.runToEnd();
    const before = lab.recording()?.digest;
    const end = lab.position;
    const of = await readings(element);
    const other = inForce(of) === 'compare' ? 'trust' : 'compare';
    await choose(element, of, other);
    expect(lab.readings).toEqual({ [rule]: other });
    expect(inForce(of)).toBe(other);
    expect(lab.position).toBeLessThan(end);
    const [said] = notices(element);
    expect(said).toMatch(new RegExp(`^Now: The viewer .* From step ${lab.position} on the run goes another way\\.$`));
    await untilSo(() => location.hash.includes(`reading.${rule}=${other}`));
    lab.runToEnd();
    expect(lab.recording()?.digest).not.toBe(before);
    const undo = all(element, 'sms-notice')[0]?.shadowRoot?.querySelector('button');
    expect(undo?.textContent?.trim()).toBe('Undo');
    undo?.click();
    await settle(element);
    expect(lab.readings).toEqual({});
    expect(lab.position).toBe(end);
    expect(lab.recording()?.digest).toBe(before);
  });

  test('where nothing has come of it yet, the place stays', async () => {
    const element = await bench();
    const of = await readings(element);
    element.lab.step();
    element.lab.step();
    await choose(element, of, inForce(of) === 'compare' ? 'trust' : 'compare');
    expect(element.lab.position).toBe(3);
    expect(notices(element)[0]).toMatch(/So far the run is the same\.$/);
    await choose(element, of, inForce(of) === 'compare' ? 'trust' : 'compare');
    expect(element.lab.readings).toEqual({});
  });

  test('a link brings it along', async () => {
    const element = await bench();
    const of = await readings(element);
    const other = inForce(of) === 'compare' ? 'trust' : 'compare';
    await choose(element, of, other);
    await untilSo(() => location.hash.includes(`reading.${rule}=${other}`));
    element.remove();
    const again = new SmsBench();
    await mount(again, { isPage: true });
    await untilSo(() => again.lab.scenario !== undefined);
    await settle(again);
    expect(again.lab.readings).toEqual({ [rule]: other });
    expect(all(all(again, 'sms-script')[0] as SmsBench, '.readings')[0]?.textContent?.trim()).toBe(
      'Readings: 1 changed',
    );
  });
});

test('two readings are played side by side: where they part, how both end, and a way there', async () => {
  const element = await bench();
  const of = await readings(element);
  const before = inForce(of);
  all(of, `.choice[data-rule='${rule}'] .compare button`)[0]?.click();
  await settle(element);
  const shown = () => all(of, 'sms-run-comparison')[0]?.shadowRoot;
  await untilSo(() => shown()?.querySelector('table') !== null && shown()?.querySelector('table') !== undefined);
  expect(shown()?.querySelectorAll('tr.parting td')).toHaveLength(2);
  const outcomes = [...(shown()?.querySelectorAll('tr.outcome td') ?? [])].map((cell) => cell.textContent?.trim());
  expect(outcomes).toHaveLength(2);
  expect(outcomes[0]).not.toBe(outcomes[1]);
  expect(inForce(of)).toBe(before);
  expect(await axeProblems()).toEqual([]);
  const place = Number(/step (\d+)/.exec(shown()?.querySelector('.jump')?.textContent ?? '')?.[1]);
  shown()?.querySelector<HTMLElement>('.jump')?.click();
  await settle(element);
  expect(element.lab.position).toBe(place);
  expect(all(element, 'dialog[open]')).toHaveLength(0);
});

test.each(paletteNames)('axe finds nothing with the readings open in the %s palette', async (palette) => {
  const element = await bench();
  await readings(element);
  choosePalette(palette);
  await settle(element);
  expect(await axeProblems()).toEqual([]);
});
