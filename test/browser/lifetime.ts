import { rmSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import type { TestBrowser } from './test-browser';

/** How a browser ends, by us or by the person, and what is left of it then. */
export function lifetimeOf(
  browser: Browser,
  folder: string,
  launchAgain: () => Promise<TestBrowser>,
): Pick<TestBrowser, 'closed' | 'close' | 'restart' | 'dispose'> {
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    closing ??= browser.close();
    await closing;
  }

  return {
    closed: () =>
      new Promise((resolve) => {
        browser.once('disconnected', () => resolve());
      }),
    close,

    async restart() {
      await close();
      return launchAgain();
    },

    async dispose() {
      await close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
