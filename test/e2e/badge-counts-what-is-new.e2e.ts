import { expect, test } from 'vitest';
import { connect, pollNow, popupOf, waitForLook } from '../browser/product';
import { waitFor } from '../browser/test-page';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

test('the badge counts what came since the person last looked, with no panel open, and the popup clears it', async () => {
  const { browser, make } = stage();
  const { main } = make.named;
  const badge = async () => (await browser.badge(tab)).text;
  await connect(browser, { token: make.tokenOf.owner });
  const tab = await browser.openTab(makeUrl(`/organization/${main.id}/dashboard`));
  await waitForLook(make, main.id);
  // What was there before the first look is not new.
  expect(await badge()).toBe('');

  main.happen({ eventName: 'scenario_updated' });
  main.happen({ eventName: 'webhook_deleted' });
  await pollNow(browser);
  await tab.activate();
  await waitFor(
    async () => (await badge()) === '2' || undefined,
    async () => `a badge of 2; it is "${await badge()}"`,
  );
  expect((await browser.badge(tab)).title).toMatch(/2 changes in Larkfield Goods since you last looked/);

  // Recorded only now, though it happened days ago: new to the person all the same.
  main.happen({ eventName: 'connection_deleted', triggeredAt: Date.now() - 3 * 86_400_000, createdAt: Date.now() });
  await pollNow(browser);
  await tab.activate();
  await waitFor(
    async () => (await badge()) === '3' || undefined,
    async () => `a badge of 3; it is "${await badge()}"`,
  );

  const popup = popupOf(await browser.openPopup(tab));
  await waitFor(
    async () => (await popup.changes()).length >= 3 || undefined,
    () => popup.page.text(),
  );
  await popup.page.sees('1 more new change in the panel');
  expect((await popup.changes()).filter(({ text }) => /\bNew\b/.test(text))).toHaveLength(2);
  await popup.markAllSeen();
  await waitFor(async () => (await badge()) === '' || undefined, 'the badge to go');
});
