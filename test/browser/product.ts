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

/** How long after the rows (ms) the next name comes, if one does before a minute has passed. */
const NAMES_COME_WITHIN = 1000;

/** The panel, docked or in a tab. */
export function panelOf(page: TestPage) {
  const entries = (): Promise<readonly Snapshot[]> => page.query(FEED, ENTRY);

  /** The entries once their sentences stay as they are: names come a moment after the rows. */
  async function settledEntries(enough: number): Promise<readonly Snapshot[]> {
    let last = '';
    let since = Date.now();
    return waitFor(
      async () => {
        const drawn = await entries();
        const sentences = JSON.stringify(drawn.map(({ name }) => name));
        if (sentences !== last) since = Date.now();
        last = sentences;
        return drawn.length >= enough && Date.now() - since >= NAMES_COME_WITHIN ? drawn : undefined;
      },
      async () => `${enough} entries in the list; the page shows:\n${await page.text()}`,
      20_000,
    );
  }

  return {
    page,
    entries,

    /** Waits for entries, and for their names as far as they come now, and gives those that are drawn. */
    someEntries: (): Promise<readonly Snapshot[]> => settledEntries(1),

    async waitForEntry(pattern: string): Promise<Snapshot> {
      return page.find(FEED, { ...ENTRY, pattern });
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

export function popupOf(page: TestPage) {
  return {
    page,
    changes: (): Promise<readonly Snapshot[]> =>
      page.query({ role: 'list', name: 'Recent changes' }, { role: 'listitem' }),
    markAllSeen: (): Promise<void> => page.click({ role: 'button', name: 'Mark all as seen' }),
    openPanel: (): Promise<void> => page.click({ role: 'button', name: 'Open panel' }),
  };
}

/**
 * Lets the poll alarm go off as if its time had come: what says when Make was last asked is made an hour older, the
 * background forgets what it knows, and the alarm wakes it.
 */
export async function pollNow(browser: TestBrowser): Promise<void> {
  const page = await browser.openExtensionPage('options');
  const ageLooks = `(async () => {
    const { storage } = globalThis.browser ?? globalThis.chrome;
    const asked = Object.entries(await storage.session.get()).filter(([, value]) => value?.lastAttemptAt > 0);
    for (const [key, value] of asked) {
      await storage.session.set({ [key]: { ...value, lastAttemptAt: value.lastAttemptAt - 3_600_000 } });
    }
    return asked.length;
  })()`;
  // The background writes down that it asked a moment after Make was asked.
  await waitFor(async () => Number(await page.evaluate(ageLooks)) > 0 || undefined, 'Make to have been asked');
  await browser.stopBackground();
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

/**
 * An expression that scrolls the list by `step` px a frame and looks at the middle of it in each: how often there was no
 * row, how many elements the list had at most, how long the longest took (ms), and in Chromium which tasks took longer
 * than 50 ms.
 */
export function scrollThrough({ from, step, frames }: { from: number; step: number; frames: number }): string {
  return `(async () => {
    const feed = document.querySelector('[role=feed]');
    const scroller = feed.parentElement;
    const longTasks = [];
    const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)));
    if (PerformanceObserver.supportedEntryTypes.includes('longtask')) observer.observe({ type: 'longtask' });
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    let blank = 0;
    let mostElements = 0;
    let worstFrame = 0;
    scroller.scrollTop = ${from};
    await frame();
    let before = performance.now();
    for (let count = 0; count < ${frames}; count += 1) {
      scroller.scrollTop += ${step};
      await frame();
      worstFrame = Math.max(worstFrame, performance.now() - before);
      before = performance.now();
      const { x, y, width, height } = scroller.getBoundingClientRect();
      const middle = document.elementFromPoint(x + width / 2, y + height / 2);
      if (!feed.contains(middle) || middle === feed) blank += 1;
      mostElements = Math.max(mostElements, feed.getElementsByTagName('*').length);
    }
    await frame();
    observer.disconnect();
    return { frames: ${frames}, blank, mostElements, longTasks, worstFrame };
  })()`;
}
