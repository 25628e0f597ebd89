import { expect, test } from 'vitest';
import { connect, panelOf, popupOf } from '../browser/product';
import { type TestPage, waitFor } from '../browser/test-page';
import { expectPlainWords } from './plain-words';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

const SLOW = 'This takes longer than it should';
const RELOAD = { role: 'button', name: 'Reload' };

/** A transaction that writes nothing and does not end: all others on these databases wait for it. */
const HOLD = `(async () => {
  globalThis.held = true;
  let stores = 0;
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const names = [...database.objectStoreNames];
    if (names.length === 0) continue;
    stores += names.length;
    const [first] = names;
    const store = database.transaction(names, 'readwrite').objectStore(first);
    const again = () => {
      const request = store.get('there is no such key');
      request.onsuccess = () => {
        if (globalThis.held) again();
        else database.close();
      };
    };
    again();
  }
  return stores;
})()`;

async function tellsOfIt(page: TestPage): Promise<void> {
  await page.sees(SLOW, 30_000);
  await page.find(RELOAD);
  expect(await page.violations()).toEqual([]);
  await expectPlainWords(page, [stage().make.tokenOf.owner]);
}

test('a storage of the browser that hangs is told in panel, popup and settings, and all is there once it answers', async () => {
  const { browser, make } = stage();
  await connect(browser, { token: make.tokenOf.owner });
  const tab = await browser.openTab(makeUrl(`/organization/${make.named.main.id}/dashboard`), { newWindow: true });
  const before = panelOf(await browser.openPanel(tab));
  await before.someEntries();
  await before.page.close();

  const holder = await browser.openExtensionPage('options');
  expect(Number(await holder.evaluate(HOLD))).toBeGreaterThan(0);
  const settings = await browser.openExtensionPage('options');
  await tab.activate();
  const panel = await browser.openPanel(tab);
  await tellsOfIt(panel);
  expect(await panel.query({ role: 'feed' })).toEqual([]);
  await panel.close();
  const popup = popupOf(await browser.openPopup(tab));
  await tellsOfIt(popup.page);
  await popup.page.close();
  await settings.activate();
  await tellsOfIt(settings);

  await holder.evaluate('(globalThis.held = false)');
  // It is gone by itself: nobody has to reload what came after all.
  await waitFor(
    async () => !(await settings.text()).includes(SLOW) || undefined,
    () => settings.text(),
  );
  await settings.sees('Entries stored per organization');
  await tab.activate();
  expect((await panelOf(await browser.openPanel(tab)).someEntries()).length).toBeGreaterThan(5);
});
