import { expect, test } from 'vitest';
import { connect, panelOf } from '../browser/product';
import { waitFor } from '../browser/test-page';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

const EXTENSION = '(globalThis.browser ?? globalThis.chrome)';

/** As the browser does for an update. */
async function loadAnew(): Promise<void> {
  const { browser } = stage();
  const page = await browser.openExtensionPage('options');
  // What is kept in memory goes with the extension: where the mark is gone, it is the one that was loaded anew.
  await page.evaluate(`${EXTENSION}.storage.session.set({ mark: true }).then(() => true)`);
  // The page goes with the extension, before it can answer.
  await page.run(`${EXTENSION}.runtime.reload()`).catch(() => undefined);
  // As long as it is not there, its pages do not open, which takes Firefox ten seconds to tell.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await waitFor(
    async () => {
      const later = await browser.openExtensionPage('options');
      const marks = await later.evaluate(`${EXTENSION}.storage.session.get('mark').then(Object.keys)`);
      await later.close();
      return String(marks) === '' || undefined;
    },
    'the extension to be loaded anew',
    60_000,
  );
}

async function openPanel() {
  const { browser, make } = stage();
  const tab = await browser.openTab(makeUrl(`/organization/${make.named.main.id}/dashboard`), { newWindow: true });
  return panelOf(await browser.openPanel(tab));
}

test('a token until close is gone after the extension was loaded anew: said once, and the history is kept', async () => {
  const { browser, make } = stage();
  await connect(browser, { token: make.tokenOf.owner, keepToken: 'session' });
  const before = await openPanel();
  await before.someEntries();
  const times = await before.times();

  await loadAnew();
  const asked = make.log.api().length;
  const panel = await openPanel();
  await panel.page.sees('The token for eu1.make.com is gone');
  await panel.page.find({ role: 'button', name: 'Paste it again' });
  await panel.someEntries();
  expect((await panel.times())[0]).toBe(times[0]);
  expect(await panel.page.violations()).toEqual([]);

  await loadAnew();
  const later = await openPanel();
  await later.page.find({ role: 'button', pattern: '^Connect' });
  expect(await later.page.text()).not.toContain('is gone');
  expect(make.log.api().length).toBe(asked);
});
