import { expect, test } from 'vitest';
import { connect, letMinutePass, panelOf, popupOf } from '../browser/product';
import { waitFor } from '../browser/test-page';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

const DETAIL = /\/audit-logs\/\d+\/[\w-]+$/;

const asked = () =>
  stage()
    .make.log.api()
    .map(({ path }) => path);

async function openPanel(path: string) {
  const { browser, make } = stage();
  make.log.clear();
  const tab = await browser.openTab(makeUrl(path), { newWindow: true });
  return panelOf(await browser.openPanel(tab));
}

test('a fresh page costs three requests at most, a known one two, and names are asked for only of who reads', async () => {
  const { browser, make } = stage();
  const { second } = make.named;
  const path = `/${second.sample.teams[1]?.id}/scenarios`;
  await connect(browser, { token: make.tokenOf.owner });

  const fresh = await openPanel(path);
  await fresh.someEntries();
  expect(asked().length).toBeGreaterThan(0);
  expect(asked().length).toBeLessThanOrEqual(3);
  await waitFor(
    () => asked().some((one) => DETAIL.test(one)) || undefined,
    async () => `names to be asked for; asked: ${asked()}`,
  );
  await fresh.page.close();

  await letMinutePass(browser);
  second.happen({ eventName: 'webhook_disabled', targetId: '8200001' });
  const known = await openPanel(path);
  await known.someEntries();
  expect(asked().length).toBeLessThanOrEqual(2);
  await known.page.close();
});

test('the popup of a fresh page costs no more', async () => {
  const { browser, make } = stage();
  const { main } = make.named;
  make.log.clear();
  const tab = await browser.openTab(makeUrl(`/organization/${main.id}/dashboard`), { newWindow: true });
  const popup = popupOf(await browser.openPopup(tab));
  await waitFor(
    async () => (await popup.changes()).length > 0 || undefined,
    () => popup.page.text(),
  );
  expect(asked().length).toBeLessThanOrEqual(3);
  expect(asked().filter((one) => DETAIL.test(one))).toEqual([]);
  await popup.page.close();
});
