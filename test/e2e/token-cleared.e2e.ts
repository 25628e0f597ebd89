import { expect, test } from 'vitest';
import { connect, panelOf } from '../browser/product';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

/** As the browser does for an update. */
async function loadAnew(): Promise<void> {
  const page = await stage().browser.openExtensionPage('options');
  // The page goes with the extension, before it can answer.
  await page.run('(globalThis.browser ?? globalThis.chrome).runtime.reload()').catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 1500));
}

async function openPanel() {
  const { browser, make } = stage();
  const tab = await browser.openTab(makeUrl(`/organization/${make.named.main.id}/dashboard`), { newWindow: true });
  return panelOf(await browser.openPanel(tab));
}

test('a token until close is gone after the extension was loaded anew: said once, and the history is kept', async () => {
  const { browser, make } = stage();
  await connect(browser, { token: make.tokenOf.owner, keepToken: 'session' });
  const entries = await (await openPanel()).someEntries();

  await loadAnew();
  const asked = make.log.api().length;
  const panel = await openPanel();
  await panel.page.sees('The token for eu1.make.com is gone');
  await panel.page.find({ role: 'button', name: 'Paste it again' });
  expect((await panel.someEntries())[0]?.name).toBe(entries[0]?.name);
  expect(await panel.page.violations()).toEqual([]);

  await loadAnew();
  const later = await openPanel();
  await later.page.find({ role: 'button', pattern: '^Connect' });
  expect(await later.page.text()).not.toContain('is gone');
  expect(make.log.api().length).toBe(asked);
});
