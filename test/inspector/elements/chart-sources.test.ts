// The strip of connected apps, with a real hub and real frames that speak to it.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ChartSources } from '../../../src/inspector/elements/index.ts';
import '../../../src/inspector/elements/index.ts';
import { InspectorHub } from '../../../src/inspector/page/index.ts';
import { trafficLight } from '../sample-charts.ts';
import { addApp } from './app-frame.ts';
import { expectNoViolations, leavePalette, paletteNames, usePalette } from './palettes.ts';
import { until } from '../../support/until.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  document.body.replaceChildren();
  leavePalette();
});

const registration = {
  type: 'service.register',
  sessionId: 'x:0',
  machine: JSON.stringify(trafficLight().definition),
  state: '{"value":"green"}',
};

async function show(
  peers: readonly Window[],
): Promise<{ hub: InspectorHub; sources: ChartSources; text: () => string }> {
  const hub = new InspectorHub({ peers });
  stops.push(() => hub.close());
  const sources = document.createElement('chart-sources');
  sources.hub = hub;
  document.body.append(sources);
  await sources.updateComplete;
  const text = (): string => sources.shadowRoot?.querySelector('.row')?.textContent?.replace(/\s+/g, ' ') ?? '';
  return { hub, sources, text };
}

const button = (sources: ChartSources, name: string): HTMLButtonElement | undefined =>
  [...(sources.shadowRoot?.querySelectorAll('button') ?? [])].find((one) => one.textContent?.trim() === name);

describe('an app', () => {
  test('is greeted in all languages, waited for, and then said to be connected', async () => {
    const { app, tell } = addApp();
    const { text, hub } = await show([app]);
    expect(text()).toContain('waiting for it to tell something');
    await until(() =>
      expect(app.heard.slice(0, 3)).toEqual(['xstate.inspecting', '@statelyai.connected', 'statechart.hello']),
    );
    tell(registration);
    await until(() => expect(text()).toContain('XState 4 · connected'));
    await hub.flush();
    expect(hub.viewing.run?.name).toBe('trafficLight');
  });

  test('is not greeted again while it tells something, but with Reconnect', async () => {
    await page.viewport(1000, 700);
    const { app, tell } = addApp();
    const { sources, text } = await show([app]);
    tell(registration);
    await until(() => expect(text()).toContain('connected'));
    await until(() => expect(app.heard.length).toBeGreaterThan(0));
    const count = app.heard.length;
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(app.heard).toHaveLength(count);
    await userEvent.click(button(sources, 'Reconnect')!);
    await until(() => expect(app.heard).toHaveLength(count + 3));
    // In a narrow window it is found behind the help.
    await page.viewport(414, 800);
    expect(button(sources, 'Reconnect')?.checkVisibility()).toBe(false);
    await userEvent.click(button(sources, 'How to connect')!);
    sources.shadowRoot?.querySelector<HTMLElement>('details:last-of-type > summary')?.click();
    const here = sources.shadowRoot?.querySelector<HTMLElement>('.again-here');
    await userEvent.click(here!);
    await until(() => expect(app.heard).toHaveLength(count + 6));
  });

  test('that leaves is said to have left, and its actors stay', async () => {
    const { app, tell } = addApp();
    const { hub, text } = await show([app]);
    tell(registration);
    tell({ type: 'xstate.disconnect' });
    await until(() => expect(text()).toContain('its page went'));
    await hub.flush();
    expect(hub.store.actors).toHaveLength(1);
    expect(hub.store.sources).toMatchObject([{ hasEnded: true }]);
  });

  test('whose window goes is said to be gone', async () => {
    const { app, tell, frame } = addApp();
    const { text } = await show([app]);
    tell(registration);
    await until(() => expect(text()).toContain('connected'));
    frame.remove();
    await until(() => expect(text()).toContain('its window was closed'));
  });
});

test('a window that was not accepted is offered, and heard after that', async () => {
  const { app } = addApp();
  const other = addApp();
  const { hub, sources, text } = await show([app]);
  other.tell(registration);
  await until(() => expect(text()).toContain('speaks too (1)'));
  await hub.flush();
  expect(hub.store.actors).toEqual([]);
  await userEvent.click(button(sources, 'Accept')!);
  await until(() => expect(other.app.heard).toContain('xstate.inspecting'));
  other.tell(registration);
  await until(() => expect(hub.store.actors).toHaveLength(1));
  expect(text()).not.toContain('speaks too');
});

test('events go to the app that the actor is of, and what cannot be sent is counted', async () => {
  const [one, two] = [addApp(), addApp()];
  const { hub } = await show([one.app, two.app]);
  for (const { tell } of [one, two]) tell(registration);
  await until(() => expect(hub.store.actors).toHaveLength(2));
  const heard: unknown[] = [];
  two.app.addEventListener('message', ({ data }) => heard.push(data));
  const run = hub.store.actors[1]!;
  hub.viewing.send?.(run, { type: 'timer.rang' });
  await until(() => expect(heard).toContainEqual(expect.objectContaining({ type: 'xstate.event' })));
  expect(one.app.heard).not.toContain('xstate.event');
  two.tell({ type: 'xstate.disconnect' });
  await until(() => expect(hub.store.source(run.source)?.hasEnded).toBe(true));
  hub.viewing.send?.(run, { type: 'timer.rang' });
  expect([...hub.store.complaints.keys()]).toContain('an event that could not be sent');
});

test('a source of this page takes its events itself', async () => {
  const { hub } = await show([]);
  hub.store.append({ kind: 'source', source: 'own', name: 'own', protocol: 'simulated', atMs: 0 });
  hub.store.append({ kind: 'actor', actor: 'own/1', name: 'one', source: 'own', sessionId: '1' });
  const sent = vi.fn();
  const forget = hub.addSender('own', sent);
  hub.viewing.send?.(hub.store.actors[0]!, { type: 'go' });
  expect(sent).toHaveBeenCalledWith(hub.store.actors[0], { type: 'go' });
  forget();
  hub.viewing.send?.(hub.store.actors[0]!, { type: 'go' });
  expect(sent).toHaveBeenCalledTimes(1);
});

describe('with no app at all', () => {
  test('the help is open, closes and opens by keyboard, and its lines name this page', async () => {
    const { sources } = await show([]);
    const help = sources.shadowRoot?.querySelector('#help');
    expect(help?.hasAttribute('hidden')).toBe(false);
    expect(help?.textContent).toContain(`${location.href.split('#')[0]}#inspector`);
    button(sources, 'How to connect')?.focus();
    await userEvent.keyboard('{Enter}');
    await sources.updateComplete;
    expect(help?.hasAttribute('hidden')).toBe(true);
    await userEvent.keyboard(' ');
    await sources.updateComplete;
    expect(help?.hasAttribute('hidden')).toBe(false);
  });

  test.each(paletteNames)('nobody is left out in the palette %s, at 360 pixels too', async (palette) => {
    usePalette(palette);
    const { app } = addApp();
    const stranger = addApp();
    const { sources, text } = await show([app]);
    stranger.tell(registration);
    await until(() => expect(text()).toContain('speaks too'));
    button(sources, 'How to connect')?.click();
    await sources.updateComplete;
    sources.shadowRoot?.querySelectorAll('summary')[0]?.click();
    await expectNoViolations();
    sources.style.width = '360px';
    const row = sources.shadowRoot?.querySelector('.row');
    expect(row && row.scrollWidth <= row.clientWidth).toBe(true);
    expect(sources.scrollWidth).toBeLessThanOrEqual(360);
  });
});
