// A diagram in places of several sizes, in a real browser: what is written in it, how large it is drawn, and what is in sight.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { ChartDiagram, ShownLevel } from '../../../src/inspector/elements/index.ts';
import '../../../src/inspector/elements/index.ts';
import { emptyView } from '../../../src/inspector/index.ts';
import { benchConfig } from '../bench-chart.ts';
import { toldGraph } from '../graph-of.ts';
import { until } from '../../support/until.ts';

let main: HTMLElement;
let element: ChartDiagram;

beforeEach(async () => {
  document.title = 'Diagram';
  document.documentElement.lang = 'en';
  await page.viewport(1280, 900);
  element = document.createElement('chart-diagram');
  main = document.createElement('main');
  main.append(element);
  document.body.append(main);
});

afterEach(() => document.body.replaceChildren());

const picture = () => inside().querySelector('.canvas > svg') as SVGSVGElement;
const inside = () => element.shadowRoot as ShadowRoot;

/** Draws a chart in a place of a size, to the end. */
async function draw(config: object, level: ShownLevel, width: number, height: number): Promise<void> {
  Object.assign(main.style, { width: `${width}px`, height: `${height}px` });
  Object.assign(element.style, { width: `${width}px`, height: `${height}px` });
  const final = new Promise<void>((resolve) => {
    element.addEventListener(
      'chart-drawn',
      (event) => (event as CustomEvent<{ isRough: boolean }>).detail.isRough || resolve(),
    );
  });
  element.level = level;
  element.graph = toldGraph(config);
  await final;
  await element.updateComplete;
}

const paying = {
  id: 'order',
  initial: 'filling',
  states: {
    filling: { on: { placed: 'paying' } },
    paying: { entry: ['startTimer'], exit: ['stopTimer'], invoke: { id: 'payment', src: 'payment' } },
  },
};

test.each([1000, 1200])('at level All a place of %i pixels shows what runs in a state, line by line', async (width) => {
  await draw(paying, 'all', width, 600);
  const box = [...inside().querySelectorAll('[data-state]')].find((each) => each.textContent?.includes('paying'));
  const lines = [...(box?.querySelectorAll('text') ?? [])].filter((line) => line.getBoundingClientRect().height > 10);
  expect(lines.map((line) => line.textContent)).toEqual([
    'paying',
    'entry / startTimer',
    'exit / stopTimer',
    'invokes payment',
  ]);
});

const canvas = () => inside().querySelector('.canvas') as HTMLElement;
const button = (words: string) =>
  [...inside().querySelectorAll('button')].find(
    (each) => each.textContent?.trim() === words || each.ariaLabel === words,
  ) as HTMLButtonElement;
const percent = () => parseInt(inside().querySelector('.zoom span')?.textContent ?? '');
const caption = () => inside().querySelector('.caption')?.textContent;
const drawnState = (id: string) =>
  [...inside().querySelectorAll<SVGElement>('[data-state]')].find((each) => each.dataset['state'] === id);

function isWholeInSight(): boolean {
  const at = picture().getBoundingClientRect();
  const place = canvas().getBoundingClientRect();
  return at.left >= place.left && at.top >= place.top && at.right <= place.right && at.bottom <= place.bottom;
}

test('Fit shows all of a chart of 60 states, lines drawn through where words are hidden', async () => {
  await draw(benchConfig(), 'all', 700, 500);
  expect(inside().querySelector('chart-minimap')).not.toBeNull();
  button('Fit').click();
  await until(() => expect(isWholeInSight()).toBe(true));
  expect(percent()).toBeLessThan(25);
  expect(inside().querySelector('chart-minimap')).toBeNull();
  expect(getComputedStyle(inside().querySelector('.label .patch') as Element).fill).toBe('rgba(0, 0, 0, 0)');
  expect(button('Smaller').disabled).toBe(true);
  button('Larger').click();
  await until(() => expect(percent()).toBe(25));
  await until(() => expect(button('Smaller').disabled).toBe(true));
});

test('the Outline tells how many states it shows, and what hides others is a stack that can be opened', async () => {
  const washing = { initial: 'filling', states: { filling: { on: { full: 'turning' } }, turning: {} } };
  const config = { id: 'machine', initial: 'off', states: { off: { on: { start: 'washing' } }, washing, broken: {} } };
  const off = new Set(['machine.off']);
  element.view = { ...emptyView, active: off, present: off };
  await draw(config, 'outline', 900, 600);
  expect(caption()).toBe('Outline: 2 of 5 states shown.');
  const isStack = () => drawnState('machine.washing')?.querySelector('.behind') !== null;
  expect(isStack()).toBe(true);
  expect(drawnState('machine.washing')?.getAttribute('aria-expanded')).toBe('false');
  drawnState('machine.washing')?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await until(() => expect(drawnState('machine.washing.turning')).toBeDefined());
  expect(isStack()).toBe(false);
  await until(() => expect(caption()).toBe('Outline: 4 of 5 states shown.'));
  button('Open all').click();
  await until(() => expect(caption()).toBe(''));
  expect(drawnState('machine.broken')).toBeDefined();
});

test('a chart a little too large for its place is drawn smaller until it fits, one much too large is not', async () => {
  const order = { placed: 'paying', 'item.added.to.the.cart': 'refused' };
  const states = { filling: { on: order }, paying: { on: { 'card.shown': 'sent' } }, refused: {}, sent: {} };
  await draw({ id: 'order', initial: 'filling', states }, 'names', 1200, 800);
  expect(percent()).toBe(100);
  const { width } = picture().viewBox.baseVal;
  const setWidth = (to: number) => (element.style.width = `${to}px`);
  setWidth(width * 0.85);
  await until(() => expect(percent()).toBe(85));
  await until(() => expect(isWholeInSight()).toBe(true));
  setWidth(width * 0.7);
  await until(() => expect(percent()).toBe(100));
  setWidth(width * 0.9);
  button('Larger').click();
  await until(() => expect(percent()).toBe(125));
  setWidth(width * 0.8);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(percent()).toBe(125);
});

test('the dot of the first state is whole, also beside the edge', async () => {
  const states = { first: { on: { 'GO.to.the.second': 'second' } }, second: { on: { BACK: 'first' } } };
  for (const config of [
    { id: 'm', initial: 'first', states },
    { id: 'loop', initial: 'a', states: { a: { always: 'b' }, b: { always: 'a' } } },
  ]) {
    await draw(config, 'all', 900, 600);
    const dot = inside().querySelector('circle.head') as SVGCircleElement;
    expect(dot.cx.baseVal.value - dot.r.baseVal.value).toBeGreaterThanOrEqual(0);
  }
});

test('the tick of a visited state covers no letter of its name', async () => {
  const states = { closed: { on: { push: 'rattling' } }, rattling: { on: { pull: 'closed' } } };
  element.view = { ...emptyView, visits: new Map([['door.rattling', 1]]) };
  await draw({ id: 'door', initial: 'closed', states }, 'names', 900, 600);
  const rattling = drawnState('door.rattling');
  const name = rattling?.querySelector('.name')?.getBoundingClientRect();
  const tick = rattling?.querySelector('.tick circle')?.getBoundingClientRect();
  if (!name || !tick) throw new Error('It has no name or no tick.');
  expect(tick.left >= name.right || tick.right <= name.left).toBe(true);
});
