import { expect, test } from 'vitest';
import { connect, panelOf } from '../browser/product';
import { whenQuiet } from '../browser/quiet';
import { expectPlainWords } from './plain-words';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

/** One byte of every block is another than was written. */
const FLIP = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('audit-lens-archive');
  opening.onerror = () => reject(new Error('no archive'));
  opening.onsuccess = () => {
    const transaction = opening.result.transaction('rows', 'readwrite');
    let flipped = 0;
    transaction.objectStore('rows').openCursor().onsuccess = ({ target: { result: cursor } }) => {
      if (cursor === null) return;
      const bytes = cursor.value;
      bytes[bytes.length - 1] ^= 1;
      flipped += 1;
      cursor.update(bytes);
      cursor.continue();
    };
    transaction.oncomplete = () => {
      opening.result.close();
      resolve(flipped);
    };
  };
})`;

test('a history whose bytes were changed is said to be lost, and the log is read all the same', async () => {
  const current = stage();
  const { make } = current;
  const url = makeUrl(`/organization/${make.named.main.id}/dashboard`);
  await connect(current.browser, { token: make.tokenOf.owner });
  const tab = await current.browser.openTab(url);
  const first = panelOf(await current.browser.openPanel(tab));
  await first.someEntries();
  await first.page.close();
  const page = await current.browser.openExtensionPage('options');
  expect(Number(await page.evaluate(FLIP))).toBeGreaterThan(0);
  await page.close();
  await current.closeBrowser();
  make.log.clear();
  await current.restartBrowser();

  const again = await current.browser.openTab(url);
  const panel = panelOf(await current.browser.openPanel(again));
  await panel.page.sees(/part of the kept history could not be read|parts of the kept history could not be read/);
  make.named.main.happen({ eventName: 'key_created', targetId: '515151' });
  await panel.refresh();
  await panel.waitForEntry('515151');
  expect(await panel.page.violations()).toEqual([]);
  await expectPlainWords(panel.page, [make.tokenOf.owner]);
  // The token lies elsewhere and is not touched by it.
  await whenQuiet(make);
  expect(make.log.api().filter(({ status }) => status !== 200)).toEqual([]);
});
