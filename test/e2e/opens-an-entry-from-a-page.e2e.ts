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

  const [newest] = await panel.times();
  const { uuid } = main.log.at(main.log.order({ sortBy: 'triggeredAt', sortDir: 'desc' })[0] ?? 0);
  await panel.openEntry(0);
  expect((await panel.wholeDetail()).text).toContain(uuid);
  await panel.back();
  // Its details may have told the name of its object: from now on its sentence stays.
  const sentence = await panel.openEntry(0);
  expect((await panel.wholeDetail()).text).toContain(sentence);
  await panel.back();
  expect((await panel.someEntries())[0]?.name).toBe(sentence);
  expect((await panel.times())[0]).toBe(newest);
});
