import { expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createReceiver } from '@/lib/messaging/receiver';
import { createRuntimeMessenger } from '@/lib/messaging/runtime';
import { classifySender, type OwnIdentity, type Sender } from '@/lib/messaging/sender';
import { fakeHandlers } from './fake-handlers';

const own: OwnIdentity = { runtimeId: 'audit-lens', ownOrigin: 'chrome-extension://audit-lens' };

/** The background's listener; the fake browser names no sender, so a test does. */
function receiveFrom(sender: Sender): void {
  const receive = createReceiver({
    handlers: fakeHandlers({ 'storage.usage': async () => ({ organizations: [] }) }),
    classify: (one) => classifySender(one, own),
    onPageContext: () => {},
  });
  fakeBrowser.runtime.onMessage.addListener((message, _sender, sendResponse) => receive(message, sender, sendResponse));
}

it('carries a command of our own page through the browser', async () => {
  receiveFrom({ id: own.runtimeId, origin: own.ownOrigin, frameId: 0 });
  expect(await createRuntimeMessenger()('storage.usage', {})).toEqual({ ok: true, value: { organizations: [] } });
});

it('gets nothing for a sender of whom the browser says nothing', async () => {
  receiveFrom({});
  expect(await createRuntimeMessenger()('storage.usage', {})).toMatchObject({ ok: false });
});
