// The inspector's window in a real browser: that nothing jumps while parts come, what stands in sight at which size, and
// how it looks on paper, in the reader's own colours and while it is being fetched.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { SmsInspectorWindow } from '../../src/elements/sms-inspector-window.ts';
import { sayInstead } from '../../src/elements/open-page.ts';
import { adoptTokens } from '../../src/elements/styles/tokens.ts';
import { InspectorHub } from '../../src/inspector/page/index.ts';
import { recordRun } from '../inspector/record-services.ts';
import { trafficLight } from '../inspector/sample-charts.ts';
import { until } from '../support/until.ts';

let shown: SmsInspectorWindow;
let hub: InspectorHub;

beforeEach(() => {
  // Anywhere else it would begin the page anew.
  history.replaceState(null, '', '#inspector');
  adoptTokens();
});

afterEach(async () => {
  document.body.replaceChildren();
  await emulate('');
});

async function open(width: number, height: number): Promise<void> {
  await page.viewport(width, height);
  hub = new InspectorHub({ peers: [] });
  shown = new SmsInspectorWindow();
  shown.hub = hub;
  document.body.append(shown);
  await until(() => expect(inViewer('chart-log')?.shadowRoot?.querySelector('.none')).toBeTruthy());
}

/** An actor of a machine that was opened here: it has the most tabs. */
async function play(): Promise<void> {
  hub.store.append({ kind: 'source', source: 'own', name: 'own', protocol: 'simulated', atMs: 0 });
  for (const record of recordRun(trafficLight(), 'light', ['timer.rang']))
    hub.store.append(record.kind === 'actor' ? { ...record, source: 'own' } : record);
  await until(() => expect(inViewer('chart-time')?.shadowRoot?.querySelector('.bar')).toBeTruthy());
}

const emulate = (media: string, features: { name: string; value: string }[] = []) =>
  (cdp() as unknown as { send: (method: string, what: object) => Promise<unknown> }).send(
    'Emulation.setEmulatedMedia',
    {
      media,
      features,
    },
  );
const inWindow = (selector: string) => shown.shadowRoot?.querySelector(selector) as HTMLElement;
const inViewer = (selector: string) =>
  inWindow('chart-inspector')?.shadowRoot?.querySelector(selector) as HTMLElement | null;
const inSources = (selector: string) => inWindow('chart-sources')?.shadowRoot?.querySelector(selector) as HTMLElement;
const boxOf = (element: Element | null | undefined) => (element as Element).getBoundingClientRect();
const tab = (id: string) => inViewer(`#tab-${id}`) as HTMLElement;

/** Where no chart is drawn the parts come after two seconds: here, when they are let. */
function holdParts(): () => void {
  const held: (() => void)[] = [];
  const { setTimeout: begin } = window;
  const spy = vi.spyOn(window, 'setTimeout').mockImplementation(((act: () => void, ms?: number) => {
    if (ms !== 2000) return begin(act, ms);
    held.push(act);
    return 0;
  }) as never);
  return () => {
    spy.mockRestore();
    for (const act of held) act();
  };
}

test('nothing moves when the parts that come later are there', async () => {
  // Another face moves everything once.
  await document.fonts.load('600 16px "Atkinson Hyperlegible Next"');
  const letCome = holdParts();
  await open(1280, 720);
  const places = () =>
    [inViewer('.levels'), inViewer('chart-log')?.shadowRoot?.querySelector('.none')].map((element) => {
      const { left, top } = boxOf(element);
      return { left: Math.round(left), top: Math.round(top) };
    });
  await customElements.whenDefined('chart-open');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(customElements.get('chart-export')).toBeUndefined();
  expect(customElements.get('chart-log-filter')).toBeUndefined();
  const before = places();
  letCome();
  await Promise.all(['chart-export', 'chart-log-filter'].map((name) => customElements.whenDefined(name)));
  await until(() => expect(inViewer('chart-export')?.shadowRoot?.querySelector('button')).toBeTruthy());
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(places()).toEqual(before);
});

describe('in sight', () => {
  test.each([
    [1280, 720],
    [1280, 400],
    [800, 400],
    [360, 740],
  ])('the time bar stays in a window of %i by %i with the help open', async (width, height) => {
    await open(width, height);
    await play();
    if (inSources('#help').hidden) inSources('[aria-controls="help"]').click();
    await until(() => expect(inSources('#help').hidden).toBe(false));
    const bar = boxOf(inViewer('chart-time')?.shadowRoot?.querySelector('.bar'));
    expect(bar.height).toBeGreaterThan(30);
    expect(bar.bottom).toBeLessThanOrEqual(innerHeight + 1);
    expect(document.scrollingElement?.scrollHeight).toBeLessThanOrEqual(innerHeight + 1);
  });

  test('in a narrow window the help has the whole width, below the palette', async () => {
    await open(360, 740);
    const help = boxOf(inSources('#help'));
    expect(help.width).toBeGreaterThan(320);
    expect(help.top).toBeGreaterThanOrEqual(boxOf(inWindow('sms-palette-switch')).bottom);
  });

  test('in a narrow window a chosen tab shows what belongs to it', async () => {
    await open(360, 740);
    await play();
    await until(() => expect(inSources('#help').hidden).toBe(true));
    await until(() => expect(boxOf(inViewer('.panes')).bottom).toBeGreaterThan(boxOf(inViewer('chart-time')).top));
    tab('state').click();
    await until(() => expect(tab('state').getAttribute('aria-selected')).toBe('true'));
    const time = boxOf(inViewer('chart-time'));
    expect(boxOf(inViewer('.pane')).bottom).toBeLessThanOrEqual(time.top + 1);
    expect(boxOf(inViewer('.pane')).top).toBeLessThan(time.top - 300);
    expect(time.bottom).toBeGreaterThan(innerHeight - 2);
  });

  test('at 1280 pixels all six tabs of a simulated machine stand whole', async () => {
    await open(1280, 720);
    await play();
    await until(() => expect(inViewer('#tab-simulate')).not.toBeNull());
    const tabs = inViewer('.tabs') as HTMLElement;
    expect(tabs.querySelectorAll('button')).toHaveLength(6);
    expect(tabs.scrollWidth).toBeLessThanOrEqual(tabs.clientWidth);
  });
});

test('a sentence about the diagram has a line of its own, and leaves the zoom in the row of the other buttons', async () => {
  await open(1280, 720);
  await play();
  const diagram = () => inViewer('chart-diagram')?.shadowRoot as ShadowRoot;
  await until(() => expect(diagram().querySelector('.canvas > svg')).not.toBeNull());
  [...diagram().querySelectorAll('button')].find((button) => button.textContent?.trim() === 'Coverage')?.click();
  await until(() => expect(diagram().querySelector('.caption')?.textContent).toContain('visited'));
  const topOf = (selector: string) => boxOf(diagram().querySelector(selector)).top;
  expect(Math.abs(topOf('.zoom button') - topOf('.tools > button'))).toBeLessThan(2);
  expect(topOf('.caption')).toBeGreaterThan(topOf('.zoom') + 30);
});

describe('other media', () => {
  const backgroundOf = (element: Element | null | undefined) => getComputedStyle(element as Element).backgroundColor;

  test('the chosen palette stands out in the reader’s own colours, and so does the sequence', async () => {
    await open(1280, 720);
    await play();
    tab('sequence').click();
    await emulate('', [{ name: 'forced-colors', value: 'active' }]);
    await until(() => expect(matchMedia('(forced-colors: active)').matches).toBe(true));
    const palettes = inWindow('sms-palette-switch').shadowRoot as ShadowRoot;
    const [chosen, other] = ['true', 'false'].map((is) => palettes.querySelector(`[aria-pressed="${is}"]`));
    expect(backgroundOf(chosen)).not.toBe(backgroundOf(other));
    const probe = document.createElement('p');
    probe.style.cssText = 'forced-color-adjust:none;color:CanvasText';
    document.body.append(probe);
    const lifeline = () => inViewer('chart-sequence')?.shadowRoot?.querySelector('.start, .begin, .outside');
    await until(() => expect(lifeline()).toBeTruthy());
    const style = getComputedStyle(lifeline() as Element);
    expect([style.fill, style.stroke]).toContain(getComputedStyle(probe).color);
  });

  test('on paper the page is white', async () => {
    await open(1280, 720);
    await emulate('print');
    await until(() => expect(backgroundOf(document.body)).toBe('rgb(255, 255, 255)'));
    expect(backgroundOf(shown)).toBe('rgba(0, 0, 0, 0)');
  });
});

test('while it is being fetched one line stands away from the edge, in the page’s own face', () => {
  const place = document.createElement('sms-lab');
  place.append(document.createElement('p'));
  document.body.append(place);
  sayInstead('status', 'The inspector is being fetched.');
  const line = place.querySelector('p') as HTMLElement;
  expect(line.textContent).toBe('The inspector is being fetched.');
  expect(getComputedStyle(line).paddingLeft).toBe('16px');
  expect(getComputedStyle(line).fontFamily).toContain('Atkinson');
});
