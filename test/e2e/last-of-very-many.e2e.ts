import { test } from 'vitest';
import { connect, openPanelInTab } from '../browser/product';
import { waitFor } from '../browser/test-page';
import { useStage } from './use-stage';

const ENTRIES = 140_000;
// So many requests are allowed that the whole log is there in seconds.
const stage = useStage({ standIn: { entries: ENTRIES, apiLimit: 10_000 } });

/** As for a person who reads with letters two and a half times as high: so fewer rows are enough. */
const LARGE_LETTERS = "(document.documentElement.style.fontSize = '40px', true)";
/** Of Firefox, in px; Chromium's is about twice as much, and what the list gives its element is less. */
const HIGHEST_ELEMENT = 17_895_697;

const SCROLLER = "document.querySelector('[role=feed]').parentElement";
const LAST_IN_SIGHT = `(() => {
  const row = document.querySelector('[role=feed] article[aria-posinset="${ENTRIES}"]');
  const box = row?.getBoundingClientRect();
  const list = ${SCROLLER}.getBoundingClientRect();
  return box !== undefined && box.top < list.bottom && box.bottom > list.top;
})()`;
const IN_FOCUS = 'document.activeElement.closest("article")?.getAttribute("aria-posinset")';
const ROW_HEIGHT = "document.querySelector('[role=feed] article').getBoundingClientRect().height";

test('the last of more rows than an element can be high is reached by key and by scrollbar, and opened', async () => {
  const { browser, make } = stage();
  await connect(browser, { token: make.tokenOf.owner });
  const panel = await openPanelInTab(stage(), { width: 600 });
  const { page } = panel;
  await panel.getWholeHistory(ENTRIES);
  await page.evaluate(LARGE_LETTERS);
  await waitFor(
    async () => Number(await page.evaluate(ROW_HEIGHT)) * ENTRIES > HIGHEST_ELEMENT || undefined,
    async () => `rows higher than ${await page.evaluate(ROW_HEIGHT)} px`,
  );
  const inSight = () => waitFor(async () => (await page.evaluate(LAST_IN_SIGHT)) === true || undefined, 'the last row');

  await page.evaluate('(document.querySelector(\'[role=feed] article [tabindex="0"]\').focus(), true)');
  await page.press('End');
  await inSight();
  await page.press('Home');
  await waitFor(async () => (await page.evaluate(`${SCROLLER}.scrollTop`)) === 0 || undefined, 'the top');

  // As far as the scrollbar goes.
  await page.evaluate(`(${SCROLLER}.scrollTop = ${SCROLLER}.scrollHeight, true)`);
  await inSight();

  const oldest = make.named.main.log.at(make.named.main.log.order({ sortBy: 'triggeredAt', sortDir: 'asc' })[0] ?? 0);
  await page.press('End');
  await inSight();
  await page.press('Enter');
  await page.sees(`${ENTRIES.toLocaleString('en-US')} of ${ENTRIES.toLocaleString('en-US')}`);
  await page.sees(oldest.uuid);
  await panel.back();
  await inSight();
  await waitFor(
    async () => (await page.evaluate(IN_FOCUS)) === String(ENTRIES) || undefined,
    async () => `the last row to have the focus; it is ${await page.evaluate(IN_FOCUS)}`,
  );
  await page.close();
});
