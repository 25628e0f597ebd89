import { panelOf } from '../../browser/product';
import type { Stage } from '../../browser/stage';
import { type TestPage, waitFor } from '../../browser/test-page';
import type { Row } from '../row';
import { FLOOR_LIST } from './panel-copy';

const ROUNDS = 5;
const FRAMES = 240;
/** px a frame. */
const STEPS = [60, 600] as const;
const WIDTH = 420;

/** What a frame of scrolling takes of the page's main thread, beside a list of the same rows without a framework. */
export async function scrollCostRows({ browser }: Stage, hash: string, entries: number): Promise<readonly Row[]> {
  const panel = await browser.openExtensionPage('sidepanel', { width: WIDTH, hash });
  await waitFor(
    async () => (await panelOf(panel).shown()) >= entries || undefined,
    () => panel.text(),
    60_000,
  );
  // Rows like those that will be scrolled through: the newest tell their age as well.
  await panel.evaluate(scroll(600, 40));
  await panelOf(panel).someEntries();
  const floor = await browser.openTab(`${browser.origin}/${FLOOR_LIST}`);
  await floor.setWidth(WIDTH);
  await floor.evaluate(`drawList(${JSON.stringify(await panel.evaluate(LOOKS))})`);
  const rows: Row[] = [];
  for (const step of STEPS) {
    const least = { floor: Number.POSITIVE_INFINITY, measured: Number.POSITIVE_INFINITY };
    for (let round = 0; round < ROUNDS; round += 1) {
      least.floor = Math.min(least.floor, await costOf(floor, step));
      least.measured = Math.min(least.measured, await costOf(panel, step));
    }
    rows.push({ metric: `scroll, ${FRAMES} frames of ${step} px: CPU a frame`, unit: 'ms', ...least, budget: 1.3 });
  }
  await floor.close();
  await panel.close();
  return rows;
}

/** ms of the main thread's time for a frame. */
async function costOf(page: TestPage, step: number): Promise<number> {
  if (page.threadTime === undefined) throw new Error('This browser does not tell what a page takes of the processor.');
  await page.activate();
  await page.evaluate(scroll(-1_000_000, 2));
  // What a page does once scrolling rests is not part of it.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const before = await page.threadTime();
  await page.evaluate(scroll(step, FRAMES));
  return ((await page.threadTime()) - before) / FRAMES;
}

function scroll(step: number, frames: number): string {
  return `(async () => {
    const scroller = document.querySelector('[role=feed]').parentElement;
    for (let count = 0; count < ${frames}; count += 1) {
      scroller.scrollTop += ${step};
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return scroller.scrollTop;
  })()`;
}

/** The panel's list, taken apart: what its rows are made of, and how high they are. Where they stand is left out. */
const LOOKS = `(() => {
  const feed = document.querySelector('[role=feed]');
  const shell = (element) => ({
    space: element.namespaceURI,
    name: element.localName,
    attributes: [...element.attributes].filter(({ name }) => name !== 'style').map(({ name, value }) => [name, value]),
    children: [],
  });
  const whole = (node) => node.nodeType === Node.TEXT_NODE
    ? node.data
    : { ...shell(node), children: [...node.childNodes].map(whole) };
  const rows = [...feed.querySelectorAll(':scope > article')];
  const day = feed.querySelector(':scope > :not(article)');
  const scroller = feed.parentElement;
  const entries = Number(rows[0].ariaSetSize);
  return {
    frame: shell(scroller.parentElement),
    scroller: shell(scroller),
    sticky: whole(feed.previousElementSibling),
    feed: shell(feed),
    day: whole(day),
    rows: rows.map(whole),
    dayHeight: day.offsetHeight,
    entryHeight: rows[0].offsetHeight,
    height: scroller.clientHeight,
    perDay: Math.max(1, Math.round(entries / 365)),
    entries,
  };
})()`;
