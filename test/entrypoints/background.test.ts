import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import background from '@/entrypoints/background';
import { PROTOCOL_VERSION } from '@/lib/messaging/contract';
import { type FakeApis, installFakeApis } from '../setup/fake-apis';

let apis: FakeApis;

beforeEach(() => {
  apis = installFakeApis();
});

async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** What the background's message listener answers to this sender; `undefined` if it does not answer. */
function send(message: unknown, sender: Readonly<Record<string, unknown>>): Promise<unknown> {
  return Promise.race([
    new Promise((resolve) => {
      void fakeBrowser.runtime.onMessage.trigger(message, sender, resolve);
    }),
    settle(),
  ]);
}

const ownPage = () => ({
  id: fakeBrowser.runtime.id,
  origin: fakeBrowser.runtime.getURL('/').replace(/\/$/, ''),
  frameId: 0,
});

describe('the background', () => {
  it('is no promise, and has every listener when its main function returns', () => {
    expect(background.main()).toBeUndefined();
    const { runtime, alarms, tabs, storage, permissions } = fakeBrowser;
    const events = {
      onMessage: runtime.onMessage,
      onInstalled: runtime.onInstalled,
      onStartup: runtime.onStartup,
      onAlarm: alarms.onAlarm,
      onUpdated: tabs.onUpdated,
      onActivated: tabs.onActivated,
      onRemoved: tabs.onRemoved,
      onChanged: storage.onChanged,
    };
    const missing = Object.entries(events).filter(([, event]) => !event.hasListeners());
    expect(missing.map(([name]) => name)).toEqual([]);
    expect(permissions.onAdded).toHaveProperty('listeners', 1);
    expect(permissions.onRemoved).toHaveProperty('listeners', 1);
    expect(apis.onCommand.listeners).toBe(1);
  });

  it('opens the options page on the first installation, and not on an update', async () => {
    background.main();
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'update', previousVersion: '0.0.9' });
    expect(apis.optionsPageOpened()).toBe(0);
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install' });
    expect(apis.optionsPageOpened()).toBe(1);
  });

  it('answers our own pages', async () => {
    background.main();
    const message = { protocolVersion: PROTOCOL_VERSION, kind: 'storage.usage', request: {} };
    expect(await send(message, ownPage())).toEqual({ ok: true, value: { organizations: [] } });
  });

  it('takes a hint from a page of Make, and never answers it', async () => {
    const tab = await fakeBrowser.tabs.create({ url: 'https://eu1.make.com/organization/3/dashboard' });
    background.main();
    const message = { protocolVersion: PROTOCOL_VERSION, kind: 'page.context', path: '/organization/3/dashboard' };
    const sender = { id: fakeBrowser.runtime.id, origin: 'https://eu1.make.com', frameId: 0, tab };
    expect(await send(message, sender)).toBeUndefined();
    await settle();
    const key = `pageContext:${tab.id}`;
    expect((await fakeBrowser.storage.session.get(key))[key]).toMatchObject({ organizationId: 3 });
  });

  it('opens the panel of the window where the keys were pressed', async () => {
    background.main();
    apis.onCommand.trigger('open-panel', { windowId: 8 });
    await settle();
    expect(apis.openedPanels).toEqual([8]);
  });

  it('closes local storage to content scripts', () => {
    background.main();
    expect(apis.accessLevels).toEqual([{ accessLevel: 'TRUSTED_CONTEXTS' }]);
  });
});
