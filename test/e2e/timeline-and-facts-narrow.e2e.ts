import { beforeAll, expect, test } from 'vitest';
import { openWholeLog, type Panel } from '../browser/product';
import { type Step, waitFor } from '../browser/test-page';
import { useStage } from './use-stage';

const ENTRIES = 3000;
const stage = useStage({ standIn: { entries: ENTRIES } });

const TIMELINE: Step = { role: 'slider', name: 'Entries by time' };
const ONLY_THESE: Step = { role: 'button', name: 'Only these' };
const FACTS: Step = { role: 'region', name: 'Counts of what is shown' };
/** Once what was just pressed is drawn. */
const SELECTED = `new Promise((resolve) => requestAnimationFrame(() => setTimeout(() =>
  resolve(document.querySelector('[role=slider]').getAttribute('aria-valuetext')))))`;
const FIRST_IN_SIGHT = `(() => {
  const { top } = document.querySelector('[role=feed]').parentElement.getBoundingClientRect();
  const row = [...document.querySelectorAll('[role=feed] article')].find((one) => one.getBoundingClientRect().bottom > top + 40);
  return Number(row.getAttribute('aria-posinset'));
})()`;

let panel: Panel;

beforeAll(async () => {
  panel = await openWholeLog(stage(), ENTRIES);
});

/** "Nov 2, 2026 – Nov 8, 2026: 61 entries" */
async function selected(): Promise<number> {
  const text = String(await panel.page.evaluate(SELECTED));
  return Number(/: ([\d,]+) entr/.exec(text)?.[1]?.replace(',', '') ?? Number.NaN);
}

async function showsOnly(count: number): Promise<void> {
  await waitFor(async () => (await panel.shown()) === count || undefined, `${count} entries`);
  await panel.page.sees(`${count.toLocaleString('en-US')} of ${ENTRIES.toLocaleString('en-US')}`);
}

async function widen(): Promise<void> {
  await panel.search('');
  await waitFor(async () => (await panel.shown()) === ENTRIES || undefined, 'all entries');
}

test('a press in the timeline goes to that time, and "Only these" leaves nothing else', async () => {
  expect(await panel.page.evaluate(FIRST_IN_SIGHT)).toBe(1);
  await panel.page.click(TIMELINE);
  await panel.page.find(ONLY_THESE);
  const count = await selected();
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(ENTRIES);
  // The middle of the year, so about the middle of the list.
  await waitFor(
    async () => Number(await panel.page.evaluate(FIRST_IN_SIGHT)) > ENTRIES / 10 || undefined,
    'older rows',
  );
  await panel.page.click(ONLY_THESE);
  await showsOnly(count);
  await widen();
});

test('arrow keys select in the timeline, with Shift more of it; Enter narrows and Escape lets go', async () => {
  await panel.page.focus(TIMELINE);
  await panel.page.press('Home');
  const one = await selected();
  for (let step = 0; step < 5; step++) await panel.page.press('Shift+ArrowRight');
  const six = await selected();
  expect(six).toBeGreaterThan(one);
  await panel.page.press('Escape');
  await waitFor(async () => (await panel.page.evaluate(SELECTED)) === 'Nothing selected' || undefined, 'no selection');

  await panel.page.press('Home');
  for (let step = 0; step < 5; step++) await panel.page.press('Shift+ArrowRight');
  expect(await selected()).toBe(six);
  await panel.page.press('Enter');
  await showsOnly(six);
  await widen();
});

test('a fact that is pressed narrows the list to its count, by pointer and by keyboard', async () => {
  await panel.page.click({ role: 'button', name: 'Facts' });
  const fact: Step = { role: 'button', pattern: '^Scenario updated ' };
  const { name } = await panel.page.find(FACTS, fact);
  const count = Number(/([\d,]+)$/.exec(name)?.[1]?.replace(',', ''));
  await panel.page.click(FACTS, fact);
  await showsOnly(count);

  await panel.page.focus(FACTS, { role: 'button', pattern: '^Hide Maya Lindqvist' });
  await panel.page.press('Enter');
  await waitFor(async () => (await panel.shown()) < count || undefined, 'fewer entries');
  expect((await panel.someEntries()).filter((entry) => entry.name.includes('Maya Lindqvist'))).toEqual([]);
  const { value = '' } = await panel.page.find({ role: 'searchbox', name: 'Search' });
  expect(value.replace(/\d+/, 'ID').split(' ').sort()).toEqual(['-actor:ID', 'event:=scenario_updated']);
  expect(await panel.page.violations()).toEqual([]);
  await widen();
});
