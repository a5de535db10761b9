// Acting on the page: a computer or a cable of the stage is picked, tells what is known of it and offers what its parts allow;
// what is done is shown, can be taken back, and at an earlier moment leaves two futures.
import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { choosePalette } from '../../src/elements/index.ts';
import { SmsBench } from '../../src/elements/sms-bench.ts';
import type { SmsActForm } from '../../src/elements/sms-act-form.ts';
import type { SmsPlacePanel } from '../../src/elements/sms-place-panel.ts';
import { paletteNames } from '../../src/elements/styles/colour-tokens.ts';
import { all, axeProblems, mount, press, settle } from './mount.ts';
import { untilSo } from '../support/until.ts';

const scenario = 'Q226297-03-moved-name-knows';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

async function bench(width = 1280, id = scenario): Promise<SmsBench> {
  await page.viewport(width, 720);
  const element = new SmsBench();
  element.wish = { id };
  await mount(element, { isPage: true });
  await untilSo(() => element.lab.scenario !== undefined);
  await settle(element);
  return element;
}

const places = (element: SmsBench): HTMLButtonElement[] => [
  ...(all(element, 'sms-network-map')[0]?.shadowRoot?.querySelectorAll<HTMLButtonElement>('.places .place') ?? []),
];

async function pick(element: SmsBench, name: string): Promise<SmsPlacePanel> {
  const button = places(element).find((one) => one.getAttribute('aria-label') === name);
  if (!button) throw new Error(`no button ${name}`);
  button.focus();
  button.click();
  await settle(element);
  return panel(element);
}

function panel(element: SmsBench): SmsPlacePanel {
  const [found] = all<SmsPlacePanel>(element, 'sms-place-panel');
  if (!found) throw new Error('nothing is picked');
  return found;
}

const facts = (of: SmsPlacePanel): string[] => all(of, '.facts li').map((fact) => fact.textContent ?? '');

async function doNow(element: SmsBench, act: string): Promise<void> {
  const [button] = all(panel(element), `button[data-act=${act}]`);
  button?.click();
  await settle(element);
}

async function fill(element: SmsBench, act: string, values: Readonly<Record<string, string>>): Promise<SmsActForm> {
  const [form] = all<SmsActForm>(panel(element), `details[data-act=${act}] sms-act-form`);
  if (!form) throw new Error(`no form ${act}`);
  form.closest('details')?.setAttribute('open', '');
  for (const [key, value] of Object.entries(values)) {
    const [field] = all<HTMLInputElement>(form, `#${key}`);
    if (!field) throw new Error(`no field ${key}`);
    field.value = value;
    field.dispatchEvent(new Event(field.localName === 'select' ? 'change' : 'input'));
  }
  await settle(element);
  all<HTMLButtonElement>(form, 'button[type=submit]')[0]?.click();
  await settle(element);
  return form;
}

const notices = (element: SmsBench): string[] =>
  all(element, 'sms-notice').map((notice) => notice.shadowRoot?.querySelector('p')?.textContent ?? '');

function noticeButton(element: SmsBench, label: string): HTMLButtonElement {
  for (const notice of all(element, 'sms-notice'))
    for (const button of notice.shadowRoot?.querySelectorAll('button') ?? [])
      if (button.textContent?.trim() === label) return button;
  throw new Error(`no button ${label}`);
}

describe('what is picked', () => {
  test('each computer and cable of the stage is a button that lies on what is drawn', async () => {
    const element = await bench();
    const names = places(element).map((button) => button.getAttribute('aria-label'));
    const { hosts, segments, stage } = element.lab.scenario ?? { hosts: [], segments: [] };
    for (const { name } of hosts) if (!stage || stage.includes(name)) expect(names).toContain(name);
    for (const { name } of segments) expect(names).toContain(`segment ${name}`);
    for (const button of places(element)) {
      const { width, height } = button.getBoundingClientRect();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
    const drawn = all(all(element, 'sms-network-map')[0] as SmsBench, 'svg.plan .box')[0]?.getBoundingClientRect();
    const [first] = places(element).filter((button) => !button.getAttribute('aria-label')?.startsWith('segment'));
    expect(first?.getBoundingClientRect().left).toBeCloseTo(drawn?.left ?? 0, -1);
    expect(first?.getBoundingClientRect().height).toBeCloseTo(drawn?.height ?? 0, -1);
  });

  test('it says what the computer is, and offers what its parts allow', async () => {
    const element = await bench();
    const of = await pick(element, 'PC-17');
    expect(facts(of)[0]).toMatch(/^Client, Windows .*, on\.$/);
    expect(facts(of).join(' ')).toContain('Remote Control Agent: listening');
    const offered = all(of, '[data-act]').map((one) => one.dataset['act']);
    expect(offered).toEqual(expect.arrayContaining(['power-off', 'stop-agent', 'change-address', 'move-adapter']));
    expect(offered).not.toContain('open-remote-tools');
    const console = await pick(element, 'CONSOLE1');
    expect(all(console, '[data-act=open-remote-tools]')).toHaveLength(1);
    expect(all(console, '[data-act=stop-agent]')).toHaveLength(0);
  });

  test('it has the focus, Escape closes it, and the computer has the focus again', async () => {
    const element = await bench();
    const of = await pick(element, 'PC-17');
    await untilSo(() => of.shadowRoot?.activeElement?.localName === 'h2');
    press(of.shadowRoot?.activeElement ?? of, 'Escape');
    await settle(element);
    expect(all(element, 'sms-place-panel')).toHaveLength(0);
    expect(all(element, 'sms-script')).toHaveLength(1);
    const map = all(element, 'sms-network-map')[0];
    expect(map?.shadowRoot?.activeElement?.getAttribute('aria-label')).toBe('PC-17');
  });

  test('the drawer takes its place, and it takes that of the drawer', async () => {
    const element = await bench();
    await pick(element, 'PC-17');
    press(document.body, 'w');
    await settle(element);
    expect(all(element, 'sms-place-panel')).toHaveLength(0);
    await pick(element, 'PC-17');
    expect(all(element, 'sms-drawer')).toHaveLength(0);
  });
});

describe('what is done', () => {
  test('it is in the ladder at once, the facts follow, and Undo takes it back', async () => {
    const element = await bench();
    await pick(element, 'PC-17');
    await doNow(element, 'power-off');
    const { lab } = element;
    expect(lab.interventions).toMatchObject([{ act: 'power-off', host: 'PC-17' }]);
    expect(lab.log[lab.position - 1]).toMatchObject({ kind: 'act.done', detail: { act: 'power-off' } });
    expect(notices(element)).toEqual(['PC-17 is switched off.']);
    lab.step();
    await settle(element);
    expect(facts(panel(element))[0]).toMatch(/, off\.$/);
    expect(panel(element).shadowRoot?.textContent).toContain('It is off: all but power and plugs comes to nothing.');
    noticeButton(element, 'Undo').click();
    await settle(element);
    expect(lab.interventions).toEqual([]);
    expect(lab.position).toBe(1);
    expect(notices(element)).toEqual([]);
  });

  test('a form that is not right says so at its field and does nothing', async () => {
    const element = await bench();
    await pick(element, 'PC-17');
    const form = await fill(element, 'change-address', { ip: '10.300.1.1<b>', mask: '1.2.3.4' });
    expect(element.lab.interventions).toEqual([]);
    const [ip] = all<HTMLInputElement>(form, '#ip');
    expect(ip?.getAttribute('aria-invalid')).toBe('true');
    const told = (ip?.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => all(form, `#${id}`)[0]?.textContent);
    expect(told).toEqual(['such as 10.0.1.17', 'Expected an IP address, such as "10.0.1.17".']);
    expect(all(form, '.wrong')).toHaveLength(2);
    expect(form.shadowRoot?.activeElement).toBe(ip);
    await fill(element, 'change-address', { ip: '10.20.2.99', mask: '' });
    expect(element.lab.interventions).toMatchObject([{ act: 'change-address', ip: '10.20.2.99' }]);
    expect(all(form, '.wrong')).toHaveLength(0);
  });

  test('a cable is cut and mended, from the stage and from a computer on it', async () => {
    const element = await bench();
    const [segment] = element.lab.scenario?.segments ?? [];
    const name = segment?.name ?? '';
    const of = await pick(element, `segment ${name}`);
    expect(facts(of)[0]).toBe('It is whole.');
    await doNow(element, 'sever-segment');
    element.lab.step();
    await settle(element);
    expect(facts(panel(element))[0]).toBe('It is cut: nothing gets through.');
    const host = element.lab.scenario?.hosts.find(({ adapters }) => adapters[0]?.segment === name)?.name ?? '';
    await pick(element, host);
    all(panel(element), `[data-segment]`)
      .find((button) => button.dataset['segment'] === name)
      ?.click();
    await settle(element);
    await doNow(element, 'mend-segment');
    expect(element.lab.interventions.map(({ act }) => act)).toEqual(['sever-segment', 'mend-segment']);
  });

  test('at an earlier moment there are two futures, to go to and fro between and to compare', async () => {
    const element = await bench(1280, 'Q226297-01-found-by-name');
    const { lab } = element;
    lab.runToEnd();
    const whole = lab.log.length;
    const before = lab.outcomes[0]?.result;
    const place = lab.log.findIndex(({ kind }) => kind === 'act.done') + 1;
    lab.seek(place);
    await settle(element);
    await pick(element, 'PC-17');
    await doNow(element, 'power-off');
    expect(notices(element)).toEqual([
      `PC-17 is switched off. Two futures now: in the other, ${whole - place - 1} more steps are known.`,
    ]);
    const parted = lab.position;
    const track = () => all(element, 'sms-time-bar')[0]?.shadowRoot?.querySelector('.other')?.getBoundingClientRect();
    const thumb = all(element, 'sms-time-bar')[0]?.shadowRoot?.querySelector('.thumb')?.getBoundingClientRect();
    expect(track()?.left).toBeLessThan((thumb?.right ?? 0) + 1);
    expect(track()?.right).toBeGreaterThan(thumb?.right ?? Infinity);
    lab.runToEnd();
    const other = lab.outcomes[0]?.result;
    expect(other).not.toBe(before);
    noticeButton(element, 'Compare').click();
    await settle(element);
    const [dialog] = all<HTMLDialogElement>(element, 'dialog.compare');
    expect(dialog?.open).toBe(true);
    const comparison = () => dialog?.querySelector('sms-run-comparison')?.shadowRoot?.textContent ?? '';
    await untilSo(() => comparison().includes(`They part at step ${parted}`));
    expect(comparison()).toContain(`PC-17: ${before}`);
    expect(comparison()).toContain(`PC-17: ${other}`);
    dialog?.querySelector('sms-run-comparison')?.shadowRoot?.querySelector<HTMLElement>('.jump')?.click();
    await settle(element);
    expect(dialog?.open).toBe(false);
    expect(lab.position).toBe(parted);
    noticeButton(element, 'Go back to it').click();
    await settle(element);
    expect(lab.interventions).toEqual([]);
    expect(lab.log.length).toBe(whole);
    expect(lab.position).toBe(place);
    noticeButton(element, 'Go back to it').click();
    await settle(element);
    expect(lab.interventions).toHaveLength(1);
    all(all(element, 'sms-notice')[0] as SmsBench, 'button[aria-label]')[0]?.click();
    await settle(element);
    expect(notices(element)).toEqual([]);
    expect(track()).toBeUndefined();
  });

  test('the address holds it: a link gives the same run, and Back leads to before it', async () => {
    const element = await bench();
    await untilSo(() => location.hash.includes('at=1'));
    await pick(element, 'PC-17');
    await doNow(element, 'power-off');
    const hash = location.hash;
    expect(decodeURIComponent(hash)).toContain('"act":"power-off"');
    element.remove();
    const again = new SmsBench();
    await mount(again, { isPage: true });
    await untilSo(() => again.lab.scenario !== undefined);
    expect(again.lab.interventions).toEqual(element.lab.interventions);
    expect(again.lab.position).toBe(element.lab.position);
    history.back();
    await untilSo(() => again.lab.interventions.length === 0);
    expect(again.lab.scenario?.id).toBe(scenario);
  });

  test('a link with an act that the scenario does not allow is refused, and says why', async () => {
    history.replaceState(
      null,
      '',
      `#scenario=${scenario}&at=1&acts=${encodeURIComponent('[{"act":"stop-agent","host":"CONSOLE1","atMs":0,"afterSeq":0}]')}`,
    );
    const element = new SmsBench();
    await mount(element, { isPage: true });
    await untilSo(() => all(element, 'sms-problems').length === 1);
    expect(all(element, 'sms-problems')[0]?.shadowRoot?.textContent).toContain('an agent that is installed');
  });
});

describe.each([360, 768, 1280])('at %i px', (width) => {
  test('it fits the window, and a dialog closes when something was done in it', async () => {
    const element = await bench(width);
    const of = await pick(element, 'PC-17');
    const dialog = of.shadowRoot?.querySelector('dialog');
    expect(dialog?.open ?? false).toBe(width < 1100);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    const room = (dialog ?? of).getBoundingClientRect();
    expect(room.left).toBeGreaterThanOrEqual(0);
    expect(room.right).toBeLessThanOrEqual(width);
    expect(await axeProblems()).toEqual([]);
    await doNow(element, 'power-off');
    expect(all(element, 'sms-place-panel')).toHaveLength(width < 1100 ? 0 : 1);
    expect(notices(element)).toEqual(['PC-17 is switched off.']);
  });
});

test.each(paletteNames)('axe finds nothing with a form open and wrong in the %s palette', async (palette) => {
  const element = await bench();
  await pick(element, 'PC-17');
  await fill(element, 'change-address', { ip: 'wrong' });
  choosePalette(palette);
  await settle(element);
  expect(await axeProblems()).toEqual([]);
});

test('a client tells its table of connections: letters, and those without one with their users', async () => {
  const element = await bench(1280, 'Q226113-02-two-readings');
  const rows = (): string[] =>
    all(panel(element), '.connections tbody tr').map((row) =>
      [...row.querySelectorAll('td')].map(({ textContent }) => textContent).join(' | '),
    );
  const client = element.lab.scenario?.hosts.find(({ networkAccess }) => networkAccess)?.name ?? '';
  await pick(element, client);
  expect(rows()).toContainEqual(expect.stringMatching(/^G: \| \\\\.+\\CAP_.+ \| .+ \| \d+ \| /));
  element.lab.runToEnd();
  const opened = element.lab.log.findIndex(({ kind, detail }) => kind === 'connection.changed' && detail['refs'] === 1);
  element.lab.seek(opened + 1);
  await settle(element);
  expect(rows()).toContainEqual(expect.stringMatching(/^no letter \| .+ \| 1 \| /));
});

test('power is offered the way that changes something', async () => {
  const element = await bench();
  await pick(element, 'PC-17');
  const offered = (): string[] => all(panel(element), '.now button').map(({ dataset }) => dataset['act'] ?? '');
  expect(offered()).toContain('power-off');
  expect(offered()).not.toContain('power-on');
  await doNow(element, 'power-off');
  while (element.lab.log[element.lab.position - 1]?.kind !== 'host.powered') element.lab.step();
  await settle(element);
  expect(offered()).toContain('power-on');
  expect(offered()).not.toContain('power-off');
});
