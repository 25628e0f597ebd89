import { expect, test } from 'vitest';
import { connect, panelOf } from '../browser/product';
import { waitFor } from '../browser/test-page';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

const REFRESH = { role: 'button', name: 'Refresh' };

test('a background killed in the middle of a request loses nothing, and the panel goes on', async () => {
  const { browser, make } = stage();
  const { main } = make.named;
  await connect(browser, { token: make.tokenOf.owner });
  const tab = await browser.openTab(makeUrl(`/organization/${main.id}/dashboard`));
  const panel = panelOf(await browser.openPanel(tab));
  await panel.someEntries();

  const refreshIfReady = async () => {
    const [button] = await panel.page.query(REFRESH);
    if (button?.disabled === false) await panel.page.click(REFRESH);
  };
  main.happen({ eventName: 'webhook_deleted', targetId: '999001' });
  const slow = make.faults.add({ kind: 'slow-headers', ms: 30_000 }, { path: /\/audit-logs\/organization\// });
  await waitFor(async () => {
    // A click during a look that is still on its way is part of that look.
    if (slow.hits === 0) await refreshIfReady();
    return slow.hits > 0 || undefined;
  }, 'the request to be on its way');
  await browser.stopBackground();
  slow.remove();

  // It recovers by itself or says so, and the next look brings what the killed one did not.
  await waitFor(
    async () => {
      if ((await panel.entries()).some(({ name }) => name.includes('999001'))) return true;
      await refreshIfReady();
      return undefined;
    },
    () => panel.page.text(),
    30_000,
  );
  expect(new Set((await panel.entries()).map(({ name }) => name)).size).toBeGreaterThan(1);
});

test('a background killed while nothing happens is woken by the next click', async () => {
  const { browser, make } = stage();
  const { main } = make.named;
  const tab = await browser.openTab(makeUrl(`/organization/${main.id}/dashboard`), { newWindow: true });
  const panel = panelOf(await browser.openPanel(tab));
  await panel.someEntries();
  await browser.stopBackground();
  await panel.openEntry(1);
  // What comes there is the answer of the one that was woken.
  expect((await panel.wholeDetail()).text).not.toMatch(/went wrong|stopped us/);
});
