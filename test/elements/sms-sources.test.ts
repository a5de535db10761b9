// The Sources place through the whole page: from a claim to its rule, on to a moment of a scenario, and back.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { choosePalette } from '../../src/elements/index.ts';
import { SmsLab } from '../../src/elements/sms-lab.ts';
import type { SmsBench } from '../../src/elements/sms-bench.ts';
import type { SmsSources } from '../../src/elements/sms-sources.ts';
import { paletteNames } from '../../src/elements/styles/colour-tokens.ts';
import { articles, claims } from '../../src/rules/index.ts';
import { axeProblems, mount, settle } from './mount.ts';
import { found } from '../support/until.ts';

beforeEach(() => void history.replaceState(null, '', location.pathname + location.search));
afterEach(() => void history.replaceState(null, '', location.pathname + location.search));

async function open(hash: string, width = 1280): Promise<SmsLab> {
  await page.viewport(width, 720);
  history.replaceState(null, '', hash);
  return await mount(new SmsLab(), { isPage: true });
}

const sourcesOf = (lab: SmsLab) => lab.renderRoot.querySelector<SmsSources>('sms-sources');
const benchOf = (lab: SmsLab) => lab.renderRoot.querySelector<SmsBench>('sms-bench');
const spot = (lab: SmsLab, id: string) => sourcesOf(lab)?.renderRoot.querySelector<HTMLElement>(`[id="${id}"]`);
const focused = (lab: SmsLab) => sourcesOf(lab)?.shadowRoot?.activeElement?.id;

test('a claim leads to its rule, the rule to a moment of a scenario whose entry names it, and Back to the claim', async () => {
  const lab = await open('#sources=Q226297.2');
  const claim = await found(() => spot(lab, 'Q226297.2'));
  expect(claim.textContent).toContain('The first way is the client’s name');
  const rule = await found(() => claim.querySelector('[id="Q226297.name-first"]'));
  expect(rule.textContent).toContain('stated');
  const link = await found(() => rule.querySelector<HTMLAnchorElement>('.uses a'));
  const position = Number(/at=(\d+)/.exec(link.hash)?.[1]);
  link.click();
  const bench = await found(() => benchOf(lab));
  await found(() => bench.lab.scenario && bench.lab.position === position);
  expect(bench.lab.log[position - 1]?.rule).toBe('Q226297.name-first');
  const why = await found(() => bench.renderRoot.querySelector('sms-drawer')?.shadowRoot?.querySelector('sms-why'));
  const back = await found(() =>
    why.shadowRoot?.querySelector<HTMLAnchorElement>('a[href="#sources=Q226297.name-first"]'),
  );
  expect(back.textContent).toContain('Q226297.name-first');
  history.back();
  await found(() => focused(lab) === 'Q226297.2');
});

test('the drawer’s claim leads to the Sources place, and Back to the moment of the run', async () => {
  const lab = await open('#scenario=Q226297-01-found-by-name');
  const bench = await found(() => benchOf(lab));
  await found(() => bench.lab.scenario);
  const place = await found(() => {
    bench.lab.step();
    const entry = bench.lab.log[bench.lab.position - 1];
    return entry?.rule === 'Q226297.name-first' && bench.lab.position;
  });
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'w', bubbles: true, composed: true }));
  const why = await found(() => bench.renderRoot.querySelector('sms-drawer')?.shadowRoot?.querySelector('sms-why'));
  const link = await found(() => why.shadowRoot?.querySelector<HTMLAnchorElement>('a[href="#sources=Q226297.2"]'));
  link.click();
  await found(() => focused(lab) === 'Q226297.2');
  expect(location.hash).toBe('#sources=Q226297.2');
  history.back();
  const again = await found(() => benchOf(lab));
  await found(() => again.lab.scenario && again.lab.position === place);
  expect(again.lab.scenario?.id).toBe('Q226297-01-found-by-name');
});

test('the keys of the places lead to start, bench and sources, and the bench goes on where it was', async () => {
  const lab = await open('#scenario=Q226297-02-stored-address&at=9');
  const bench = await found(() => benchOf(lab));
  await found(() => bench.lab.position === 9);
  bench.lab.step();
  const alt = (code: string) =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { code, altKey: true, bubbles: true, composed: true }));
  alt('Digit5');
  await found(() => sourcesOf(lab));
  alt('Digit1');
  await found(() => lab.renderRoot.querySelector('sms-start'));
  alt('Digit3');
  const again = await found(() => benchOf(lab));
  await found(() => again.lab.scenario?.id === 'Q226297-02-stored-address' && again.lab.position === 10);
});

test('an address that is typed while a moment waits to be written is not written over', async () => {
  const lab = await open('#scenario=Q226297-02-stored-address&at=9');
  const bench = await found(() => benchOf(lab));
  await found(() => bench.lab.position === 9);
  bench.lab.step();
  location.hash = '#sources=Q226297.4';
  await found(() => focused(lab) === 'Q226297.4');
  // As long as a moment would wait.
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(location.hash).toBe('#sources=Q226297.4');
});

test('start and strip have the way to the Sources place, and it has the way back', async () => {
  const lab = await open('#');
  const start = await found(() => lab.renderRoot.querySelector('sms-start'));
  await found(() => start.shadowRoot?.querySelector<HTMLAnchorElement>('a[href="#sources"]')).then((link) =>
    link.click(),
  );
  await found(() => sourcesOf(lab)?.renderRoot.querySelector('h2'));
  const strip = await found(() => lab.renderRoot.querySelector('sms-top-strip'));
  (await found(() => strip.shadowRoot?.querySelector<HTMLAnchorElement>('a[href="#"]'))).click();
  await found(() => lab.renderRoot.querySelector('sms-start'));
  const home = await found(() => lab.renderRoot.querySelector('sms-top-strip'));
  (await found(() => home.shadowRoot?.querySelector<HTMLAnchorElement>('a[href="#sources"]'))).click();
  await found(() => sourcesOf(lab));
});

test('every article and every claim stands there with its kind, and each has a rule, a place where it is seen, or the word that none is built', async () => {
  const lab = await open('#sources');
  await found(() => spot(lab, 'Q226297.1'));
  for (const { id, date, versions } of articles) {
    const text = spot(lab, id)?.closest('section')?.textContent ?? '';
    for (const words of [id, date, versions]) expect(text).toContain(words);
  }
  for (const { id, kind, text } of claims) {
    const told = spot(lab, id);
    for (const words of [id, kind, text]) expect(told?.textContent).toContain(words);
    expect(told?.querySelector('.rule, a[href^="#sources="]:not(.head a), .about'), id).not.toBeNull();
  }
});

test('a search leaves what holds its words, says how much that is, and stands in the address', async () => {
  const lab = await open('#sources');
  const sources = await found(() => sourcesOf(lab));
  const input = await found(() => sources.renderRoot.querySelector('input'));
  input.value = 'lana numbers';
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await found(() => location.hash === '#sources&find=lana%20numbers');
  await settle(sources);
  expect(spot(lab, 'Q226297.5')).not.toBeNull();
  expect(spot(lab, 'Q226297.6')).toBeNull();
  expect(sources.renderRoot.querySelector('[role=status]')?.textContent).toContain(`of ${claims.length} claims`);
  input.value = '';
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await found(() => location.hash === '#sources');
  expect(spot(lab, 'Q226297.6')).not.toBeNull();
});

test('a link to the claim that the address names already shows it again', async () => {
  const lab = await open('#sources=Q272937.6');
  await found(() => focused(lab) === 'Q272937.6');
  const sheets = sourcesOf(lab)?.renderRoot.querySelector('.sheets');
  for (let frames = 0; frames < 4; frames++) await settle(lab);
  sheets?.scrollTo(0, 0);
  await found(() => (spot(lab, 'Q272937.6')?.getBoundingClientRect().top ?? 0) > 720);
  spot(lab, 'Q272937.6')?.querySelector<HTMLElement>('.head a')?.click();
  await found(() => (spot(lab, 'Q272937.6')?.getBoundingClientRect().top ?? 720) < 400);
});

test('a search that finds nothing says so, and shows no heads of empty lists', async () => {
  const lab = await open('#sources&find=zzzzqq');
  const root = await found(() => sourcesOf(lab)?.renderRoot.querySelector('.nothing')?.getRootNode() as ShadowRoot);
  expect(root.querySelector('.nothing')?.textContent).toBe('Nothing holds all these words.');
  expect([...root.querySelectorAll('.sheets h3, nav a')].map((one) => one.textContent)).toEqual(['Back to the start']);
});

test('an address with a search shows what it finds', async () => {
  const lab = await open('#sources&find=Prefserv');
  await found(() => spot(lab, 'Q226113.15'));
  expect(spot(lab, 'Q226297.1')).toBeNull();
});

test.each(['nonsense', '<img src=x>', 'Q226297.99', '%E0%A4%A'])(
  'an address that names “%s” is told, and all is shown',
  async (name) => {
    const lab = await open(`#sources=${name}`);
    const told = await found(() => sourcesOf(lab)?.renderRoot.querySelector('[role=alert]'));
    expect(told.textContent).toContain('Nothing here is called');
    expect(sourcesOf(lab)?.renderRoot.querySelectorAll('img')).toHaveLength(0);
    expect(spot(lab, 'Q226297.1')).not.toBeNull();
  },
);

test('a claim and a rule are found whatever their letters’ case', async () => {
  const lab = await open('#sources=q226113.8');
  await found(() => focused(lab) === 'Q226113.8');
  location.hash = '#sources=LAB.RACES';
  await found(() => focused(lab) === 'lab.races');
});

const spots = ['Q226297.8', 'Q272937.6', 'netbt.session-refused', 'timing.winsQueryTries'];
test.each([360, 768, 1280].flatMap((width) => spots.map((name) => [width, name] as const)))(
  'at %i px nothing is wider than the window, and %s that is named is in sight',
  async (width, name) => {
    const lab = await open(`#sources=${name}`, width);
    await found(() => focused(lab) === name);
    await found(() => {
      const box = spot(lab, name)?.getBoundingClientRect();
      return box && box.top >= 0 && box.top < 400;
    });
    for (let frames = 0; frames < 10; frames++) await settle(lab);
    const box = spot(lab, name)?.getBoundingClientRect();
    expect(box?.top).toBeGreaterThanOrEqual(0);
    expect(box?.top).toBeLessThan(400);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  },
);

test.each(paletteNames)('axe finds nothing in the Sources place in the %s palette', async (palette) => {
  const lab = await open('#sources');
  await found(() => spot(lab, 'Q226297.1'));
  choosePalette(palette);
  await settle(lab);
  expect(await axeProblems()).toEqual([]);
});
