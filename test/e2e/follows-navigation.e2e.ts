import { expect, test } from 'vitest';
import { closeWelcome } from '../browser/launch';
import { connect, panelOf } from '../browser/product';
import type { TestPage } from '../browser/test-page';
import { makeUrl, useStage } from './use-stage';

const stage = useStage({ visits: ['evil-eu1.make.com.example:443'] });

/** As Make's own app does: the address changes, nothing is loaded. */
async function goTo(tab: TestPage, path: string): Promise<void> {
  await tab.run(`{
    const link = document.createElement('a');
    link.href = ${JSON.stringify(path)};
    document.querySelector('main').append(link);
    link.click();
  }`);
}

test('the panel is about what the tab in front of it is about', async () => {
  const { browser, make } = stage();
  const { main, second } = make.named;
  const [team] = main.sample.teams;
  if (team === undefined) throw new Error('The sample has no team.');
  await connect(browser, { token: make.tokenOf.owner });
  const tab = await browser.openTab(makeUrl(`/organization/${main.id}/dashboard`));
  const { page, someEntries } = panelOf(await browser.openPanel(tab));
  await page.sees(main.name);
  await someEntries();

  await goTo(tab, `/organization/${second.id}/teams`);
  await page.sees(second.name);

  await tab.run('history.back()');
  await page.sees(main.name);

  await goTo(tab, `/${team.id}/scenarios`);
  await page.sees(team.name);

  const other = await browser.openTab(makeUrl(`/organization/${second.id}/dashboard`));
  await page.sees(second.name);
  await tab.activate();
  await page.sees(team.name);
  await other.close();
});

test('each window has a panel of its own', async () => {
  const { browser, make } = stage();
  const { main, second } = make.named;
  const tab = await browser.openTab(makeUrl(`/organization/${main.id}/dashboard`), { newWindow: true });
  const panel = await browser.openPanel(tab);
  const otherTab = await browser.openTab(makeUrl(`/organization/${second.id}/dashboard`), { newWindow: true });
  const otherPanel = await browser.openPanel(otherTab);
  await otherPanel.sees(second.name);
  await panel.sees(main.name);
  expect(await panel.text()).not.toContain(second.name);
  expect(await otherPanel.text()).not.toContain(main.name);
});

test.each(['/user/profile', '/templates', '/notifications'])(
  'a page without organization (%s) is said to be one',
  async (path) => {
    const { browser, make } = stage();
    // Where Make shows its navigation, the page is about what the navigation says.
    make.quirks.set({ navigation: 'absent' });
    const tab = await browser.openTab(makeUrl(path), { newWindow: true });
    const panel = await browser.openPanel(tab);
    await panel.sees('about no organization');
    make.quirks.reset();
    await tab.close();
  },
);

test.each(['eu3.make.com', 'www.make.com', 'evil-eu1.make.com.example'])(
  '%s is no zone, however much it looks like one',
  async (host) => {
    const { browser, make } = stage();
    const tab = await browser.openTab(`https://${host}/organization/${make.named.main.id}/dashboard`, {
      newWindow: true,
    });
    const panel = await browser.openPanel(tab);
    await panel.sees('No page of Make here');
    expect(await panel.text()).not.toContain(make.named.main.name);
  },
);

test('a tab from before the extension was installed counts too', async () => {
  const { browser, make } = stage();
  const { second } = make.named;
  const tab = await browser.openTab(makeUrl(`/organization/${second.id}/dashboard`), { newWindow: true });
  await browser.reinstall();
  await closeWelcome(browser);
  await connect(browser, { token: make.tokenOf.owner });
  await tab.activate();
  const panel = panelOf(await browser.openPanel(tab));
  await panel.page.sees(second.name);
  await panel.someEntries();
});
