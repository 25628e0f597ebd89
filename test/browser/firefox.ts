import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { z } from '@/lib/zod';
import { ZONES, zoneOrigin } from '@/lib/zone';
import { type Folders, prepareFolder } from './extension-copy';
import { createKnownPages } from './known-pages';
import { lifetimeOf } from './lifetime';
import { pressedKey } from './pressed-key';
import { startBrowser } from './start-browser';
import { Badge, type LaunchOptions, type TestBrowser } from './test-browser';
import type { PageDriver, TestPage } from './test-page';

/** The part of WebDriver BiDi that puppeteer uses itself, and does not declare. */
interface BidiConnection {
  send(method: string, params: unknown): Promise<{ readonly result: unknown }>;
}

const UUID = 'f3a5f3a5-1111-4222-8333-444455556666';
const Tree = z.object({ contexts: z.tuple([z.object({ context: z.string() })], z.unknown()) });
const Evaluation = z.union([
  z.object({ type: z.literal('success'), result: z.object({ value: z.optional(z.unknown()) }) }),
  z.object({ type: z.literal('exception'), exceptionDetails: z.object({ text: z.string() }) }),
]);
const Manifest = z.object({ browser_specific_settings: z.object({ gecko: z.object({ id: z.string() }) }) });
const Evaluated = z.object({ value: z.optional(z.unknown()) });

const SCOPE = readFileSync(new URL('./firefox-chrome-scope.js', import.meta.url), 'utf8');

/** Launches Firefox with the built extension; its only way out is the CONNECT proxy of the stand-in. */
export function launchFirefox(options: LaunchOptions): Promise<TestBrowser> {
  const folders = prepareFolder('firefox', options.extension);
  mkdirSync(folders.profile);
  return launchIn(folders, options);
}

async function launchIn(folders: Folders, options: LaunchOptions): Promise<TestBrowser> {
  const { network, headless = true } = options;
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(folders.extension, 'manifest.json'), 'utf8')));
  const addonId = manifest.browser_specific_settings.gecko.id;
  const browser = await startBrowser('firefox', {
    browser: 'firefox',
    headless,
    acceptInsecureCerts: true,
    userDataDir: folders.profile,
    defaultViewport: null,
    args: ['--remote-allow-system-access', '--width=1360', '--height=860'],
    extraPrefsFirefox: {
      ...network.firefoxPreferences,
      // Pins the moz-extension host; without the next two a temporary add-on loses its data at the end.
      'extensions.webextensions.uuids': JSON.stringify({ [addonId]: UUID }),
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      'intl.accept_languages': 'en-US',
      'browser.aboutwelcome.enabled': false,
      'browser.download.folderList': 2,
      'browser.download.dir': folders.downloads,
      'datareporting.policy.dataSubmissionEnabled': false,
    },
  });
  await browser.installExtension(folders.extension);
  const scope = await openChromeScope(browser);
  return createFirefox(browser, scope, addonId, folders, () => launchIn(folders, options));
}

type ChromeScope = (expression: string) => Promise<unknown>;

async function openChromeScope(browser: Browser): Promise<ChromeScope> {
  const bidi = connectionOf(browser);
  const tree = Tree.parse((await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' })).result);
  const { context } = tree.contexts[0];
  const evaluate: ChromeScope = async (expression) => {
    const answer = await bidi.send('script.evaluate', {
      target: { context },
      awaitPromise: true,
      userActivation: true,
      expression,
    });
    const evaluation = Evaluation.parse(answer.result);
    if (evaluation.type === 'exception') throw new Error(evaluation.exceptionDetails.text);
    return evaluation.result.value;
  };
  await evaluate(`${SCOPE}; true`);
  return evaluate;
}

function connectionOf(browser: Browser): BidiConnection {
  const connection: unknown = Reflect.get(browser, 'connection');
  if (!isConnection(connection)) throw new Error('This version of puppeteer-core hides its BiDi connection.');
  return connection;
}

function isConnection(value: unknown): value is BidiConnection {
  return typeof value === 'object' && value !== null && 'send' in value && typeof value.send === 'function';
}

function createFirefox(
  browser: Browser,
  scope: ChromeScope,
  addonId: string,
  { folder, profile, extension, downloads }: Folders,
  launchAgain: () => Promise<TestBrowser>,
): TestBrowser {
  const origin = `moz-extension://${UUID}`;
  const pages = createKnownPages<number>();

  /** Calls a function of firefox-chrome-scope.js; arguments and answer are JSON. */
  async function call(name: string, ...args: readonly unknown[]): Promise<unknown> {
    const list = args.map((arg) => JSON.stringify(arg) ?? 'undefined').join(', ');
    const answer = await scope(`(async () => JSON.stringify({ value: await auditLens.${name}(${list}) }))()`);
    return Evaluated.parse(JSON.parse(String(answer))).value;
  }

  function adopt(id: unknown): TestPage {
    const number = z.number().parse(id);
    return pages.add(number, driverOf(number, call));
  }

  return {
    kind: 'firefox',
    origin,
    profile,
    downloads,
    openTab: async (url, { newWindow = false } = {}) => adopt(await call('openTab', url, newWindow)),

    async openExtensionPage(name, { width, hash = '' } = {}) {
      const page = adopt(await call('openTab', `${origin}/${name}.html${hash}`, false));
      if (width !== undefined) await page.setWidth(width);
      return page;
    },

    async extensionTabs(name) {
      return z
        .array(z.number())
        .parse(await call('tabsOf', `${origin}/${name}.html`))
        .map(adopt);
    },

    openPanel: async (beside) => adopt(await call('openSidebar', pages.behind(beside), addonId)),
    openPopup: async (over) => adopt(await call('openPopup', pages.behind(over), addonId)),
    badge: async (tab) => Badge.parse(await call('badge', pages.behind(tab), addonId)),

    async stopBackground() {
      await call('stopBackground', addonId);
    },

    async reinstall() {
      await browser.uninstallExtension(addonId);
      await browser.installExtension(extension);
    },

    async installAnother(path, id) {
      await browser.installExtension(path);
      return z.string().parse(await call('originOf', id));
    },

    async setSiteAccess(granted) {
      await call(
        'setSiteAccess',
        addonId,
        granted,
        ZONES.map((zone) => `${zoneOrigin(zone)}/*`),
      );
    },

    windowPicture: async (tab) =>
      Buffer.from(z.string().parse(await call('windowPicture', pages.behind(tab))), 'base64'),

    async setColorScheme(wanted) {
      await call('setColorScheme', wanted === 'dark');
    },

    errors: async () => z.array(z.string()).parse(await call('errors', origin)),
    ...lifetimeOf(browser, folder, launchAgain),
  };
}

function driverOf(id: number, call: (name: string, ...args: readonly unknown[]) => Promise<unknown>): PageDriver {
  return {
    async evaluate(expression) {
      const answer = await call('evaluate', id, expression);
      return Evaluated.parse(JSON.parse(String(answer))).value;
    },
    async run(source) {
      await call('run', id, source);
    },
    async mouse(x, y) {
      await call('mouse', id, x, y);
    },
    async press(pressed) {
      const { shift, key, code: keyCode } = pressedKey(pressed, KEY_CODES);
      await call('press', id, { key, code: physicalKey(key), keyCode, shift });
    },
    frames: async () => z.array(z.string()).parse(await call('frames', id)),
    async insertText(text) {
      await call('insertText', id, text);
    },
    screenshot: async () => Buffer.from(z.string().parse(await call('screenshot', id)), 'base64'),
    async setWidth(width) {
      await call('setWidth', id, width);
    },
    async navigate(url) {
      await call('navigate', id, url);
    },
    async activate() {
      await call('activate', id);
    },
    async close() {
      await call('close', id);
    },
  };
}

const KEY_CODES: Readonly<Record<string, number>> = {
  Backspace: 8,
  Tab: 9,
  Enter: 13,
  Escape: 27,
  ' ': 32,
  PageUp: 33,
  PageDown: 34,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
  '/': 191,
  b: 66,
  c: 67,
  d: 68,
  j: 74,
  k: 75,
  m: 77,
  o: 79,
};

/** `KeyboardEvent.code`. */
function physicalKey(key: string): string {
  if (key === ' ') return 'Space';
  if (key === '/') return 'Slash';
  return /^[a-z]$/.test(key) ? `Key${key.toUpperCase()}` : key;
}
