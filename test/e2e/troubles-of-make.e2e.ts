import { afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { connect, letMinutePass, type Panel, panelOf, pollNow } from '../browser/product';
import { whenQuiet } from '../browser/quiet';
import { type TestPage, waitFor } from '../browser/test-page';
import type { Fault } from '../make/faults';
import { LIST_FAULTS } from '../make/list-faults';
import { expectPlainWords } from './plain-words';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

/** Of any organization, or with its id of one. */
const list = (id: number | string = '\\d+') => new RegExp(`/audit-logs/organization/${id}(\\?|$)`);
const DETAILS = { role: 'region', name: 'Entry details' };

let tab: TestPage;
let panel: Panel;
/** Each recovery has an entry of its own. */
let recovered = 5_000_000;

beforeAll(async () => {
  const { browser, make } = stage();
  await connect(browser, { token: make.tokenOf.owner });
  tab = await browser.openTab(makeUrl(`/organization/${make.named.main.id}/dashboard`));
  panel = panelOf(await browser.openPanel(tab));
  await panel.someEntries();
});

/** Each begins from the list, wherever one that failed has left it. */
beforeEach(async () => {
  await letMinutePass(stage().browser);
  await tab.activate();
  while ((await panel.page.query(DETAILS)).length > 0) await panel.back();
});

afterEach(() => stage().make.faults.clear());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** All is well again: the entry that happens now is shown. */
async function recovers(): Promise<void> {
  const { browser, make } = stage();
  recovered += 1;
  const targetId = String(recovered);
  // First of all: a look that something else begins from here on finds it, too.
  make.named.main.happen({ eventName: 'key_created', targetId });
  // A request on its way would write down again the turns that are taken away here.
  await whenQuiet(make);
  await letMinutePass(browser);
  await panel.refresh();
  await panel.waitForEntry(targetId);
}

test.each([502, 503])('%i is asked three times, then told, with when the last good data is from', async (status) => {
  const { make } = stage();
  const fault = make.faults.add({ kind: 'status', status }, { path: list() });
  await panel.refresh();
  await panel.page.sees(`Make has a problem (${status})`, 20_000);
  // After midnight with the day before it.
  await panel.page.sees(/Last good data from (?:[A-Z][a-z]+ [\d, ]+)?\d\d:\d\d\./);
  expect(fault.hits).toBe(3);
  expect(await panel.page.violations()).toEqual([]);
  await expectPlainWords(panel.page, [make.tokenOf.owner]);
  fault.remove();
  await recovers();
});

test('a refusal of another kind is told in Make’s own words, as text, and is not tried again by itself', async () => {
  const { make } = stage();
  const body = JSON.stringify({ detail: `<b onclick=alert(1)>${'x'.repeat(1000)}`, code: 'SC418' });
  const answer: Fault = { kind: 'status', status: 418, body, contentType: 'application/json' };
  const fault = make.faults.add(answer, { path: list() });
  await panel.refresh();
  await panel.page.sees('Make did not accept the request (418)');
  const text = await panel.page.text();
  expect(text).toContain('<b onclick=alert(1)>xxx');
  expect(text).toContain('(SC418)');
  expect(text).not.toContain('x'.repeat(300));
  expect(fault.hits).toBe(1);
  fault.remove();
  await recovers();
});

test('details that Make withholds: the row stays, the pane explains, and asking again is up to the person', async () => {
  const { make } = stage();
  const { main } = make.named;
  // A record has no name that anybody would ask for: only the person opens it.
  const { uuid } = main.happen({ eventName: 'data_store_record_deleted', targetId: 'withheld' });
  const fault = make.faults.add(
    { kind: 'status', status: 403 },
    { path: new RegExp(`/audit-logs/${main.id}/${uuid}`) },
  );
  await panel.refresh();
  const sentence = await panel.openEntry(await panel.positionOf('withheld$'));
  await panel.page.sees('Make does not show you the details of this entry');
  expect((await panel.detail()).text).toContain(sentence);
  await pause(1000);
  expect(fault.hits).toBe(1);
  await panel.page.click(DETAILS, { role: 'button', name: 'Try again' });
  await waitFor(() => fault.hits === 2 || undefined, 'the second request');
  fault.remove();
  await panel.page.sees('Make does not show you');
  await panel.page.click(DETAILS, { role: 'button', name: 'Try again' });
  await waitFor(
    async () => !(await panel.page.text()).includes('Make does not show you') || undefined,
    () => panel.page.text(),
  );
  await panel.back();
  await panel.positionOf(`${sentence}$`);
});

test.each([
  ['the same zone', 'https://eu1.make.com/api/v2/users/me'],
  ['another zone', 'https://us1.make.com/api/v2/users/me'],
  ['another host', 'https://www.make.com/api/v2/users/me'],
  ['the same zone without TLS', 'http://eu1.make.com/api/v2/users/me'],
])('a redirect to %s is not followed', async (_, to) => {
  const { make } = stage();
  const asked = make.log.api().length;
  const fault = make.faults.add({ kind: 'redirect', to }, { path: list() });
  await panel.refresh();
  await panel.page.sees('Cannot reach eu1.make.com');
  expect(fault.hits).toBeGreaterThan(0);
  const after = make.log.api().slice(asked);
  expect(after.filter(({ path }) => path === new URL(to).pathname)).toEqual([]);
  fault.remove();
  await recovers();
});

/** Where the person can do nothing but try again, the button for that is there. */
const TRY_AGAIN = { role: 'button', name: 'Try again' };

test.each<[string, Fault, string | RegExp]>([
  ['a page to sign in', { kind: 'login-page' }, 'Got a web page instead of data'],
  ['half of its text', { kind: 'truncated' }, 'The answer was cut off'],
  ['half of its length', { kind: 'cut-off' }, 'The answer was cut off'],
  ['nothing at all', { kind: 'reset' }, 'Cannot reach eu1.make.com'],
  ['a plan without audit logs', { kind: 'status', status: 402 }, "This organization's plan has no audit log"],
  ['no list', LIST_FAULTS.listIs(undefined), 'The answer was not understood'],
  ['a list of text', LIST_FAULTS.listIs('nothing'), 'The answer was not understood'],
  ['far too long a list', LIST_FAULTS.tooMany(10_001), 'The answer was too large'],
  ['unreadable rows between others', LIST_FAULTS.unreadable, /\d rows of Make's log could not be read/],
  [
    'the rows of another organization',
    LIST_FAULTS.foreign(31_337),
    /belonged to another organization and were left out/,
  ],
])('an answer with %s is told as what it is, and the list stays', async (_, fault, told) => {
  const { make } = stage();
  const before = await panel.entries();
  const handle = make.faults.add(fault, { path: list() });
  await panel.refresh();
  await panel.page.sees(told);
  const passing = typeof told === 'string' && /answer|page|reach/.test(told);
  expect(await panel.page.query(TRY_AGAIN)).toHaveLength(passing ? 1 : 0);
  expect((await panel.entries())[0]?.name).toBe(before[0]?.name);
  await expectPlainWords(panel.page, [make.tokenOf.owner]);
  handle.remove();
  await recovers();
});

test('a limit counts down, keeps what was read, and stops nobody else', async () => {
  const { browser, make } = stage();
  const { main, second } = make.named;
  const fault = make.faults.add({ kind: 'status', status: 429 }, { path: list(main.id) });
  await panel.refresh();
  await panel.page.sees('Make asks us to wait');
  const left = async () => Number(/Next try in (\d+) s/.exec(await panel.page.text())?.[1]);
  const first = await left();
  expect(first).toBeGreaterThan(45);
  expect(first).toBeLessThanOrEqual(71);
  await waitFor(async () => (await left()) < first || undefined, 'the wait to count down');
  expect((await panel.entries()).length).toBeGreaterThan(5);

  await pollNow(browser);
  await panel.refresh();
  // The other organization of the zone is not the one that asked too much.
  const other = await browser.openTab(makeUrl(`/organization/${second.id}/dashboard`));
  await waitFor(
    () => make.log.api().some(({ url, status }) => list(second.id).test(url) && status === 200) || undefined,
    'the other organization to be read',
  );
  expect(fault.hits).toBe(1);
  fault.remove();
  await other.close();
  await tab.activate();
  await panel.page.sees(main.name);
  await recovers();
});

test('without a line it says so, does not storm, and goes on by itself when there is one', async () => {
  const { browser, make } = stage();
  const plugIn = make.unplug();
  // Also where this fails before it comes to that.
  onTestFinished(() => void plugIn());
  await panel.refresh();
  await panel.page.sees('Cannot reach eu1.make.com');
  await panel.page.sees(/Last good data from/);
  await pause(3000);
  // The browser itself tries a broken connection again; we do not.
  expect(plugIn()).toBeLessThan(12);
  make.named.main.happen({ eventName: 'key_created', targetId: '600613' });
  await pollNow(browser);
  await tab.activate();
  await panel.waitForEntry('600613');
  await waitFor(
    async () => !(await panel.page.text()).includes('Cannot reach') || undefined,
    () => panel.page.text(),
  );
});

test('a refused token stops everything but the person, and what was read stays', async () => {
  const { browser, make } = stage();
  const fault = make.faults.add({ kind: 'status', status: 401 });
  await panel.refresh();
  await panel.page.sees('Make refused this token (eu1.make.com)');
  await panel.page.sees(/Last good data from/);
  await panel.page.find({ role: 'button', name: 'Replace the token' });
  expect((await panel.entries()).length).toBeGreaterThan(5);
  const asked = await whenQuiet(make);
  await pollNow(browser);
  await pause(1500);
  expect(make.log.api().length).toBe(asked);
  await tab.activate();
  expect((await browser.badge(tab)).text).not.toMatch(/^\d*$/);
  await expectPlainWords(panel.page, [make.tokenOf.owner]);
  fault.remove();
  await connect(browser, { token: make.tokenOf.owner });
  await recovers();
});
