import { launchBrowser } from '../browser/launch';

const browser = await launchBrowser(process.argv.includes('--firefox') ? 'firefox' : 'chromium', {
  network: { port: 9, spki: '', proxyPort: 9 },
});
const page = await browser.openExtensionPage('options');
console.log(await page.text());
await browser.dispose();
