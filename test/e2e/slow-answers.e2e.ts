import { beforeAll, expect, test } from 'vitest';
import { connect, letMinutePass, type Panel, panelOf } from '../browser/product';
import { type TestPage, waitFor } from '../browser/test-page';
import { expectPlainWords } from './plain-words';
import { makeUrl, useStage } from './use-stage';

const stage = useStage({ zones: ['eu1.make.com', 'us2.make.com'] });

const LIST = /\/audit-logs\/organization\//;
let tab: TestPage;
let panel: Panel;

beforeAll(async () => {
  const { browser, make } = stage();
  await connect(browser, { token: make.tokenOf.owner });
  tab = await browser.openTab(makeUrl(`/organization/${make.named.second.id}/dashboard`));
  panel = panelOf(await browser.openPanel(tab));
  await panel.someEntries();
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function goTo(path: string): Promise<void> {
  return tab.run(`{
    const link = document.createElement('a');
    link.href = '${path}';
    document.querySelector('main').append(link);
    link.click();
  }`);
}

test('a slow answer for one organization is not shown after the turn to another', async () => {
  const { browser, make } = stage();
  const { main, second } = make.named;
  const before = await panel.times();
  const slow = make.faults.add({ kind: 'slow-headers', ms: 2500 }, { path: new RegExp(`organization/${main.id}`) });
  await goTo(`/organization/${main.id}/teams`);
  await waitFor(() => slow.hits > 0 || undefined, 'the slow request');
  await goTo(`/organization/${second.id}/teams`);
  await panel.page.sees(second.name);
  await panel.someEntries();
  await pause(3000);
  slow.remove();
  expect(await panel.times()).toEqual(before);
  expect(await panel.page.text()).not.toContain(main.name);
  expect((await browser.badge(tab)).title).not.toContain(main.name);

  // It was not in vain: it is there at once when the person comes back.
  const asked = make.log.api().filter(({ path }) => LIST.test(path)).length;
  await goTo(`/organization/${main.id}/users`);
  await panel.page.sees(main.name);
  await panel.someEntries();
  expect(make.log.api().filter(({ path }) => LIST.test(path)).length).toBe(asked);
  await goTo(`/organization/${second.id}/users`);
  await panel.page.sees(second.name);
});

test.each([
  ['kept', false],
  ['deleted with it', true],
])('a token removed in the middle of a request ends it at once; the history is %s', async (_, deleteHistory) => {
  const { browser, make } = stage();
  const { second } = make.named;
  await letMinutePass(browser);
  // Longer than it takes a slow machine to press the buttons.
  const slow = make.faults.add({ kind: 'slow-headers', ms: 15_000 }, { path: LIST });
  const targetId = deleteHistory ? '424243' : '424242';
  second.happen({ eventName: 'key_created', targetId });
  await panel.refresh();
  await waitFor(() => slow.hits > 0 || undefined, 'the slow request');

  const options = await browser.openExtensionPage('options');
  const card = { role: 'article', name: 'eu1.make.com' };
  await options.click(card, { role: 'button', name: 'Remove' });
  if (deleteHistory) await options.click(card, { role: 'checkbox', pattern: 'history' });
  await options.click(card, { role: 'button', pattern: 'Remove' });
  const cut = () => make.log.api().findLast(({ path }) => LIST.test(path))?.cutOff;
  await waitFor(() => cut() || undefined, 'the request to be cut off', 3000);
  await waitFor(async () => (await options.query(card)).length === 0 || undefined, 'the connection to go');
  await options.close();

  const asked = make.log.api().length;
  await tab.activate();
  await panel.page.find({ role: 'button', pattern: '^Connect' });
  await pause(2000);
  slow.remove();
  expect(make.log.api().length).toBe(asked);
  expect((await browser.badge(tab)).text).toBe('');
  expect(await panel.page.text()).not.toContain(targetId);
  if (deleteHistory) expect(await panel.entries()).toEqual([]);
  else expect((await panel.entries()).length).toBeGreaterThan(5);
  await connect(browser, { token: make.tokenOf.owner });
  await panel.waitForEntry(targetId);
});

test('a head that does not come, and a body that drips, are given up on after 20 s, before the browser does', async () => {
  const { browser, make } = stage();
  const { overseas } = make.named;
  await connect(browser, { token: make.tokenOf.overseas, zone: 'us2.make.com' });
  const other = await browser.openTab(makeUrl(`/organization/${overseas.id}/dashboard`, 'us2.make.com'), {
    newWindow: true,
  });
  const otherPanel = panelOf(await browser.openPanel(other));
  await otherPanel.someEntries();
  await letMinutePass(browser);
  make.faults.add({ kind: 'slow-headers', ms: 40_000 }, { path: LIST, zone: 'eu1.make.com' });
  make.faults.add({ kind: 'drip', ms: 1000 }, { path: LIST, zone: 'us2.make.com' });
  await Promise.all(
    [panel, otherPanel].map(async (one, index) => {
      const zone = index === 0 ? 'eu1.make.com' : 'us2.make.com';
      const asked = () => make.log.api().filter(({ host, path }) => host === zone && LIST.test(path));
      const before = await one.times();
      const asks = asked().length;
      await one.refresh();
      const request = await waitFor(() => asked()[asks], 'Make to be asked');
      await one.page.sees(`${zone} took too long to answer`, 28_000);
      const took = Date.now() - request.time;
      expect(took).toBeGreaterThan(18_000);
      expect(took).toBeLessThan(27_000);
      expect((await one.times())[0]).toBe(before[0]);
      await expectPlainWords(one.page, [make.tokenOf.owner, make.tokenOf.overseas]);
    }),
  );
  make.faults.clear();
});
