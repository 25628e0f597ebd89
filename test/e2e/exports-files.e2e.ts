import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterEach, expect, test } from 'vitest';
import { connect, type Panel, panelOf, pollNow } from '../browser/product';
import { type Step, waitFor } from '../browser/test-page';
import type { KeptEntry } from '../make/organization-log';
import { makeUrl, useStage } from './use-stage';

const ENTRIES = 50_000;
const stage = useStage({ standIn: { entries: ENTRIES, quirks: { limitIgnored: 10_000 } } });

const DIALOG: Step = { role: 'dialog', name: 'Export' };
const DETAIL = /\/audit-logs\/\d+\/[\w-]+$/;
let panel: Panel;

afterEach(() => stage().make.faults.clear());

async function openPanel(): Promise<Panel> {
  const { browser, make } = stage();
  const tab = await browser.openTab(makeUrl(`/organization/${make.named.main.id}/dashboard`), { newWindow: true });
  return panelOf(await browser.openPanel(tab));
}

/** Things happen to an object, hostile names and all; the newest first, as a list has them. */
function happenings(targetId: string, count: number): readonly KeptEntry[] {
  const at = Date.now();
  return Array.from({ length: count }, (_, number) =>
    stage().make.named.main.happen({
      eventName: 'webhook_updated',
      targetId,
      triggeredAt: at - number * 1000,
      details: { webhookName: `=1+1;"Inbox" ${number}\r\n\u202e`, before: { max: number }, after: { max: null } },
    }),
  );
}

async function openExport(format: string): Promise<void> {
  await panel.page.click({ role: 'button', name: 'More' });
  await panel.page.click({ role: 'menuitem', name: 'Export…' });
  await panel.page.choose(format, DIALOG, { role: 'combobox', name: 'Format' });
}

const press = (name: string) => panel.page.click(DIALOG, { role: 'button', name });

/** Names of the files that are there whole: while they are written, browsers keep them under other names. */
function files(): readonly string[] {
  const { downloads } = stage().browser;
  return existsSync(downloads) ? readdirSync(downloads).filter((name) => /\.(json|csv|ndjson)$/.test(name)) : [];
}

/** The text of the one file that was not there before. */
async function savedFile(save: () => Promise<void>): Promise<string> {
  const before = files();
  await save();
  await panel.page.sees(/Saved [\d,]+ entr/);
  const name = await waitFor(() => files().find((one) => !before.includes(one)), 'a file to be saved');
  expect(name).toMatch(/^[A-Za-z0-9][\w.-]{0,79}$/);
  return waitFor(
    () => readFileSync(join(stage().browser.downloads, name), 'utf8') || undefined,
    `${name} to be written`,
  );
}

/** Until the list is of it, and of nothing else. */
async function searchFor(text: string, entries: number): Promise<void> {
  await panel.search(text);
  await panel.page.sees(new RegExp(`(?<![\\d,])${entries} of [\\d,]+`));
}

const uuidsOf = (entries: readonly { readonly uuid: string }[]) => entries.map(({ uuid }) => uuid);

test('a file is what the query shows, and reads back equal', async () => {
  const { browser, make } = stage();
  const happened = happenings('8200001', 6);
  await connect(browser, { token: make.tokenOf.owner });
  panel = await openPanel();
  await panel.someEntries();
  await searchFor('8200001', 6);

  await openExport('JSON');
  const file = JSON.parse(await savedFile(() => press('Save the file')));
  expect(uuidsOf(file.entries)).toEqual(uuidsOf(happened));
  expect(file.entries.map(({ raw }: { raw: { targetId: string } }) => raw.targetId)).toEqual(Array(6).fill('8200001'));
  expect(file.facts).toMatchObject({ zone: 'eu1.make.com', query: '8200001', withDetails: false, entries: 6 });
  expect(file.end).toEqual({ entries: 6, withoutDetails: 0, complete: true });
  expect(await panel.page.violations()).toEqual([]);

  await panel.page.choose('CSV', DIALOG, { role: 'combobox', name: 'Format' });
  const csv = await savedFile(() => press('Save the file'));
  const { data } = Papa.parse<{ uuid: string; export: string }>(csv.slice(1), { header: true, skipEmptyLines: true });
  expect(uuidsOf(data)).toEqual(uuidsOf(happened));
  expect(data.at(-1)?.export).toBe('End of export: 6 entries.');
  await press('Close');
});

test('details are fetched over the death of the background; what Make refuses is counted and said', async () => {
  const { browser, make } = stage();
  const happened = happenings('8200002', 5);
  const [refused] = happened.slice(3);
  make.faults.add({ kind: 'status', status: 403 }, { path: new RegExp(`/audit-logs/\\d+/${refused?.uuid}$`) });
  await panel.search('');
  await pollNow(browser);
  await searchFor('8200002', 5);
  await openExport('NDJSON');
  await panel.page.click(DIALOG, { role: 'checkbox', name: 'With details' });
  await panel.page.sees(/missing: \d requests? to Make, less than a minute at this organization's share/);
  // Not before: a look-up of names that hangs would keep the entries themselves waiting.
  const hanging = make.faults.add({ kind: 'hang' }, { path: DETAIL, after: 1 });
  const text = await savedFile(async () => {
    await press('Fetch and save');
    await waitFor(() => hanging.hits > 0 || undefined, 'details to be asked for');
    hanging.remove();
    await browser.stopBackground();
  });
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const entries = lines.slice(1, -1);
  expect(uuidsOf(entries)).toEqual(uuidsOf(happened));
  for (const { uuid, details, detailsMissing } of entries) {
    const kept = happened.find((one) => one.uuid === uuid);
    expect(details ?? detailsMissing).toEqual(uuid === refused?.uuid ? 'refused' : kept?.details);
  }
  expect(lines[0]).toMatchObject({
    withDetails: true,
    incomplete: '1 entry comes without details: 1 refused by Make',
  });
  expect(lines.at(-1)).toMatchObject({
    entries: 5,
    withoutDetails: 1,
    missingDetails: { refused: 1 },
    complete: false,
  });
  await panel.page.sees('1 of them is without details');
  await press('Close');
});

test('what is cancelled leaves no file, and its dialog can be closed before', async () => {
  const { browser, make } = stage();
  happenings('8200003', 4);
  const before = files();
  await panel.search('');
  await pollNow(browser);
  await searchFor('8200003', 4);
  make.faults.add({ kind: 'hang' }, { path: DETAIL });
  await openExport('JSON');
  await panel.page.click(DIALOG, { role: 'checkbox', name: 'With details' });
  await press('Fetch and save');
  await panel.page.sees('Fetching details…');
  // It goes on beside the panel, which can be used again.
  await press('Close');
  const line: Step = { role: 'region', name: 'Export' };
  await panel.page.click(line, { role: 'button', name: 'Show' });
  await press('Close');
  await panel.search('8200003');
  expect(await panel.page.violations()).toEqual([]);
  await panel.page.click(line, { role: 'button', name: 'Cancel' });
  await panel.page.sees('Cancelled. Nothing was saved.');
  await panel.page.click(line, { role: 'button', name: 'Close' });
  expect(files()).toEqual(before);
});

test('fifty thousand entries are one snapshot, whatever arrives meanwhile', async () => {
  const { browser } = stage();
  await panel.search('');
  const feed = `document.querySelector('[role=feed]').parentElement`;
  await waitFor(
    async () => {
      // A list of few rows, which is still of the question before, has an end as well.
      const isFar = await panel.page.evaluate(`(${feed}.scrollTop = ${feed}.scrollHeight, ${feed}.scrollTop > 10_000)`);
      return (isFar && (await panel.page.text()).includes('That is all Make has kept')) || undefined;
    },
    () => panel.page.text(),
    60_000,
  );
  await openExport('NDJSON');
  const counted = await waitFor(
    async () => /Exactly the ([\d,]+) entries/.exec(await panel.page.text())?.[1],
    () => panel.page.text(),
  );
  const announced = Number(counted.replaceAll(',', ''));
  expect(announced).toBeGreaterThanOrEqual(ENTRIES);
  const late = happenings('8200004', 3);
  await pollNow(browser);
  await panel.page.sees(`${announced.toLocaleString('en')} of ${(announced + 3).toLocaleString('en')}`);
  const lines = (await savedFile(() => press('Save the file'))).trimEnd().split('\n');
  expect(lines).toHaveLength(announced + 2);
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ entries: announced, complete: true });
  expect(lines.filter((line) => late.some(({ uuid }) => line.includes(uuid)))).toEqual([]);
});
