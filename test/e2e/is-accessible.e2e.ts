import { beforeAll, describe, expect, test } from 'vitest';
import { connect, type Panel, panelOf, popupOf, submitToken } from '../browser/product';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

const SCROLLS = 'document.documentElement.scrollHeight > document.documentElement.clientHeight';
const LOWEST_CHANGE = 'Math.min(...[...document.querySelectorAll("li button")].map((one) => one.clientHeight))';

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
    // What only screen readers have is nowhere below: the page itself never scrolls.
    expect(await panel.page.evaluate(SCROLLS)).toBe(false);
    await panel.page.press('Escape');

    await panel.openEntry(0);
    await panel.wholeDetail();
    expect(await panel.page.violations()).toEqual([]);
    await panel.back();

    await panel.search('no entry has these words');
    await panel.page.sees('No entry matches');
    expect(await panel.page.violations()).toEqual([]);
    await panel.page.close();

    const popup = popupOf(await browser.openPopup(tab));
    await popup.page.find({ role: 'list', name: 'Recent changes' });
    expect(await popup.page.violations()).toEqual([]);
    // What axe forgives where there is room around it.
    expect(await popup.page.evaluate(LOWEST_CHANGE)).toBeGreaterThanOrEqual(24);
  });
});

describe.each(['light', 'dark'] as const)('in %s, over the list', (scheme) => {
  const MORE = { role: 'button', name: 'More' };
  const TIMELINE = { role: 'slider', name: 'Entries by time' };
  let panel: Panel;

  beforeAll(async () => {
    const { browser, make } = stage();
    await browser.setColorScheme(scheme);
    const [team] = make.named.main.sample.teams;
    const [scenario] = make.named.main.sample.living('scenario');
    const page = makeUrl(`/${team?.id}/scenarios/${scenario?.id}/edit`);
    panel = panelOf(await browser.openPanel(await browser.openTab(page, { newWindow: true })));
    await panel.someEntries();
  });

  test.each<[string, () => Promise<void>, () => Promise<void>]>([
    [
      'the history of an object, and what is not in it',
      () => panel.page.sees('Make’s audit log does not hold its runs'),
      () => panel.page.click({ role: 'radio', name: 'Organization' }),
    ],
    [
      'what is suggested for a question',
      async () => {
        await panel.search('kind:');
        await panel.page.find({ role: 'option', pattern: 'webhooks' });
      },
      async () => {
        await panel.page.press('Escape');
        await panel.search('');
      },
    ],
    [
      'a selection in the timeline, with the facts',
      async () => {
        await panel.page.click({ role: 'button', name: 'Facts' });
        await panel.page.focus(TIMELINE);
        await panel.page.press('Home');
        await panel.page.press('Shift+ArrowRight');
        await panel.page.find({ role: 'button', name: 'Only these' });
      },
      async () => {
        await panel.page.press('Escape');
        await panel.page.click({ role: 'button', name: 'Facts' });
      },
    ],
    [
      'another organization or team to choose',
      async () => {
        await panel.page.click({ role: 'button', pattern: 'Choose another organization' });
        await panel.page.find({ role: 'dialog' });
      },
      () => panel.page.press('Escape'),
    ],
    [
      'the menu of everything else',
      async () => {
        await panel.page.click(MORE);
        await panel.page.find({ role: 'menuitem', name: 'Export…' });
      },
      () => panel.page.press('Escape'),
    ],
    [
      'the keys and what can be typed',
      async () => {
        await panel.page.click(MORE);
        await panel.page.click({ role: 'menuitem', name: 'Keyboard shortcuts' });
        await panel.page.find({ role: 'dialog' });
      },
      () => panel.page.click({ role: 'button', name: 'Close' }),
    ],
    [
      'an export with details to be fetched',
      async () => {
        await panel.page.click(MORE);
        await panel.page.click({ role: 'menuitem', name: 'Export…' });
        await panel.page.click({ role: 'checkbox', name: 'With details' });
        await panel.page.sees(/missing: /);
      },
      () => panel.page.click({ role: 'button', name: 'Close' }),
    ],
  ])('%s: axe finds no fault', async (_what, show, leave) => {
    await show();
    expect(await panel.page.violations()).toEqual([]);
    await leave();
  });

  test('what the settings ask and answer has none either', async () => {
    const { browser, make } = stage();
    const page = await browser.openExtensionPage('options', { width: 320 });
    await submitToken(page, { token: 'no token of Make' });
    await page.sees('That does not look like a Make API token');
    expect(await page.violations()).toEqual([]);
    await submitToken(page, { token: make.tokenOf.stranger });
    await page.sees('This token gives access to no organization on this zone.');
    expect(await page.violations()).toEqual([]);
    await submitToken(page, { token: make.tokenOf.owner });
    await page.sees(/This token gives access to(?! no organization)/);
    await page.click({ role: 'button', name: 'Remove' });
    await page.click({ role: 'button', name: 'Delete everything' });
    await page.find({ role: 'button', name: 'Delete it all' });
    expect(await page.violations()).toEqual([]);
    await page.close();
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
  const { page, someEntries } = panelOf(await browser.openPanel(tab));
  await page.find({ role: 'searchbox', name: 'Search' });
  await page.find({ role: 'button', pattern: '^Filters' });
  await page.find({ role: 'button', name: 'Refresh' });
  await page.find({ role: 'feed', name: 'Audit log entries' }, { role: 'article' });
  const drawn = await someEntries();
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
