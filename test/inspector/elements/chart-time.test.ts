// The time bar and the breakpoints in a real browser, alone and in the whole viewer.
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { ChartInspector } from '../../../src/inspector/elements/index.ts';
import { TraceStore } from '../../../src/inspector/index.ts';
import { button, putInPage, runLight, runLong, step, text } from './log-fixture.ts';
import type { LogPage } from './log-fixture.ts';
import { until } from '../../support/until.ts';

let page: LogPage;
const words = (): string => text(page.root.querySelector('.words'));
const slider = (): HTMLInputElement => page.root.querySelector('input[type="range"]') as HTMLInputElement;
const said = (): string => text(page.root.querySelector('[role="status"]'));
const palette = (name: 'dark' | 'projector'): string[][] =>
  name === 'dark'
    ? [
        ['ground', '#0d1217'],
        ['surface', '#161d24'],
        ['ink', '#eef2f6'],
        ['ink-2', '#bcc7d1'],
        ['line', '#8c9bab'],
        ['progress-wash', '#11314d'],
        ['refuse-ink', '#ffb191'],
        ['success-ink', '#74dcb0'],
      ]
    : [
        ['ground', '#ffffff'],
        ['surface', '#ffffff'],
        ['ink', '#000000'],
        ['ink-2', '#1c1c1c'],
        ['line', '#000000'],
        ['refuse-ink', '#6b1d00'],
      ];

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.removeAttribute('style');
});

describe('the time bar', () => {
  beforeEach(() => {
    page = putInPage('chart-time', { width: 720, height: 120 });
    runLight(page.store, ['timer.rang', 'timer.rang', 'timer.rang']);
  });

  test('pauses and goes live; what comes meanwhile is kept and counted, and the app is said to run on', async () => {
    await until(() => expect(words()).toBe('Live, 4 moments'));
    button(page.root, 'Pause').click();
    await until(() => expect(words()).toBe('Moment 4 of 4. The app runs on.'));
    for (let count = 0; count < 12; count++) page.store.append(step('light', 'tick', { value: 'green' }));
    await until(() => expect(words()).toBe('Moment 4 of 16, 12 newer came. The app runs on.'));
    expect(said()).toBe('Paused.');
    button(page.root, 'Live').click();
    await until(() => expect(words()).toBe('Live, 16 moments'));
    expect(said()).toBe('Live.');
  });

  test('goes back and on by button, slider and arrow keys, and says where it is', async () => {
    await until(() => expect(slider().value).toBe('4'));
    button(page.root, 'Back').click();
    await until(() => expect(slider().value).toBe('3'));
    expect(slider().getAttribute('aria-valuetext')).toBe('3 of 4: timer rang, yellow → walk');
    slider().focus();
    await userEvent.keyboard('{Home}');
    await until(() => expect(page.viewing.cursor).toBe(1));
    await userEvent.keyboard('{ArrowRight}');
    await until(() => expect(page.viewing.cursor).toBe(2));
    button(page.root, 'Live').focus();
    await userEvent.keyboard('{ArrowRight}');
    await until(() => expect(page.viewing.cursor).toBe(3));
    await until(() => expect(button(page.root, 'On').disabled).toBe(false));
    button(page.root, 'On').click();
    await until(() => expect(button(page.root, 'On').disabled).toBe(true));
    expect(page.viewing.cursor).toBe(4);
  });

  test('says that it has ended when all apps have gone, and is live again with the next', async () => {
    const begin = (source: string): void =>
      page.store.append({ kind: 'source', source, name: 'app', protocol: 'xstate 4', atMs: 0 });
    begin('run 1');
    await until(() => expect(words()).toBe('Live, 4 moments'));
    page.store.append({ kind: 'source end', source: 'run 1' });
    await until(() => expect(words()).toBe('Ended, 4 moments'));
    begin('run 2');
    await until(() => expect(words()).toBe('Live, 4 moments'));
  });

  test('goes over the moments that the filter shows', async () => {
    page.viewing.chooseFilter({ kinds: ['guarded'] });
    await until(() => expect(words()).toBe('Live, 1 moment'));
  });

  test('plays what is there, at a speed, and stops', async () => {
    await until(() => expect(words()).toBe('Live, 4 moments'));
    await userEvent.selectOptions(page.root.querySelector('select') as HTMLSelectElement, '16');
    const seen = new Set<number | undefined>();
    page.viewing.subscribe(() => seen.add(page.viewing.cursor));
    button(page.root, 'Play').click();
    await until(() => expect(words()).toBe('Moment 4 of 4. The app runs on.'));
    expect([...seen].filter((one) => one !== undefined)).toEqual([1, 2, 3, 4]);
    expect(page.viewing.isPlaying).toBe(false);
  });

  test('stands at a breakpoint, says which and why, and goes on to the next and live', async () => {
    page.viewing.breakpoints.add({ kind: 'context', path: 'n', comparison: '>', value: '2' });
    page.viewing.breakpoints.add({ kind: 'state', state: 'trafficLight.yellow', when: 'entered' });
    page.viewing.breakpoints.add({ kind: 'event', event: 'tock' });
    for (const n of [1, 3])
      page.store.append(step('light', n === 3 ? 'tock' : 'tick', { value: 'green', context: `{"n":${n}}` }));
    page.store.append(step('light', 'timer.rang', { value: 'yellow' }));
    const stop = (): string => text(page.root.querySelector('.stop span'));
    await until(() => expect(stop()).toBe('Stopped: n > 2, now 3 (light); event tock (light). The app runs on.'));
    expect(said()).toContain('Stopped: n > 2');
    expect(words()).toBe('Moment 6 of 7, 1 newer came.');
    expect(page.root.querySelectorAll('.track path')).toHaveLength(2);
    button(page.root, 'Go on').click();
    await until(() => expect(stop()).toBe('Stopped: yellow entered (light). The app runs on.'));
    button(page.root, 'Go on').click();
    await until(() => expect(words()).toBe('Live, 7 moments'));
  });

  test('says of a simulation that it waits, and of an app that is gone that it is gone', async () => {
    page.store.append({ kind: 'source', source: 's', name: 'a file', protocol: 'simulated', atMs: 0 });
    page.store.append({ kind: 'actor', actor: 'x', name: 'x', source: 's' });
    page.store.append(step('x', 'ping'));
    page.viewing.chooseActor('x');
    page.viewing.pause();
    await until(() => expect(words()).toBe('Moment 5 of 5. The simulation waits for you.'));
    page.store.append({ kind: 'source end', source: 's' });
    await until(() => expect(words()).toBe('Moment 5 of 5. The app has gone.'));
  });
});

describe('the breakpoints', () => {
  beforeEach(() => {
    page = putInPage('chart-breakpoints', { width: 420, height: 640 });
    runLight(page.store, ['timer.rang']);
  });
  const field = (name: string): HTMLInputElement => page.root.querySelector(`[name="${name}"]`) as HTMLInputElement;
  const items = (): string[] => [...page.root.querySelectorAll('li')].map(text);

  test('are set on a state, a transition, an event and the context, each with its form', async () => {
    await until(() => expect(field('state')).not.toBeNull());
    await userEvent.selectOptions(field('state') as unknown as HTMLSelectElement, 'trafficLight.red.walk');
    await userEvent.selectOptions(field('when') as unknown as HTMLSelectElement, 'left');
    button(page.root, 'Set').click();
    await until(() => expect(items()[0]).toContain('walk left not met'));
    button(page.root, 'A transition').click();
    await until(() => expect(field('edge')).not.toBeNull());
    button(page.root, 'Set').click();
    button(page.root, 'An event').click();
    await until(() => expect(field('event')).not.toBeNull());
    await userEvent.fill(field('event'), 'timer.*');
    field('only').click();
    await userEvent.keyboard('{Enter}');
    button(page.root, 'Set').click();
    button(page.root, 'The context').click();
    await until(() => expect(field('path')).not.toBeNull());
    await userEvent.fill(field('path'), 'rounds');
    await userEvent.fill(field('value'), '7');
    await userEvent.keyboard('{Enter}');
    await until(() => expect(items()).toHaveLength(4));
    expect(items()[1]).toMatch(/ → .* taken not met/);
    expect(items()[2]).toContain('event timer.*, only light not met');
    expect(items()[3]).toContain('rounds = 7');
  });

  test('say what is wrong with a path or a value', async () => {
    button(page.root, 'The context').click();
    await until(() => expect(field('path')).not.toBeNull());
    await userEvent.fill(field('path'), 'a..b');
    await userEvent.fill(field('value'), 'red');
    button(page.root, 'Set').click();
    const problem = (): string => text(page.root.querySelector('[role="alert"]'));
    await until(() => expect(problem()).toContain('a key is missing'));
    await userEvent.fill(field('path'), 'a.b');
    button(page.root, 'Set').click();
    await until(() => expect(problem()).toBe('red is not JSON. Texts stand in quotes: "red".'));
    expect(items()).toEqual([]);
  });

  test('count how often they were met, go there, are switched off and removed', async () => {
    page.viewing.breakpoints.add({ kind: 'event', event: 'ping' });
    for (let count = 0; count < 3; count++) page.store.append(step('light', 'ping', { value: 'yellow' }));
    await until(() => expect(items()[0]).toContain('event ping met 3 times'));
    button(page.root, 'Last time: event ping').click();
    expect(page.viewing.cursor).toBe(5);
    page.root.querySelector<HTMLInputElement>('li input')?.click();
    page.viewing.goLive();
    page.store.append(step('light', 'ping', { value: 'yellow' }));
    expect(page.viewing.isLive).toBe(true);
    button(page.root, 'Remove: event ping').click();
    await until(() => expect(items()).toEqual([]));
  });
});

describe('in the whole viewer', () => {
  let inspector: ChartInspector;
  const part = (tag: string): ShadowRoot => inspector.shadowRoot?.querySelector(tag)?.shadowRoot as ShadowRoot;

  async function openViewer(width: number): Promise<void> {
    document.documentElement.lang = 'en';
    document.title = 'Viewer';
    const main = document.createElement('main');
    inspector = document.createElement('chart-inspector');
    inspector.records = new TraceStore();
    main.style.cssText = `width:${width}px;height:760px`;
    main.append(inspector);
    document.body.replaceChildren(main);
    await inspector.updateComplete;
    runLight(inspector.records, ['timer.rang', 'timer.rang', 'timer.rang']);
    await until(() => expect(part('chart-diagram').querySelector('svg [data-state]')).not.toBeNull());
  }

  test('space pauses and goes live, but not where it means something else', async () => {
    await openViewer(1100);
    part('chart-log').querySelector<HTMLElement>('.list')?.focus();
    await userEvent.keyboard(' ');
    await until(() => expect(inspector.viewing?.isLive).toBe(false));
    await userEvent.keyboard(' ');
    await until(() => expect(inspector.viewing?.isLive).toBe(true));
    part('chart-log').querySelector('chart-log-filter')?.shadowRoot?.querySelector('input')?.focus();
    await userEvent.keyboard('a b');
    expect(inspector.viewing?.isLive).toBe(true);
    expect(inspector.viewing?.search?.text).toBe('a b');
    expect(inspector.viewing?.breakpoints.all).toEqual([]);
  });

  test('a breakpoint leads to its actor and moment, also where an actor and a moment were asked for', async () => {
    await openViewer(1100);
    inspector.viewing?.breakpoints.add({ kind: 'event', event: 'pong' });
    inspector.showMoment('light', undefined);
    inspector.records?.append({ kind: 'actor', actor: 'b', name: 'bob' });
    inspector.records?.append(step('b', 'pong'));
    await until(() => expect(text(part('chart-time').querySelector('.stop'))).toContain('event pong (bob)'));
    await inspector.updateComplete;
    expect(inspector.viewing?.run?.name).toBe('bob');
    inspector.showMoment('light', 1);
    await until(() => expect(inspector.viewing?.cursor).toBe(2));
    part('chart-log').querySelector<HTMLElement>('.list')?.focus();
    await userEvent.keyboard(' ');
    await inspector.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(inspector.viewing?.isLive).toBe(true);
  });

  test('b on a state sets a breakpoint there and removes it, as the switches beside the state do', async () => {
    await openViewer(1100);
    const state = [...part('chart-diagram').querySelectorAll<SVGElement>('svg [data-state]')].find(
      (found) => found.dataset['state'] === 'trafficLight.yellow',
    );
    state?.focus();
    await userEvent.keyboard('b');
    await until(() =>
      expect(text(part('chart-time').querySelector('[role="status"]'))).toBe('Breakpoint set: yellow entered.'),
    );
    await userEvent.keyboard('{Enter}');
    await until(() => expect(button(part('chart-breakpoint-here'), 'entered').ariaPressed).toBe('true'));
    button(part('chart-breakpoint-here'), 'left').click();
    await until(() => expect(inspector.viewing?.breakpoints.all).toHaveLength(2));
    button(part('chart-breakpoint-here'), 'entered').click();
    await until(() =>
      expect(inspector.viewing?.breakpoints.all.map(({ wish }) => wish)).toEqual([
        { kind: 'state', state: 'trafficLight.yellow', when: 'left' },
      ]),
    );
  });

  test.each(['light', 'dark', 'projector'] as const)('nobody is left out in the %s palette', async (name) => {
    for (const [token, value = ''] of name === 'light' ? [] : palette(name))
      document.documentElement.style.setProperty(`--${token}`, value);
    await openViewer(name === 'projector' ? 360 : 1100);
    const { viewing } = inspector;
    viewing?.breakpoints.add({ kind: 'event', event: 'timer.rang' });
    inspector.records?.append(step('light', 'timer.rang', { value: 'yellow', context: '{"rounds":9}' }));
    viewing?.find('rang');
    await until(() => expect(part('chart-time').querySelector('.stop')).not.toBeNull());
    part('chart-log').querySelector<HTMLElement>('[aria-selected="true"] .mark')?.click();
    button(part('chart-log').querySelector('chart-log-filter')?.shadowRoot, 'Filter').click();
    await until(() =>
      expect(part('chart-log').querySelector('chart-moment')?.shadowRoot?.querySelector('ol')).not.toBeNull(),
    );
    const check = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      const { violations } = await axe.run(document.body);
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
      const main = document.querySelector('main');
      expect(main?.scrollWidth).toBe(main?.clientWidth);
    };
    await check();
    inspector.shadowRoot?.querySelector<HTMLElement>('#tab-breakpoints')?.click();
    await until(() => expect(part('chart-breakpoints').querySelector('li')).not.toBeNull());
    button(part('chart-breakpoints'), 'The context').click();
    await check();
  });
});

test('a bar over 100,000 moments counts all hits and draws at most 400 ticks', async () => {
  page = putInPage('chart-time', { width: 720, height: 120 });
  page.viewing.breakpoints.add({ kind: 'event', event: 'rare.one' });
  page.viewing.goLive();
  runLong(page.store, 100_000);
  await until(() => expect(words()).toContain('of 100000'));
  await until(() => expect(page.root.querySelectorAll('.track path').length).toBeGreaterThan(1));
  expect(page.viewing.breakpoints.all[0]?.hits).toBe(10_000);
  expect(page.root.querySelectorAll('.track path').length).toBeLessThanOrEqual(400);
});
