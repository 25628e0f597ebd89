import { expect, test } from 'vitest';
import { z } from '@/lib/zod';
import { connect, panelOf } from '../browser/product';
import { filesWith } from '../browser/profile-files';
import { waitFor } from '../browser/test-page';
import { makeUrl, useStage } from './use-stage';

const CANARY = 'Canary-90be-ledger';
const stage = useStage();

const Kept = z.object({ rows: z.record(z.string(), z.number()), local: z.array(z.string()) });

/** How many rows the stores of our databases have, and what is in the area on the disk. */
const KEPT = `(async () => {
  const rows = {};
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error(name));
    });
    for (const store of database.objectStoreNames) {
      rows[name + ' ' + store] = await new Promise((resolve) => {
        database.transaction(store).objectStore(store).count().onsuccess = ({ target }) => resolve(target.result);
      });
    }
    database.close();
  }
  return { rows, local: Object.keys(await (globalThis.browser ?? globalThis.chrome).storage.local.get()) };
})()`;

test('"Delete everything" leaves nothing, also while a panel is open, and Make is asked no more', async () => {
  const current = stage();
  const { browser, make } = current;
  const { main } = make.named;
  main.happen({ eventName: 'scenario_updated', details: { scenarioName: CANARY } });
  await connect(browser, { token: make.tokenOf.owner });
  const tab = await browser.openTab(makeUrl(`/organization/${main.id}/dashboard`));
  const panel = panelOf(await browser.openPanel(tab));
  await panel.openEntry(0);
  await panel.page.sees(CANARY);

  const options = await browser.openExtensionPage('options');
  await options.choose('Every hour', { role: 'combobox', name: 'Look for changes' });
  await options.sees(main.name);
  const before = Kept.parse(await options.evaluate(KEPT));
  expect(before.rows['audit-lens-archive rows']).toBeGreaterThan(0);
  expect(before.rows['audit-lens-vault tokens']).toBe(1);
  await options.click({ role: 'button', name: 'Delete everything' });
  await options.click({ role: 'button', name: 'Delete it all' });
  await options.sees('Everything is deleted');
  const after = Kept.parse(await options.evaluate(KEPT));
  // Whoever looks for a history makes a key for one that may come: the one that sealed is gone.
  const left = Object.entries(after.rows).filter(([store, rows]) => rows > 0 && store !== 'audit-lens-vault keys');
  expect(left).toEqual([]);
  expect(after.local).toEqual([]);
  await options.sees('No entries are stored.');
  await panel.page.find({ role: 'button', pattern: '^Connect' });
  expect(await panel.page.query({ role: 'article' })).toEqual([]);
  await waitFor(async () => (await browser.badge(tab)).text === '' || undefined, 'the badge to go');
  expect(await panel.page.text()).not.toContain(CANARY);

  await current.closeBrowser();
  expect(filesWith(browser.profile, [CANARY, make.tokenOf.owner])).toEqual([]);
  make.log.clear();
  await current.restartBrowser();
  const again = await current.browser.openTab(makeUrl(`/organization/${main.id}/dashboard`));
  const empty = await current.browser.openPanel(again);
  await empty.find({ role: 'button', pattern: '^Connect' });
  expect(make.log.api()).toEqual([]);
});
