import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createContext, runInContext } from 'node:vm';
import { expect, it, vi } from 'vitest';
import { createPanel, type PanelApi } from '@/lib/browser/panel';
import { createMessenger } from '@/lib/messaging/messenger';
import { createReceiver, type Receiver } from '@/lib/messaging/receiver';
import { createSessionState } from '@/lib/state/session-state';
import type { StorageArea, StorageEvents } from '@/lib/storage/storage-area';
import { fakeArea } from '../../setup/fake-storage';
import { fakeHandlers } from '../messaging/fake-handlers';

// The alias of vitest puts the fake browser wherever the polyfill is imported, so the real one is run by hand, over
// the callbacks of a Chromium that has no `browser` of its own.
const code = readFileSync(createRequire(import.meta.url).resolve('webextension-polyfill'), 'utf8');

type Callback = (answer?: unknown) => void;
type ChromeListener = (message: unknown, sender: object, sendResponse: Callback) => unknown;

interface Polyfilled extends PanelApi {
  readonly runtime: {
    sendMessage(message: unknown): Promise<unknown>;
    readonly onMessage: { addListener(listener: Receiver): void };
  };
  readonly storage: { readonly local: StorageArea; readonly session: StorageArea; readonly onChanged: StorageEvents };
}

/** What the polyfill wraps of `chrome.runtime`: an error is told by `lastError` during the callback. */
interface ChromeRuntime {
  readonly id: string;
  lastError?: { readonly message: string };
  sendMessage(message: unknown, answer: Callback): void;
  readonly onMessage: { addListener(listener: ChromeListener): void };
}

function isPolyfilled(value: unknown): value is Polyfilled {
  return typeof value === 'object' && value !== null && 'runtime' in value && 'storage' in value;
}

function load() {
  const listeners: ChromeListener[] = [];
  const local = fakeArea('local');
  const session = fakeArea('session');
  const openPanel = vi.fn(async () => {});
  const runtime: ChromeRuntime = {
    id: 'audit-lens',
    sendMessage(message: unknown, answer: Callback) {
      const wire: unknown = JSON.parse(JSON.stringify(message));
      const kept = listeners.map((listener) => listener(wire, { id: 'audit-lens' }, answer));
      if (kept.includes(true)) return;
      runtime.lastError = { message: 'Could not establish connection. Receiving end does not exist.' };
      answer();
      delete runtime.lastError;
    },
    onMessage: { addListener: (listener: ChromeListener) => void listeners.push(listener) },
  };
  const storage = {
    // By callback, as the polyfill expects of areas it knows; `session` is younger than it, and passes as it is.
    local: {
      get: (keys: string | string[], done: Callback) => void local.area.get(keys).then(done),
      set: (items: Record<string, unknown>, done: Callback) => void local.area.set(items).then(done),
    },
    session: session.area,
    onChanged: session.onChanged,
  };
  const context = createContext({ chrome: { runtime, storage, sidePanel: { open: openPanel } } });
  runInContext(code, context);
  const { browser }: { browser?: unknown } = context;
  if (!isPolyfilled(browser)) throw new Error('The polyfill made no `browser`');
  return { browser, openPanel };
}

it('carries a command and its answer', async () => {
  const { browser } = load();
  const describe = vi.fn(async () => ({ id: 1, teams: [] }));
  browser.runtime.onMessage.addListener(
    createReceiver({
      handlers: fakeHandlers({ 'organization.describe': describe }),
      classify: ({ id }) => (id === 'audit-lens' ? 'own-page' : 'other'),
      onPageContext: () => {},
    }),
  );
  const send = createMessenger({ sendMessage: (message) => browser.runtime.sendMessage(message) });
  expect(await send('organization.describe', { zone: 'eu1.make.com', organizationId: 1 })).toEqual({
    ok: true,
    value: { id: 1, teams: [] },
  });
  // Refused on the spot, by an answer that does not wait.
  expect(await browser.runtime.sendMessage('nonsense')).toEqual({ ok: false, failure: { kind: 'refused' } });
});

it('turns a missing receiver into a failure', async () => {
  const { browser } = load();
  const send = createMessenger({ sendMessage: (message) => browser.runtime.sendMessage(message) });
  expect(await send('storage.usage', {})).toEqual({ ok: false, failure: { kind: 'interrupted' } });
});

it('lets the side panel through as it is, and has no sidebar', async () => {
  const { browser, openPanel } = load();
  expect(browser.sidebarAction).toBeUndefined();
  expect(await createPanel(browser).open(3)).toBe(true);
  expect(openPanel).toHaveBeenCalledExactlyOnceWith({ windowId: 3 });
});

it('reads, writes and watches both storage areas', async () => {
  const { browser } = load();
  await browser.storage.local.set({ settings: { badge: false } });
  expect(await browser.storage.local.get('settings')).toEqual({ settings: { badge: false } });

  const state = createSessionState({ area: browser.storage.session, onChanged: browser.storage.onChanged });
  const listener = vi.fn();
  const stop = state.pageContext(1).watch(listener);
  const context = { zone: 'eu1.make.com', state: 'no-organization' } as const;
  await state.setPageContext(1, context);
  expect(await state.pageContext(1).get()).toEqual(context);
  expect(listener).toHaveBeenCalledExactlyOnceWith(context);
  stop();
});
