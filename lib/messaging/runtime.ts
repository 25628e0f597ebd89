import { browser } from 'wxt/browser';
import type { Messenger } from './contract';
import { createMessenger } from './messenger';

/** For the extension's own pages. */
export function createRuntimeMessenger(): Messenger {
  return createMessenger({ sendMessage: (message) => browser.runtime.sendMessage(message) });
}
