// Picker, drawer, time bar, problems and stage: what each fires and shows, and that a screen reader can use it.
import { expect, test } from 'vitest';
import { SmsDrawer } from '../../src/elements/sms-drawer.ts';
import { SmsNetworkMap } from '../../src/elements/sms-network-map.ts';
import { SmsProblems } from '../../src/elements/sms-problems.ts';
import { SmsScenarioPicker } from '../../src/elements/sms-scenario-picker.ts';
import { SmsTimeBar } from '../../src/elements/sms-time-bar.ts';
import { choosePalette } from '../../src/elements/index.ts';
import { paletteNames } from '../../src/elements/styles/colour-tokens.ts';
import { layoutStage } from '../../src/elements/stage-layout.ts';
import { StageHistory } from '../../src/lab/stage-picture.ts';
import { frameSent, handMadeLog, listRead, nameQuery, opening } from '../support/hand-made-log.ts';
import { all, axeProblems, mount, press, settle } from './mount.ts';

const log = handMadeLog([opening, listRead, { ...frameSent({ message: nameQuery }), rule: 'Q226297.name-first' }]);
const scenarios = [
  { id: 'one', title: 'The first', articles: ['Q226297'], summary: 'All is well.', file: 'one.json' },
  { id: 'two', title: '<b>The second</b>', articles: ['Q226297'], summary: 'Nothing is.', file: 'two.json' },
];

function picker(): SmsScenarioPicker {
  const element = new SmsScenarioPicker();
  element.scenarios = scenarios;
  element.current = 'one';
  return element;
}

function drawer(tab: SmsDrawer['tab']): SmsDrawer {
  const element = new SmsDrawer();
  element.entry = log[2];
  element.tab = tab;
  return element;
}

function timeBar(): SmsTimeBar {
  const element = new SmsTimeBar();
  Object.assign(element, {
    position: 2,
    known: 10,
    ticks: { decisions: [2, 7], days: [5] },
    nowMs: 5600,
    clock: 'Mon 12 Jul 1999, 09:00:05',
    seed: 3,
  });
  return element;
}

function map(): SmsNetworkMap {
  const element = new SmsNetworkMap();
  element.picture = new StageHistory(log).at(3);
  return element;
}

function problems(): SmsProblems {
  const element = new SmsProblems();
  element.headline = 'bad.json cannot be opened.';
  element.problems = [
    { place: 'seed', text: 'seed is missing.' },
    { place: 'title', text: 'title is "<img src=x onerror=alert(1)>".' },
  ];
  return element;
}

test('a scenario is picked by its button, which tells title, summary and article', async () => {
  const element = await mount(picker());
  const picked: string[] = [];
  element.addEventListener('sms-scenario-picked', (event) => picked.push((event as CustomEvent<string>).detail));
  const [first, second] = all(element, 'button.scenario');
  expect(first?.textContent).toMatch(/The first\s+All is well\.\s+Q226297/);
  expect(first?.getAttribute('aria-current')).toBe('true');
  second?.click();
  expect(picked).toEqual(['two']);
});

test('scenarios stand under the article they rest on, those of several articles under a heading of their own', async () => {
  const element = new SmsScenarioPicker();
  element.scenarios = ['Q226297-01-a', 'Q226297-02-b', 'Q226113-01-c', 'one-morning'].map((id) => ({
    id,
    title: id,
    articles: ['Q226297'],
    summary: '',
    file: `${id}.json`,
  }));
  await mount(element);
  const groups = all(element, 'ol').map((list) => [
    list.getAttribute('aria-label')?.replace(/^.*\(/, '('),
    ...[...list.querySelectorAll('.number')].map(({ textContent }) => textContent),
  ]);
  expect(groups).toEqual([
    ['(Q226297)', '1', '2'],
    ['(Q226113)', '3'],
    ['Several at once', '4'],
  ]);
  expect(all(element, 'h3')).toHaveLength(3);
});

test('text from outside stays text', async () => {
  const element = await mount(picker());
  expect(all(element, 'b')).toHaveLength(0);
  expect(element.renderRoot.textContent).toContain('<b>The second</b>');
});

test('every problem of a file is told, as text', async () => {
  const element = await mount(problems());
  expect(all(element, 'li')).toHaveLength(2);
  expect(all(element, 'img')).toHaveLength(0);
});

test('the drawer tells rule, evidence, source and claim', async () => {
  const element = await mount(drawer('why'));
  const text = all(element, 'sms-why')[0]?.shadowRoot?.textContent ?? '';
  expect(text).toContain('stated');
  expect(text).toContain('Q226297.2');
});

test('the drawer shows the frame layer by layer', async () => {
  const element = await mount(drawer('frame'));
  const layers = [...(all(element, 'sms-frame-fields')[0]?.shadowRoot?.querySelectorAll('.layer') ?? [])];
  expect(layers.map((layer) => layer.textContent)).toEqual(['Ethernet', 'IP', 'UDP', 'DNS']);
});

test('Escape closes the drawer, arrows choose its tabs', async () => {
  const element = await mount(drawer('why'));
  const fired: unknown[] = [];
  element.addEventListener('sms-drawer-closed', () => fired.push('closed'));
  element.addEventListener('sms-tab-chosen', (event) => fired.push((event as CustomEvent).detail));
  const [why] = all(element, '[role=tab]');
  if (why) press(why, 'ArrowRight');
  if (why) press(why, 'ArrowLeft');
  if (why) press(why, 'Escape');
  expect(fired).toEqual(['frame', 'state', 'closed']);
});

test('the time bar says the next act, and fires what a person does', async () => {
  const element = await mount(timeBar());
  const fired: unknown[] = [];
  element.addEventListener('sms-time-act', (event) => fired.push((event as CustomEvent).detail));
  element.addEventListener('sms-seek', (event) => fired.push((event as CustomEvent).detail));
  const buttons = all(element, '.buttons button');
  for (const button of buttons) button.click();
  const [slider] = all<HTMLInputElement>(element, 'input[type=range]');
  if (slider) slider.value = '7';
  slider?.dispatchEvent(new Event('input'));
  expect(fired).toEqual(['back', 'step', 'toggle', 'decision', 7]);
  expect(all(element, '.primary')[0]?.textContent?.trim()).toBe('Play');
  element.isPlaying = true;
  await settle(element);
  expect(all(element, '.primary')[0]?.textContent?.trim()).toBe('Pause');
  expect(all(element, '.tick.passed')).toHaveLength(1);
});

test('the line of the time bar does not change its length when the run ends, and leads nowhere unknown', async () => {
  const element = await mount(timeBar());
  const [slider] = all<HTMLInputElement>(element, 'input[type=range]');
  if (!slider) throw new Error('no slider');
  const lengths = new Set<string>();
  for (let known = 65; known <= 80; known += 1) {
    element.known = known;
    element.isEnded = known === 80;
    await settle(element);
    lengths.add(slider.max);
  }
  expect([...lengths]).toEqual(['80']);
  element.known = 70;
  await settle(element);
  const sought: number[] = [];
  element.addEventListener('sms-seek', (event) => sought.push((event as CustomEvent<number>).detail));
  slider.value = '79';
  slider.dispatchEvent(new Event('input'));
  expect([sought, slider.value]).toEqual([[70], '70']);
});

test('ticks that would lie on each other are drawn as one, and a later day has a notch', async () => {
  const element = timeBar();
  Object.assign(element, { known: 1000, ticks: { decisions: [10, 11, 12, 500], days: [300, 301, 600] } });
  await mount(element);
  expect(all(element, '.tick')).toHaveLength(2);
  expect(all(element, '.notch')).toHaveLength(2);
});

test('after the first hours the slider says date and clock', async () => {
  const element = await mount(timeBar());
  const text = () => all(element, 'input[type=range]')[0]?.getAttribute('aria-valuetext');
  expect(text()).toBe('2 of 10 entries, 5.6 s');
  element.nowMs = 90_000_000;
  element.clock = 'Tue 13 Jul 1999, 10:00:00';
  await settle(element);
  expect(text()).toBe('2 of 10 entries, Tue 13 Jul 1999, 10:00:00');
});

test('computers that do not stand on the stage are picked from the list of the others', async () => {
  const element = map();
  const picked: unknown[] = [];
  element.addEventListener('sms-place-wanted', (event) => picked.push((event as CustomEvent).detail));
  if (element.picture) element.picture = { ...element.picture, others: ['PC-90', 'PC-91'] };
  await mount(element);
  all(element, '.more summary')[0]?.click();
  all(element, '.more button')[1]?.click();
  all(element, '.places.computers .place')[0]?.click();
  expect(picked).toEqual([{ host: 'PC-91' }, { host: 'CONSOLE1' }]);
});

test('the stage tells the ear what it shows the eye', async () => {
  const element = await mount(map());
  const texts = all(element, 'ul li').map((item) => item.textContent ?? '');
  expect(texts[0]).toContain('CONSOLE1, segment A, acts now. to-do list: name waiting');
  expect(texts.join()).toContain('10.0.3.9, stale');
  expect(all(element, '.label-text')).toHaveLength(1);
});

test('no two computers on the stage overlap, wide or narrow', async () => {
  for (const [width, isUpright] of [
    [900, false],
    [640, false],
    [360, true],
  ] as const) {
    const element = map();
    element.isUpright = isUpright;
    await mount(element, { size: `width: ${width}px; height: 500px` });
    const boxes = all<SVGGraphicsElement>(element, '.box').map((box) => box.getBoundingClientRect());
    const overlaps = boxes.flatMap((one, place) =>
      boxes
        .slice(place + 1)
        .filter(
          (other) =>
            one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
        ),
    );
    expect(overlaps, `${width} px`).toEqual([]);
    expect(Math.max(...boxes.map((box) => box.right)), `${width} px`).toBeLessThanOrEqual(width + 16);
  }
});

test('whoever acts is kept in sight where the stage is higher than its room', async () => {
  const element = map();
  element.isUpright = true;
  const picture = new StageHistory(log).at(3);
  const acting = (name: string) => ({
    ...picture,
    hosts: picture.hosts.map((host) => ({ ...host, isActing: host.name === name })),
  });
  await mount(element, { size: 'width: 360px; height: 150px' });
  const last = picture.hosts.at(-1)?.name ?? '';
  for (const name of [last, 'CONSOLE1']) {
    element.picture = acting(name);
    await settle(element);
    const room = element.getBoundingClientRect();
    const box = all<SVGGraphicsElement>(element, '.box.acting, .acting .box')[0]?.getBoundingClientRect();
    expect(box?.top, name).toBeGreaterThanOrEqual(room.top);
    expect(box?.bottom, name).toBeLessThanOrEqual(room.bottom);
  }
});

test('a segment at which nobody stands has a place of its own on the stage, wide or narrow', () => {
  const picture = new StageHistory(log).at(3);
  const empty = { ...picture, segments: [...picture.segments, { name: 'away', isSevered: false }] };
  const left = { ...empty, hosts: empty.hosts.filter(({ segments }) => !segments.every((name) => name === 'B')) };
  for (const shown of [empty, left]) {
    for (const [width, isUpright] of [
      [900, false],
      [360, true],
    ] as const) {
      const layout = layoutStage(shown, { width, isUpright });
      const away = layout.segments.find(({ name }) => name === 'away');
      if (!away) throw new Error('no segment');
      for (const { from, to, label } of layout.segments) {
        expect(Math.max(from.x, to.x, label.x)).toBeLessThanOrEqual(layout.width);
        expect(Math.max(from.y, to.y, label.y)).toBeLessThanOrEqual(layout.height);
      }
      for (const { box } of layout.hosts) {
        const isBeside = isUpright ? away.from.y >= box.y + Math.min(box.height, 44) : away.from.x >= box.x + box.width;
        expect(isBeside, `${width} px`).toBe(true);
      }
    }
  }
});

test('where computers stand one below the other, those that are not on the stage are named below them', async () => {
  const element = map();
  element.picture = { ...new StageHistory(log).at(3), others: ['PC-90', 'PC-91'] };
  element.isUpright = true;
  await mount(element, { size: 'width: 360px; height: 600px' });
  await expect.poll(() => all(element, '.more').length).toBe(1);
  const more = all(element, '.more')[0]?.getBoundingClientRect();
  for (const box of all<SVGGraphicsElement>(element, '.box')) {
    expect(box.getBoundingClientRect().bottom).toBeLessThanOrEqual(more?.top ?? 0);
  }
});

test('however much stands on a face, no box leaves the stage, and no name of a segment lies on one', () => {
  const picture = new StageHistory(log).at(3);
  const [list] = picture.hosts.find(({ role }) => role === 'console')?.slots ?? [];
  if (!list) throw new Error('no list');
  for (const [width, isUpright] of [
    [700, false],
    [900, false],
    [360, true],
  ] as const) {
    for (const count of [1, 2, 4, 6]) {
      const hosts = picture.hosts.map((host) =>
        host.role === 'console' ? { ...host, slots: Array.from({ length: count }, () => list) } : host,
      );
      const layout = layoutStage({ ...picture, hosts }, { width, isUpright });
      for (const { box } of layout.hosts) {
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.y + box.height).toBeLessThanOrEqual(layout.height);
        for (const { label } of layout.segments) {
          const isBeside = label.x + 40 < box.x || label.x > box.x + box.width;
          expect(isBeside || label.y < box.y || label.y - 13 >= box.y + box.height, `${count} at ${width}`).toBe(true);
        }
      }
    }
  }
});

test.each(paletteNames)('axe finds nothing in any part in the %s palette', async (palette) => {
  for (const make of [picker, problems, timeBar, map, () => drawer('why'), () => drawer('frame')]) {
    document.body.replaceChildren();
    await mount(make());
    choosePalette(palette);
    expect(await axeProblems()).toEqual([]);
  }
});
