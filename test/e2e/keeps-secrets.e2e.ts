import { createCipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from '@/lib/zod';
import { connect, panelOf } from '../browser/product';
import { filesWith, profileFiles } from '../browser/profile-files';
import type { Stage } from '../browser/stage';
import { waitFor } from '../browser/test-page';
import type { StandIn } from '../make/stand-in';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

/** Never in a page of Make, only in its API: where it turns up, we put it. */
const CANARY = 'Canary-7d1f-invoice-sync';
const COOKIE = 'canary_of_the_api';
/** Of the stand-in's `app.js`, and of nothing else. */
const IN_AN_ASSET = "document.getElementById('state').textContent";
const OWN_DATABASE = /[\\/](?:IndexedDB[\\/]chrome-extension|storage[\\/]default[\\/]moz-extension)/;

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

/** What the vault keeps for the zone, as it lies in the extension's database. */
async function sealedToken({ browser }: Stage): Promise<Buffer> {
  const page = await browser.openExtensionPage('options');
  const bytes = await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('audit-lens-vault');
    opening.onerror = () => reject(new Error('no vault'));
    opening.onsuccess = () => {
      const asking = opening.result.transaction('tokens').objectStore('tokens').get('eu1.make.com');
      asking.onsuccess = () => resolve([...asking.result.sealed]);
    };
  })`);
  await page.close();
  return Buffer.from(z.array(z.number()).parse(bytes));
}

/** Whether any 32 bytes of these files are the key: the first block of AES-GCM, by what every sealed token begins with. */
function holdKeyOf(sealed: Buffer, paths: readonly string[]): boolean {
  const counter = Buffer.concat([sealed.subarray(0, 12), Buffer.from([0, 0, 0, 2])]);
  const known = Buffer.from('{"connection":{');
  const stream = known.map((byte, index) => byte ^ (sealed[12 + index] ?? 0));
  return paths.some((path) => {
    const data = readFileSync(path);
    for (let at = 0; at + 32 <= data.length; at += 1) {
      const key = data.subarray(at, at + 32);
      // A random key does not repeat itself; most of a database does.
      if (new Set(key).size < 20) continue;
      if (createCipheriv('aes-256-ecb', key, null).update(counter).subarray(0, known.length).equals(stream))
        return true;
    }
    return false;
  });
}

test('only until the browser closes: nothing is on the disk, and after a restart nothing is left', async () => {
  const current = stage();
  const { browser, make } = current;
  singCanary(make);
  await connect(browser, { token: make.tokenOf.owner, keepToken: 'session', keepHistory: 'session' });
  await useIt(current);
  expect(filesWith(browser.profile, [CANARY, make.tokenOf.owner])).toEqual([]);
  await current.closeBrowser();
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
  // Make's answers ask to be kept by the browser, and leave a cookie.
  const generous = make.faults.add({
    kind: 'answer',
    change: (answer) => ({
      ...answer,
      headers: {
        ...answer.headers,
        'Cache-Control': 'public, max-age=31536000, immutable',
        'Set-Cookie': `${COOKIE}=1; Path=/; Max-Age=31536000; Secure; SameSite=None`,
      },
    }),
  });
  await connect(current.browser, { token: make.tokenOf.owner });
  await useIt(current);
  generous.remove();
  const sealed = await sealedToken(current);
  await current.closeBrowser();
  const { profile } = current.browser;
  expect(filesWith(profile, [CANARY, make.tokenOf.owner, COOKIE])).toEqual([]);
  // What Make's pages ask to be kept is kept: the search sees the cache.
  expect(filesWith(profile, [IN_AN_ASSET])).not.toEqual([]);
  // And, as the help page admits, the key lies beside the lock.
  const databases = profileFiles(profile).filter((path) => OWN_DATABASE.test(path));
  expect(holdKeyOf(sealed, databases)).toBe(true);
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
  await current.closeBrowser();
  expect(filesWith(profile, [CANARY, make.tokenOf.owner])).toEqual([]);
  await current.restartBrowser();
});
