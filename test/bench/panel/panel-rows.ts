import { rmSync } from 'node:fs';
import type { AuditLogSource } from '@/lib/audit-log/source';
import { connect, panelOf, waitForLook } from '../../browser/product';
import { openStage, type Stage } from '../../browser/stage';
import { waitFor } from '../../browser/test-page';
import type { Part } from '../options';
import type { Row } from '../row';
import { requestRows } from './first-requests';
import { firstRowsRows } from './first-rows';
import { listRows } from './list-rows';
import { copyWithFloor, FILL_PAGE } from './panel-copy';
import { scrollCostRows } from './scroll-cost';
import { typingRows } from './typing-rows';
import { workerRows } from './worker-rows';

/** The stand-in's own; the archive holds some of them beside those that it is filled with. */
const OF_MAKE = 300;

/** The built extension in its side panel, in Chromium: Firefox tells of no long tasks. */
export async function measurePanel(entries: number, parts: ReadonlySet<Part>): Promise<readonly Row[]> {
  const extension = await copyWithFloor();
  try {
    const stage = await openStage('chromium', { extension, standIn: { entries: OF_MAKE } });
    try {
      await connect(stage.browser, { token: stage.make.tokenOf.owner });
      const requests = parts.has('panel') ? await requestRows(stage) : [];
      const measured = await measureWith(stage, entries, parts);
      const group = `Panel with ${new Intl.NumberFormat('en').format(entries)} entries`;
      return [...measured, ...requests].map((row) => ({ ...row, group }));
    } finally {
      await stage.close();
    }
  } finally {
    rmSync(extension, { recursive: true, force: true });
  }
}

async function measureWith(stage: Stage, entries: number, parts: ReadonlySet<Part>): Promise<readonly Row[]> {
  const { id } = stage.make.named.main;
  const url = `https://eu1.make.com/organization/${id}/dashboard`;
  const tab = await stage.browser.openTab(url);
  const first = await stage.browser.openPanel(tab);
  await waitForLook(stage.make, id);
  await panelOf(first).someEntries();
  await first.close();
  await fill(stage, id, entries - OF_MAKE);
  const hash = `#zone=eu1.make.com&organization=${id}`;
  const source: AuditLogSource = { zone: 'eu1.make.com', organizationId: id, type: 'organization' };
  return [
    ...(parts.has('panel') ? await firstRowsRows(stage, url, hash) : []),
    ...(parts.has('worker') ? await workerRows(stage, source) : []),
    ...(parts.has('list') ? await usedRows(stage, url, entries - OF_MAKE) : []),
    ...(parts.has('list') ? await scrollCostRows(stage, hash, entries - OF_MAKE) : []),
  ];
}

/** What it is like to use a panel that has read at least so many entries. */
async function usedRows({ browser }: Stage, url: string, entries: number): Promise<readonly Row[]> {
  const panel = await browser.openPanel(await browser.openTab(url));
  await waitFor(
    async () => {
      const shown = await panel.evaluate("Number(document.querySelector('[role=feed] article')?.ariaSetSize)");
      return Number(shown) >= entries || undefined;
    },
    () => panel.text(),
    60_000,
  );
  await panelOf(panel).someEntries();
  return [...(await listRows(panel)), ...(await typingRows(panel))];
}

/** By the extension's own code on a page of its own; the background forgets what it knew of the archive. */
async function fill({ browser }: Stage, organizationId: number, entries: number): Promise<void> {
  const page = await browser.openExtensionPage('options');
  await page.navigate(`${browser.origin}/${FILL_PAGE}`);
  await waitFor(async () => (await page.evaluate('typeof fill')) === 'function' || undefined, 'the page that fills');
  const held = Number(await page.evaluate(`fill(${organizationId}, ${entries})`));
  if (held < entries) throw new Error(`Of ${entries} entries, ${held} are held`);
  await page.close();
  await browser.stopBackground();
}
