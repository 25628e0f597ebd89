import { setTimeout as wait } from 'node:timers/promises';
import { memoryOf } from '../browser/memory';
import { connect, panelOf, popupOf } from '../browser/product';
import type { Stage } from '../browser/stage';
import type { Step } from '../browser/test-page';
import { createHand, type Hand, ROWS } from './hand';

/** In ms. */
const LONG = 900_000;
const FACTS: readonly Step[] = [{ role: 'button', name: 'Facts' }];
const FILTERS: readonly Step[] = [{ role: 'button', pattern: '^Filters' }];
const HISTORY: Step = { role: 'region', name: 'The whole history' };
const FEED = "document.querySelector('[role=feed]')";
const LAST_ROW = `(() => {
  const last = [...document.querySelectorAll('[role=feed] article')].at(-1);
  return last !== undefined && last.getAttribute('aria-posinset') === last.getAttribute('aria-setsize') &&
    last.getBoundingClientRect().bottom <= innerHeight;
})()`;
/** The first row in sight, of how many, and where the element is scrolled to. */
const PLACE = `(() => {
  const { top } = ${FEED}.parentElement.getBoundingClientRect();
  const seen = [...document.querySelectorAll('[role=feed] article')].find((row) => row.getBoundingClientRect().bottom > top + 40);
  return [seen?.getAttribute('aria-posinset'), seen?.getAttribute('aria-setsize'), Math.round(${FEED}.parentElement.scrollTop)].join(' / ');
})()`;

/** The hand uses of a large log, one after the other. */
export async function useLargeLog(stage: Stage, folder: string): Promise<void> {
  const { make } = stage;
  await connect(stage.browser, { token: make.tokenOf.owner });
  const hash = `#zone=eu1.make.com&organization=${make.named.main.id}`;
  const hand = createHand({ stage, hash, folder });
  await hand.open('opened for the first time');
  await getAll(stage, hand);
  await hand.page().close();
  await hand.open('opened again, with all of it');
  await ask(hand);
  await narrow(hand);
  await goToTheEnd(hand);
  await lookAround(hand);
  await exportAll(hand);
  tellMemory(stage);
  await useSeveral(stage, hand);

  await stage.restartBrowser();
  const fault = make.faults.add({ kind: 'reset' });
  await hand.open('after a restart, with Make out of reach');
  await hand.page().sees(count(stage));
  await hand.pictures('after-restart');
  fault.remove();
  const errors = await stage.errors();
  console.log(`errors the browser lists for the extension: ${errors.length === 0 ? 'none' : errors.join('\n')}`);
}

const says = (text: string) => `document.body.innerText.includes(${JSON.stringify(text)})`;
const count = ({ make }: Stage) => make.named.main.log.size.toLocaleString('en-US');

function tellMemory({ browser }: Stage): void {
  const bytes = memoryOf(browser.profile);
  console.log(`the whole browser takes ${bytes === undefined ? '?' : Math.round(bytes / 1_048_576)} MB`);
}

async function getAll(stage: Stage, hand: Hand): Promise<void> {
  await hand.take('before');
  const during = wait(4000).then(() => hand.take('back-fill'));
  const start: Step = { role: 'button', name: 'Get the whole history' };
  await hand.press(
    'get the whole history',
    [HISTORY, start],
    says(`${count(stage)} entries: all that Make keeps`),
    LONG,
  );
  await during;
  console.log(`requests to Make so far: ${stage.make.log.api().length}`);
  tellMemory(stage);
  await hand.pictures('whole-history');
}

async function ask(hand: Hand): Promise<void> {
  for (const [name, text] of [
    ['word', 'stripe'],
    ['field', 'event:scenario_updated'],
    ['person', 'actor:an -kind:scenario after:30d'],
    ['nothing', 'zzzz'],
    ['wrong', 'evnt:deleted'],
  ] as const) {
    await hand.type(text, `document.querySelector('input[type=search]').value === ${JSON.stringify(text)}`);
    await wait(800);
    await hand.take(`type-${name}`);
    await hand.empty();
  }
}

async function narrow(hand: Hand): Promise<void> {
  await hand.press('open the facts', FACTS, says('People'));
  await hand.pictures('facts');
  await hand.type('deleted');
  await hand.empty();
  await hand.press('close the facts', FACTS, ROWS);
  await hand.press('open the filters', FILTERS, says('People'));
  await (await hand.spot({ role: 'button', name: 'Time' }))();
  await hand.pictures('filters');
  await hand.press('view: deletions', [{ role: 'button', name: 'Deletions' }], ROWS);
  await hand.take('deletions');
  await hand.press('last 30 days', [{ role: 'button', name: 'Last 30 days' }], ROWS);
  await hand.take('last-30-days');
  await (await hand.spot(...FILTERS))();
  await hand.empty();
  await hand.page().focus({ role: 'slider', name: 'Entries by time' });
  const select = async () => {
    for (const key of ['Home', ...Array(8).fill('Shift+ArrowRight')]) await hand.page().press(key);
  };
  await hand.measure('select in the timeline, by keyboard', select, says('Only these'));
  await hand.pictures('timeline');
  await hand.measure(
    'narrow by the timeline',
    () => hand.page().press('Enter'),
    "document.querySelector('input[type=search]').value.startsWith('after:')",
  );
  await hand.take('timeline-narrowed');
  await hand.empty();
}

async function goToTheEnd(hand: Hand): Promise<void> {
  const page = hand.page();
  const tellPlace = async (what: string) => console.log(`${what}: ${await page.evaluate(PLACE)}`);
  await page.press('Escape');
  await hand.measure('to the end, by the End key', () => page.press('End'), LAST_ROW);
  await tellPlace('place');
  await hand.take('last-row');
  await hand.measure('to the top, by the Home key', () => page.press('Home'), `${FEED}.parentElement.scrollTop === 0`);
  const drag = async () => {
    for (let leap = 1; leap <= 60; leap += 1) {
      await page.evaluate(
        `(${FEED}.parentElement.scrollTop = ${FEED}.parentElement.scrollHeight * ${leap / 60}, true)`,
      );
      await wait(30);
    }
  };
  await hand.measure('to the end, in 60 leaps of the scrollbar', drag, LAST_ROW);
  await tellPlace('place');
  const before = await page.evaluate(PLACE);
  const last = (await panelOf(page).entries()).at(-1);
  await hand.press('open the last row', [{ role: 'article', name: last?.name ?? '' }], says('Entry id'));
  await wait(800);
  await hand.pictures('last-entry');
  await hand.press('back to the list', [{ role: 'button', name: 'Back' }], ROWS);
  await wait(500);
  await hand.take('back-at-the-end');
  console.log(`the place was ${before} and is ${await page.evaluate(PLACE)}`);
}

async function lookAround(hand: Hand): Promise<void> {
  await hand.page().press('Home');
  await wait(500);
  await panelOf(hand.page()).openEntry(0);
  await hand.pictures('entry');
  const around = await hand.page().query({ role: 'button', pattern: 'same|context' });
  console.log(`around an entry: ${around.map(({ name }) => name).join(', ')}`);
  await hand.press('same object', [{ role: 'button', pattern: '^Same object' }], ROWS);
  await wait(700);
  await hand.take('same-object');
  await hand.empty();
}

async function exportAll(hand: Hand): Promise<void> {
  const save: readonly Step[] = [{ role: 'button', name: 'Save the file' }];
  for (const format of ['NDJSON', 'CSV'] as const) {
    await (await hand.spot({ role: 'button', name: 'More' }))();
    await (await hand.spot({ role: 'menuitem', name: 'Export…' }))();
    await hand.page().choose(format, { role: 'combobox', name: 'Format' });
    await hand.take(`export-${format}`);
    const during = wait(1500).then(() => hand.take(`exporting-${format}`));
    await hand.press(`export everything as ${format}`, save, says('Saved '), LONG);
    await during;
    await hand.take(`exported-${format}`);
    await (await hand.spot(...save))();
    await wait(100);
    const cancel = "[...document.querySelectorAll('dialog button')].find((one) => one.textContent === 'Cancel')";
    await hand.measure(`cancel ${format}`, () => hand.page().evaluate(`(${cancel}?.click(), true)`), says('Cancelled'));
    await (await hand.spot({ role: 'button', name: 'Close' }))();
  }
}

/** A second panel, the popup, and the worker killed. */
async function useSeveral(stage: Stage, hand: Hand): Promise<void> {
  const { browser, make } = stage;
  const { main } = make.named;
  const url = `https://eu1.make.com/organization/${main.id}/dashboard`;
  const tab = await browser.openTab(url, { newWindow: true });
  const docked = panelOf(await browser.openPanel(tab));
  await docked.someEntries();
  const popup = popupOf(await browser.openPopup(tab));
  await popup.page.find({ role: 'list', name: 'Recent changes' });
  await popup.page.close();
  main.happen({ eventName: 'scenario_updated' });
  await docked.refresh();
  await docked.page.sees(count(stage));
  await hand.page().activate();
  await hand.page().sees(count(stage));
  console.log('two panels open: both have the entry that one asked for');
  await tab.close();
  await hand.page().activate();
  await browser.stopBackground();
  await hand.type('stripe');
  await hand.empty();
}
