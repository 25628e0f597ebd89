import { dirname } from 'node:path';
import { z } from '@/lib/zod';
import type { Stage } from '../../browser/stage';
import { type TestPage, waitFor } from '../../browser/test-page';
import { median, type Row } from '../row';
import { forgetFiles } from './forget-files';
import { FLOOR_PAGE, PANEL_PAGE } from './panel-copy';

const FirstRow = z.object({
  sinceNavigation: z.number(),
  sinceClick: z.number(),
  requests: z.number(),
  violations: z.number(),
});
type FirstRow = z.infer<typeof FirstRow>;

/** One way to open the panel. The floor takes the same way, in turn with it, and is timed by the same script. */
interface Way {
  readonly metric: string;
  readonly repeats: number;
  readonly budget: number;
  /** Before each opening; where there is none, the first opening of each is the browser's own warming up. */
  readonly restart?: (stage: Stage) => Promise<void>;
  readonly open: (stage: Stage, path: string) => Promise<FirstRow>;
  readonly clock: 'sinceNavigation' | 'sinceClick';
}

/** The first rows of the panel opened in every way, each beside the floor opened in the same way. ms. */
export async function firstRowsRows(stage: Stage, url: string, hash: string): Promise<readonly Row[]> {
  const inTab = (running: Stage, path: string) => openInTab(running, `${path}${hash}`);
  const beside = (running: Stage, path: string) => openBeside(running, url, path);
  const ways: readonly Way[] = [
    { metric: 'in a tab, cold', repeats: 7, budget: 1.3, restart: startCold, open: inTab, clock: 'sinceNavigation' },
    { metric: 'in a tab, warm', repeats: 10, budget: 1.4, open: inTab, clock: 'sinceNavigation' },
    {
      metric: 'side panel, fresh browser',
      repeats: 5,
      budget: 1.6,
      restart: (running) => running.restartBrowser(),
      open: beside,
      clock: 'sinceClick',
    },
    { metric: 'side panel, warm', repeats: 10, budget: 1.6, open: beside, clock: 'sinceClick' },
  ];
  const rows: Row[] = [];
  let last: FirstRow | undefined;
  for (const way of ways) {
    const { floors, panels } = await measure(stage, way);
    last = panels.at(-1);
    const times = (measured: readonly FirstRow[]) => measured.map((one) => one[way.clock]);
    const metric = `first rows, ${way.metric}`;
    const row = { metric, unit: 'ms', floor: median(times(floors)), measured: median(times(panels)) };
    const least = { floor: Math.min(...times(floors)), measured: Math.min(...times(panels)) };
    rows.push({ ...row, budget: way.budget }, { ...row, ...least, metric: `${metric}: the least` });
  }
  return [
    ...rows,
    { metric: 'IndexedDB requests until then', unit: '', measured: last?.requests ?? Number.NaN, budget: 4 },
    { metric: 'breaches of the page policy until then', unit: '', measured: last?.violations ?? Number.NaN, budget: 0 },
  ];
}

async function measure(stage: Stage, { restart, repeats, open }: Way) {
  const floors: FirstRow[] = [];
  const panels: FirstRow[] = [];
  for (let round = restart === undefined ? -1 : 0; round < repeats; round += 1) {
    for (const [path, times] of [
      [FLOOR_PAGE, floors],
      [PANEL_PAGE, panels],
    ] as const) {
      await restart?.(stage);
      const first = await open(stage, path);
      if (round >= 0) times.push(first);
    }
  }
  return { floors, panels };
}

/** A new browser, and nothing of its profile or of the extension in the system's memory. */
async function startCold(stage: Stage): Promise<void> {
  const { profile } = stage.browser;
  await stage.closeBrowser();
  // Profile and extension lie in one folder.
  if (!forgetFiles(dirname(profile))) console.warn('Files cannot be forgotten here: "cold" is only a new browser.');
  await stage.restartBrowser();
}

async function openInTab({ browser }: Stage, path: string): Promise<FirstRow> {
  const tab = await browser.openTab(`${browser.origin}/${path}`);
  const first = await firstRowOf(tab);
  await tab.close();
  return first;
}

async function openBeside({ browser }: Stage, url: string, path: string): Promise<FirstRow> {
  const page = await browser.openExtensionPage('options');
  await page.evaluate(`chrome.sidePanel.setOptions({ path: '${path}' }).then(() => true)`);
  await page.close();
  const tab = await browser.openTab(url);
  const panel = await browser.openPanel(tab);
  const first = await firstRowOf(panel);
  await panel.close();
  await tab.close();
  return first;
}

async function firstRowOf(page: TestPage): Promise<FirstRow> {
  return waitFor(
    async () => FirstRow.safeParse(await page.evaluate("performance.getEntriesByName('first-row')[0]?.detail")).data,
    async () => `the first row; the page shows:\n${await page.text()}`,
  );
}
