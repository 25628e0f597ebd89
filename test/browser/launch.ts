import { launchChromium } from './chromium';
import type { BrowserKind } from './find-browser';
import { launchFirefox } from './firefox';
import type { LaunchOptions, TestBrowser } from './test-browser';

export function launchBrowser(kind: BrowserKind, options: LaunchOptions): Promise<TestBrowser> {
  return kind === 'firefox' ? launchFirefox(options) : launchChromium(options);
}
