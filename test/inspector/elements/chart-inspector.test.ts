// The viewer in a real browser: what it draws, how it is walked, and that nobody is left out.
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { TraceStore } from '../../../src/inspector/index.ts';
import type { ChartInspector } from '../../../src/inspector/elements/index.ts';
import '../../../src/inspector/elements/index.ts';
import { playInto } from '../record-services.ts';
import { randomChart, trafficLight, washingMachine } from '../sample-charts.ts';
import { until } from '../../support/until.ts';

let inspector: ChartInspector;
let store: TraceStore;

beforeEach(() => {
  document.documentElement.lang = 'en';
  document.title = 'Viewer';
  store = new TraceStore();
  inspector = document.createElement('chart-inspector');
  const main = document.createElement('main');
  main.append(inspector);
  main.style.height = '700px';
  document.body.append(main);
  inspector.records = store;
});

afterEach(() => document.body.replaceChildren());

const diagram = () => inspector.shadowRoot?.querySelector('chart-diagram')?.shadowRoot as ShadowRoot;
const trace = () => inspector.shadowRoot?.querySelector('chart-log')?.shadowRoot as ShadowRoot;
const drawnState = (id: string) =>
  [...diagram().querySelectorAll<SVGElement>('[data-state]')].find((found) => found.dataset['state'] === id);
const waitForDrawing = () => until(() => expect(diagram().querySelector('svg')).not.toBeNull());

describe('the diagram', () => {
  test('shows present and visited states and the transition taken last', async () => {
    inspector.level = 'names';
    playInto(store, trafficLight(), 'light', ['timer.rang', 'timer.rang']);
    await waitForDrawing();
    expect(drawnState('trafficLight.red.walk')?.classList).toContain('present');
    expect(drawnState('trafficLight.yellow')?.classList).toContain('visited');
    expect(drawnState('trafficLight.red')?.classList).toContain('holds');
    expect(drawnState('trafficLight.dark')?.classList).toContain('not-yet');
    expect(diagram().querySelectorAll('.edge.taken')).toHaveLength(1);
    expect(diagram().querySelector('.label.taken')?.textContent?.trim()).toBe('timer rang');
    expect(drawnState('trafficLight.red.walk')?.getAttribute('aria-label')).toBe('walk, present state');
  });

  test('follows new events, and an end in its colour', async () => {
    inspector.level = 'names';
    playInto(store, trafficLight(), 'light', ['timer.rang', 'power.cut']);
    await waitForDrawing();
    await until(() => expect(drawnState('trafficLight.dark')?.classList).toContain('good'));
  });

  test('shows an earlier moment when asked, and live again', async () => {
    inspector.level = 'names';
    playInto(store, trafficLight(), 'light', ['timer.rang', 'nothing.known', 'timer.rang']);
    await waitForDrawing();
    inspector.showMoment('light', 1);
    await until(() => expect(drawnState('trafficLight.yellow')?.classList).toContain('present'));
    inspector.showMoment('light', undefined);
    await until(() => expect(drawnState('trafficLight.red.walk')?.classList).toContain('present'));
  });

  test('text is 16 pixels, and hidden rather than smaller than 12', async () => {
    inspector.level = 'names';
    playInto(store, trafficLight(), 'light', []);
    await waitForDrawing();
    const text = diagram().querySelector('.name') as SVGTextElement;
    expect(getComputedStyle(text).fontSize).toBe('16px');
    const smaller = diagram().querySelector<HTMLButtonElement>('[aria-label="Smaller"]');
    smaller?.click();
    await until(() => expect(diagram().textContent).toContain('75 %'));
    expect(getComputedStyle(text).display).not.toBe('none');
    smaller?.click();
    await until(() => expect(getComputedStyle(text).display).toBe('none'));
    drawnState('trafficLight.green')?.focus();
    await until(() =>
      expect(diagram().querySelector('.caption')?.textContent).toContain('green, present state. Cars go.'),
    );
  });

  test('words drawn in the page fit their boxes', async () => {
    inspector.level = 'all';
    playInto(store, washingMachine(), 'machine', ['button.pressed']);
    await waitForDrawing();
    for (const group of diagram().querySelectorAll('.state.closed, .label')) {
      const box = group.querySelector('.box, .patch')?.getBoundingClientRect();
      for (const text of group.querySelectorAll('text')) {
        const words = text.getBoundingClientRect();
        expect(box && words.left >= box.left - 1 && words.right <= box.right + 1, text.textContent ?? '').toBe(true);
      }
    }
  });

  test('a large chart falls back to the outline, and a folded state opens on Enter', async () => {
    playInto(store, randomChart(7, 40, 80), 'large', []);
    await waitForDrawing();
    const switches = [...(inspector.shadowRoot?.querySelectorAll('[role="radio"]') ?? [])];
    await until(() =>
      expect(switches.find((button) => button.getAttribute('aria-checked') === 'true')?.textContent?.trim()).toBe(
        'Outline',
      ),
    );
    store.clear();
    playInto(store, washingMachine(), 'machine', ['button.pressed']);
    inspector.level = 'outline';
    await until(() => expect(drawnState('washingMachine.on.program')?.getAttribute('aria-expanded')).toBe('false'));
    drawnState('washingMachine.on.program')?.focus();
    await userEvent.keyboard('{Enter}');
    await until(() => expect(drawnState('washingMachine.on.program')?.getAttribute('aria-expanded')).toBe('true'));
  });

  test('arrow keys walk from state to state, and choosing one tells the app', async () => {
    inspector.level = 'names';
    inspector.describeMeta = (meta) => ({
      title: (meta as { rule: string }).rule,
      label: 'stated',
      source: 'Highway code',
    });
    playInto(store, trafficLight(), 'light', ['timer.rang']);
    await waitForDrawing();
    const chosen: unknown[] = [];
    inspector.addEventListener('chart-state-selected', (event) => chosen.push((event as CustomEvent).detail));
    drawnState('trafficLight.yellow')?.focus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(chosen).toEqual([{ actor: 'light', id: 'trafficLight.red', meta: { rule: 'people first' } }]);
    const details = inspector.shadowRoot?.querySelector('chart-details')?.shadowRoot;
    await until(() => expect(details?.textContent).toContain('people first'));
    expect(details?.textContent).toContain('On entry: count round');
  });

  test('can be read as text', async () => {
    playInto(store, trafficLight(), 'light', ['timer.rang']);
    await waitForDrawing();
    [...diagram().querySelectorAll('button')].find((button) => button.textContent?.trim() === 'As text')?.click();
    await until(() => {
      const text = diagram().querySelector('chart-outline')?.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';
      expect(text).toContain('yellow, present');
      expect(text).toContain('timer rang: to yellow, taken in this step');
    });
  });
});

describe('the list of events', () => {
  test('choosing a row shows that moment, arrow keys move, and the newest is followed again', async () => {
    inspector.level = 'names';
    playInto(store, trafficLight(), 'light', ['timer.rang', 'timer.rang']);
    await waitForDrawing();
    const row = (text: string) =>
      [...trace().querySelectorAll<HTMLElement>('.row')].find((found) => found.textContent?.includes(text));
    await until(() => expect(row('green → yellow')).toBeDefined());
    row('green → yellow')?.click();
    await until(() => expect(drawnState('trafficLight.yellow')?.classList).toContain('present'));
    trace().querySelector<HTMLElement>('.list')?.focus();
    await userEvent.keyboard('{ArrowUp}');
    await until(() => expect(drawnState('trafficLight.green')?.classList).toContain('present'));
    inspector.shadowRoot?.querySelector('chart-time')?.shadowRoot?.querySelector<HTMLElement>('.live')?.click();
    await until(() => expect(drawnState('trafficLight.red.walk')?.classList).toContain('present'));
  });

  test('only the rows in sight are in the page', async () => {
    playInto(store, trafficLight(), 'light', Array<string>(3000).fill('nothing.known'));
    await until(() => expect(trace().querySelectorAll('.row').length).toBeGreaterThan(3));
    expect(trace().querySelectorAll('.row').length).toBeLessThan(60);
    await until(() => expect(trace().querySelector('[aria-selected="true"]')?.textContent).toContain('3001'));
  });
});

describe('nobody is left out', () => {
  const palettes: Record<string, Record<string, string>> = {
    light: {},
    dark: {
      ground: '#0d1217',
      surface: '#161d24',
      ink: '#eef2f6',
      'ink-2': '#bcc7d1',
      line: '#8c9bab',
      'progress-ink': '#94cbff',
      'progress-line': '#4d9fe8',
      'progress-wash': '#11314d',
      'success-ink': '#74dcb0',
      'refuse-ink': '#ffb191',
      'on-solid': '#0d1217',
    },
  };

  test.each(Object.keys(palettes))('there are no violations of accessibility rules in the %s palette', async (name) => {
    for (const [token, value] of Object.entries(palettes[name] ?? {}))
      document.documentElement.style.setProperty(`--${token}`, value);
    inspector.level = 'all';
    playInto(store, trafficLight(), 'light', ['timer.rang', 'timer.rang', 'timer.rang']);
    playInto(store, washingMachine(), 'machine', ['button.pressed', 'water.missing']);
    await waitForDrawing();
    [...diagram().querySelectorAll('button')].find((button) => button.textContent?.trim() === 'As text')?.click();
    await new Promise((resolve) => setTimeout(resolve, 400));
    const { violations } = await axe.run(document.body);
    document.documentElement.removeAttribute('style');
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
  });
});
