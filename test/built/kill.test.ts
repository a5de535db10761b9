// The built page is killed at random moments of work: its tab closed, its renderer crashed, its browser ended without a word;
// or its storage is full, refused, mute or spoilt. What was said to be saved is there again, nothing half-written is taken for
// whole, and the page goes on and says what is wrong.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { builtTest } from '../support/built-lab.ts';
import { startMortalBrowser } from '../support/mortal-browser.ts';
import { act, benchStands, recentWork, saved, savedJustNow, step, workInHand } from '../support/work-in-hand.ts';
import type { WorkInHand } from '../support/work-in-hand.ts';

const fragment = '#scenario=Q226297-12-permission-not-granted&seed=3';

/** Moments of a test run: the same seed, the same moments. */
function draws(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % (most + 1);
  };
}

/** What the page had said was saved before its end, and all that was done. */
interface Toil {
  readonly said: WorkInHand;
  readonly done: WorkInHand;
}

/** How often each is killed; `npm run test:long` draws more: as many as are kept at most. */
const kills = process.env['LONG'] === '1' ? 20 : 3;
const timeout = kills * 40_000;

/**
 * Works until a drawn moment. Every third time that is while writes are on their way: `said` is then what the page said last,
 * whenever that was.
 */
async function work(page: Page, draw: (most: number) => number, times = 0): Promise<Toil> {
  await step(page, 2 + draw(20));
  if (draw(1) === 1) await act(page);
  await step(page, draw(6));
  let said = await saved(page);
  if (times % 3 !== 2) {
    await step(page, draw(4));
    return { said, done: await workInHand(page) };
  }
  for (let more = 1 + draw(6); more > 0; more -= 1) {
    await step(page, 1 + draw(2));
    if (draw(3) === 0) await act(page);
    await page.waitForTimeout(draw(120));
    said = (await savedJustNow(page)) ?? said;
  }
  return { said, done: await workInHand(page) };
}

/** At or after what was said to be saved, never more than was done, and the same run up to there. */
async function isThereAgain(page: Page, { said, done }: Toil): Promise<void> {
  await benchStands(page);
  await expect.poll(async () => (await workInHand(page)).position).toBeGreaterThanOrEqual(said.position);
  const now = await workInHand(page, said.position);
  expect(now.position).toBeLessThanOrEqual(done.position);
  expect(now.acts).toBeGreaterThanOrEqual(said.acts);
  expect(now.acts).toBeLessThanOrEqual(done.acts);
  const { position, acts } = said;
  expect({ ...now, position, acts, choices: now.choices.slice(0, said.choices.length) }).toEqual(said);
}

/** Opens what the start page offers to go on with. */
async function goOn(page: Page): Promise<Page> {
  await page.getByRole('button', { name: /^Go on/ }).click();
  return await benchStands(page);
}

builtTest('a tab closed at any moment loses nothing that was saved', { timeout }, async ({ lab }) => {
  const draw = draws(11);
  for (let times = 0; times < kills; times += 1) {
    const page = await benchStands(await lab.open(fragment));
    const toil = await work(page, draw, times);
    await page.close({ runBeforeUnload: times % 2 === 0 });
    await isThereAgain(await goOn(await lab.open()), toil);
  }
});

builtTest(
  'a renderer that crashes loses nothing that was saved, by reload or by the list',
  { timeout },
  async ({ server }) => {
    const draw = draws(23);
    await inProfile(async (profile) => {
      const browser = await startMortalBrowser(profile);
      for (let times = 0; times < kills; times += 1) {
        const page = await (await browser.connect()).newPage();
        await page.goto(`${server.address}${fragment}`);
        await benchStands(page);
        const toil = await work(page, draw, times);
        await crash(page, { isReloaded: times % 2 === 0 });
        // The old connection has given the page up; a new one sees it as a person does.
        const again = await browser.connect();
        const reloaded = again.pages().find((one) => one.url().startsWith(`${server.address}#`));
        if (times % 2 === 0) {
          if (!reloaded) throw new Error('The page did not come back.');
          await isThereAgain(reloaded, toil);
          await reloaded.close();
        } else {
          const start = await again.newPage();
          await start.goto(server.address);
          await isThereAgain(await goOn(start), toil);
          await start.close();
          await reloaded?.close();
        }
      }
      await browser.kill();
    });
  },
);

builtTest('a browser killed at any moment loses nothing that was saved', { timeout }, async ({ server }) => {
  const draw = draws(37);
  await inProfile(async (profile) => {
    for (let times = 1; times <= kills; times += 1) {
      const first = await startMortalBrowser(profile);
      const page = await (await first.connect()).newPage();
      await page.goto(`${server.address}${fragment}`);
      await benchStands(page);
      const toil = await work(page, draw, times - 1);
      await first.kill();
      const second = await startMortalBrowser(profile);
      const again = await (await second.connect()).newPage();
      await again.goto(server.address);
      expect(await recentWork(again)).toHaveLength(times);
      await isThereAgain(await goOn(again), toil);
      await second.kill();
    }
  });
});

builtTest('a full disk loses nothing that was saved before, is told, and the lab goes on', async ({ lab }) => {
  const page = await lab.open();
  const devTools = await lab.context.newCDPSession(page);
  // A small disk from the start: the browser asks for its size only now and then.
  await devTools.send('Storage.overrideQuotaForOrigin', { origin: new URL(lab.address).origin, quotaSize: 2_000_000 });
  await page.getByRole('button', { name: /Start with the first/ }).click();
  await benchStands(page);
  await step(page, 8);
  const said = await saved(page);
  await fillStorage(page);
  const before = await records(page);
  await step(page, 5);
  await expect.poll(() => page.getByRole('button', { name: 'This run: not kept' }).isVisible()).toBe(true);
  await expect.poll(() => page.getByText('Not kept on this computer: save the run as a file.').isVisible()).toBe(true);
  expect(await records(page)).toEqual(before);
  await page.getByRole('button', { name: 'Save run' }).click();
  await expect.poll(() => page.getByText(/the browser’s storage is full/).isVisible()).toBe(true);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: 'Save run' }).click(),
  ]);
  expect(file.suggestedFilename()).toContain('.run.json');
  await page.keyboard.press('Escape');
  const other = await lab.open();
  await isThereAgain(await goOn(other), { said, done: said });
  await other.close();
  await emptyStorage(page);
  await step(page, 1);
  expect(await saved(page)).toMatchObject({ position: said.position + 6 });
});

for (const [what, stub] of Object.entries({
  'throws at the first touch': () =>
    Object.defineProperty(window, 'indexedDB', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    }),
  'refuses to be opened': () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'InvalidStateError');
    };
  },
  'cannot write': () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('refused', 'UnknownError');
    };
  },
})) {
  builtTest(`storage that ${what} is told, and the lab goes on`, async ({ lab }) => {
    await lab.context.addInitScript(stub);
    const page = await lab.open();
    await page.getByRole('button', { name: /Start with the first/ }).click();
    await benchStands(page);
    await step(page, 5);
    await expect
      .poll(() => page.getByText('Not kept on this computer: save the run as a file.').isVisible())
      .toBe(true);
    await page.getByRole('button', { name: 'Close this notice' }).click();
    await step(page, 5);
    await expect.poll(() => page.getByRole('button', { name: 'This run: not kept' }).isVisible()).toBe(true);
    expect(await page.locator('sms-notice').count()).toBe(0);
    const said = await workInHand(page);
    await expect.poll(() => page.url()).toContain(`at=${said.position}`);
    await page.reload();
    await benchStands(page);
    expect(await workInHand(page)).toEqual(said);
  });
}

builtTest(
  'storage that never answers keeps nobody from working, is told, and is taken up when it does',
  async ({ lab }) => {
    const page = await benchStands(await lab.open(fragment));
    await step(page, 3);
    const said = await saved(page);
    await expect.poll(() => page.url()).toContain(`at=${said.position}`);
    await lab.context.addInitScript(() => {
      const { open } = IDBFactory.prototype;
      const asked: (() => void)[] = [];
      IDBFactory.prototype.open = function (...what) {
        const late = new EventTarget() as { -readonly [Key in keyof IDBOpenDBRequest]: IDBOpenDBRequest[Key] };
        asked.push(() => {
          const answer = open.apply(this, what);
          answer.onsuccess = (event) => {
            late.result = answer.result;
            late.onsuccess?.(event);
          };
        });
        return late;
      };
      Object.assign(window, { answer: () => asked.forEach((one) => one()) });
    });
    await page.reload();
    await isThereAgain(page, { said, done: said });
    await step(page, 2);
    expect((await workInHand(page)).position).toBe(said.position + 2);
    const notice = page.getByText('Not kept on this computer: save the run as a file.');
    await expect.poll(() => notice.isVisible()).toBe(true);
    await page.getByRole('button', { name: 'This run: not kept' }).click();
    await expect.poll(() => page.getByText(/the browser refuses to store anything/).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await page.evaluate(() => (window as unknown as { answer(): void }).answer());
    expect(await saved(page)).toMatchObject({ position: said.position + 2 });
    expect(await notice.count()).toBe(0);
  },
);

builtTest('a file opened where storage is refused is there again with Back', async ({ lab }) => {
  await lab.context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  });
  const page = await benchStands(await lab.open(fragment));
  const text = await page.evaluate(async () => (await fetch('scenarios/Q226297-06-only-ipx.json')).text());
  const own = text.replace('"id": "Q226297-06-only-ipx"', '"id": "mine"');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(own) });
  await expect.poll(() => page.url()).toContain('file~mine');
  await step(page, 2);
  await expect.poll(() => page.getByRole('button', { name: 'This run: not kept' }).isVisible()).toBe(true);
  await expect.poll(() => page.url()).toContain('at=3');
  await page.getByRole('button', { name: 'Scenarios' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Nothing works/ })
    .click();
  await expect.poll(() => page.url()).toContain('nothing-works');
  await page.goBack();
  await expect.poll(async () => (await workInHand(page)).scenario).toBe('mine');
  expect((await workInHand(page)).position).toBe(3);
});

builtTest('records cut off, garbled or foreign are never opened, are told, and hide nothing', async ({ lab }) => {
  const draw = draws(51);
  const page = await benchStands(await lab.open(fragment));
  const toil = await work(page, draw);
  await page.close();
  const planter = await lab.open();
  const planted = await planter.evaluate(
    async (cuts) => {
      const opening = indexedDB.open('sms-lab');
      await new Promise((resolve) => (opening.onsuccess = resolve));
      const store = opening.result.transaction('work', 'readwrite').objectStore('work');
      const reading = store.getAll();
      await new Promise((resolve) => (reading.onsuccess = resolve));
      const [whole] = reading.result as { format: number; checksum: string; text: string }[];
      if (!whole) throw new Error('Nothing is kept.');
      const { text } = whole;
      const spoilt: unknown[] = [
        ...cuts.map((cut) => ({ ...whole, text: text.slice(0, (text.length * cut) / 1000) })),
        ...cuts.map((cut) => ({ ...whole, text: text.replace(text.charAt(cut % text.length), '¿') })),
        { ...whole, format: 2 },
        { ...whole, checksum: '' },
        'half a rec',
        null,
        new Uint8Array(40),
      ];
      for (const [place, value] of spoilt.entries()) store.put(value, `work/spoilt${place}`);
      await new Promise((resolve) => (store.transaction.oncomplete = resolve));
      opening.result.close();
      return spoilt.length;
    },
    [draw(999), draw(999), draw(999)],
  );
  await planter.close();
  const start = await lab.open();
  await expect.poll(() => start.getByText(`${planted} kept runs are not whole`).isVisible()).toBe(true);
  expect(await recentWork(start)).toHaveLength(1);
  await isThereAgain(await goOn(start), toil);
  const cleaner = await lab.open();
  await cleaner.getByRole('button', { name: 'Delete them' }).click();
  await expect.poll(() => cleaner.getByText(/not whole/).count()).toBe(0);
  expect(await recentWork(cleaner)).toHaveLength(1);
});

builtTest('a record that is whole but holds no run is told with its places', async ({ lab }) => {
  const page = await benchStands(await lab.open(fragment));
  await step(page, 4);
  const said = await saved(page);
  await page.close();
  const start = await lab.open();
  await start.evaluate(async () => {
    const opening = indexedDB.open('sms-lab');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const store = opening.result.transaction('work', 'readwrite').objectStore('work');
    const reading = store.getAll();
    await new Promise((resolve) => (reading.onsuccess = resolve));
    const [whole] = reading.result as { format: number; checksum: string; text: string }[];
    const work = JSON.parse(whole?.text ?? '') as Record<string, unknown>;
    const text = JSON.stringify({ ...work, id: 'planted', savedAt: 9e12, run: '{"format":1,"seed":"x"}' });
    // The same sum as the lab's, so that the run inside is what is refused.
    let bits = -1;
    const eat = (byte: number): void => {
      bits ^= byte;
      for (let turn = 0; turn < 8; turn += 1) bits = bits & 1 ? (bits >>> 1) ^ 0xedb88320 : bits >>> 1;
    };
    for (let place = 0; place < text.length; place += 1) {
      eat(text.charCodeAt(place) & 0xff);
      eat(text.charCodeAt(place) >>> 8);
    }
    store.put({ format: 1, checksum: `${text.length}-${(~bits >>> 0).toString(16)}`, text }, 'work/planted');
    await new Promise((resolve) => (store.transaction.oncomplete = resolve));
    opening.result.close();
  });
  await start.reload();
  await start.getByRole('button', { name: /^Go on/ }).click();
  await start.getByText('This work cannot be opened.').waitFor();
  const told = await start.locator('sms-problems').evaluate((element) => element.shadowRoot?.textContent ?? '');
  expect(told).toContain('seed');
  expect(told).toContain('digest');
  await start.getByRole('button', { name: 'Close this message' }).click();
  await start.locator('sms-recent-work summary').click();
  await start.locator('sms-recent-work .work').nth(1).click();
  await isThereAgain(start, { said, done: said });
});

builtTest('what is saved comes back, though the address was written in the same millisecond', async ({ lab }) => {
  const page = await benchStands(await lab.open(fragment));
  await step(page, 6);
  const said = await saved(page);
  await expect.poll(() => page.url()).toContain(`at=${said.position}`);
  const [record] = (await records(page)) as { text: string }[];
  const { savedAt } = JSON.parse(record?.text ?? '') as { savedAt: number };
  await page.evaluate(
    ([writtenAt, hash]) => history.replaceState({ ...(history.state as object), writtenAt }, '', hash as string),
    [savedAt, new URL(page.url()).hash.replace(/at=\d+/, 'at=3')],
  );
  await page.reload();
  await isThereAgain(page, { said, done: said });
});

/** Puts other things into the origin's storage until not even a small one has room. */
async function fillStorage(page: Page): Promise<void> {
  const refusal = await page.evaluate(async () => {
    const opening = indexedDB.open('other-things');
    opening.onupgradeneeded = () => opening.result.createObjectStore('things', { autoIncrement: true });
    await new Promise((resolve) => (opening.onsuccess = resolve));
    let sizeBytes = 65_536;
    let last = '';
    while (sizeBytes > 100) {
      const store = opening.result.transaction('things', 'readwrite').objectStore('things');
      store.add(crypto.getRandomValues(new Uint8Array(sizeBytes)));
      const error = await new Promise<DOMException | null>((resolve) => {
        store.transaction.oncomplete = () => resolve(null);
        store.transaction.onabort = () => resolve(store.transaction.error);
      });
      if (!error) continue;
      last = error.name;
      sizeBytes = Math.trunc(sizeBytes / 2);
    }
    opening.result.close();
    return last;
  });
  expect(refusal).toBe('QuotaExceededError');
}

async function emptyStorage(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const deleting = indexedDB.deleteDatabase('other-things');
    await new Promise((resolve) => (deleting.onsuccess = resolve));
  });
}

/** All that is kept, as it lies there. */
async function records(page: Page): Promise<unknown> {
  return await page.evaluate(async () => {
    const opening = indexedDB.open('sms-lab');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const reading = opening.result.transaction('work').objectStore('work').getAll();
    await new Promise((resolve) => (reading.onsuccess = resolve));
    opening.result.close();
    return reading.result as unknown;
  });
}

/** The page's own process ends, as it does when memory runs out. */
async function crash(page: Page, { isReloaded }: { isReloaded: boolean }): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // It never answers: what was asked is gone with whom it was asked.
  devTools.send('Page.crash').catch(() => undefined);
  await crashed;
  if (isReloaded) await devTools.send('Page.reload');
}

async function inProfile(run: (profile: string) => Promise<void>): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'sms-lab-kill-'));
  try {
    await run(profile);
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
