import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect, panelOf } from '../browser/product';
import type { Stage } from '../browser/stage';
import { waitFor } from '../browser/test-page';
import type { StandIn } from '../make/stand-in';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

/** Never in a page of Make, only in its API: where it turns up, we put it. */
const CANARY = 'Canary-7d1f-invoice-sync';

function singCanary({ named }: StandIn) {
  named.main.happen({ eventName: 'scenario_updated', details: { scenarioName: CANARY, secret: CANARY } });
}

/** Reads the newest entry with its details, as a person does. */
async function useIt({ browser, make }: Stage): Promise<void> {
  const tab = await browser.openTab(makeUrl(`/organization/${make.named.main.id}/dashboard`), { newWindow: true });
  const panel = panelOf(await browser.openPanel(tab));
  await panel.someEntries();
  await panel.openEntry(0);
  await panel.page.sees(CANARY);
  await tab.close();
}

/** Files of the profile that hold any of these in the clear. */
function filesWith(profile: string, secrets: readonly string[]): readonly string[] {
  const needles = secrets.flatMap((secret) => [Buffer.from(secret), Buffer.from(secret, 'utf16le')]);
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  if (files.length < 20) throw new Error(`Only ${files.length} files in ${profile}: this is no profile.`);
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const data = readFileSync(path);
      return needles.some((needle) => data.includes(needle));
    });
}

test('only until the browser closes: nothing is on the disk, and after a restart nothing is left', async () => {
  const current = stage();
  const { browser, make } = current;
  singCanary(make);
  await connect(browser, { token: make.tokenOf.owner, keepToken: 'session', keepHistory: 'session' });
  await useIt(current);
  expect(filesWith(browser.profile, [CANARY, make.tokenOf.owner])).toEqual([]);
  await browser.close();
  expect(filesWith(browser.profile, [CANARY, make.tokenOf.owner])).toEqual([]);

  await current.restartBrowser();
  const asked = make.log.api().length;
  const tab = await current.browser.openTab(makeUrl(`/organization/${make.named.main.id}/dashboard`), {
    newWindow: true,
  });
  const panel = await current.browser.openPanel(tab);
  await panel.find({ role: 'button', pattern: '^Connect|^Paste' });
  expect(await panel.query({ role: 'article' })).toEqual([]);
  expect(make.log.api().length).toBe(asked);
});

test('on this computer: after a restart all is there again, and never in the clear', async () => {
  const current = stage();
  const { make } = current;
  await connect(current.browser, { token: make.tokenOf.owner });
  await useIt(current);
  expect(filesWith(current.browser.profile, [CANARY, make.tokenOf.owner])).toEqual([]);
  await current.restartBrowser();

  // Make is out of reach: what is shown was kept.
  const fault = make.faults.add({ kind: 'reset' });
  const tab = await current.browser.openTab(makeUrl(`/organization/${make.named.main.id}/dashboard`), {
    newWindow: true,
  });
  const panel = panelOf(await current.browser.openPanel(tab));
  expect((await panel.someEntries()).length).toBeGreaterThan(5);
  fault.remove();

  const answered = () => make.log.api().filter(({ status }) => status === 200).length;
  const before = answered();
  await panel.refresh();
  await waitFor(() => answered() > before || undefined, 'an answer of Make');
  const { profile } = current.browser;
  await current.browser.close();
  expect(filesWith(profile, [CANARY, make.tokenOf.owner])).toEqual([]);
  await current.restartBrowser();
});
