import { launchChromium } from './chromium';
import type { BrowserKind } from './find-browser';
import { launchFirefox } from './firefox';
import type { LaunchOptions, TestBrowser } from './test-browser';
import { waitFor } from './test-page';

/** A browser with the extension, past its welcome. */
export async function launchBrowser(kind: BrowserKind, options: LaunchOptions): Promise<TestBrowser> {
  const browser = await (kind === 'firefox' ? launchFirefox(options) : launchChromium(options));
  await closeWelcome(browser);
  return browser;
}

/** Every installation opens the connect page, also ours at every start: later it would come in front of a test's own tab. */
export async function closeWelcome(browser: TestBrowser): Promise<void> {
  const tabs = await waitFor(
    async () => {
      const open = await browser.extensionTabs('options');
      return open.length > 0 ? open : undefined;
    },
    'the connect page to open after the installation',
    20_000,
  );
  for (const tab of tabs) await tab.close();
}
