import { expect, test } from 'vitest';
import { connect, openPanelInTab, type Panel, panelOf, popupOf } from '../browser/product';
import { waitFor } from '../browser/test-page';
import { makeUrl, useStage } from './use-stage';

const ENTRIES = 4000;
const stage = useStage({ standIn: { entries: ENTRIES } });

async function hasAll(panel: Panel, entries: number): Promise<void> {
  await waitFor(
    async () => (await panel.shown()) === entries || undefined,
    async () => `${entries} entries; there are ${await panel.shown()}`,
    60_000,
  );
}

test('two panels, the popup and the background see one archive, whoever reads and whoever dies', async () => {
  const { browser, make } = stage();
  const { main } = make.named;
  await connect(browser, { token: make.tokenOf.owner });
  const inTab = await openPanelInTab(stage());
  const tab = await browser.openTab(makeUrl(`/organization/${main.id}/dashboard`), { newWindow: true });
  const docked = panelOf(await browser.openPanel(tab));
  await docked.someEntries();

  // One asks, the other fills as well.
  await docked.getWholeHistory(ENTRIES);
  await hasAll(docked, ENTRIES);
  await inTab.page.activate();
  await hasAll(inTab, ENTRIES);

  // Each keeps its own question.
  await inTab.search('kind:webhook');
  await waitFor(async () => (await inTab.shown()) < ENTRIES || undefined, 'webhooks');
  expect(await docked.shown()).toBe(ENTRIES);

  // The background ends while both are open; what happens next is in both, and in the popup.
  await browser.stopBackground();
  main.happen({ eventName: 'webhook_disabled', targetId: '8200001', actor: 'Priya Raman' });
  const webhooks = await inTab.shown();
  await docked.refresh();
  await hasAll(docked, ENTRIES + 1);
  await hasAll(inTab, webhooks + 1);
  await tab.activate();
  const popup = popupOf(await browser.openPopup(tab));
  await popup.page.sees('disabled webhook 8200001');
  await popup.page.close();

  // Both still answer from what they hold with Make out of reach.
  const fault = make.faults.add({ kind: 'reset' });
  await docked.search('kind:webhook');
  await hasAll(docked, webhooks + 1);
  await inTab.page.activate();
  await inTab.search('');
  await hasAll(inTab, ENTRIES + 1);
  fault.remove();
});
