// Events sent from the State pane and from the drawn line: offered, written by hand, refused with a reason.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createMachine } from 'xstate';
import type { SourceRecord } from '../../../src/inspector/index.ts';
import type { TraceStore, Viewing } from '../../../src/inspector/index.ts';
import type { ChartInspector } from '../../../src/inspector/elements/index.ts';
import '../../../src/inspector/elements/chart-send.ts';
import '../../../src/inspector/elements/index.ts';
import { mountInspector } from './mount-inspector.ts';
import { expectNoViolations, leavePalette, paletteNames, usePalette } from './palettes.ts';
import { found, until } from '../../support/until.ts';

let inspector: ChartInspector;
let store: TraceStore;
let viewing: Viewing;
let sent: unknown[];

const machine = createMachine({
  id: 'cart',
  predictableActionArguments: true,
  initial: 'filling',
  on: { 'shop.closed': '.ended' },
  states: {
    filling: {
      on: { 'item.added': 'filling', paid: 'ended', 'mouse.*': 'filling', secret: undefined },
      after: { 1000: 'filling' },
    },
    ended: {},
  },
});
const definition: unknown = JSON.parse(JSON.stringify(machine.definition));

const source: SourceRecord = { kind: 'source', source: 'app', name: 'shop', protocol: 'xstate 4', atMs: 0 };

beforeEach(async () => {
  ({ inspector, store, viewing } = await mountInspector('Sending'));
  sent = [];
  viewing.send = (run, event) => void sent.push([run.sessionId, event]);
});

afterEach(() => {
  document.body.replaceChildren();
  leavePalette();
});

function takes(type: string, value: string, payload: object = {}, isFromInspector = false): void {
  const data = JSON.stringify({ type, ...payload });
  const event = { type, data, ...(isFromInspector ? { isFromInspector } : {}) };
  store.append({ kind: 'macrostep', actor: 'app/1', atMs: 0, event, value, told: 'none', microsteps: [] });
}

async function open(about: SourceRecord = source): Promise<void> {
  store.append(about);
  store.append({ kind: 'actor', actor: 'app/1', name: 'cart', source: 'app', sessionId: 'x:0', definition });
  takes('xstate.init', 'filling');
  (await found(() => inspector.shadowRoot?.querySelector<HTMLElement>('#tab-state'))).click();
  await until(() => expect(pane()).toBeDefined());
}

const pane = () => inspector.shadowRoot?.querySelector('chart-send')?.shadowRoot as ShadowRoot;
const diagram = () => inspector.shadowRoot?.querySelector('chart-diagram')?.shadowRoot as ShadowRoot;
const words = () => pane().textContent?.replace(/\s+/g, ' ') ?? '';
const buttons = (root: ShadowRoot) => [...root.querySelectorAll('button')];
const button = (name: string, root = pane()) =>
  buttons(root).find((found) => found.textContent?.trim() === name) as HTMLButtonElement;

describe('offered events', () => {
  test('are those the present states can take; the app’s own are apart, forbidden ones are named', async () => {
    await open();
    const offered = [...(pane().querySelector('.events')?.querySelectorAll('button') ?? [])];
    expect(offered.map((found) => found.textContent?.trim())).toEqual([
      'item.added',
      'paid',
      'mouse.* …',
      'shop.closed',
    ]);
    expect(pane().querySelector('details')?.textContent).toContain('xstate.after(1000)#cart.filling');
    expect(words()).toContain('Taken without effect here: secret.');
  });

  test('go with one click, with the payload seen last', async () => {
    await open();
    takes('item.added', 'filling', { price: 3 });
    button('item.added').click();
    expect(sent).toEqual([['x:0', { type: 'item.added', price: 3 }]]);
    await until(() => expect(pane().querySelector('[role="status"]')?.textContent).toContain('"price":3'));
  });

  test('change with the state, and what was sent from here is told so', async () => {
    await open();
    takes('paid', 'ended', {}, true);
    await until(() => expect(button('paid')).toBeUndefined());
    expect(button('shop.closed')).toBeDefined();
    const details = () => inspector.shadowRoot?.querySelector('chart-details')?.shadowRoot?.textContent ?? '';
    await until(() => expect(details()).toContain('Last event: paid, sent from here'));
  });

  test('go to the actor as it is now while the past is looked at', async () => {
    await open();
    takes('item.added', 'filling');
    viewing.chooseMoment(1);
    await until(() => expect(words()).toContain('as it is now'));
    button('paid').click();
    expect(sent).toHaveLength(1);
  });
});

describe('the form', () => {
  test('is filled with what was seen, tells the place of a fault, and sends what is right', async () => {
    await open();
    takes('item.added', 'filling', { price: 3 });
    button('Other event or payload …').click();
    await until(() => expect(pane().activeElement?.id).toBe('type'));
    await userEvent.keyboard('item.added{Tab}');
    await until(() => expect(pane().querySelector('textarea')?.value).toContain('"price": 3'));
    await userEvent.fill(pane().querySelector('textarea') as HTMLElement, '{"price": 4,}');
    await userEvent.keyboard('{Tab}{Enter}');
    const problem = () => pane().querySelector('[role="alert"]')?.textContent;
    await until(() => expect(problem()).toBe('There is a comma too many before } (line 1, column 13).'));
    expect(pane().activeElement?.id).toBe('payload');
    expect(pane().querySelector('textarea')?.getAttribute('aria-invalid')).toBe('true');
    expect(sent).toEqual([]);
    await userEvent.fill(pane().querySelector('textarea') as HTMLElement, '{"price": 4}');
    await until(() => expect(problem()).toBe(''));
    button('Send').click();
    expect(sent).toEqual([['x:0', { price: 4, type: 'item.added' }]]);
  });

  test('a pattern asks for the rest of the type', async () => {
    await open();
    button('mouse.* …').click();
    await until(() => expect(pane().querySelector('input')?.value).toBe('mouse.'));
  });
});

describe('where nothing can be sent', () => {
  const isOff = (): Promise<void> => until(() => expect(buttons(pane()).every((found) => found.disabled)).toBe(true));

  const causes: [string, string, () => void, SourceRecord][] = [
    [
      'the front end cannot',
      'XState 5 takes no events from outside.',
      () => undefined,
      { ...source, cannotSend: 'XState 5 takes no events from outside.' },
    ],
    [
      'the app has gone',
      'This run of the app has ended.',
      () => store.append({ kind: 'source end', source: 'app' }),
      source,
    ],
    ['the actor has stopped', 'This actor has stopped.', () => store.append({ kind: 'stop', actor: 'app/1' }), source],
  ];

  test.each(causes)('all is disabled and the reason stands beside it: %s', async (_, reason, happen, about) => {
    await open(about);
    happen();
    await until(() => expect(words()).toContain(reason));
    await isOff();
    expect(button('paid')).toBeDefined();
  });
});

test('a drawn line of the present state offers its event', async () => {
  await open();
  const line = () =>
    [...diagram().querySelectorAll<SVGElement>('[data-edge]')].find((found) =>
      found.dataset['edge']?.endsWith('filling -> cart.ended'),
    );
  await until(() => expect(line()).toBeDefined());
  line()?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  const card = () => diagram().querySelector('chart-edge-card')?.shadowRoot as ShadowRoot;
  await until(() => expect(button('Send paid', card())).toBeDefined());
  button('Send paid', card()).click();
  expect(sent).toEqual([['x:0', { type: 'paid' }]]);
  await until(() => expect(card().querySelector('[role="status"]')?.textContent).toContain('sent paid'));
});

test.each(paletteNames)('nothing breaks a rule of accessibility in the palette %s', async (name) => {
  usePalette(name);
  await open();
  button('Other event or payload …').click();
  await until(() => expect(button('Send')).toBeDefined());
  button('Send').click();
  await until(() => expect(words()).toContain('no type yet'));
  await new Promise((resolve) => setTimeout(resolve, 300));
  await expectNoViolations();
});
