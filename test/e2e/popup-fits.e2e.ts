import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { connect, popupOf } from '../browser/product';
import { waitFor } from '../browser/test-page';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

/** How wide the popup asks to be, in CSS pixels. */
const WIDTH = 360;

test('the popup is as wide as it asks to be, and stays so where its list is longer than it may be high', async () => {
  const { browser, make } = stage();
  await connect(browser, { token: make.tokenOf.owner });
  const tab = await browser.openTab(makeUrl(`/organization/${make.named.main.id}/dashboard`));
  const { page, changes } = popupOf(await browser.openPopup(tab));
  await waitFor(async () => (await changes()).length >= 5 || undefined, 'the recent changes');
  // The browser fits it to its content a moment later, and once more when that has made it scroll.
  await wait(1500);
  expect(Number(await page.evaluate('innerWidth'))).toBeGreaterThanOrEqual(WIDTH);
  const cutOff = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate(cutOff)).toBe(0);
});
