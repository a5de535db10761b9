// WebKitGTK for tests, driven by plain WebDriver over fetch, on a screen that nobody sees. Only what a run needs: open a
// page, evaluate in it, close.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { WebKitFinding } from './find-webkit.d.mts';

export interface WebKit {
  readonly version: string;
  open(address: string): Promise<void>;
  /** The function runs in the page, so it may use nothing from around it; argument and answer are plain data. */
  evaluate<Argument, Answer>(work: (argument: Argument) => Answer, argument: Argument): Promise<Awaited<Answer>>;
  close(): Promise<void>;
}

export async function launchWebKit(parts: Exclude<WebKitFinding, { missing: string }>): Promise<WebKit> {
  const home = mkdtempSync(join(tmpdir(), 'sms-webkit-'));
  const screen = await startScreen(parts.screen);
  const port = await freePort();
  const driver = spawn(parts.driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: screen.display,
      // Without a person's session there is neither a bus nor a graphics card, and WebKit's programs look for both.
      HOME: home,
      XDG_RUNTIME_DIR: home,
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      NO_AT_BRIDGE: '1',
    },
  });
  const address = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await endOf(driver);
    await endOf(screen.process);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await untilReady(address, driver);
    const capabilities = {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary: parts.browser, args: ['--automation'] } },
    };
    const begun = (await ask(`${address}/session`, { capabilities })) as {
      sessionId: string;
      capabilities: { browserVersion: string };
    };
    const session = `${address}/session/${begun.sessionId}`;
    await ask(`${session}/timeouts`, { script: 600_000, pageLoad: 120_000 });
    return {
      version: begun.capabilities.browserVersion,
      open: async (url) => void (await ask(`${session}/url`, { url })),
      async evaluate(work, argument) {
        // An error in the page becomes an answer, so that its words arrive whole.
        const script = `const done = arguments[1];
          Promise.resolve(arguments[0]).then(${work.toString()})
            .then((answer) => done({ answer }), (error) => done({ error: String(error) }));`;
        const told = (await ask(`${session}/execute/async`, { script, args: [argument ?? null] })) as {
          answer?: unknown;
          error?: string;
        };
        if (told.error !== undefined) throw new Error(told.error);
        return told.answer as never;
      },
      async close() {
        await fetch(session, { method: 'DELETE' }).catch(() => undefined);
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startScreen(program: string): Promise<{ display: string; process: ChildProcess }> {
  const xvfb = spawn(program, ['-displayfd', '3', '-screen', '0', '1280x720x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  // It picks a free number by itself and tells it here.
  const told = xvfb.stdio[3] as Readable;
  const display = await new Promise<string>((resolve, reject) => {
    told.once('data', (data: Buffer) => resolve(`:${data.toString().trim()}`));
    xvfb.once('exit', (code) => reject(new Error(`Xvfb ended with ${code} before it had a screen.`)));
    xvfb.once('error', reject);
  });
  return { display, process: xvfb };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilReady(address: string, driver: ChildProcess): Promise<void> {
  for (;;) {
    if (driver.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${driver.exitCode}.`);
    const answer = await fetch(`${address}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function ask(url: string, body: object): Promise<unknown> {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const { value } = (await answer.json()) as { value: { error?: string; message?: string } | null };
  if (!answer.ok) throw new Error(`WebKitWebDriver: ${value?.error}: ${value?.message}`);
  return value;
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await ended;
}
