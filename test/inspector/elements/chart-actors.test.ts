// The list of actors in a real browser: a tree in a wide place, one line in a narrow one, and few rows in the page.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { TraceRecord, TraceStore, Viewing } from '../../../src/inspector/index.ts';
import type { ChartActors } from '../../../src/inspector/elements/index.ts';
import { recordRun } from '../record-services.ts';
import { trafficLight } from '../sample-charts.ts';
import { beginPage, leavePage, mountView } from './mount-view.ts';
import { expectNoViolations, paletteNames, usePalette } from './palettes.ts';
import { until } from '../../support/until.ts';

let store: TraceStore;
let viewing: Viewing;
let actors: ChartActors;
let chosen: string[];

beforeEach(async () => {
  ({ store, viewing } = await beginPage('Actors'));
  chosen = [];
});
afterEach(() => leavePage(viewing));

function mount(as: 'tree' | 'line', width = 240): void {
  const height = as === 'tree' ? '500px' : 'auto';
  actors = mountView('chart-actors', viewing, `--actors-as:${as};width:${width}px;height:${height}`);
  actors.addEventListener('chart-actor-chosen', (event) => {
    const { key } = (event as CustomEvent<{ key: string }>).detail;
    chosen.push(key);
    viewing.chooseActor(key);
  });
}

const root = () => actors.shadowRoot as ShadowRoot;
const rows = () => [...root().querySelectorAll<HTMLElement>('.row')];
const labels = () => rows().map((row) => row.getAttribute('aria-label'));
const focusedRow = () =>
  root().getElementById(root().querySelector('.tree')?.getAttribute('aria-activedescendant') ?? '');

function register(key: string, more: Partial<Extract<TraceRecord, { kind: 'actor' }>> = {}): TraceRecord {
  return { kind: 'actor', actor: key, name: key, ...more };
}

function light(name: string, events: readonly string[], parent?: string): void {
  for (const record of recordRun(trafficLight(), name, events))
    store.append(record.kind === 'actor' && parent !== undefined ? { ...record, parent } : record);
}

function startMany(count: number): void {
  for (let key = 0; key < count; key++) store.append(register(`actor ${key}`));
  for (let key = 0; key < count; key++)
    store.append({
      kind: 'macrostep',
      actor: `actor ${key}`,
      atMs: 0,
      event: { type: 'xstate.init' },
      value: 'on',
      told: 'none',
      microsteps: [],
    });
}

describe('the tree', () => {
  test('says the state at the moment shown, the kind, the end, and how a parent is known', async () => {
    store.append({ kind: 'source', source: 'shop', name: 'shop.example', protocol: 'xstate 4', atMs: 0 });
    store.append(register('idle', { source: 'shop' }));
    light('crossing', ['timer.rang']);
    store.append(register('loader', { parent: 'crossing', isParentInferred: true, actorKind: 'promise' }));
    store.append({
      kind: 'macrostep',
      actor: 'loader',
      atMs: 0,
      event: { type: 'xstate.init' },
      status: 'active',
      told: 'none',
      microsteps: [],
    });
    store.append({ kind: 'stop', actor: 'loader' });
    mount('tree');
    await until(() =>
      expect(labels()).toEqual([
        'shop.example, XState 4',
        'idle, never started, no chart told',
        'crossing, yellow',
        'loader, active, stopped, promise, parent worked out',
      ]),
    );
    viewing.chooseMoment(1);
    await until(() => expect(labels()[2]).toBe('crossing, green'));
    expect(labels()[3]).toBe('loader, not started yet, promise, parent worked out');
    store.append({ kind: 'source end', source: 'shop' });
    await until(() => expect(labels()[2]).toBe('shop.example, XState 4, gone'));
  });

  test('is walked, folded and chosen from by keyboard, as one tab stop', async () => {
    light('crossing', []);
    light('lamp', [], 'crossing');
    light('siren', [], 'crossing');
    mount('tree');
    await until(() => expect(rows()).toHaveLength(3));
    await userEvent.tab();
    expect(root().activeElement?.getAttribute('role')).toBe('tree');
    await userEvent.keyboard('{End}');
    await until(() => expect(focusedRow()?.getAttribute('aria-label')).toBe('siren, green'));
    await userEvent.keyboard('{Enter}');
    expect(chosen).toEqual(['siren']);
    await until(() => expect(rows()[2]?.getAttribute('aria-selected')).toBe('true'));
    await userEvent.keyboard('{Home}l{Enter}');
    expect(chosen).toEqual(['siren', 'lamp']);
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    await until(() => expect(labels()).toEqual(['crossing, green']));
    expect(rows()[0]?.getAttribute('aria-expanded')).toBe('false');
    await userEvent.keyboard('{ArrowRight}');
    await until(() => expect(rows()).toHaveLength(3));
    await userEvent.tab();
    expect(root().activeElement).toBeNull();
  });

  test('a search leaves what matches and says how many', async () => {
    startMany(40);
    mount('tree');
    await until(() => expect(rows().length).toBeGreaterThan(5));
    await userEvent.fill(root().querySelector('input') as HTMLInputElement, 'tor 39');
    await until(() => expect(labels()).toEqual(['actor 39, on, no chart told']));
    expect(root().querySelector('[role="status"]')?.textContent?.trim()).toBe('1 of 40 actors');
  });

  test('200 actors started at once are in the tree in the next frame', async () => {
    mount('tree');
    await actors.updateComplete;
    await new Promise(requestAnimationFrame);
    startMany(200);
    await new Promise(requestAnimationFrame);
    await Promise.resolve();
    await actors.updateComplete;
    expect(rows()[0]?.getAttribute('aria-setsize')).toBe('200');
  });

  test('of 2,000 actors only those in sight are in the page, and each can be reached', async () => {
    startMany(2000);
    mount('tree');
    await until(() => expect(rows().length).toBeGreaterThan(5));
    expect(rows().length).toBeLessThan(40);
    root().querySelector<HTMLElement>('.tree')?.focus();
    await userEvent.keyboard('{End}');
    await until(() => expect(focusedRow()?.getAttribute('aria-label')).toBe('actor 1999, on, no chart told'));
    expect(focusedRow()?.getBoundingClientRect().bottom).toBeLessThanOrEqual(
      root().querySelector('.tree')?.getBoundingClientRect().bottom ?? 0,
    );
    expect(rows().length).toBeLessThan(40);
  });
});

test('a parent is called unknown only where another chart invokes what has that name', async () => {
  store.append({ kind: 'source', source: 'shop', name: 'shop.example', protocol: 'xstate 4', atMs: 0 });
  const chart = (id: string, invoke: object[] = []) => ({ id, initial: 'a', states: { a: { invoke } } });
  const add = (name: string, definition: object) => {
    store.append(register(name, { source: 'shop', actorKind: 'statechart', definition }));
  };
  const foot = () => root().querySelector('.foot')?.textContent ?? '';
  add('payment', chart('payment'));
  mount('tree');
  viewing.chooseActor('payment');
  await until(() => expect(foot()).toContain('In shop.example'));
  expect(foot()).not.toContain('Parent unknown');
  add('order', chart('order', [{ id: 'pay', src: 'payment' }]));
  await until(() => expect(foot()).toContain('Parent unknown'));
  viewing.chooseActor('order');
  await until(() => expect(foot()).toContain('order'));
  expect(foot()).not.toContain('Parent unknown');
});

test('the chosen actor says why it failed', async () => {
  store.append(register('loader'));
  const failed = { status: 'error', error: '{"message":"No answer."}', told: 'none', microsteps: [] } as const;
  store.append({ kind: 'macrostep', actor: 'loader', atMs: 0, event: { type: 'xstate.init' }, ...failed });
  mount('tree');
  viewing.chooseActor('loader');
  await until(() => expect(root().querySelector('.foot')?.textContent).toContain('Failed: No answer.'));
});

describe('in a narrow place', () => {
  test('few actors are buttons on one line', async () => {
    light('crossing', ['timer.rang']);
    light('lamp', []);
    mount('line', 640);
    await until(() => expect(root().querySelectorAll('button')).toHaveLength(2));
    root().querySelectorAll('button')[1]?.click();
    expect(chosen).toEqual(['lamp']);
    expect(actors.getBoundingClientRect().height).toBeLessThan(64);
  });

  test('of many, the chosen one is named and the tree is called up, searched and left by keyboard', async () => {
    startMany(40);
    mount('line', 344);
    await until(() => expect(root().querySelector('.chooser')?.textContent).toContain('40 actors'));
    expect(actors.getBoundingClientRect().height).toBeLessThan(64);
    const chooser = root().querySelector<HTMLElement>('.chooser');
    chooser?.focus();
    await userEvent.keyboard('{Enter}');
    await until(() => expect(root().activeElement?.tagName).toBe('INPUT'));
    expect(chooser?.getAttribute('aria-expanded')).toBe('true');
    await userEvent.keyboard('tor 39');
    await until(() => expect(rows()).toHaveLength(1));
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    expect(chosen).toEqual(['actor 39']);
    await until(() => expect(chooser?.textContent).toContain('actor 39'));
    expect(chooser?.getAttribute('aria-expanded')).toBe('false');
    expect(root().activeElement).toBe(chooser);
  });
});

describe('nobody is left out', () => {
  test.each(paletteNames)(
    'no violations of accessibility rules in the %s palette, as tree and as list',
    async (name) => {
      usePalette(name);
      store.append({ kind: 'source', source: 'shop', name: 'shop.example', protocol: 'xstate 5', atMs: 0 });
      store.append(register('idle', { source: 'shop' }));
      light('crossing', ['timer.rang']);
      startMany(20);
      mount('tree');
      await until(() => expect(rows().length).toBeGreaterThan(5));
      root().querySelector<HTMLElement>('.tree')?.focus();
      await expectNoViolations();
      document.body.replaceChildren();
      mount('line', 344);
      await until(() => expect(root().querySelector('.chooser')).not.toBeNull());
      await expectNoViolations();
      root().querySelector<HTMLElement>('.chooser')?.click();
      await until(() => expect(rows().length).toBeGreaterThan(3));
      await expectNoViolations();
    },
  );
});
