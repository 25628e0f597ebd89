import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect, panelOf } from '../browser/product';
import { expectPlainWords } from './plain-words';
import { BROWSER, makeUrl, useStage } from './use-stage';

const stage = useStage();

/** A file where the browser looks for the folder of the extension's databases: none of them opens any more. */
function breakDatabases(profile: string): void {
  const base = join(profile, ...(BROWSER === 'chromium' ? ['Default', 'IndexedDB'] : ['storage', 'default']));
  const folders = readdirSync(base)
    .filter((name) => /^(?:chrome|moz)-extension/.test(name))
    .map((name) => (BROWSER === 'chromium' ? join(base, name) : join(base, name, 'idb')))
    .filter((path) => existsSync(path));
  expect(folders.length).toBeGreaterThan(0);
  for (const folder of folders) {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'no folder');
  }
}

test('where the browser’s databases cannot be opened, the log is read live, and that is said', async () => {
  const current = stage();
  const { make } = current;
  const url = makeUrl(`/organization/${make.named.main.id}/dashboard`);
  await connect(current.browser, { token: make.tokenOf.owner });
  await current.closeBrowser();
  breakDatabases(current.browser.profile);
  await current.restartBrowser();

  const tab = await current.browser.openTab(url, { newWindow: true });
  const panel = panelOf(await current.browser.openPanel(tab));
  await panel.page.find({ role: 'button', pattern: '^Connect' });
  await connect(current.browser, { token: make.tokenOf.owner });
  await tab.activate();
  await panel.page.sees('The history cannot be opened');
  expect((await panel.someEntries()).length).toBeGreaterThan(5);
  await panel.openEntry(0);
  await panel.page.find({ role: 'button', name: 'Copy entry as JSON' });
  await panel.back();
  expect(await panel.page.violations()).toEqual([]);
  await expectPlainWords(panel.page, [make.tokenOf.owner]);

  // Trying again is safe, and what comes is still shown.
  make.named.main.happen({ eventName: 'key_created', targetId: '808080' });
  await panel.page.click({ role: 'button', name: 'Try again' });
  await panel.waitForEntry('808080');
  await panel.page.sees('The history cannot be opened');
});
