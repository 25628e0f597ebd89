import { expect, test } from 'vitest';
import { connect, openPanelInTab } from '../browser/product';
import { waitFor } from '../browser/test-page';
import { useStage } from './use-stage';

const stage = useStage();

/** Names come a moment after the rows: an entry goes by what it is marked with, not by its sentence. */
const MARKED_IN_FOCUS = `(document.activeElement?.closest('article')?.textContent ?? '').includes('The entry you came from')`;
const MARKED = `[...document.querySelectorAll('[role=feed] mark')].map((mark) => mark.textContent).join('|')`;

test('what lies around an entry is a key away, and the browser leads back', async () => {
  const { browser, make } = stage();
  await connect(browser, { token: make.tokenOf.owner });
  const panel = await openPanelInTab(stage());
  const { page } = panel;
  const before = await panel.entries();
  const hash = async () => new URLSearchParams(String(await page.evaluate('location.hash.slice(1)')));
  const isMarkedInFocus = async () => (await page.evaluate(MARKED_IN_FOCUS)) === true || undefined;

  await panel.search('scenario');
  await waitFor(async () => (await page.evaluate(MARKED)) !== '' || undefined, 'words to be marked');
  expect(
    new Set(
      String(await page.evaluate(MARKED))
        .toLowerCase()
        .split('|'),
    ),
  ).toEqual(new Set(['scenario']));

  await panel.openEntry(1);
  const opened = (await hash()).get('entry');
  await page.press('c');
  await waitFor(isMarkedInFocus, 'the marked entry to have the focus');
  const inContext = await hash();
  expect(inContext.get('q')).toBeNull();
  expect(opened).not.toBeNull();
  expect(inContext.get('at')).toBe(opened);
  expect((await panel.someEntries()).length).toBeGreaterThanOrEqual(Math.min(5, before.length));
  expect(await page.violations()).toEqual([]);

  await page.evaluate('history.back(), true');
  await panel.detail();
  expect((await hash()).get('q')).toBe('scenario');
  await page.evaluate('history.forward(), true');
  await waitFor(async () => (await hash()).get('at') === opened || undefined, 'the entry in the address');
  await waitFor(
    async () => (await page.query({ role: 'region', name: 'Entry details' })).length === 0 || undefined,
    'the list again',
  );
  await panel.someEntries();

  await page.press('m');
  await page.find({ role: 'menu', name: 'What to do with this entry' });
  expect(await page.violations()).toEqual([]);
  await page.press('Escape');
  await page.press('o');
  await waitFor(async () => (await hash()).get('q')?.startsWith('target:') || undefined, 'the same object');
  await page.press('b');
  await waitFor(async () => (await hash()).get('q') === null || undefined, 'the way back');
});
