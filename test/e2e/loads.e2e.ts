import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../browser/launch';
import type { TestBrowser } from '../browser/test-browser';

let browser: TestBrowser;

beforeAll(async () => {
  const kind = process.env.E2E_BROWSER === 'firefox' ? 'firefox' : 'chromium';
  browser = await launchBrowser(kind, { network: { port: 9, spki: '', proxyPort: 9 } });
});

afterAll(() => browser.dispose());

test.each(['options', 'popup', 'sidepanel'] as const)('the %s page opens without an error', async (name) => {
  const page = await browser.openExtensionPage(name, { width: 360 });
  expect(await page.evaluate('document.title')).toBe('Audit Lens for Make');
  expect(await browser.errors()).toEqual([]);
  await page.close();
});
