import { z } from '@/lib/zod';
import { panelOf } from '../../browser/product';
import { scrollThrough } from '../../browser/scroll-through';
import { type TestPage, waitFor } from '../../browser/test-page';
import type { Row } from '../row';

const Scrolled = z.object({
  blank: z.number(),
  mostElements: z.number(),
  longTasks: z.array(z.number()),
  worstFrame: z.number(),
});
const Place = z.object({ position: z.number(), of: z.number(), shown: z.boolean() });

/** Through the list, and to its end. */
export async function listRows(page: TestPage): Promise<readonly Row[]> {
  const scrolled = Scrolled.parse(await page.evaluate(scrollThrough({ from: 0, step: 600, frames: 240 })));
  const last = await reachesEnd(page);
  return [
    { metric: 'scroll, 240 frames of 600 px: worst frame', unit: 'ms', measured: scrolled.worstFrame },
    { metric: 'scroll: tasks over 50 ms', unit: '', measured: scrolled.longTasks.length, budget: 2 },
    { metric: 'scroll: blank frames', unit: '', measured: scrolled.blank, budget: 0 },
    { metric: 'scroll: elements in the list', unit: '', measured: scrolled.mostElements, budget: 300 },
    { metric: 'the last row is reached and opened', unit: '', measured: last ? 1 : 0, budget: 1, atLeast: true },
  ];
}

async function reachesEnd(page: TestPage): Promise<boolean> {
  const atEnd = await waitFor(async () => {
    const { position, of, shown } = Place.parse(await page.evaluate(LAST_ROW));
    return (shown && position === of) || undefined;
  }, 'the last row in sight').catch(() => false);
  if (!atEnd) return false;
  const panel = panelOf(page);
  const drawn = await panel.entries();
  return panel.openEntry(drawn.length - 1).then(
    async (sentence) => {
      await panel.back();
      return sentence !== '';
    },
    () => false,
  );
}

const LAST_ROW = `(async () => {
  const feed = document.querySelector('[role=feed]');
  const scroller = feed.parentElement;
  scroller.scrollTop = scroller.scrollHeight;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
  const row = [...feed.querySelectorAll('article')].at(-1);
  const { top = Infinity, bottom = 0 } = row?.getBoundingClientRect() ?? {};
  const shown = top < innerHeight && bottom > scroller.getBoundingClientRect().top;
  return { position: Number(row?.ariaPosInSet), of: Number(row?.ariaSetSize), shown };
})()`;
