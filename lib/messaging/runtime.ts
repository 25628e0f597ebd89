import { browser } from 'wxt/browser';
import type { Messenger } from './contract';
import { createMessenger } from './messenger';
import type { Receiver } from './receiver';
import { type OwnIdentity, originOfExtension } from './sender';

/** For the extension's own pages. */
export function createRuntimeMessenger(): Messenger {
  return createMessenger({ sendMessage: (message) => browser.runtime.sendMessage(message) });
}

export function ownIdentity(): OwnIdentity {
  return { runtimeId: browser.runtime.id, ownOrigin: originOfExtension(browser.runtime.getURL('/')) };
}

/** For the background: its one listener, to be registered before anything is awaited. */
export function listenToMessages(receiver: Receiver): void {
  browser.runtime.onMessage.addListener(receiver);
}
