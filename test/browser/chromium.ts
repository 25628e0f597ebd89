import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, CDPSession, KeyInput, Page, Target } from 'puppeteer-core';
import { z } from '@/lib/zod';
import { type Folders, prepareFolder } from './extension-copy';
import { createKnownPages } from './known-pages';
import { lifetimeOf } from './lifetime';
import { pressedKey } from './pressed-key';
import { startBrowser } from './start-browser';
import { Badge, type ExtensionPage, type LaunchOptions, type TestBrowser } from './test-browser';
import { type PageDriver, type TestPage, waitFor } from './test-page';

const ExtensionInfo = z.object({
  manifestErrors: z.array(z.object({ message: z.string() })),
  runtimeErrors: z.array(z.object({ message: z.string(), source: z.string() })),
});
/** Chromium's remark on `"externally_connectable": { "ids": [] }`, which is exactly what we want. */
const NOBODY_CONNECTS =
  "'externally_connectable' specifies neither 'matches' nor 'ids'; nothing will be able to connect";

/** Launches Chromium (or a relative) with the built extension; Make's hosts lead to the stand-in, all others nowhere. */
export function launchChromium(options: LaunchOptions): Promise<TestBrowser> {
  const folders = prepareFolder('chromium', options.extension);
  writePreferences(folders);
  return launchIn(folders, options);
}

async function launchIn(folders: Folders, options: LaunchOptions): Promise<TestBrowser> {
  const { network, headless = true } = options;
  const browser = await startBrowser('chromium', {
    headless,
    pipe: true,
    enableExtensions: true,
    userDataDir: folders.profile,
    ...(headless
      ? { defaultViewport: { width: 1280, height: 800 } }
      : { defaultViewport: null, ignoreDefaultArgs: ['--enable-automation'] }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Chrome before 137 asks for it; newer ones ignore it.
      '--enable-unsafe-extension-debugging',
      '--window-size=1360,860',
      '--lang=en-US',
      ...network.chromiumArguments,
    ],
  });
  // With a window to see, the welcome takes the place of the one blank tab: closing it would end the browser.
  if (!headless) await browser.newPage();
  const id = await browser.installExtension(folders.extension);
  return createChromium(browser, id, folders, () => launchIn(folders, options));
}

function writePreferences({ profile, downloads }: Folders): void {
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const preferences = {
    // Else the browser switches an extension off that reloads itself.
    extensions: { ui: { developer_mode: true } },
    download: { default_directory: downloads, prompt_for_download: false },
  };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}

function createChromium(
  browser: Browser,
  id: string,
  { folder, profile, extension, downloads }: Folders,
  launchAgain: () => Promise<TestBrowser>,
): TestBrowser {
  const origin = `chrome-extension://${id}`;
  const pages = createKnownPages<Page>();
  /** Tabs and views: the browser itself lists only tabs. */
  const adopted = new Set<Page>();
  let scheme: 'light' | 'dark' = 'light';

  async function adopt(page: Page): Promise<TestPage> {
    adopted.add(page);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    return pages.add(page, driverOf(page));
  }

  const isWorker = (target: Target, of = origin) => target.type() === 'service_worker' && target.url().startsWith(of);
  const urlOf = (page: ExtensionPage) => `${origin}/${page}.html`;

  /** The first view of these kinds that was not there before `open`. */
  async function openView(names: readonly ExtensionPage[], open: () => Promise<void>): Promise<TestPage> {
    const isView = (target: Target) => names.some((name) => target.url().startsWith(urlOf(name)));
    const before = new Set(browser.targets().filter(isView));
    await open();
    const target = await waitFor(
      () => browser.targets().find((candidate) => isView(candidate) && !before.has(candidate)),
      async () => `${names} to open; there is: ${browser.targets().map((t) => `${t.type()} ${t.url()}`)}`,
    );
    return adopt(await target.asPage());
  }

  /** The management page's private interface is the only place that knows of errors and site access. */
  async function withExtensionsPage<Value>(use: (page: Page) => Promise<Value>): Promise<Value> {
    const page = await browser.newPage({ background: true });
    try {
      await page.goto('chrome://extensions');
      return await use(page);
    } finally {
      await page.close();
    }
  }

  async function withWorker(expression: string): Promise<unknown> {
    const target = await browser.waitForTarget((target) => isWorker(target));
    const worker = await target.worker();
    if (worker === null) throw new Error('The background is no worker.');
    return worker.evaluate(expression);
  }

  return {
    kind: 'chromium',
    origin,
    profile,
    downloads,

    async openTab(url, { newWindow = false } = {}) {
      const page = await browser.newPage(newWindow ? { type: 'window' } : {});
      await page.goto(url);
      return adopt(page);
    },

    async openExtensionPage(name, { width = 800, hash = '' } = {}) {
      const page = await browser.newPage();
      if (page.viewport() !== null) await page.setViewport({ width, height: 800 });
      await page.goto(`${urlOf(name)}${hash}`);
      return adopt(page);
    },

    async extensionTabs(name) {
      const targets = browser
        .targets()
        .filter((target) => target.type() === 'page' && target.url().startsWith(urlOf(name)));
      return Promise.all(targets.map(async (target) => adopt(await target.asPage())));
    },

    async openPanel(beside) {
      const installed = (await browser.extensions()).get(id);
      if (installed === undefined) throw new Error('The extension is gone.');
      const page = pages.behind(beside);
      const view = await openView(['sidepanel', 'popup'], () => page.triggerExtensionAction(installed));
      if (pages.behind(view).url().startsWith(urlOf('sidepanel'))) return view;
      return openView(['sidepanel'], () => view.click({ role: 'button', name: 'Open panel' }));
    },

    async openPopup(over) {
      await pages.behind(over).bringToFront();
      return openView(['popup'], async () => {
        await withWorker('chrome.action.openPopup()');
      });
    },

    async badge(tab) {
      const url = JSON.stringify(pages.behind(tab).url());
      return Badge.parse(
        await withWorker(`(async () => {
          const tabs = await chrome.tabs.query({});
          const tabId = tabs.find((tab) => tab.url === ${url})?.id;
          return { text: await chrome.action.getBadgeText({ tabId }), title: await chrome.action.getTitle({ tabId }) };
        })()`),
      );
    },

    async stopBackground(of = origin) {
      const target = await browser.waitForTarget((candidate) => isWorker(candidate, of));
      // Again as long as it is there: closing is refused now and then, above all while it works.
      await waitFor(async () => {
        if (!browser.targets().includes(target)) return true;
        const worker = await target.worker();
        await worker?.close().catch((error: unknown) => {
          // It ended by itself in the same moment, or its session did before the answer came.
          if (!(error instanceof Error && /No session with given id|Target closed/.test(error.message))) throw error;
        });
        return undefined;
      }, 'the background to end');
    },

    async reinstall() {
      await browser.uninstallExtension(id);
      await browser.installExtension(extension);
      await browser.waitForTarget((target) => isWorker(target));
    },

    installAnother: async (path) => `chrome-extension://${await browser.installExtension(path)}`,

    async setSiteAccess(granted) {
      const access = granted ? 'ON_ALL_SITES' : 'ON_CLICK';
      await withExtensionsPage((page) =>
        page.evaluate(
          `chrome.developerPrivate.updateExtensionConfiguration({ extensionId: '${id}', hostAccess: '${access}' })`,
        ),
      );
    },

    async windowPicture(tab, panel) {
      const pictures = [await tab.screenshot(), await panel.screenshot()];
      const sheet = await browser.newPage();
      const images = pictures.map((png) => `<img src="data:image/png;base64,${Buffer.from(png).toString('base64')}">`);
      await sheet.setContent(`<body style="margin:0;display:flex;gap:1px;background:#999">${images.join('')}`);
      const body = await sheet.waitForSelector('body');
      const width = Number(await sheet.evaluate('document.body.scrollWidth'));
      await sheet.setViewport({ width, height: 800 });
      const picture = await (body ?? sheet).screenshot();
      await sheet.close();
      return picture;
    },

    async setColorScheme(wanted) {
      scheme = wanted;
      for (const page of adopted) {
        if (page.isClosed()) adopted.delete(page);
        else await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      }
    },

    async errors() {
      const info = ExtensionInfo.parse(
        await withExtensionsPage((page) => page.evaluate(`chrome.developerPrivate.getExtensionInfo('${id}')`)),
      );
      return [
        ...info.manifestErrors.map(({ message }) => message).filter((message) => message !== NOBODY_CONNECTS),
        ...info.runtimeErrors.map(({ message, source }) => `${message} (${source})`),
      ];
    },

    ...lifetimeOf(browser, folder, launchAgain),
  };
}

function driverOf(page: Page): PageDriver {
  let metrics: Promise<CDPSession> | undefined;
  return {
    async threadTime() {
      metrics ??= page.createCDPSession().then(async (session) => {
        await session.send('Performance.enable', { timeDomain: 'threadTicks' });
        return session;
      });
      const told = await (await metrics).send('Performance.getMetrics');
      const seconds = told.metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
      return seconds * 1000;
    },
    evaluate: (expression) => page.evaluate(expression),
    async run(source) {
      await page.evaluate(`${source};\nundefined`);
    },
    async mouse(x, y) {
      await page.mouse.click(x, y).catch((error: unknown) => {
        // A click may be the last thing a popup lives to see.
        if (!(error instanceof Error && error.name === 'TargetCloseError')) throw error;
      });
    },
    async press(key) {
      const { shift, code } = pressedKey(key, KEYS);
      if (shift) await page.keyboard.down('Shift');
      await page.keyboard.press(code);
      if (shift) await page.keyboard.up('Shift');
    },
    frames: async () =>
      page
        .frames()
        .filter((frame) => frame !== page.mainFrame())
        .map((frame) => frame.url()),
    insertText: (text) => page.keyboard.sendCharacter(text),
    screenshot: () => page.screenshot(),
    async setWidth(width) {
      await page.setViewport({ width, height: page.viewport()?.height ?? 800 });
    },
    async navigate(url) {
      await page.goto(url);
    },
    activate: () => page.bringToFront(),
    close: () => page.close(),
  };
}

const KEYS: Readonly<Record<string, KeyInput>> = {
  ArrowDown: 'ArrowDown',
  ArrowLeft: 'ArrowLeft',
  ArrowRight: 'ArrowRight',
  ArrowUp: 'ArrowUp',
  Backspace: 'Backspace',
  End: 'End',
  Enter: 'Enter',
  Escape: 'Escape',
  Home: 'Home',
  PageDown: 'PageDown',
  PageUp: 'PageUp',
  Tab: 'Tab',
  '/': '/',
  b: 'b',
  c: 'c',
  d: 'd',
  j: 'j',
  k: 'k',
  m: 'm',
  o: 'o',
  ' ': 'Space',
};
