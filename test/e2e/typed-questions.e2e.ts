import { beforeAll, expect, test } from 'vitest';
import { openWholeLog, type Panel } from '../browser/product';
import { type Step, waitFor } from '../browser/test-page';
import { useStage } from './use-stage';

const ENTRIES = 3000;
const stage = useStage({ standIn: { entries: ENTRIES } });

const SEARCH: Step = { role: 'searchbox', name: 'Search' };
const LAST_GOOD = 'The list still shows the last search that could be read.';

let panel: Panel;

beforeAll(async () => {
  panel = await openWholeLog(stage(), ENTRIES);
});

async function type(text: string): Promise<void> {
  await panel.page.focus(SEARCH);
  for (const letter of text) await panel.page.insertText(letter);
}

test('every letter narrows the list, and every letter taken away widens it', async () => {
  const counts = [await panel.shown()];
  for (const letter of 'webhook') {
    await type(letter);
    await panel.page.evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(true))))');
    counts.push(await panel.shown());
  }
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
  expect(counts[0]).toBe(ENTRIES);
  expect(counts.at(-1)).toBeGreaterThan(0);
  await waitFor(async () => (await panel.shown()) < ENTRIES / 2 || undefined, 'webhooks and nothing else');
  for (let letter = 0; letter < 'webhook'.length; letter++) await panel.page.press('Backspace');
  await waitFor(async () => (await panel.shown()) === ENTRIES || undefined, 'all entries');
});

test.each([
  [' evnt:deleted', 'There is no field “evnt:”.'],
  [' kind:scenari0', 'There is no kind “scenari0”.'],
  [' after:yesterdya', '“yesterdya” is no date.'],
  [' -after:7d', 'A minus does not work before “after:”.'],
])('while "%s" is typed the last good answer stays, and it is said what is wrong', async (wrong, said) => {
  await panel.search('kind:webhook');
  await waitFor(async () => (await panel.shown()) < ENTRIES || undefined, 'webhooks');
  const before = await panel.shown();
  await panel.page.insertText(wrong);
  await panel.page.sees(said);
  await panel.page.sees(LAST_GOOD);
  expect(await panel.shown()).toBe(before);
  expect((await panel.page.find(SEARCH)).value).toBe(`kind:webhook${wrong}`);
  expect(await panel.page.violations()).toEqual([]);
});

test('ten thousand characters are pasted: it is said that it is too much, nothing breaks, and the next question is answered', async () => {
  await panel.search('kind:webhook');
  await waitFor(async () => (await panel.shown()) < ENTRIES || undefined, 'webhooks');
  const before = await panel.shown();
  const words = Array.from({ length: 1000 }, (_, number) => `(a+)+$${number}<b>`);
  await panel.page.insertText(` ${words.join(' ')}`);
  await panel.page.sees('These are too many words');
  await panel.page.sees(LAST_GOOD);
  expect(await panel.shown()).toBe(before);
  const { scrolls } = Object(
    await panel.page.evaluate(
      '({ scrolls: document.documentElement.scrollWidth > document.documentElement.clientWidth })',
    ),
  );
  expect(scrolls).toBe(false);
  await panel.search('kind:scenario');
  await waitFor(
    async () => (await panel.someEntries()).every(({ name }) => name.includes('scenario')) || undefined,
    'scenarios',
  );
});
