import { DETAIL_TEXT } from '@/lib/text/detail';
import { z } from '@/lib/zod';
import { type Zone, zoneOrigin } from '@/lib/zone';
import type { StandIn } from '../make/stand-in';
import type { Stage } from './stage';
import type { TestBrowser } from './test-browser';
import { type Snapshot, type Step, type TestPage, waitFor } from './test-page';

/** What the connect page calls the two places to keep something. */
export const KEEP = { computer: '^On this computer', session: '^Only until the browser closes' } as const;

export interface ConnectOptions {
  readonly zone?: Zone;
  readonly token: string;
  readonly keepToken?: keyof typeof KEEP;
  readonly keepHistory?: keyof typeof KEEP;
}

const HEADING: Step = { role: 'heading', name: 'Connect to Make' };
const ZONE: Step = { role: 'combobox', name: 'Zone' };
const TOKEN: Step = { role: 'textbox', name: 'API token' };
const CONNECT: Step = { role: 'button', name: 'Connect' };

/** Fills in the connect page and presses the button; does not wait for the answer. */
export async function submitToken(page: TestPage, options: ConnectOptions): Promise<void> {
  const { zone = 'eu1.make.com', token, keepToken = 'computer', keepHistory = 'computer' } = options;
  await page.find(HEADING);
  await page.choose(zone, ZONE);
  await page.fill(token, TOKEN);
  await page.click({ role: 'radiogroup', name: 'Keep the token' }, { role: 'radio', pattern: KEEP[keepToken] });
  await page.click({ role: 'radiogroup', name: 'Keep the history' }, { role: 'radio', pattern: KEEP[keepHistory] });
  await page.click(CONNECT);
}

/** Connects as a person does, on a connect page of its own that is closed again. */
export async function connect(browser: TestBrowser, options: ConnectOptions): Promise<void> {
  const page = await browser.openExtensionPage('options');
  await submitToken(page, options);
  await page.sees(`Connected to ${options.zone ?? 'eu1.make.com'}`);
  await page.close();
}

const FEED: Step = { role: 'feed', name: 'Audit log entries' };
const ENTRY: Step = { role: 'article' };
const DETAILS: Step = { role: 'region', name: 'Entry details' };

/** Time (ms) without a change after which a list is taken to be drawn. Names come later, whenever they like. */
const STEADY = 1000;
/** When the entries drawn happened, from the top. */
const TIMES = "[...document.querySelectorAll('[role=feed] article time')].map(({ dateTime }) => dateTime)";

/** The panel, docked or in a tab. */
export function panelOf(page: TestPage) {
  const entries = (): Promise<readonly Snapshot[]> => page.query(FEED, ENTRY);

  /** The entries once their sentences have stayed as they are for a moment. */
  async function settledEntries(enough: number): Promise<readonly Snapshot[]> {
    let last = '';
    let since = Date.now();
    return waitFor(
      async () => {
        const drawn = await entries();
        const sentences = JSON.stringify(drawn.map(({ name }) => name));
        if (sentences !== last) since = Date.now();
        last = sentences;
        return drawn.length >= enough && Date.now() - since >= STEADY ? drawn : undefined;
      },
      async () => `${enough} entries in the list; the page shows:\n${await page.text()}`,
      20_000,
    );
  }

  return {
    page,
    entries,

    /** Waits for entries, and gives those that are drawn. The names of their objects may still come. */
    someEntries: (): Promise<readonly Snapshot[]> => settledEntries(1),

    /** What tells which entries are drawn, whether their objects have names by now or not. */
    times: async (): Promise<readonly string[]> => z.array(z.string()).parse(await page.evaluate(TIMES)),

    async waitForEntry(pattern: string): Promise<Snapshot> {
      return page.find(FEED, { ...ENTRY, pattern });
    },

    /** Waits for an entry, and gives its place among those drawn, from 0: within one second there is no order of time. */
    async positionOf(pattern: string): Promise<number> {
      const fits = new RegExp(pattern, 'i');
      return waitFor(
        async () => {
          const at = (await entries()).findIndex(({ name }) => fits.test(name));
          return at < 0 ? undefined : at;
        },
        async () => `${pattern}; the page shows:\n${await page.text()}`,
      );
    },

    /** Opens the n-th entry drawn with one click, and gives its sentence. */
    async openEntry(index: number): Promise<string> {
      const drawn = await settledEntries(index + 1);
      // Not by its sentence: the name of its object may come any time.
      const entry: Step = { ...ENTRY, nth: index };
      const opener = (await page.query(FEED, entry, { role: 'button' })).length > 0 ? 'button' : 'link';
      await page.click(FEED, entry, { role: opener });
      await page.find(DETAILS);
      return drawn[index]?.name ?? '';
    },

    detail: (): Promise<Snapshot> => page.find(DETAILS),

    /** The open entry once Make's details of it are there, or why they are not. */
    async wholeDetail(): Promise<Snapshot> {
      return waitFor(
        async () => (await page.query(DETAILS)).find(({ text }) => !text.includes(DETAIL_TEXT.loading)),
        async () => `details; the page shows:\n${await page.text()}`,
      );
    },

    back: (): Promise<void> => page.click(DETAILS, { role: 'button', name: 'Back' }),

    search: (text: string): Promise<void> => page.fill(text, { role: 'searchbox', name: 'Search' }),

    /** Asks Make again, once it is not being asked already: a press in between would do nothing. */
    async refresh(): Promise<void> {
      const button: Step = { role: 'button', name: 'Refresh' };
      await waitFor(
        async () => (await page.query(button))[0]?.disabled === false || undefined,
        async () => `Refresh to be ready; the page shows:\n${await page.text()}`,
        30_000,
      );
      await page.click(button);
    },

    /** Every entry that Make keeps, by the button for it. */
    async getWholeHistory(entries: number): Promise<void> {
      const line: Step = { role: 'region', name: 'The whole history' };
      await page.click(line, { role: 'button', name: 'Get the whole history' });
      await page.sees(`${entries.toLocaleString('en-US')} entries: all that Make keeps`, 60_000);
      await page.click(line, { role: 'button', name: 'Close' });
    },

    /** How many entries the list shows: "12 of 2,000" or "2,000 entries", read at its own place. */
    async shown(): Promise<number> {
      const articles = await page.evaluate(
        "document.querySelector('[role=feed] article')?.getAttribute('aria-setsize') ?? '0'",
      );
      return Number(articles);
    },

    openFilters: (): Promise<void> => page.click({ role: 'button', pattern: '^Filters' }),
  };
}

export type Panel = ReturnType<typeof panelOf>;

/** Connected by its owner, beside the main organization, and with every entry that Make keeps. */
export async function openWholeLog({ browser, make }: Stage, entries: number): Promise<Panel> {
  await connect(browser, { token: make.tokenOf.owner });
  const tab = await browser.openTab(`${zoneOrigin('eu1.make.com')}/organization/${make.named.main.id}/dashboard`);
  const panel = panelOf(await browser.openPanel(tab));
  await panel.someEntries();
  await panel.getWholeHistory(entries);
  return panel;
}

/** The panel in a tab, about the main organization whatever the other tabs are about. */
export async function openPanelInTab(
  { browser, make }: Stage,
  options: { readonly width?: number } = {},
): Promise<Panel> {
  const hash = `#zone=eu1.make.com&organization=${make.named.main.id}`;
  const panel = panelOf(await browser.openExtensionPage('sidepanel', { ...options, hash }));
  await panel.someEntries();
  return panel;
}

export function popupOf(page: TestPage) {
  return {
    page,
    changes: (): Promise<readonly Snapshot[]> =>
      page.query({ role: 'list', name: 'Recent changes' }, { role: 'listitem' }),
    markAllSeen: (): Promise<void> => page.click({ role: 'button', name: 'Mark all as seen' }),
    openPanel: (): Promise<void> => page.click({ role: 'button', name: 'Open panel' }),
  };
}

/** Makes what says when Make was last asked an hour older; whether there was any. */
const AGE_LOOKS = `(async () => {
  const { storage } = globalThis.browser ?? globalThis.chrome;
  const asked = Object.entries(await storage.session.get()).filter(([, value]) => value?.lastAttemptAt > 0);
  for (const [key, value] of asked) {
    await storage.session.set({ [key]: { ...value, lastAttemptAt: Date.now() - 3_600_000 } });
  }
  return asked.length > 0;
})()`;

/**
 * Lets the poll alarm go off as if its time had come: what says when Make was last asked is made an hour older, the
 * background forgets what it knows, and the alarm wakes it.
 */
export async function pollNow(browser: TestBrowser): Promise<void> {
  const page = await browser.openExtensionPage('options');
  // The background writes down that it asked a moment after Make was asked.
  await waitFor(async () => (await page.evaluate(AGE_LOOKS)) === true || undefined, 'Make to have been asked');
  await browser.stopBackground();
  // Until it ended it may have written what it knew over that.
  await page.evaluate(AGE_LOOKS);
  const fired = await page.evaluate(`(async () => {
    const { alarms } = globalThis.browser ?? globalThis.chrome;
    const all = await alarms.getAll();
    for (const { name, periodInMinutes } of all) await alarms.create(name, { when: Date.now() + 50, periodInMinutes });
    return all.length;
  })()`);
  if (fired === 0) throw new Error('The extension has set no alarm.');
  await page.close();
}

/** What a minute does: the person may ask Make as often again. Pauses that Make itself demanded are over too. */
export async function letMinutePass(browser: TestBrowser): Promise<void> {
  const page = await browser.openExtensionPage('options');
  await page.evaluate(`(async () => {
    const { session, local } = (globalThis.browser ?? globalThis.chrome).storage;
    for (const area of [session, local]) {
      const keys = Object.keys(await area.get()).filter((key) => /^(?:turns|pause)/.test(key));
      await area.remove(keys);
    }
    return true;
  })()`);
  await page.close();
}

/** Waits until the newest entries of an organization or team were read; connecting asks for the filters only. */
export async function waitForLook(make: StandIn, id: number): Promise<void> {
  const path = new RegExp(`/audit-logs/(organization|team)/${id}$`);
  await waitFor(
    () => make.log.api().some((request) => path.test(request.path) && request.status !== 0) || undefined,
    `a look at the log of ${id}`,
  );
}
