// A whole inspection without a pointer and without the picture: states, lines, sending, the tree, and what is said aloud.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { TraceStore, Viewing } from '../../../src/inspector/index.ts';
import type { ChartInspector } from '../../../src/inspector/elements/index.ts';
import '../../../src/inspector/elements/index.ts';
import type { Recorded } from '../record-services.ts';
import { recordService } from '../record-services.ts';
import { trafficLight } from '../sample-charts.ts';
import { mountInspector } from './mount-inspector.ts';
import { until } from '../../support/until.ts';

let inspector: ChartInspector;
let store: TraceStore;
let viewing: Viewing;
let recorded: Recorded;

/** An app that tells at once what comes of an event. */
function startApp(): void {
  recorded = recordService(trafficLight(), 'light');
  let told = 0;
  const tell = (isFromInspector = false): void => {
    for (const record of recorded.records.slice(told))
      store.append(
        record.kind === 'actor'
          ? { ...record, sessionId: 'x:0' }
          : record.kind === 'macrostep'
            ? { ...record, event: { ...record.event, ...(isFromInspector ? { isFromInspector } : {}) } }
            : record,
      );
    told = recorded.records.length;
  };
  const { send } = recorded;
  recorded.send = (event) => {
    send(event);
    tell();
  };
  viewing.send = (_run, event) => {
    send(event.type);
    tell(true);
  };
  tell();
}

beforeEach(async () => {
  ({ inspector, store, viewing } = await mountInspector('Keys'));
  startApp();
  await until(() => {
    expect(diagram().querySelector('[data-state]')).not.toBeNull();
    // The rough picture may have its boxes elsewhere.
    expect(diagram().querySelector('.caption')?.textContent).not.toContain('laying out');
  });
});

afterEach(() => {
  recorded.stop();
  document.body.replaceChildren();
});

const diagram = () => inspector.shadowRoot?.querySelector('chart-diagram')?.shadowRoot as ShadowRoot;
const tree = () => diagram().querySelector('chart-outline')?.shadowRoot as ShadowRoot;
const focused = () => {
  const { state, edge } = (diagram().activeElement as SVGElement | null)?.dataset ?? {};
  return state?.replace('trafficLight.', '') ?? edge?.replaceAll('trafficLight.', '');
};
const said = () => inspector.shadowRoot?.querySelector('chart-announcer')?.shadowRoot?.textContent?.trim();

/** Presses Tab until the focus is where it should be. */
async function tabTo(isThere: () => boolean): Promise<void> {
  for (let count = 0; count < 40 && !isThere(); count++) await userEvent.keyboard('{Tab}');
  expect(isThere()).toBe(true);
}

describe('by keys alone', () => {
  test('the diagram is reached by Tab at its present state, and walked to both ends', async () => {
    await tabTo(() => focused() === 'green');
    await userEvent.keyboard('{ArrowDown}');
    expect(focused()).toBe('yellow');
    await userEvent.keyboard('{End}');
    expect(focused()).toBe('dark');
    await userEvent.keyboard('{Home}');
    expect(focused()).toBe('trafficLight');
  });

  test('E goes to the ways out, Enter follows one, Escape goes back', async () => {
    await tabTo(() => focused() === 'green');
    await userEvent.keyboard('{ArrowDown}e');
    expect(focused()).toBe('yellow -> red');
    await userEvent.keyboard('{Escape}');
    expect(focused()).toBe('yellow');
    await userEvent.keyboard('e{Enter}');
    expect(focused()).toBe('red');
    expect(diagram().querySelector('chart-edge-card')).toBeNull();
  });

  test('a line of the present state offers to send its event; the step is drawn, said and followed', async () => {
    await tabTo(() => focused() === 'green');
    await userEvent.keyboard('e{Enter}');
    const card = () => diagram().querySelector('chart-edge-card')?.shadowRoot;
    await until(() => expect(card()?.activeElement?.textContent?.trim()).toBe('Send timer.rang'));
    await userEvent.keyboard('{Enter}');
    await until(() => expect(viewing.moment?.to).toEqual(['trafficLight.yellow']));
    expect(viewing.moment?.isFromInspector).toBe(true);
    await until(() => expect(said()).toBe('yellow, after timer rang'));
    await userEvent.keyboard('{Escape}');
    await until(() => expect(focused()).toBe('green -> yellow'));
  });
});

describe('the tree', () => {
  const row = () => tree().activeElement?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const openTree = async () => {
    await tabTo(() => diagram().activeElement?.textContent?.trim() === 'As text');
    await userEvent.keyboard('{Enter}');
    await tabTo(() => diagram().activeElement?.localName === 'chart-outline');
  };

  test('has levels, places and states of openness, and one stop for Tab', async () => {
    await openTree();
    const items = [...tree().querySelectorAll('[role="treeitem"]')];
    expect(items.filter((item) => item.getAttribute('tabindex') === '0')).toHaveLength(1);
    expect(row()).toContain('green, present');
    const green = tree().activeElement;
    expect(
      ['aria-level', 'aria-expanded', 'aria-posinset', 'aria-setsize'].map((name) => green?.getAttribute(name)),
    ).toEqual(['2', 'true', '2', '7']);
    expect(items.every((item) => ['true', 'false'].includes(item.getAttribute('aria-selected') ?? ''))).toBe(true);
  });

  test('is walked with arrows, Home, End and letters, folded and opened', async () => {
    await openTree();
    await userEvent.keyboard('{ArrowDown}');
    await until(() => expect(row()).toContain('timer rang: to yellow'));
    await userEvent.keyboard('{ArrowLeft}');
    await until(() => expect(row()).toContain('green'));
    await userEvent.keyboard('{ArrowLeft}');
    await until(() => expect(tree().activeElement?.getAttribute('aria-expanded')).toBe('false'));
    await userEvent.keyboard('{ArrowRight}');
    await until(() => expect(tree().activeElement?.getAttribute('aria-expanded')).toBe('true'));
    await userEvent.keyboard('bro');
    await until(() => expect(row()).toContain('broken down'));
    await userEvent.keyboard('{Home}');
    await until(() => expect(row()).toContain('traffic light'));
    await userEvent.keyboard('{End}');
    await until(() => expect(row()).toContain('dark'));
  });

  test('a chosen row is the chosen state everywhere, with its transitions as a table', async () => {
    await openTree();
    await userEvent.keyboard('red{Enter}');
    const details = () => inspector.shadowRoot?.querySelector('chart-details')?.shadowRoot;
    await until(() => expect(details()?.querySelector('h2')?.textContent?.trim()).toBe('red'));
    const table = () => details()?.querySelector('chart-transitions')?.shadowRoot?.querySelector('table');
    const cells = [...(table()?.querySelectorAll('tbody tr') ?? [])].map((line) =>
      [...line.querySelectorAll('td')].map((cell) => cell.textContent?.trim()),
    );
    expect(cells).toEqual([['timer rang', '', 'choosing', '', 'never']]);
    await until(() => expect(tree().querySelector('[aria-selected="true"]')?.textContent).toContain('red'));
  });
});

describe('said aloud', () => {
  test('each step by its state and event, and a guard that said no', async () => {
    await until(() => expect(said()).toBe('green, started'));
    for (const [event, words] of [
      ['timer.rang', 'yellow, after timer rang'],
      ['timer.rang', 'walk, after timer rang'],
      ['timer.rang', 'green, after timer rang; stopped by guard is worn out'],
      ['nothing.known', 'stays green, after nothing known'],
    ] as const) {
      await new Promise((resolve) => setTimeout(resolve, 1100));
      recorded.send(event);
      await until(() => expect(said()).toBe(words));
    }
  });

  test('many at once as one sum', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1100));
    recorded.send('timer.rang');
    await until(() => expect(said()).toBe('yellow, after timer rang'));
    const seen = new Set<string | undefined>();
    const region = inspector.shadowRoot?.querySelector('chart-announcer')?.shadowRoot as ShadowRoot;
    const observer = new MutationObserver(() => seen.add(said()));
    observer.observe(region, { subtree: true, childList: true, characterData: true });
    for (let count = 0; count < 37; count++) {
      recorded.send('nothing.known');
      if (count === 18) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await until(() => expect(said()).toBe('37 events, now yellow'));
    observer.disconnect();
    expect([...seen]).toEqual(['37 events, now yellow']);
  });

  test('nothing once it is gone, whatever it is still given', async () => {
    const announcer = inspector.shadowRoot?.querySelector('chart-announcer');
    const warn = vi.spyOn(console, 'warn');
    announcer?.remove();
    if (announcer) announcer.viewing = undefined;
    await announcer?.updateComplete;
    expect(warn.mock.calls).toEqual([]);
    warn.mockRestore();
  });

  test('in a polite region that is not seen', () => {
    const region = inspector.shadowRoot?.querySelector('chart-announcer')?.shadowRoot?.querySelector('[aria-live]');
    expect(region?.getAttribute('aria-live')).toBe('polite');
    expect(region?.getBoundingClientRect().width).toBeLessThanOrEqual(1);
  });
});
