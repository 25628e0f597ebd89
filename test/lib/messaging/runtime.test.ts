import { expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createReceiver } from '@/lib/messaging/receiver';
import { createRuntimeMessenger, listenToMessages, ownIdentity } from '@/lib/messaging/runtime';
import { classifySender } from '@/lib/messaging/sender';
import { fakeHandlers } from './fake-handlers';

const usage = async () => ({ organizations: [] });

it('carries a command through the browser', async () => {
  listenToMessages(
    createReceiver({
      handlers: fakeHandlers({ 'storage.usage': usage }),
      classify: () => 'own-page',
      onPageContext: () => {},
    }),
  );
  expect(await createRuntimeMessenger()('storage.usage', {})).toEqual({ ok: true, value: { organizations: [] } });
});

it('knows the extension itself, and refuses a sender the browser says nothing of', async () => {
  const own = ownIdentity();
  expect(own).toEqual({ runtimeId: fakeBrowser.runtime.id, ownOrigin: `chrome-extension://${fakeBrowser.runtime.id}` });
  listenToMessages(
    createReceiver({
      handlers: fakeHandlers(),
      classify: (sender) => classifySender(sender, own),
      onPageContext: () => {},
    }),
  );
  // The fake browser passes an empty sender; nobody promises an answer then.
  expect(await createRuntimeMessenger()('storage.usage', {})).toMatchObject({ ok: false });
});
