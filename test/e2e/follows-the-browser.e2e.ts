import { expect, test } from 'vitest';
import { connect, panelOf } from '../browser/product';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

test('back and forward over pages that were loaded anew, also out of the cache for that', async () => {
  const { browser, make } = stage();
  const { main, second } = make.named;
  make.quirks.set({ pages: 'keepable' });
  await connect(browser, { token: make.tokenOf.owner });
  const tab = await browser.openTab(makeUrl(`/organization/${main.id}/dashboard`));
  const panel = panelOf(await browser.openPanel(tab));
  await panel.page.sees(main.name);
  await panel.someEntries();

  await tab.run("window.wasHere = true; location.hash = '#/12/scenarios/4711'");
  await tab.navigate(makeUrl(`/organization/${second.id}/dashboard`));
  await panel.page.sees(second.name);
  await tab.run('history.back()');
  await panel.page.sees(main.name);
  expect(String(await tab.evaluate('location.hash'))).toBe('#/12/scenarios/4711');
  expect(await tab.evaluate('window.wasHere ?? false'), 'the page to come out of the cache').toBe(true);
  await tab.run('history.forward()');
  await panel.page.sees(second.name);
  expect(await panel.page.text()).not.toContain(main.name);
  make.quirks.reset();
  await tab.close();
});

test('a tab that moves to another window takes its panel’s subject along', async () => {
  const { browser, make } = stage();
  const { main, second } = make.named;
  const there = await browser.openTab(makeUrl(`/organization/${second.id}/dashboard`), { newWindow: true });
  const panelThere = panelOf(await browser.openPanel(there));
  await panelThere.page.sees(second.name);
  await browser.openTab(makeUrl(`/organization/${main.id}/dashboard`), { newWindow: true });
  const page = await browser.openExtensionPage('options');
  const moved = await page.evaluate(`(async () => {
    const { tabs } = globalThis.browser ?? globalThis.chrome;
    const all = await tabs.query({});
    const find = (id) => all.find(({ url }) => url?.includes('/organization/' + id + '/'));
    const tab = find(${main.id});
    await tabs.move(tab.id, { windowId: find(${second.id}).windowId, index: -1 });
    await tabs.update(tab.id, { active: true });
    return true;
  })()`);
  expect(moved).toBe(true);
  await panelThere.page.sees(main.name);
  await panelThere.someEntries();
  expect(await panelThere.page.text()).not.toContain(second.name);
  await page.close();
});
