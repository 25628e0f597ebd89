import { describe, expect, test } from 'vitest';
import { connect, panelOf, popupOf } from '../browser/product';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  test('the connect page and the settings have no fault that axe can find', async () => {
    const { browser, make } = stage();
    await browser.setColorScheme(scheme);
    const page = await browser.openExtensionPage('options', { width: 480 });
    await page.find({ role: 'heading', name: 'Connect to Make' });
    expect(await page.violations()).toEqual([]);
    await connect(browser, { token: make.tokenOf.owner });
    await page.sees('eu1.make.com');
    expect(await page.violations()).toEqual([]);
    await page.close();
  });

  test('panel, filters, details and popup have none either', async () => {
    const { browser, make } = stage();
    await browser.setColorScheme(scheme);
    make.named.main.happen({ eventName: 'scenario_deactivated' });
    const tab = await browser.openTab(makeUrl(`/organization/${make.named.main.id}/dashboard`), { newWindow: true });
    const panel = panelOf(await browser.openPanel(tab));
    await panel.someEntries();
    expect(await panel.page.violations()).toEqual([]);

    await panel.openFilters();
    await panel.page.sees('Events');
    expect(await panel.page.violations()).toEqual([]);
    await panel.page.press('Escape');

    await panel.openEntry(0);
    expect(await panel.page.violations()).toEqual([]);
    await panel.back();

    await panel.search('no entry has these words');
    await panel.page.sees('No entry matches');
    expect(await panel.page.violations()).toEqual([]);
    await panel.page.close();

    const popup = popupOf(await browser.openPopup(tab));
    await popup.page.find({ role: 'list', name: 'Recent changes' });
    expect(await popup.page.violations()).toEqual([]);
  });
});

test('people and their tools find things by the agreed names', async () => {
  const { browser, make } = stage();
  const options = await browser.openExtensionPage('options');
  await options.find({ role: 'heading', name: 'Connect to Make' });
  await options.find({ role: 'combobox', name: 'Zone' });
  await options.find({ role: 'textbox', name: 'API token' });
  await options.find({ role: 'radiogroup', name: 'Keep the token' }, { role: 'radio' });
  await options.find({ role: 'radiogroup', name: 'Keep the history' }, { role: 'radio' });
  await options.find({ role: 'button', name: 'Connect' });
  await options.close();

  const tab = await browser.openTab(makeUrl(`/organization/${make.named.main.id}/dashboard`), { newWindow: true });
  const { page, entries } = panelOf(await browser.openPanel(tab));
  await page.find({ role: 'searchbox', name: 'Search' });
  await page.find({ role: 'button', pattern: '^Filters' });
  await page.find({ role: 'button', name: 'Refresh' });
  await page.find({ role: 'feed', name: 'Audit log entries' }, { role: 'article' });
  const drawn = await entries();
  expect(drawn.filter(({ name }) => !/\w+ \w+/.test(name))).toEqual([]);
  const inside = [{ role: 'feed', name: 'Audit log entries' }, { role: 'article' }];
  const openers = [
    ...(await page.query(...inside, { role: 'button' })),
    ...(await page.query(...inside, { role: 'link' })),
  ];
  expect(openers).toHaveLength(drawn.length);
});

test('everything can be done from the keyboard', async () => {
  const { browser, make } = stage();
  const tab = await browser.openTab(makeUrl(`/organization/${make.named.main.id}/dashboard`), { newWindow: true });
  const panel = panelOf(await browser.openPanel(tab));
  await panel.someEntries();
  await panel.page.press('j');
  await panel.page.press('Enter');
  await panel.detail();
  await panel.page.press('Escape');
  await panel.page.press('/');
  const [search] = await panel.page.query({ role: 'searchbox', name: 'Search' });
  expect(search?.focused).toBe(true);
});
