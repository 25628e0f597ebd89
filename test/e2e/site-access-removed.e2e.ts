import { expect, test } from 'vitest';
import { connect, panelOf } from '../browser/product';
import { whenNamed } from '../browser/quiet';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

test('access to the site taken away and given back: said as it is, token kept, reading goes on', async () => {
  const { browser, make } = stage();
  const { main } = make.named;
  await connect(browser, { token: make.tokenOf.owner });
  const tab = await browser.openTab(makeUrl(`/organization/${main.id}/dashboard`));
  const panel = panelOf(await browser.openPanel(tab));
  await panel.someEntries();

  const asked = await whenNamed(make, { organization: main.id });
  await browser.setSiteAccess(false);
  await panel.page.sees('Access to eu1.make.com was removed');
  expect(await panel.page.violations()).toEqual([]);
  expect(make.log.api().length).toBe(asked);

  await browser.setSiteAccess(true);
  main.happen({ eventName: 'key_created', targetId: '31337' });
  await panel.refresh();
  await panel.page.sees('31337');
});
