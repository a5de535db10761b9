// The inspector against a bare receiver, which only parses and counts, in one run: from `inspect()` to the first chart, bytes to
// it, events a second kept up with, many events, many actors, and how the chart of 60 states is drawn.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { buildInspectedApps } from '../support/inspected-apps.ts';
import type { BuiltFilesServer } from '../support/serve-built-files.ts';
import { median, rounded, sayFigure } from './measure.ts';

interface AppBench {
  start(): number;
  pump(rate: number, ms: number): Promise<{ sent: number; tookMs: number }>;
  burst(count: number): Promise<void>;
  startMore(count: number): number;
}

interface Watched {
  /** Milliseconds since 1970; 0 while it has not come. */
  readonly roughAt: number;
  readonly finalAt: number;
  /** Files that had come by then. */
  readonly roughFiles: readonly string[];
  readonly finalFiles: readonly string[];
  readonly moments: number;
  readonly actorsInTree: number;
  readonly longestFrameMs: number;
}

interface Opened {
  readonly context: BrowserContext;
  readonly app: Page;
  readonly inspector: Page;
  readonly startedAt: number;
  /** Of files, gzipped. */
  readonly bytes: (files: readonly string[]) => Promise<number>;
}

const viewport = { width: 1280, height: 720 };
const app = <T>(page: Page, act: (bench: AppBench) => T | Promise<T>): Promise<T> =>
  page.evaluate(`(${act.toString()})(window.bench)`);

export async function benchInspector(browser: Browser, server: BuiltFilesServer): Promise<void> {
  const { address } = server;
  const apps = await buildInspectedApps(['bench']);
  const bare = await serveBareReceiver();
  const open = (inspector: string) => openInspector(browser, apps.address('bench', { inspector }));
  try {
    await benchFirstChart(
      () => open(`${address}#inspector`),
      () => open(bare.address),
      server,
    );
    await benchRate(
      () => open(`${address}#inspector`),
      () => open(bare.address),
    );
    await benchMany(await open(`${address}#inspector`));
    await benchActors(await open(`${address}#inspector`));
  } finally {
    await bare.close();
    await apps.close();
  }
}

async function benchFirstChart(
  open: () => Promise<Opened>,
  openBare: () => Promise<Opened>,
  server: BuiltFilesServer,
): Promise<void> {
  const [rough, final, whole, plain, roughBytes, finalBytes] = Array.from({ length: 6 }, () => [] as number[]) as [
    number[],
    number[],
    number[],
    number[],
    number[],
    number[],
  ];
  for (let round = 0; round < 5; round++) {
    server.takeRequests();
    const ours = await open();
    const drawn = await until(ours.inspector, (watched) => watched.finalAt > 0);
    rough.push(drawn.roughAt - ours.startedAt);
    final.push(drawn.finalAt - ours.startedAt);
    // The files of workers stand in no list of the page. Elk's is begun when the rough chart is drawn.
    const workers = server.takeRequests().filter((name) => /\.worker-/.test(name));
    const addresses = workers.map((name) => `${server.address}${name}`);
    const small = addresses.filter((name) => !name.includes('/layout.worker-'));
    roughBytes.push(await ours.bytes([...drawn.roughFiles, ...small]));
    finalBytes.push(await ours.bytes([...drawn.finalFiles, ...addresses]));
    whole.push(await drawWhole(ours.inspector));
    await ours.context.close();
    const bare = await openBare();
    plain.push((await until(bare.inspector, ({ roughAt: at }) => at > 0)).roughAt - bare.startedAt);
    await bare.context.close();
  }
  const bareMs = median(plain);
  const line = (ms: number) => `${rounded(ms)} ms, ${(ms / bareMs).toFixed(1)} : 1`;
  sayFigure('bare receiver, first paint after inspect()', `${rounded(bareMs)} ms`);
  sayFigure('first chart of 60 states, rough', line(median(rough)), 'aim: under 300 ms');
  sayFigure('first chart of 60 states, final', line(median(final)), 'aim: under 1,000 ms');
  sayFigure('all 60 states with their names, asked for then', `${rounded(median(whole))} ms`);
  sayFigure('bytes gzipped to the rough chart', rounded(median(roughBytes)), 'aim: under 110,000');
  sayFigure('bytes gzipped to the final chart', rounded(median(finalBytes)), 'aim: under 560,000');
}

/** The first picture is the outline, as so many names do not fit; this is the time to the final picture of all names. */
async function drawWhole(inspector: Page): Promise<number> {
  await until(inspector, ({ finalAt }) => finalAt > 0);
  const from = performance.now();
  await inspector.getByRole('radio', { name: 'Names' }).click();
  await inspector.locator('[data-state]').nth(59).waitFor({ state: 'attached' });
  await inspector.getByText('laying out').first().waitFor({ state: 'detached' });
  return performance.now() - from;
}

async function benchRate(open: () => Promise<Opened>, openBare: () => Promise<Opened>): Promise<void> {
  const [ours, bare] = [await highestRate(await open()), await highestRate(await openBare())];
  sayFigure('bare receiver, events a second kept up with', rounded(bare));
  sayFigure(
    'events a second kept up with, chart open',
    `${rounded(ours)}, ${(ours / bare).toFixed(2)} : 1`,
    'aim: 2,000',
  );
}

/** The highest rate at which everything is taken within half a second after the last event. */
async function highestRate({ context, app: page, inspector }: Opened): Promise<number> {
  await until(inspector, ({ finalAt }) => finalAt > 0);
  let highest = 0;
  for (const rate of [250, 500, 1000, 1500, 2000, 2500, 3000, 4000]) {
    const before = (await watched(inspector)).moments;
    const pumped = (await page.evaluate(`window.bench.pump(${rate}, 4000)`)) as { sent: number; tookMs: number };
    await inspector.waitForTimeout(500);
    const taken = (await watched(inspector)).moments - before;
    const reached = (pumped.sent / pumped.tookMs) * 1000;
    if (taken < pumped.sent) break;
    highest = reached;
    // The app itself cannot send faster.
    if (reached < rate * 0.9) break;
  }
  await context.close();
  return highest;
}

async function benchMany({ context, app: page, inspector }: Opened): Promise<void> {
  await until(inspector, ({ finalAt }) => finalAt > 0);
  const nodes = () =>
    inspector.evaluate(
      () => document.querySelectorAll('*').length + (globalThis as never as { countDeep(): number }).countDeep(),
    );
  const before = await nodes();
  for (const [count, aim] of [
    [10_000, 'aim: under 10 s'],
    [90_000, ''],
  ] as const) {
    const start = await watched(inspector);
    const from = performance.now();
    const sending = page.evaluate(`window.bench.burst(${count})`);
    const { longestFrameMs } = await until(inspector, ({ moments }) => moments >= start.moments + count);
    await sending;
    const seconds = (performance.now() - from) / 1000;
    sayFigure(`${rounded(count)} events`, `${seconds.toFixed(1)} s, longest frame ${rounded(longestFrameMs)} ms`, aim);
    sayFigure('elements in the page, before and after', `${before} and ${await nodes()}`);
  }
  const from = performance.now();
  await inspector.getByRole('searchbox').or(inspector.getByPlaceholder('Search')).first().fill('no such word');
  await inspector
    .getByText(/no(thing|ne)? .*found|0 (hits|found)|not found/i)
    .first()
    .waitFor({ timeout: 30_000 })
    .catch(() => undefined);
  sayFigure('search of 100,000 moments for what is not there', `${((performance.now() - from) / 1000).toFixed(1)} s`);
  await context.close();
}

async function benchActors({ context, app: page, inspector }: Opened): Promise<void> {
  await until(inspector, ({ finalAt }) => finalAt > 0);
  const startedAt = await app(page, (bench) => bench.startMore(200));
  await until(inspector, ({ actorsInTree }) => actorsInTree >= 201);
  const now = await inspector.evaluate(() => performance.timeOrigin + performance.now());
  sayFigure('200 actors started at once, to the tree', `${rounded(now - startedAt)} ms`, 'aim: under 1,000 ms');
  await context.close();
}

async function openInspector(browser: Browser, address: string): Promise<Opened> {
  // Without the copy for offline, which would be fetched in the midst of it: ten seconds after the page.
  const context = await browser.newContext({ viewport, serviceWorkers: 'block' });
  await context.addInitScript(watch);
  const page = await context.newPage();
  await page.goto(address);
  const [inspector, startedAt] = await Promise.all([
    context.waitForEvent('page').then(async (opened) => {
      return opened;
    }),
    app(page, (bench) => bench.start()),
  ]);
  const bytes = async (files: readonly string[]) =>
    (
      await inspector.evaluate(
        (names) =>
          Promise.all(
            names.map(async (name) => {
              const content = await (await fetch(name)).arrayBuffer();
              const packed = new Response(content).body?.pipeThrough(new CompressionStream('gzip'));
              return (await new Response(packed).arrayBuffer()).byteLength;
            }),
          ),
        files,
      )
    ).reduce((sum, one) => sum + one, 0);
  return { context, app: page, inspector, startedAt, bytes };
}

/** Runs in every page: notes when a chart is there, how many moments were taken, and how long frames took. */
function watch(): void {
  const now = () => performance.timeOrigin + performance.now();
  const seen = { roughAt: 0, finalAt: 0, longestFrameMs: 0, roughFiles: [] as string[], finalFiles: [] as string[] };
  const filesSoFar = () =>
    [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)].filter((name) =>
      name.startsWith('http'),
    );
  const deep = (root: Document | ShadowRoot, name: string): Element | undefined => {
    for (const element of root.querySelectorAll('*')) {
      if (element.localName === name) return element;
      const inside = element.shadowRoot && deep(element.shadowRoot, name);
      if (inside) return inside;
    }
    return undefined;
  };
  const count = (root: Document | ShadowRoot): number => {
    let sum = 0;
    for (const element of root.querySelectorAll('*')) sum += 1 + (element.shadowRoot ? count(element.shadowRoot) : 0);
    return sum;
  };
  let last = performance.now();
  const frame = (): void => {
    const at = performance.now();
    seen.longestFrameMs = Math.max(seen.longestFrameMs, at - last);
    last = at;
    if (!seen.finalAt) {
      const diagram = deep(document, 'chart-diagram')?.shadowRoot;
      const isDrawn = Boolean(diagram?.querySelector('svg [data-state]')) || document.title === 'bare receiver, drawn';
      if (isDrawn && !seen.roughAt) [seen.roughAt, seen.roughFiles] = [now(), filesSoFar()];
      const isBusy = /laying out/.test(diagram?.querySelector('[role=status]')?.textContent ?? '');
      if (isDrawn && !isBusy) [seen.finalAt, seen.finalFiles] = [now(), filesSoFar()];
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  Object.assign(globalThis, {
    countDeep: () => count(document),
    watchedInspector() {
      const viewer = deep(document, 'chart-inspector') as
        { viewing?: { store: { moments: unknown[]; actors: unknown[] } } } | undefined;
      const moments = viewer?.viewing?.store.moments.length ?? (globalThis as { bareCount?: number }).bareCount ?? 0;
      const actorsInTree = deep(document, 'chart-actors')?.shadowRoot?.querySelector('[role=treeitem]')
        ? (viewer?.viewing?.store.actors.length ?? 0)
        : 0;
      const { longestFrameMs } = seen;
      seen.longestFrameMs = 0;
      return { ...seen, longestFrameMs, moments, actorsInTree };
    },
  });
}

function watched(page: Page): Promise<Watched> {
  return page.evaluate(() => (globalThis as never as { watchedInspector(): Watched }).watchedInspector());
}

async function until(page: Page, isEnough: (seen: Watched) => boolean): Promise<Watched> {
  let longestFrameMs = 0;
  for (let count = 0; count < 3000; count++) {
    const seen = await watched(page).catch(() => undefined);
    longestFrameMs = Math.max(longestFrameMs, seen?.longestFrameMs ?? 0);
    if (seen && isEnough(seen)) return { ...seen, longestFrameMs };
    await page.waitForTimeout(20);
  }
  throw new Error('What was waited for did not come within a minute.');
}

/** What costs least: parses every state, counts, and paints once. */
async function serveBareReceiver(): Promise<{ address: string; close(): Promise<void> }> {
  const page = `<!doctype html><meta charset="utf-8"><title>bare receiver</title><p>0</p><script>
    globalThis.bareCount = 0;
    addEventListener('message', ({ data }) => {
      if (data?.type === 'service.state') { JSON.parse(data.state); bareCount++; }
      if (data?.type === 'service.register') {
        JSON.parse(data.machine);
        requestAnimationFrame(() => { document.querySelector('p').textContent = 'here'; document.title = 'bare receiver, drawn'; });
      }
    });
    addEventListener('load', () => setTimeout(() => opener?.postMessage({ type: 'xstate.inspecting' }, '*')));
  </script>`;
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
