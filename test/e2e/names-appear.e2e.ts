import { expect, test } from 'vitest';
import { connect, letMinutePass, type Panel, panelOf, popupOf } from '../browser/product';
import { waitFor } from '../browser/test-page';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

const DETAIL = /\/audit-logs\/\d+\/[\w-]+$/;
const HOOK = '8100001';
const SCENARIO = '8100002';

/** How often Make was asked for details, since the log of requests was last cleared. */
const detailsAsked = () =>
  stage()
    .make.log.api()
    .filter(({ path }) => DETAIL.test(path)).length;

async function openPanel(id = stage().make.named.main.id): Promise<Panel> {
  const tab = await stage().browser.openTab(makeUrl(`/organization/${id}/dashboard`), { newWindow: true });
  return panelOf(await stage().browser.openPanel(tab));
}

test('rows show names instead of ids, within the budget, and go on when a minute has passed', async () => {
  const { browser, make } = stage();
  const { main } = make.named;
  // More objects than the budget of a minute, and as many as a screen shows.
  for (let number = 0; number < 16; number++) {
    const details = { webhookName: `Orders inbox ${number}` };
    main.happen({ eventName: 'webhook_disabled', targetId: `${HOOK}${number}`, details });
  }
  make.log.clear();
  await connect(browser, { token: make.tokenOf.owner });
  const panel = await openPanel();
  await panel.waitForEntry('disabled webhook Orders inbox \\d+$');
  await panel.someEntries();
  // Half of the person's share of a minute, and not a request more.
  const asked = detailsAsked();
  expect(asked).toBeGreaterThan(2);
  expect(asked).toBeLessThanOrEqual(10);
  // One entry of each object is enough: nothing is asked for twice.
  const paths = make.log.api().flatMap(({ path }) => (DETAIL.test(path) ? [path] : []));
  expect(new Set(paths).size).toBe(paths.length);

  main.happen({ eventName: 'webhook_enabled', targetId: HOOK, details: { webhookName: 'Returns inbox' } });
  await letMinutePass(browser);
  await panel.page.close();
  const again = await openPanel();
  await again.refresh();
  await again.waitForEntry('enabled webhook Returns inbox$');
  await again.page.close();
});

test('the newest name wins, the one before is told, and both outlive the object and the background', async () => {
  const { browser, make } = stage();
  const { main } = make.named;
  const at = Date.now();
  main.happen({
    eventName: 'scenario_created',
    targetId: SCENARIO,
    triggeredAt: at - 3000,
    details: { scenarioName: 'Invoice sync' },
  });
  await letMinutePass(browser);
  const panel = await openPanel();
  await panel.refresh();
  await panel.waitForEntry('created scenario Invoice sync$');

  main.happen({
    eventName: 'scenario_updated',
    targetId: SCENARIO,
    triggeredAt: at - 2000,
    details: { scenarioName: 'Invoice sync', before: { name: 'Invoice sync' }, after: { name: 'Invoices to ledger' } },
  });
  main.happen({ eventName: 'scenario_deleted', targetId: SCENARIO, triggeredAt: at - 1000, details: {} });
  await letMinutePass(browser);
  await panel.refresh();
  await panel.waitForEntry('updated scenario Invoices to ledger$');
  await panel.waitForEntry('deleted scenario Invoices to ledger$');
  await panel.waitForEntry('created scenario Invoices to ledger$');

  await browser.stopBackground();
  await panel.openEntry(0);
  await panel.page.find({ role: 'heading', pattern: 'deleted scenario Invoices to ledger$' });
  const { text } = await panel.detail();
  expect(text).toMatch(/scenario\s+Invoices to ledger\s+8100002\s+was\s+Invoice sync/);
  expect(await panel.page.violations()).toEqual([]);
  await panel.back();
  await panel.page.close();
});

test('names are there after a restart without a single request, in panel and popup', async () => {
  const current = stage();
  await current.restartBrowser();
  const fault = current.make.faults.add({ kind: 'reset' });
  current.make.log.clear();
  const { main } = current.make.named;
  const tab = await current.browser.openTab(makeUrl(`/organization/${main.id}/dashboard`), { newWindow: true });
  const panel = panelOf(await current.browser.openPanel(tab));
  await panel.waitForEntry('deleted scenario Invoices to ledger$');
  await panel.page.close();

  const popup = popupOf(await current.browser.openPopup(tab));
  await popup.page.sees('deleted scenario Invoices to ledger');
  await popup.page.close();
  fault.remove();
});

test('where Make refuses details, rows keep their ids, and it is asked once', async () => {
  const { browser, make } = stage();
  const { second } = make.named;
  await letMinutePass(browser);
  const details = new RegExp(`/audit-logs/${second.id}/[\\w-]+$`);
  const fault = make.faults.add({ kind: 'status', status: 403 }, { path: details });
  second.happen({ eventName: 'webhook_disabled', targetId: HOOK, details: { webhookName: 'Never seen' } });
  const panel = await openPanel(second.id);
  await panel.waitForEntry(`disabled webhook ${HOOK}$`);
  await waitFor(() => fault.hits > 0 || undefined, 'details to be asked for');
  await panel.someEntries();
  expect(fault.hits).toBe(1);
  expect(await panel.page.text()).not.toMatch(/Make does not|refused/);
  const mono = await panel.page.evaluate(
    `[...document.querySelectorAll('article bdi')].filter((part) => part.textContent === '${HOOK}')
      .map((part) => getComputedStyle(part).fontFamily)[0]`,
  );
  expect(mono).toContain('mono');
  fault.remove();
});
