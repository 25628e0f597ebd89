import { expect, test } from 'vitest';
import { connect, panelOf } from '../browser/product';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

test('from a page of Make to an entry of its audit log', async () => {
  const { browser, make } = stage();
  const { main } = make.named;
  await connect(browser, { token: make.tokenOf.owner });

  const tab = await browser.openTab(makeUrl(`/organization/${main.id}/dashboard`));
  const panel = panelOf(await browser.openPanel(tab));
  expect((await panel.someEntries()).length).toBeGreaterThan(5);
  await panel.page.sees(main.name);

  const sentence = await panel.openEntry(0);
  const detail = await panel.detail();
  expect(detail.text).toContain(sentence);
  await panel.back();
  expect((await panel.entries())[0]?.name).toBe(sentence);
});
