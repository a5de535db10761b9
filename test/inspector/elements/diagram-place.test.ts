// A diagram in places of several sizes, in a real browser: what is written in it, how large it is drawn, and what is in sight.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { ChartDiagram, ShownLevel } from '../../../src/inspector/elements/index.ts';
import '../../../src/inspector/elements/index.ts';
import { toldGraph } from '../graph-of.ts';

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
