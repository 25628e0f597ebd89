import { expect, test } from 'vitest';
import { z } from '@/lib/zod';
import { connect, panelOf } from '../browser/product';
import { scrollThrough } from '../browser/scroll-through';
import { waitFor } from '../browser/test-page';
import { makeUrl, useStage } from './use-stage';

const ENTRIES = 10_500;
// The fewer requests, the sooner they are all there; how they came is another test's matter.
const stage = useStage({ standIn: { entries: ENTRIES, quirks: { limitIgnored: 3000 } } });

const Scrolled = z.object({ frames: z.number(), blank: z.number(), mostElements: z.number() });

const TO_THE_END = `(() => {
  const scroller = document.querySelector('[role=feed]').parentElement;
  scroller.scrollTop = scroller.scrollHeight;
  return true;
})()`;

test('ten thousand entries are loaded by scrolling, never leave a blank, and keep the document small', async () => {
  const { browser, make } = stage();
  await connect(browser, { token: make.tokenOf.owner });
  const tab = await browser.openTab(makeUrl(`/organization/${make.named.main.id}/dashboard`));
  const panel = panelOf(await browser.openPanel(tab));
  await panel.someEntries();
  await waitFor(
    async () => {
      await panel.page.evaluate(TO_THE_END);
      return (await panel.page.text()).includes('That is all Make has kept') || undefined;
    },
    () => panel.page.text(),
    60_000,
  );
  await panel.page.sees('10,500 entries');
  const height = Number(await panel.page.evaluate('innerHeight'));
  await waitFor(async () => {
    await panel.page.evaluate(TO_THE_END);
    const last = (await panel.entries()).at(-1);
    return (last !== undefined && last.rect.y < height) || undefined;
  }, 'the last entry in sight');

  const scrolled = Scrolled.parse(await panel.page.evaluate(scrollThrough({ from: 0, step: 600, frames: 240 })));
  expect(scrolled.frames).toBe(240);
  expect(scrolled.blank).toBe(0);
  expect(scrolled.mostElements).toBeLessThanOrEqual(300);
});
