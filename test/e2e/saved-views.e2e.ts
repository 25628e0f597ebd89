import { expect, test } from 'vitest';
import { connect, openPanelInTab, panelOf } from '../browser/product';
import { type Step, type TestPage, waitFor } from '../browser/test-page';
import { useStage } from './use-stage';

const stage = useStage();

const VIEWS: Step = { role: 'list', name: 'Saved views' };
const SEARCH: Step = { role: 'searchbox', name: 'Search' };

async function openPanel(): Promise<TestPage> {
  return (await openPanelInTab(stage(), { width: 420 })).page;
}

async function viewNames(page: TestPage): Promise<readonly string[]> {
  const buttons = await page.query(VIEWS, { role: 'button' });
  return buttons.map(({ name }) => name).filter((name) => !name.startsWith('Change view') && name !== 'Hidden views');
}

async function offers(page: TestPage, views: readonly string[]): Promise<void> {
  await waitFor(
    async () => JSON.stringify(await viewNames(page)) === JSON.stringify(views) || undefined,
    async () => `the views ${views}; there are ${await viewNames(page)}`,
  );
}

async function change(page: TestPage, view: string, item: string): Promise<void> {
  await page.click(VIEWS, { role: 'button', name: `Change view: ${view}` });
  await page.click({ role: 'menuitem', name: item });
}

/** Read from the field itself: it is out of reach for a person while an entry is open over the list. */
async function asks(page: TestPage, query: string): Promise<void> {
  const field = "document.querySelector('input[type=search]')?.value";
  await waitFor(
    async () => (await page.evaluate(field)) === query || undefined,
    async () => `the question ${query}; there is ${await page.evaluate(field)}`,
  );
}

test('a view is made, renamed and moved, and is as it was after a restart', async () => {
  const current = stage();
  await connect(current.browser, { token: current.make.tokenOf.owner });
  let page = await openPanel();
  await panelOf(page).openFilters();
  await page.find(VIEWS, { role: 'button', name: 'Deletions' });
  const builtIn = await viewNames(page);
  expect(builtIn[0]).toBe('Deletions');
  await page.fill('kind:webhook -is:late', SEARCH);
  await page.fill('Hooks', { role: 'textbox', name: 'Name of the view' });
  await page.click({ role: 'button', name: 'Save this view' });
  await offers(page, [...builtIn, 'Hooks']);

  await change(page, 'Hooks', 'Rename');
  await page.fill('Webhooks in time', VIEWS, { role: 'textbox', name: 'Name of the view' });
  await page.press('Enter');
  await page.find(VIEWS, { role: 'button', name: 'Webhooks in time' });
  await change(page, 'Webhooks in time', 'Move earlier');
  const moved = [...builtIn.slice(0, -1), 'Webhooks in time', ...builtIn.slice(-1)];
  await offers(page, moved);
  await change(page, 'Deletions', 'Hide');
  await offers(page, moved.slice(1));
  await page.close();

  await current.restartBrowser();
  page = await openPanel();
  await panelOf(page).openFilters();
  await offers(page, moved.slice(1));
  await page.click(VIEWS, { role: 'button', name: 'Webhooks in time' });
  await asks(page, 'kind:webhook -is:late');
  const rows = await panelOf(page).someEntries();
  expect(rows.filter(({ name }) => !name.includes('webhook'))).toEqual([]);
  expect(await page.violations()).toEqual([]);
  await page.close();
});

test('the question and the open entry are in the address: reload, back, forward and a copied link bring them back', async () => {
  const page = await openPanel();
  const panel = panelOf(page);
  await panel.openFilters();
  await page.click(VIEWS, { role: 'button', name: 'Switched on or off' });
  const views = String((await page.find(SEARCH)).value);
  expect(views).not.toBe('');
  await new Promise((resolve) => setTimeout(resolve, 2100));
  await panel.search('kind:scenario');
  await asks(page, 'kind:scenario');
  await panel.openFilters();
  await panel.openEntry(2);
  const address = String(await page.evaluate('location.hash'));
  const uuid = new URLSearchParams(address.slice(1)).get('entry') ?? '';
  expect(uuid).not.toBe('');
  await page.sees(uuid);

  await page.evaluate('(globalThis.beforeReload = true, setTimeout(() => location.reload()), true)');
  await waitFor(
    async () => (await page.evaluate("typeof globalThis.beforeReload === 'undefined'")) === true || undefined,
    'the page to be another',
  );
  await waitFor(
    async () => (await page.query({ role: 'region', name: 'Entry details' })).length > 0 || undefined,
    'the entry',
  );
  await page.sees(uuid);
  await asks(page, 'kind:scenario');

  await page.evaluate('(history.back(), true)');
  await waitFor(
    async () => (await page.query({ role: 'region', name: 'Entry details' })).length === 0 || undefined,
    'the list',
  );
  await asks(page, 'kind:scenario');
  await page.evaluate('(history.back(), true)');
  await asks(page, views);
  await page.evaluate('(history.forward(), true)');
  await asks(page, 'kind:scenario');
  await page.close();

  const copied = await stage().browser.openExtensionPage('sidepanel', { width: 420, hash: address });
  await copied.sees(uuid);
  await asks(copied, 'kind:scenario');
  await copied.close();
});
