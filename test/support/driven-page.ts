// One small hand for Chromium (Playwright) and Firefox (Puppeteer): finds what a person would see by its name, through open
// shadow roots, and presses it with the mouse of the browser. Waiting is polling; nothing is measured.
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect } from 'vitest';
import { findBrowser, launchArguments } from './find-browser.mjs';
import { findFirefox } from './find-firefox.mjs';
import { launchFirefox } from './firefox.ts';

interface ElementHand {
  click(): Promise<void>;
}

/** What both drivers offer. */
interface PageOfDriver {
  goto(address: string): Promise<unknown>;
  reload(): Promise<unknown>;
  url(): string;
  close(): Promise<void>;
  evaluate(work: unknown, argument?: unknown): Promise<unknown>;
  evaluateHandle(work: unknown, argument?: unknown): Promise<{ asElement(): unknown }>;
  keyboard: { press(key: never): Promise<void> };
}

export interface Driver {
  readonly version: string;
  newPage(): Promise<DrivenPage>;
  /** All pages, windows that were opened by others too. */
  pages(): Promise<DrivenPage[]>;
  close(): Promise<void>;
}

type Finding = { missing: string } | { launch: (options: DriverOptions) => Promise<Driver> };

export interface DriverOptions {
  /** Every request but those for files fails, as on a machine without a network. */
  readonly isOffline: boolean;
  /** Where downloads are put. */
  readonly downloads?: string;
}

export const drivers: Readonly<Record<string, () => Finding>> = {
  Chromium() {
    const path = findBrowser();
    if (path === undefined) return { missing: 'no Chromium was found; "npm test" finds or installs one' };
    return { launch: (options) => driveChromium(path, options) };
  },
  Firefox() {
    const found = findFirefox();
    return 'missing' in found ? found : { launch: (options) => driveFirefox(found.path, options) };
  },
};

export class DrivenPage {
  readonly #page: PageOfDriver;
  readonly #giveFile: (input: unknown, path: string) => Promise<void>;

  constructor(page: unknown, giveFile: (input: never, path: string) => Promise<void>) {
    this.#page = page as PageOfDriver;
    this.#giveFile = giveFile as (input: unknown, path: string) => Promise<void>;
  }

  get url(): string {
    return this.#page.url();
  }

  async goto(address: string): Promise<void> {
    await this.#page.goto(address);
  }

  async reload(): Promise<void> {
    await this.#page.reload();
  }

  async close(): Promise<void> {
    await this.#page.close();
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key as never);
  }

  /** The function runs in the page, so it may use nothing from around it. */
  async evaluate<Answer, Argument = undefined>(
    work: (argument: Argument) => Answer,
    argument?: Argument,
  ): Promise<Awaited<Answer>> {
    return (await this.#page.evaluate(work, argument)) as Awaited<Answer>;
  }

  /** Everything to be seen, shadow roots too, as one line. */
  async text(): Promise<string> {
    return (await this.#page.evaluate(textSeen)) as string;
  }

  async waitForText(text: string): Promise<void> {
    await expect.poll(() => this.text()).toContain(text);
  }

  /** Presses the last thing seen with this role and a name that begins so. */
  async click(role: keyof typeof selectors, name: string): Promise<void> {
    const hand = await this.#wait({ selector: selectors[role], name });
    await hand.click();
  }

  async waitFor(selector: string): Promise<void> {
    await this.#wait({ selector, name: '' });
  }

  async giveFile(path: string): Promise<void> {
    await this.#giveFile(await this.#wait({ selector: 'input[type=file]', name: '', isHidden: true }), path);
  }

  async #wait(wanted: Wanted): Promise<ElementHand> {
    let found: unknown = null;
    const look = async (): Promise<boolean> => {
      found = (await this.#page.evaluateHandle(findSeen, wanted)).asElement();
      return found !== null;
    };
    await expect.poll(look, { message: `${wanted.selector} “${wanted.name}”` }).toBe(true);
    return found as ElementHand;
  }
}

interface Wanted {
  readonly selector: string;
  readonly name: string;
  readonly isHidden?: boolean;
}

const selectors = { button: 'button', tab: '[role=tab]', link: 'a', fold: 'summary' };

// The next two run in the page.

function findSeen({ selector, name, isHidden = false }: Wanted): Element | null {
  const found: Element[] = [];
  const visit = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      const called = element.getAttribute('aria-label') ?? element.textContent ?? '';
      const isWanted = element.matches(selector) && called.replace(/\s+/g, ' ').trim().includes(name);
      if (isWanted && (isHidden || element.checkVisibility())) found.push(element);
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(document);
  return found.at(-1) ?? null;
}

function textSeen(): string {
  const parts: string[] = [];
  const visit = (node: Node): void => {
    if (node instanceof Text) parts.push(node.data);
    if (!(node instanceof Element) || node.matches('script, style') || !node.checkVisibility()) return;
    for (const root of [node.shadowRoot, node]) root?.childNodes.forEach(visit);
    parts.push(' ');
  };
  visit(document.body);
  return parts.join('').replace(/\s+/g, ' ');
}

async function driveChromium(executablePath: string, { isOffline, downloads }: DriverOptions): Promise<Driver> {
  const browser = await chromium.launch({ executablePath, headless: true, args: launchArguments() });
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, offline: isOffline });
  context.on('page', (page) => {
    if (downloads === undefined) return;
    page.on('download', (download) => void download.saveAs(join(downloads, download.suggestedFilename())));
  });
  const drive = (page: unknown): DrivenPage =>
    new DrivenPage(page, (input: { setInputFiles(path: string): Promise<void> }, path) => input.setInputFiles(path));
  return {
    version: browser.version(),
    newPage: async () => drive(await context.newPage()),
    pages: async () => context.pages().map(drive),
    close: () => browser.close(),
  };
}

async function driveFirefox(path: string, { isOffline, downloads }: DriverOptions): Promise<Driver> {
  // Nobody listens there, so whatever is asked of a network fails.
  const nowhere = {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': 9,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': 9,
    'network.proxy.allow_hijacking_localhost': true,
  };
  const saving = {
    'browser.download.folderList': 2,
    'browser.download.dir': downloads ?? '',
    'browser.download.useDownloadDir': true,
  };
  const settings = { ...(isOffline ? nowhere : {}), ...(downloads === undefined ? {} : saving) };
  const browser = await launchFirefox(path, { settings });
  const drive = (page: unknown): DrivenPage =>
    new DrivenPage(page, (input: { uploadFile(path: string): Promise<void> }, file) => input.uploadFile(file));
  return {
    version: (await browser.version()).replace(/^firefox\//, ''),
    async newPage() {
      const page = await browser.newPage();
      await page.setViewport({ width: 1280, height: 720 });
      return drive(page);
    },
    pages: async () => (await browser.pages()).map(drive),
    close: () => browser.close(),
  };
}
