// Opening, playing, saving and keeping in a real browser, by keyboard where a person would.
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { exampleMachines, TraceStore, Viewing } from '../../../src/inspector/index.ts';
import type { ChartInspector, ChartOpen } from '../../../src/inspector/elements/index.ts';
import '../../../src/inspector/elements/chart-open.ts';
import '../../../src/inspector/elements/index.ts';
import { recordService } from '../record-services.ts';
import { trafficLight } from '../sample-charts.ts';
import { found, until } from '../../support/until.ts';

let inspector: ChartInspector;
let viewing: Viewing;

beforeEach(() => {
  document.documentElement.lang = 'en';
  document.title = 'Viewer';
  sessionStorage.clear();
  viewing = new Viewing(new TraceStore());
  inspector = document.createElement('chart-inspector');
  inspector.files = true;
  inspector.records = viewing.store;
  inspector.viewing = viewing;
  const main = document.createElement('main');
  const heading = document.createElement('h1');
  heading.textContent = 'Viewer';
  const place = document.createElement('div');
  place.style.height = '900px';
  place.append(inspector);
  main.append(heading, place);
  document.body.append(main);
});

afterEach(() => {
  document.body.replaceChildren();
  viewing.close();
});

const find = <T extends HTMLElement>(root: ShadowRoot | null | undefined, selector: string): T => {
  const found = root?.querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
};
const opener = () => find<ChartOpen>(inspector.shadowRoot, 'chart-open');
const dialog = () => find(opener().shadowRoot, 'chart-open-dialog').shadowRoot as ShadowRoot;
const told = () => find(dialog(), '.told').innerText;
const pane = () => find(inspector.shadowRoot, 'chart-simulation').shadowRoot as ShadowRoot;
const button = (root: ShadowRoot, name: string) => {
  const found = [...root.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent.trim()) === name,
  );
  if (!found) throw new Error(`There is no button ${name}.`);
  return found;
};

async function openDialog(): Promise<void> {
  await until(() => opener());
  await opener().updateComplete;
  find(opener().shadowRoot, 'button').focus();
  await userEvent.keyboard('{Enter}');
  await until(() => expect(find<HTMLDialogElement>(dialog(), 'dialog').open).toBe(true));
}

async function paste(text: string): Promise<void> {
  const area = find<HTMLTextAreaElement>(dialog(), 'textarea');
  area.value = text;
  button(dialog(), 'Open this text').focus();
  await userEvent.keyboard('{Enter}');
}

async function showSimulation(): Promise<void> {
  const tab = await until(() => find(inspector.shadowRoot, '#tab-simulate'));
  tab.click();
  await until(() => button(pane(), 'Restart'));
}

const last = () => viewing.store.moments.at(-1);

describe('the dialog', () => {
  test('opens a pasted machine, which is then played with the keyboard', async () => {
    await openDialog();
    await paste(exampleMachines[0]?.text ?? '');
    await until(() => expect(told()).toContain('traffic light is open, with 7 states'));
    await until(() => expect(find<HTMLDialogElement>(dialog(), 'dialog').open).toBe(false));
    await until(() => expect(inspector.shadowRoot?.activeElement?.id).toBe('tab-simulate'));
    expect(find(inspector.shadowRoot, '#tab-simulate').getAttribute('aria-selected')).toBe('true');
    expect(find(inspector.shadowRoot, '.strip [role="status"]').textContent).toContain('traffic light is open');
    await until(() => button(pane(), 'Restart'));
    expect(last()?.to).toEqual(['traffic light.green']);
    find<HTMLInputElement>(pane(), 'input[type="checkbox"]').focus();
    await userEvent.keyboard(' ');
    button(pane(), 'Next timer').focus();
    await userEvent.keyboard('{Enter}');
    expect(last()).toMatchObject({ to: ['traffic light.green'], stopped: [expect.stringContaining('green')] });
    const sender = () => find(inspector.shadowRoot, '#pane chart-send').shadowRoot as ShadowRoot;
    (await until(() => button(sender(), 'button.pressed'))).focus();
    await userEvent.keyboard('{Enter}');
    expect(last()).toMatchObject({ to: ['traffic light.yellow'], isFromInspector: true });
    button(pane(), 'Let 1 min pass').focus();
    await userEvent.keyboard('{Enter}');
    expect(viewing.run?.viewAt(last()).visits.get('traffic light.red.hurry')).toBeGreaterThan(0);
    await until(() => expect(pane().textContent).toContain('walker waits holds'));
    button(pane(), 'Restart').focus();
    await userEvent.keyboard('{Enter}');
    expect(viewing.run?.name).toBe('traffic light, run 2');
    expect((await axe.run(document)).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual(
      [],
    );
  });

  test('tells every problem of a wrong text with its place, and shows nothing of it', async () => {
    await openDialog();
    await paste('{"id": "m", "initial": "b", "states": {"a": {"on": {"go": "c"}}}}');
    await until(() => expect(told()).toContain('was not opened'));
    expect(told()).toContain('Line 1, column 24, initial');
    expect(told()).toContain('states.a.on.go');
    expect(viewing.store.actors).toEqual([]);
    expect((await axe.run(document)).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual(
      [],
    );
  });

  test('stays where there is more to be read of a machine, and shows the machine all the same', async () => {
    await openDialog();
    await paste('{"id": "m", "states": {"a": {"on": {"go": "b"}}, "b": {}}}');
    await until(() => expect(told()).toContain('m does not say where it begins: its first state is taken'));
    expect(find<HTMLDialogElement>(dialog(), 'dialog').open).toBe(true);
    await until(() => expect(find(inspector.shadowRoot, '#tab-simulate').getAttribute('aria-selected')).toBe('true'));
  });

  test('says why a machine that runs in a circle has failed', async () => {
    await openDialog();
    await paste(
      '{"id": "m", "initial": "a", "states": {"a": {"on": {"go": "b"}}, "b": {"always": "c"}, "c": {"always": "b"}}}',
    );
    await until(() => expect(told()).toContain('m is open'));
    await userEvent.keyboard('{Escape}');
    await showSimulation();
    viewing.send?.(viewing.run ?? (undefined as never), { type: 'go' });
    const why = 'it took 200 steps without coming to rest: its eventless transitions go in a circle.';
    await until(() => expect(pane().textContent).toContain(`The machine has ended. It failed: ${why}`));
  });

  test('opens files that are dropped on the window, SCXML among them', async () => {
    await openDialog();
    const data = new DataTransfer();
    const text =
      '<scxml name="door" initial="shut"><state id="shut"><transition event="push" target="open"/></state><state id="open"/></scxml>';
    data.items.add(new File([text], 'door.scxml'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    await until(() => expect(told()).toContain('door is open, with 2 states'));
    expect(viewing.run?.graph?.id).toBe('door');
  });

  test('ends an invoked actor by hand, with what it gives back', async () => {
    await openDialog();
    await paste(exampleMachines[1]?.text ?? '');
    await until(() => expect(told()).toContain('washing machine is open'));
    await userEvent.keyboard('{Escape}');
    await showSimulation();
    viewing.send?.(viewing.run ?? (undefined as never), { type: 'start.pressed' });
    await until(() => button(pane(), 'water is done'));
    find<HTMLTextAreaElement>(pane(), 'textarea').value = '{"litres": 9';
    button(pane(), 'water is done').click();
    await until(() => expect(pane().textContent).toContain('This is not JSON'));
    find<HTMLTextAreaElement>(pane(), 'textarea').value = '{"litres": 9}';
    button(pane(), 'water is done').click();
    expect(last()?.event).toBe('done.invoke.water');
    expect(last()?.payload?.data).toContain('{"litres":9}');
    expect(last()?.to).toContain('washing machine.washing.drum.turning');
  });

  test('saves a session that opens again beside the live one', async () => {
    for (const record of recordService(trafficLight(), 'light').records) viewing.store.append(record);
    await openDialog();
    const blobs: Blob[] = [];
    const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob);
      return '#';
    });
    await until(() => expect(button(dialog(), 'Save session').disabled).toBe(false));
    button(dialog(), 'Save session').click();
    await until(() => expect(told()).toContain('Saved as statechart-session.json: 1 moments of 1 actors.'));
    create.mockRestore();
    const data = new DataTransfer();
    data.items.add(new File(blobs, 'monday.json'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
    await until(() => expect(told()).toContain('monday.json is open, with 1 actor and 1 moment.'));
    expect(viewing.store.actors.map(({ name, source }) => [name, source])).toEqual([
      ['light', ''],
      ['light', 'session 1/'],
    ]);
  });

  test('fits a narrow window', async () => {
    const { page } = await import('vitest/browser');
    await page.viewport(360, 640);
    await openDialog();
    const box = find(dialog(), 'dialog').getBoundingClientRect();
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(360);
    expect(find(dialog(), 'dialog').scrollWidth).toBeLessThanOrEqual(find(dialog(), 'dialog').clientWidth);
    await page.viewport(1000, 900);
  });
});

describe('a run', () => {
  test('is shown again after the window was loaded anew, and can be forgotten', async () => {
    const keeper = await found(() => opener().keeper);
    await keeper.forgetAll();
    for (const record of recordService(trafficLight(), 'light').records) viewing.store.append(record);
    await until(async () => {
      await keeper.flush();
      expect(await keeper.read(keeper.id)).toContain('trafficLight');
    });
    // What a reload does: the page goes, its session storage stays.
    document.body.replaceChildren();
    viewing.close();
    viewing = new Viewing(new TraceStore());
    inspector = document.createElement('chart-inspector');
    inspector.files = true;
    inspector.records = viewing.store;
    inspector.viewing = viewing;
    document.body.append(inspector);
    await until(() => expect(viewing.store.actors.map(({ name }) => name)).toEqual(['light']));
    expect(viewing.store.sources).toMatchObject([{ name: 'Before the reload', protocol: 'session', hasEnded: true }]);
    await openDialog();
    await until(() => expect(dialog().textContent).toContain('Kept from earlier'));
    button(dialog(), 'Forget all').click();
    await until(() => expect(dialog().textContent).toContain('Of earlier runs nothing is kept'));
  });
});
