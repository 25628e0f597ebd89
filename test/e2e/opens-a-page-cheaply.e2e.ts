import { expect, test } from 'vitest';
import { connect, letMinutePass, panelOf, popupOf } from '../browser/product';
import { whenQuiet } from '../browser/quiet';
import { waitFor } from '../browser/test-page';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

const LIST = /\/audit-logs\/(?:organization|team)\/\d+$/;
const DETAIL = /\/audit-logs\/\d+\/[\w-]+$/;

/** Time (ms) for which rows are on screen before their names are asked for. */
const READ_AFTER = { panel: 5000, popup: 1000 } as const;

const asked = () => stage().make.log.api();

/** What the page costs before anybody has read it. */
const first = () => {
  const names = asked().findIndex(({ path }) => DETAIL.test(path));
  return names < 0 ? asked() : asked().slice(0, names);
};

/** Names are asked for when their rows may have been read, and not before. */
async function asksForNames(readAfter: number): Promise<void> {
  const names = await waitFor(
    () => asked().find(({ path }) => DETAIL.test(path)),
    async () => `names to be asked for; asked: ${asked().map(({ path }) => path)}`,
  );
  const list = asked().find(({ path }) => LIST.test(path));
  expect(names.time - (list?.time ?? names.time)).toBeGreaterThanOrEqual(readAfter);
}

async function openPanel(path: string) {
  const { browser, make } = stage();
  // What an earlier page asked for is its own.
  await whenQuiet(make);
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
  await asksForNames(READ_AFTER.panel);
  expect(first().length).toBeGreaterThan(0);
  expect(first().length).toBeLessThanOrEqual(3);
  await fresh.page.close();

  await letMinutePass(browser);
  second.happen({ eventName: 'webhook_disabled', targetId: '8200001' });
  const known = await openPanel(path);
  await known.someEntries();
  await whenQuiet(make);
  expect(first().length).toBeLessThanOrEqual(2);
  await known.page.close();
});

test('the popup of a fresh page costs no more', async () => {
  const { browser, make } = stage();
  const { main } = make.named;
  await whenQuiet(make);
  make.log.clear();
  const tab = await browser.openTab(makeUrl(`/organization/${main.id}/dashboard`), { newWindow: true });
  const popup = popupOf(await browser.openPopup(tab));
  await waitFor(
    async () => (await popup.changes()).length > 0 || undefined,
    () => popup.page.text(),
  );
  await asksForNames(READ_AFTER.popup);
  expect(first().length).toBeLessThanOrEqual(3);
  await popup.page.close();
});
