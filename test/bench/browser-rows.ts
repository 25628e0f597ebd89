import { rmSync } from 'node:fs';
import { z } from '@/lib/zod';
import { connect, letMinutePass, panelOf, scrollThrough, waitForLook } from '../browser/product';
import { openStage, type Stage } from '../browser/stage';
import { type TestPage, waitFor } from '../browser/test-page';
import { copyWithFloor, FLOOR_PAGE } from './panel-copy';
import { median, type Row } from './row';

const ENTRIES = 10_500;
const REPEATS = 9;
const Scrolled = z.object({ blank: z.number(), mostElements: z.number(), longTasks: z.array(z.number()) });

/** What only a real browser can tell. Chromium: Firefox has no long-task entries. */
export async function measureInBrowser(): Promise<readonly Row[]> {
  const extension = copyWithFloor();
  const stage = await openStage('chromium', {
    extension,
    standIn: { entries: ENTRIES, quirks: { limitIgnored: 3000 } },
  });
  try {
    await connect(stage.browser, { token: stage.make.tokenOf.owner });
    const requests = await measureRequests(stage);
    const tab = await stage.browser.openTab(dashboard(stage));
    const scroll = await measureScroll(stage, tab);
    return [...requests, ...(await measureFirstRows(stage, tab)), ...scroll];
  } finally {
    await stage.close();
    rmSync(extension, { recursive: true, force: true });
  }
}

function dashboard({ make }: Stage): string {
  return `https://eu1.make.com/organization/${make.named.main.id}/dashboard`;
}

async function measureRequests({ browser, make }: Stage): Promise<readonly Row[]> {
  const { second } = make.named;
  const team = second.sample.teams[1]?.id;
  const open = async () => {
    const before = make.log.api().length;
    const tab = await browser.openTab(`https://eu1.make.com/${team}/scenarios`, { newWindow: true });
    const panel = panelOf(await browser.openPanel(tab));
    await panel.someEntries();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await tab.close();
    return make.log.api().length - before;
  };
  const fresh = await open();
  await letMinutePass(browser);
  const known = await open();
  return [
    { metric: 'requests to open a fresh page', measured: fresh, budget: 3, unit: '' },
    { metric: 'requests to open a known page', measured: known, budget: 2, unit: '' },
  ];
}

/** The panel's first rows out of an archive of 10,500 entries, each time beside the floor in the same place. */
async function measureFirstRows({ browser }: Stage, tab: TestPage): Promise<readonly Row[]> {
  const floors: number[] = [];
  const panels: number[] = [];
  for (let count = 0; count <= REPEATS; count += 1) {
    for (const [path, times] of [
      [FLOOR_PAGE, floors],
      ['sidepanel.html', panels],
    ] as const) {
      await choosePanel(browser, path);
      await tab.activate();
      const panel = await browser.openPanel(tab);
      const time = await waitFor(async () => {
        const found = await panel.evaluate("performance.getEntriesByName('first-row')[0]?.startTime ?? null");
        return typeof found === 'number' ? found : undefined;
      }, 'the first row');
      await panel.close();
      // The first of each is the browser's own warming up.
      if (count > 0) times.push(time);
    }
  }
  return [
    {
      metric: 'panel: first rows of 10,500 kept',
      floor: median(floors),
      measured: median(panels),
      budget: 1.6,
      unit: 'ms',
    },
  ];
}

async function choosePanel(browser: Stage['browser'], path: string): Promise<void> {
  const page = await browser.openExtensionPage('options');
  await page.evaluate(`chrome.sidePanel.setOptions({ path: '${path}' }).then(() => true)`);
  await page.close();
}

async function measureScroll({ browser, make }: Stage, tab: TestPage): Promise<readonly Row[]> {
  await waitForLook(make, make.named.main.id);
  const { page, someEntries } = panelOf(await browser.openPanel(tab));
  await someEntries();
  await waitFor(
    async () => {
      await page.evaluate(`(() => {
        const scroller = document.querySelector('[role=feed]').parentElement;
        scroller.scrollTop = scroller.scrollHeight;
        return true;
      })()`);
      return (await page.text()).includes('That is all Make has kept') || undefined;
    },
    () => page.text(),
    30_000,
  );
  const { blank, mostElements, longTasks } = Scrolled.parse(
    await page.evaluate(scrollThrough({ from: 0, step: 600, frames: 240 })),
  );
  await page.close();
  return [
    { metric: 'scroll 10,500: tasks over 50 ms', measured: longTasks.length, budget: 0, unit: '' },
    { metric: 'scroll 10,500: blank frames of 240', measured: blank, budget: 0, unit: '' },
    { metric: 'scroll 10,500: elements in the list', measured: mostElements, budget: 300, unit: '' },
  ];
}
