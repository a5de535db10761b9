// What a window shows after it was loaded anew, again and again: what was there, the machine opened last, and a way to play on.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChartInspector, ChartOpen } from '../../../src/inspector/elements/index.ts';
import '../../../src/inspector/elements/index.ts';
import type { ActorRun } from '../../../src/inspector/index.ts';
import { exampleMachines, TraceStore, Viewing } from '../../../src/inspector/index.ts';
import { openText, saveSession } from '../../../src/inspector/page/machine-files.ts';
import type { SessionKeeper } from '../../../src/inspector/page/session-store.ts';
import { recordService } from '../record-services.ts';
import { trafficLight } from '../sample-charts.ts';
import { found, until } from '../../support/until.ts';

let inspector: ChartInspector;
let viewing: Viewing;

beforeEach(async () => {
  sessionStorage.clear();
  begin();
  await (await keeper()).forgetAll();
});

afterEach(() => {
  document.body.replaceChildren();
  viewing.close();
});

function begin(): void {
  viewing = new Viewing(new TraceStore());
  inspector = document.createElement('chart-inspector');
  inspector.files = true;
  inspector.records = viewing.store;
  inspector.viewing = viewing;
  inspector.style.height = '700px';
  document.body.append(inspector);
}

const opener = () => inspector.shadowRoot?.querySelector<ChartOpen>('chart-open');

function keeper(): Promise<SessionKeeper> {
  return found(() => opener()?.keeper);
}

/** What a reload does: all is kept by then, the page goes, its session storage stays. */
async function reload(): Promise<void> {
  await (await keeper()).flush();
  document.body.replaceChildren();
  viewing.close();
  begin();
}

async function openExample(place: number): Promise<void> {
  const { name, text } = exampleMachines[place] ?? { name: '', text: '' };
  expect(await openText(viewing, text, name)).toMatchObject({ kind: 'machine' });
}

async function savedSession(): Promise<string> {
  const store = new TraceStore();
  const light = recordService(trafficLight(), 'light');
  light.send('timer.rang');
  for (const record of light.records) store.append(record);
  const saved = await saveSession(new Viewing(store));
  return await saved.text();
}

const actors = () => viewing.store.actors.map(({ name, moments }) => [name, moments.length]);

describe('after a reload', () => {
  test('what was there is there again, also after any further one, and nothing is doubled', async () => {
    await keeper();
    await openExample(0);
    for (let count = 0; count < 4; count++) {
      await reload();
      await until(() => expect(actors()).toEqual([['traffic light', 1]]));
    }
    expect(await (await keeper()).list()).toMatchObject([{ names: ['traffic light, simulated'], moments: 1 }]);
    await openExample(1);
    for (let count = 0; count < 2; count++) {
      await reload();
      await until(() =>
        expect(actors()).toEqual([
          ['traffic light', 1],
          ['washing machine', 1],
        ]),
      );
    }
    expect(await (await keeper()).list()).toHaveLength(2);
  });

  test('a session that was opened from a file is there again, also after any further one', async () => {
    await keeper();
    expect(await openText(viewing, await savedSession(), 'mine.json')).toMatchObject({ kind: 'session' });
    for (let count = 0; count < 3; count++) {
      await reload();
      await until(() => expect(actors()).toEqual([['light', 2]]));
      expect(viewing.store.sources.map(({ name }) => name)).toEqual(['Before the reload: mine.json']);
    }
    expect(await (await keeper()).list()).toHaveLength(1);
  });

  test('a kept run that was opened is there again, and is kept once', async () => {
    await keeper();
    await openExample(0);
    await (await keeper()).flush();
    // Another window, which has shown nothing yet.
    document.body.replaceChildren();
    sessionStorage.clear();
    begin();
    await keeper();
    const opener = inspector.shadowRoot?.querySelector<ChartOpen>('chart-open');
    const dialog = await opener?.open();
    const openKept = await found(() => dialog?.shadowRoot?.querySelector<HTMLElement>('.kept button'));
    openKept.click();
    await until(() => expect(actors()).toEqual([['traffic light', 1]]));
    await reload();
    await until(() => expect(actors()).toEqual([['traffic light', 1]]));
    expect(await (await keeper()).list()).toHaveLength(1);
  });

  test('the machine opened last is the one shown', async () => {
    await keeper();
    await openExample(0);
    await openExample(1);
    await reload();
    await until(() => expect(viewing.run?.name).toBe('washing machine'));
  });

  test.each([
    ['an example', exampleMachines[0]?.text ?? '', 'traffic light'],
    [
      'SCXML',
      '<scxml name="door" initial="shut"><state id="shut"><transition event="push" target="open"/></state><state id="open"/></scxml>',
      'door',
    ],
  ])('a machine that was played can be played again from its beginning: %s', async (_what, text, name) => {
    await keeper();
    expect(await openText(viewing, text, name)).toMatchObject({ kind: 'machine' });
    await reload();
    await until(() => expect(actors()).toEqual([[name, 1]]));
    const tab = await found(() => inspector.shadowRoot?.querySelector<HTMLElement>('#tab-simulate'));
    tab.click();
    const pane = () => inspector.shadowRoot?.querySelector('chart-simulation')?.shadowRoot;
    const button = (words: string): HTMLElement => {
      const one = [...(pane()?.querySelectorAll('button') ?? [])].find((each) => each.textContent.trim() === words);
      if (!one) throw new Error(`There is no button ${words} in ${pane()?.textContent}.`);
      return one;
    };
    (await until(() => button('Simulate this chart'))).click();
    await until(() => button('Restart'));
    const { shadowRoot: root } = inspector;
    await until(() => expect(root?.activeElement).toBe(root?.querySelector('#tab-simulate')));
    expect(actors()).toEqual([
      [name, 1],
      [name, 1],
    ]);
    expect(viewing.run).toBe(viewing.store.actors[1]);
    const event = name === 'door' ? 'push' : 'button.pressed';
    viewing.send?.(viewing.store.actors[1] as ActorRun, { type: event });
    expect(viewing.run?.moments.at(-1)).toMatchObject({ event, status: 'active' });
    expect(viewing.run?.moments).toHaveLength(2);
  });
});
