import { expect, test } from 'vitest';
import { connect, letMinutePass, type Panel, panelOf } from '../browser/product';
import { waitFor } from '../browser/test-page';
import { makeUrl, useStage } from './use-stage';

/** So many that reading them in 65 pages takes longer than a slow machine needs for all that disturbs it here. */
const stage = useStage({ standIn: { entries: 2600 } });

const LIST = /\/audit-logs\/organization\//;
const START = { role: 'button', name: 'Get the whole history' };
const PAUSE = { role: 'button', name: 'Pause' };
const RESUME = { role: 'button', name: 'Resume' };
const RUNNING = 'Reading the whole history…';

let panel: Panel;

async function openPanel(): Promise<Panel> {
  const { browser, make } = stage();
  const tab = await browser.openTab(makeUrl(`/organization/${make.named.main.id}/dashboard`), { newWindow: true });
  const opened = panelOf(await browser.openPanel(tab));
  await opened.someEntries();
  return opened;
}

/** Pages of the list that came. */
function pages(): number {
  return stage()
    .make.log.api()
    .filter(({ path, status }) => LIST.test(path) && status === 200).length;
}

async function readsOn(more = 2): Promise<void> {
  const before = pages();
  await waitFor(() => pages() >= before + more || undefined, 'more pages to be read', 60_000);
}

test('the whole history is read at a click, told while it comes, and ended at another', async () => {
  const { browser, make } = stage();
  make.quirks.set({ limitCap: 40, latency: 600 });
  await connect(browser, { token: make.tokenOf.owner });
  panel = await openPanel();
  await panel.page.click(START);
  await panel.page.sees(RUNNING);
  await panel.page.sees(/[\d,]+ of [\d,]+ entries \(\d+%\)/);
  await panel.page.find({ role: 'progressbar', name: 'Part of the whole history that is read' });
  await panel.page.click({ role: 'button', name: 'Cancel' });
  await panel.page.find(START);
  expect((await panel.entries()).length).toBeGreaterThan(5);
});

test('it is paused and goes on where it was', async () => {
  await panel.page.click(START);
  await readsOn();
  await panel.page.click(PAUSE);
  await panel.page.sees('Reading the whole history is paused');
  await panel.page.find(RESUME);
  expect(await panel.page.violations()).toEqual([]);
  await panel.page.click(RESUME);
  await panel.page.sees(RUNNING);
  await readsOn();
});

test('a limit in the middle of it is waited for, and said', async () => {
  const { browser, make } = stage();
  const fault = make.faults.add({ kind: 'status', status: 429 }, { path: LIST });
  await panel.page.sees('Reading the whole history waits', 30_000);
  await panel.page.sees('It goes on by itself');
  expect(fault.hits).toBe(1);
  fault.remove();
  await letMinutePass(browser);
  await panel.page.click(PAUSE);
  await panel.page.click(RESUME);
  await readsOn();
});

test('a background that is killed over it goes on with it', async () => {
  await stage().browser.stopBackground();
  await panel.refresh();
  await panel.page.sees(RUNNING);
  await readsOn();
});

test('a browser that restarts goes on with it by itself, to the end', async () => {
  const { make } = stage();
  await stage().restartBrowser();
  await readsOn(1);
  panel = await openPanel();
  make.quirks.set({ latency: 0 });
  await panel.page.sees('all that Make keeps', 60_000);
  // Nothing was read twice over: each page once, and a few at the edges of what disturbed it.
  expect(pages()).toBeLessThan(110);
});
