// Taking a chart along, in a real browser: the dialog, pictures that stand alone, texts with their remarks, files and Paste.
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createMachine } from 'xstate';
import { TraceStore } from '../../../src/inspector/index.ts';
import type { ChartInspector } from '../../../src/inspector/elements/index.ts';
import { addressOf, bitmapOf, pictureOf } from '../../../src/inspector/page/index.ts';
import '../../../src/inspector/elements/index.ts';
import { graphOf } from '../graph-of.ts';
import { playInto } from '../record-services.ts';
import { trafficLight } from '../sample-charts.ts';
import { until } from '../../support/until.ts';

let inspector: ChartInspector;

beforeEach(async () => {
  document.documentElement.lang = 'en';
  document.title = 'Viewer';
  const store = new TraceStore();
  inspector = document.createElement('chart-inspector');
  const main = document.createElement('main');
  main.append(inspector);
  main.style.height = '700px';
  document.body.append(main);
  inspector.level = 'names';
  inspector.records = store;
  playInto(store, trafficLight(), 'light', ['timer.rang']);
  await until(() => expect(drawn()).toBeInstanceOf(SVGSVGElement));
  // It is fetched behind the first chart.
  await until(() => expect(exporter()).toBeInstanceOf(ShadowRoot));
});

afterEach(async () => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
  await page.viewport(1280, 720);
});

const drawn = () =>
  inspector.shadowRoot?.querySelector('chart-diagram')?.shadowRoot?.querySelector('.canvas > svg') as SVGSVGElement;
const exporter = () => inspector.shadowRoot?.querySelector('chart-export')?.shadowRoot as ShadowRoot;
const dialog = () => exporter().querySelector('dialog') as HTMLDialogElement;
const status = () => dialog().querySelector('[role="status"]')?.textContent?.trim();
const button = (words: string) =>
  [...dialog().querySelectorAll('button')].find((each) => each.textContent?.trim() === words) as HTMLButtonElement;
const preview = () => dialog().querySelector<HTMLElement>('.preview');

async function open(format?: string): Promise<void> {
  exporter().querySelector<HTMLButtonElement>('button')?.click();
  await until(() => expect(button('Save').disabled).toBe(false));
  if (format === undefined) return;
  dialog().querySelector<HTMLInputElement>(`input[value="${format}"]`)?.click();
  await inspector.shadowRoot?.querySelector('chart-export')?.updateComplete;
  await until(() => expect(button('Save').disabled).toBe(false));
}

/** What would have been saved: name and content. */
function savedFiles(): { name: string; content: Promise<Blob> }[] {
  const files: { name: string; content: Promise<Blob> }[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    files.push({ name: this.download, content: fetch(this.href).then((answer) => answer.blob()) });
  });
  return files;
}

describe('the picture', () => {
  const words = { title: 'A <light>', description: 'in "red"' };

  test('stands alone: no style sheet, no script, no buttons; texts, title and description are in it', () => {
    const { text } = pictureOf(drawn(), words);
    const root = new DOMParser().parseFromString(text, 'image/svg+xml');
    expect(root.querySelector('parsererror')).toBeNull();
    expect(root.querySelector('script, style, foreignObject, image, use')).toBeNull();
    expect(text).not.toMatch(/\son\w+=|class=|tabindex|var\(--|href/);
    expect(root.querySelector('title')?.textContent).toBe('A <light>');
    expect(root.querySelector('desc')?.textContent).toBe('in "red"');
    const wordsIn = (element: ParentNode) =>
      [...element.querySelectorAll('text')].map((each) => each.textContent?.trim());
    expect(wordsIn(root)).toEqual(wordsIn(drawn()));
    expect(wordsIn(root)).toContain('yellow');
  });

  test('an event and its guard on one line are both in it', async () => {
    const diagram = inspector.shadowRoot?.querySelector('chart-diagram');
    if (!diagram) throw new Error('Nothing is drawn.');
    const machine = createMachine({
      id: 'order',
      predictableActionArguments: true,
      initial: 'filling',
      states: { filling: { on: { placed: { target: 'paying', cond: 'hasItems' } } }, paying: {} },
    });
    diagram.graph = graphOf(machine);
    const isOnOneLine = (line: Element) => line.textContent?.trim() === 'placed [has items]';
    const lines = (of: ParentNode) => [...of.querySelectorAll('text')].filter(isOnOneLine);
    await until(() => expect(lines(drawn())).toHaveLength(1));
    const root = new DOMParser().parseFromString(pictureOf(drawn(), words).text, 'image/svg+xml');
    expect(lines(root)).toHaveLength(1);
    expect(lines(root)[0]?.querySelector('tspan')?.textContent).toBe('[has items]');
  });

  test('the present state is filled in the colour of the page, and the page is left as it was', () => {
    const before = inspector.shadowRoot?.querySelector('chart-diagram')?.shadowRoot?.querySelectorAll('svg').length;
    const { text } = pictureOf(drawn(), words);
    const present = drawn().querySelector('.present .box');
    expect(text).toContain(`fill="${getComputedStyle(present as Element).fill}"`);
    const after = inspector.shadowRoot?.querySelector('chart-diagram')?.shadowRoot?.querySelectorAll('svg').length;
    expect(after).toBe(before);
  });

  test('opens as an image', async () => {
    const picture = pictureOf(drawn(), words);
    const image = new Image();
    image.src = addressOf(picture);
    await image.decode();
    expect(image.naturalWidth).toBe(picture.width);
    expect(image.naturalHeight).toBe(picture.height);
  });

  test('becomes a PNG of twice its size that is not blank', async () => {
    const picture = pictureOf(drawn(), words);
    const { blob, width, height, remarks } = await bitmapOf(picture);
    expect(blob.type).toBe('image/png');
    expect([width, height]).toEqual([picture.width * 2, picture.height * 2]);
    expect(remarks).toEqual([]);
    const bitmap = await createImageBitmap(blob);
    expect([bitmap.width, bitmap.height]).toEqual([width, height]);
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const pixels = new Uint32Array(context?.getImageData(0, 0, width, height).data.buffer ?? new ArrayBuffer(0));
    expect(new Set(pixels).size).toBeGreaterThan(20);
  });

  test('a very large one is scaled down, and said to be', async () => {
    const text = `<svg xmlns="http://www.w3.org/2000/svg" width="20000" height="5000"><rect width="20000" height="5000" fill="red"/></svg>`;
    const { width, height, remarks } = await bitmapOf({ text, width: 20_000, height: 5_000 });
    expect(width * height).toBeLessThanOrEqual(16_777_216);
    expect(width / height).toBeCloseTo(4, 1);
    expect(remarks.join(' ')).toContain('scaled down');
  });
});

describe('the dialog', () => {
  test('is not there until asked for, and offers all forms', async () => {
    expect(dialog().open).toBe(false);
    expect(dialog().textContent?.trim()).toBe('');
    await open();
    const offered = [...dialog().querySelectorAll('label')].map((label) => label.textContent?.trim());
    expect(offered).toEqual(['SVG', 'PNG', 'SCXML', 'Mermaid', 'XState 4', 'XState 5', 'Coverage']);
    expect(preview()?.querySelector('img')?.alt).toBe('Statechart of light, in trafficLight.yellow.');
  });

  test.each([
    ['scxml', '<scxml xmlns="http://www.w3.org/2005/07/scxml"', 'trafficLight.scxml'],
    ['mermaid', 'stateDiagram-v2', 'trafficLight.mmd'],
    ['xstate-4', '"predictableActionArguments": true', 'trafficLight.xstate4.json'],
    ['xstate-5', '"guard": "isWornOut"', 'trafficLight.xstate5.json'],
    ['coverage', '"visits": 1', 'coverage.json'],
  ])('%s is shown, remarked on, and saved whole under a fitting name', async (format, words, name) => {
    const files = savedFiles();
    await open(format);
    expect(preview()?.textContent).toContain(words);
    expect(dialog().querySelectorAll('ul li').length).toBeGreaterThan(0);
    button('Save').click();
    expect(files.map((file) => file.name)).toEqual([name]);
    expect(await (await files[0]?.content)?.text()).toContain(words);
    await until(() => expect(status()).toContain(`saves it as ${name}`));
  });

  test.each([
    ['svg', 'image/svg+xml'],
    ['png', 'image/png'],
  ])('%s is saved as a picture', async (format, mediaType) => {
    const files = savedFiles();
    await open(format);
    button('Save').click();
    expect(files[0]?.name).toBe(`trafficLight.${format}`);
    expect((await files[0]?.content)?.type).toBe(mediaType);
  });

  test('copies the text; where the browser refuses, it says what to do', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await open('mermaid');
    button('Copy').click();
    await until(() => expect(status()).toBe('Copied.'));
    expect(write.mock.calls[0]?.[0]).toContain('stateDiagram-v2');
    write.mockRejectedValue(new Error('no'));
    button('Copy').click();
    await until(() => expect(status()).toContain('save it instead'));
  });

  test('is walked by keyboard: opened, a form chosen with an arrow, saved, and left with Escape to where one was', async () => {
    const files = savedFiles();
    const opener = exporter().querySelector<HTMLButtonElement>('button') as HTMLButtonElement;
    opener.focus();
    await userEvent.keyboard('{Enter}');
    await until(() => expect(button('Save').disabled).toBe(false));
    expect(exporter().activeElement).toBe(dialog().querySelector('input[value="svg"]'));
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await until(() => expect(preview()?.textContent).toContain('<scxml'));
    await userEvent.keyboard('{Tab}');
    expect(exporter().activeElement).toBe(preview());
    await userEvent.keyboard('{Tab}{Enter}');
    expect(files.map(({ name }) => name)).toEqual(['trafficLight.scxml']);
    await userEvent.keyboard('{Escape}');
    await until(() => expect(dialog().open).toBe(false));
    expect(exporter().activeElement).toBe(opener);
  });

  test('what cannot be written is said in one message', async () => {
    const exported = inspector.shadowRoot?.querySelector('chart-export');
    if (exported) exported.picture = () => null;
    exporter().querySelector<HTMLButtonElement>('button')?.click();
    await until(() => expect(status()).toBe('This could not be written: nothing is drawn yet.'));
    expect(button('Save').disabled).toBe(true);
  });

  test.each([
    [1280, 720],
    [360, 640],
  ])('leaves nobody out at %i pixels, and nothing is beside the window', async (width, height) => {
    await page.viewport(width, height);
    await open('scxml');
    const { left, right, bottom } = dialog().getBoundingClientRect();
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(width);
    expect(bottom).toBeLessThanOrEqual(height);
    expect(dialog().scrollWidth).toBeLessThanOrEqual(dialog().clientWidth);
    for (const each of dialog().querySelectorAll('button, label'))
      expect(each.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
    const { violations } = await axe.run(document);
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});
