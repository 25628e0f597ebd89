import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AuditLogPanel } from '@/components/audit-log/audit-log-panel';
import { laterParts } from '@/components/audit-log/later-parts';
import { createExportSession } from '@/lib/panel/export/export-session';
import { failed, ok } from '@/lib/result';
import { fakeEntries, fakePanel, NOW, PAGE, SCENARIO_PAGE, TEAM_PAGE } from '../../lib/panel/fake-panel';

beforeEach(() => {
  vi.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function open(options: Parameters<typeof fakePanel>[0] = {}) {
  const fake = fakePanel(options);
  const panel = fake.model();
  await laterParts.load();
  render(<AuditLogPanel panel={panel} />);
  const user = userEvent.setup();
  await waitFor(() => expect(screen.queryByText(/Opening the history|Finding out/)).toBeNull());
  return { fake, panel, user };
}

const ENTRIES = fakeEntries(60, (at) => ({
  eventName: at % 2 === 0 ? 'scenario_deactivated' : 'webhook_created',
  targetId: String(1000 + at),
  team: at % 3 === 0 ? { id: 8, name: 'Support' } : { id: 7, name: 'Finance' },
  actor:
    at % 5 === 0 ? { id: 213, name: 'Noah Steiner' } : { id: 212, name: 'Dana Kim', email: 'dana.kim@example.com' },
}));

const feed = () => screen.getByRole('feed', { name: 'Audit log entries' });
const rows = () => within(feed()).getAllByRole('article');
const row = (name: string) => within(feed()).getByRole('article', { name });
/** Beside what opens it, the row that somebody is at has a menu. */
const openRow = (name: string) => {
  const [opener] = within(row(name)).getAllByRole('button');
  if (opener === undefined) throw new Error(`nothing opens ${name}`);
  return opener;
};

/** happy-dom lays nothing out, but scrolls. */
function scrollTo(top: number) {
  const scroller = feed().parentElement;
  if (scroller === null) throw new Error('nothing to scroll');
  scroller.scrollTop = top;
  fireEvent.scroll(scroller);
}

describe('the list', () => {
  it('has entries named by their sentence, with their place among all', async () => {
    await open({ entries: ENTRIES });
    const article = row('Dana Kim created webhook 1001');
    expect(article.getAttribute('aria-posinset')).toBe('2');
    expect(article.getAttribute('aria-setsize')).toBe('60');
    expect(within(article).getAllByRole('button')).toHaveLength(1);
  });

  it('draws only what is on screen and a little more', async () => {
    await open({ entries: fakeEntries(5000) });
    expect(rows().length).toBeLessThan(40);
  });

  describe('of which only the newest were read', () => {
    /** 300 entries, of which the first 30 are there. */
    async function openPart(search = '') {
      const entries = fakeEntries(300);
      const fake = fakePanel({
        entries,
        record: { coverage: { complete: false } },
        answers: { 'source.load-older': () => ok({ added: 0, end: true }) },
      });
      const first = fakePanel({ entries: entries.slice(0, 30) }).gateway.indexes;
      const rest = Promise.withResolvers<void>();
      await laterParts.load();
      const panel = fake.model({
        indexes: {
          async load(organization, previous, onFirst) {
            await onFirst?.(await first.load(organization));
            await rest.promise;
            return fake.gateway.indexes.load(organization, previous);
          },
        },
      });
      panel.filters.setText(search);
      render(<AuditLogPanel panel={panel} />);
      return { fake, panel, rest };
    }

    it('shows them, and says of how many only when all are there', async () => {
      const { rest } = await openPart();
      await waitFor(() => expect(rows().length).toBeGreaterThan(10));
      expect(screen.queryByText(/\d+ entries/)).toBeNull();
      rest.resolve();
      await waitFor(() => expect(screen.getByText('300 entries')).toBeTruthy());
    });

    it('does not say that nothing matches, nor asks Make for more, before all are there', async () => {
      const { fake, panel, rest } = await openPart('no such thing anywhere');
      await waitFor(() => expect(screen.getByText(/Opening the history/)).toBeTruthy());
      // By then the question has settled.
      await new Promise((resolve) => setTimeout(resolve, 700));
      expect(panel.feed.view.value).toBeUndefined();
      expect(fake.commands('source.load-older')).toEqual([]);
      rest.resolve();
      await waitFor(() => expect(fake.commands('source.load-older')).toHaveLength(1));
      expect(panel.feed.view.value?.length).toBe(0);
    });

    it('exports none of them before all are there', async () => {
      const { panel, rest } = await openPart();
      await waitFor(() => expect(panel.feed.view.value?.length).toBe(30));
      const session = panel.exports.session(createExportSession);
      expect(session.entries.value).toBe(0);
      rest.resolve();
      await waitFor(() => expect(session.entries.value).toBe(300));
    });
  });

  it('tells the exact time and its zone on hover', async () => {
    const { user } = await open({ entries: ENTRIES });
    const time = row('Dana Kim created webhook 1001').querySelector('time');
    expect(time?.dateTime).toBe('2026-11-24T10:00:00.000Z');
    await user.hover(row('Dana Kim created webhook 1001'));
    expect(time?.title).toMatch(/^Tue, Nov 24, 2026, 10:00:00 UTC/);
    expect(time?.textContent).toBe('2 hours ago · 10:00');
  });

  it('groups entries by day and says how many a day has', async () => {
    await open({ entries: ENTRIES });
    expect(within(feed()).getByText('Today').parentElement?.textContent).toBe('Today12');
  });

  it('says what is shown out of how much, and how fresh it is', async () => {
    const { user } = await open({
      entries: ENTRIES,
      record: { coverage: { complete: false, from: Date.UTC(2026, 10, 2), total: 2004 } },
    });
    expect(screen.getByText('60 of 2,004 entries')).toBeTruthy();
    expect(screen.getByText('back to Nov 2')).toBeTruthy();
    await user.type(screen.getByRole('searchbox', { name: 'Search' }), 'noah');
    await waitFor(() => expect(screen.getByText('12 match')).toBeTruthy());
    expect(screen.getByText('60 of 2,004 searched (3%)')).toBeTruthy();
  });

  it('asks Make when told to', async () => {
    const { fake, user } = await open({ entries: ENTRIES });
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(fake.commands('source.refresh')).toHaveLength(1);
  });

  it('marks what is new, with a line where it ends', async () => {
    const entries = ENTRIES.map((entry, at) => (at < 2 ? { ...entry, arrivedAt: NOW } : entry));
    await open({ entries, record: { unseen: 2, seenAt: NOW - 1000 } });
    expect(within(feed()).getByText('2 new since Nov 24, 11:59')).toBeTruthy();
    expect(within(row('Dana Kim created webhook 1001')).getByText(/^New/)).toBeTruthy();
  });

  it('puts arrivals behind a button while the person reads further down, and goes to them when pressed', async () => {
    const { fake, user } = await open({ entries: ENTRIES });
    scrollTo(1000);
    await waitFor(() => expect(rows()[0]?.getAttribute('aria-posinset')).not.toBe('1'));
    const fresh = fakeEntries(1, () => ({ uuid: 'fresh', targetId: '9999', triggeredAt: NOW, arrivedAt: NOW + 1 }));
    fake.change([...fresh, ...ENTRIES], { unseen: 1 });
    await user.click(await screen.findByRole('button', { name: '1 new entry' }));
    await waitFor(() => expect(document.activeElement).toBe(openRow('Dana Kim turned off scenario 9999')));
  });
});

describe('an entry', () => {
  it('says in its details what its row says: that it arrived late, and that Make has changed it', async () => {
    const marked = { 0: { arrivedAt: NOW, arrivedLate: true }, 1: { arrivedAt: NOW, changed: true } };
    const entries = ENTRIES.map((entry, at) => (at === 0 || at === 1 ? { ...entry, ...marked[at] } : entry));
    const { user } = await open({ entries });
    const late = row('Noah Steiner turned off scenario 1000');
    expect(within(late).getByText('arrived late')).toBeTruthy();
    await user.click(openRow('Noah Steiner turned off scenario 1000'));
    const details = within(screen.getByRole('region', { name: 'Entry details' }));
    expect(details.getByText('Arrived late').nextElementSibling?.textContent).toContain('12:00:00');
    expect(details.queryByText(/Make has changed this entry/)).toBeNull();
    await user.click(details.getByRole('button', { name: 'Next entry' }));
    expect(details.queryByText('Arrived late')).toBeNull();
    expect(details.getByText(/Make has changed this entry/)).toBeTruthy();
  });

  it('opens in one click, with its facts and its details', async () => {
    const { user } = await open({ entries: ENTRIES });
    await user.click(openRow('Dana Kim created webhook 1001'));
    const details = screen.getByRole('region', { name: 'Entry details' });
    expect(within(details).getByRole('heading', { name: 'Dana Kim created webhook 1001' })).toBeTruthy();
    expect(within(details).getByText('dana.kim@example.com')).toBeTruthy();
    expect(await within(details).findByText('Name of entry-1')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(within(details).getByRole('button', { name: 'Back' })));
  });

  it('leads back to the same row', async () => {
    const { user } = await open({ entries: ENTRIES });
    await user.click(openRow('Dana Kim created webhook 1001'));
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(screen.queryByRole('region', { name: 'Entry details' })).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(openRow('Dana Kim created webhook 1001')));
  });

  it('has a next and a previous one, which lead back to where one then is', async () => {
    const { user } = await open({ entries: ENTRIES });
    await user.click(openRow('Noah Steiner turned off scenario 1000'));
    const details = screen.getByRole('region', { name: 'Entry details' });
    expect(within(details).getByText('1 of 60')).toBeTruthy();
    expect(within(details).getByRole('button', { name: 'Previous entry' }).getAttribute('aria-disabled')).toBe('true');
    await user.click(within(details).getByRole('button', { name: 'Next entry' }));
    expect(await within(details).findByRole('heading', { name: 'Dana Kim created webhook 1001' })).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(openRow('Dana Kim created webhook 1001')));
  });

  it('filters by a value of it', async () => {
    const { user } = await open({ entries: ENTRIES });
    await user.click(openRow('Dana Kim created webhook 1001'));
    await user.click(screen.getByRole('button', { name: 'Hide Dana Kim' }));
    expect(screen.queryByRole('region', { name: 'Entry details' })).toBeNull();
    await waitFor(() => expect(rows()).toHaveLength(12));
    expect(screen.getByRole('button', { name: 'Remove filter: Not Dana Kim' })).toBeTruthy();
  });

  it('links to its object in Make, on the same zone only', async () => {
    const { user } = await open({ entries: ENTRIES });
    await user.click(openRow('Dana Kim turned off scenario 1002'));
    const link = screen.getByRole('link', { name: /Open this scenario in Make/ });
    expect(link.getAttribute('href')).toBe('https://eu1.make.com/7/scenarios/1002');
    expect(link.getAttribute('rel')).toBe('noopener noreferrer');
  });

  it('copies itself as JSON and says so', async () => {
    const { fake, user } = await open({ entries: ENTRIES });
    await user.click(openRow('Dana Kim created webhook 1001'));
    await screen.findByText('Name of entry-1');
    await user.click(screen.getByRole('button', { name: 'Copy entry as JSON' }));
    expect(JSON.parse(fake.gateway.copy.mock.calls[0]?.[0] ?? '')).toEqual({
      details: { scenarioName: 'Name of entry-1' },
    });
    expect(await screen.findByText('Copied')).toBeTruthy();
  });

  it('stays in the list when Make refuses its details, and says why', async () => {
    const failure = { kind: 'forbidden', zone: 'eu1.make.com', what: 'detail' } as const;
    const { user } = await open({ entries: ENTRIES, answers: { 'entry.detail': () => failed(failure) } });
    await user.click(openRow('Dana Kim created webhook 1001'));
    expect(await screen.findByText('Make does not show you the details of this entry')).toBeTruthy();
    expect(screen.getByText('dana.kim@example.com')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(row('Dana Kim created webhook 1001')).toBeTruthy();
  });
});

describe('filters', () => {
  it('are chosen in groups, shown as chips, and removed one by one', async () => {
    const { user } = await open({ entries: ENTRIES });
    await user.click(screen.getByRole('button', { name: 'Filters' }));
    const region = screen.getByRole('region', { name: 'Filters' });
    await user.click(await within(region).findByRole('checkbox', { name: 'Webhook created' }));
    expect(rows().every((article) => article.textContent?.includes('webhook'))).toBe(true);
    await user.click(within(region).getByRole('button', { name: /^People(?! and)/ }));
    await user.click(within(region).getByRole('checkbox', { name: /Noah Steiner/ }));
    expect(screen.getByText('6 of 60')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Remove filter: Webhook created' }));
    expect(screen.getByText('12 of 60')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Search' }));
  });

  it('take a whole group at once', async () => {
    const { user } = await open({ entries: ENTRIES });
    await user.click(screen.getByRole('button', { name: 'Filters' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Scenarios' }));
    expect(screen.getByText('30 of 60')).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Scenario activated' }).checked).toBe(true);
  });

  it('narrow to a span of days', async () => {
    const { user } = await open({ entries: ENTRIES });
    await user.click(screen.getByRole('button', { name: 'Filters' }));
    await user.click(screen.getByRole('button', { name: 'Time' }));
    await user.click(screen.getByRole('button', { name: 'Last 24 hours' }));
    expect(screen.getByText('24 of 60')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Remove filter: Last 24 hours' })).toBeTruthy();
  });

  it('offer no teams where the page is about one', async () => {
    const { user } = await open({ entries: ENTRIES, page: TEAM_PAGE });
    await user.click(screen.getByRole('button', { name: 'Filters' }));
    expect(await screen.findByRole('button', { name: 'Events' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Teams' })).toBeNull();
  });

  it('say which of them is in the way when nothing matches, and take it away', async () => {
    const { user } = await open({ entries: ENTRIES });
    await user.type(screen.getByRole('searchbox', { name: 'Search' }), 'noah nonsense');
    expect(await screen.findByRole('heading', { name: 'No entry matches' })).toBeTruthy();
    expect(await screen.findByText('Without “nonsense” there would be 12.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Remove “nonsense”' }));
    expect(rows()).toHaveLength(12);
    expect(screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search' }).value).toBe('noah');
  });
});

describe('what the panel is turned to', () => {
  it('is named, and can be kept while the tab moves on', async () => {
    const { fake, user } = await open({ entries: ENTRIES, page: TEAM_PAGE });
    expect(screen.getByRole('button', { name: /Northwind.*Finance/ })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Pin: stay here while you browse' }));
    fake.pageOf(1).set({ ...PAGE, organizationId: 5, organizationName: 'Contoso' });
    expect(await screen.findByText('The tab is on Contoso')).toBeTruthy();
    expect(screen.getByRole('button', { name: /Northwind.*Finance/ })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Switch' }));
    expect(screen.getByRole('button', { name: /Contoso/ })).toBeTruthy();
  });

  it('goes from the object on screen to its team and organization', async () => {
    const { user } = await open({
      entries: ENTRIES,
      page: { ...SCENARIO_PAGE, target: { kind: 'scenario', id: '1000' } },
    });
    expect(rows()).toHaveLength(1);
    await user.click(screen.getByRole('radio', { name: 'Team' }));
    expect(screen.getByText('40 of 60')).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'Organization' }));
    expect(screen.getByText('60 entries')).toBeTruthy();
  });

  it('says when the object on screen has no entries, and offers the wider log', async () => {
    const { user } = await open({
      entries: ENTRIES,
      page: { ...SCENARIO_PAGE, target: { kind: 'scenario', id: '5' } },
    });
    expect(screen.getByRole('heading', { name: 'No changes of this scenario so far' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show the wider log' }));
    expect(rows().length).toBeGreaterThan(1);
  });

  it('can be chosen by hand', async () => {
    const { fake, user } = await open({ entries: ENTRIES });
    await user.click(screen.getByRole('button', { name: /Northwind/ }));
    const dialog = screen.getByRole('dialog', { name: 'Choose a log' });
    await waitFor(() => expect(document.activeElement).toBe(within(dialog).getByRole('searchbox')));
    await user.click(await within(dialog).findByRole('button', { name: 'Support' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /Northwind.*Support/ }));
    expect(screen.getByText('20 of 60')).toBeTruthy();
    expect(fake.commands('organization.describe')).toHaveLength(1);
  });

  it('offers new entries that the page hides', async () => {
    const entries = ENTRIES.map((entry, at) => (at === 0 ? { ...entry, arrivedAt: NOW } : entry));
    const { user } = await open({ entries, page: TEAM_PAGE, record: { unseen: 1, seenAt: NOW - 1000 } });
    expect(screen.getByText('1 new entry outside this view')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(row('Noah Steiner turned off scenario 1000')).toBeTruthy();
  });
});

describe('the keyboard', () => {
  const focusedPlace = () => {
    const article = document.activeElement?.closest('article');
    return `${article?.getAttribute('aria-posinset')}/${article?.getAttribute('aria-setsize')}`;
  };

  it('goes through the list, opens an entry and comes back', async () => {
    const { user } = await open({ entries: ENTRIES });
    await user.keyboard('j');
    await waitFor(() => expect(document.activeElement).toBe(openRow('Noah Steiner turned off scenario 1000')));
    await user.keyboard('j');
    await waitFor(() => expect(document.activeElement).toBe(openRow('Dana Kim created webhook 1001')));
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(document.activeElement).toBe(openRow('Dana Kim turned off scenario 1002')));
    await user.keyboard('k');
    await waitFor(() => expect(document.activeElement).toBe(openRow('Dana Kim created webhook 1001')));
    await user.keyboard('{Enter}');
    expect(screen.getByRole('region', { name: 'Entry details' })).toBeTruthy();
    await user.keyboard('J');
    expect(await screen.findByRole('heading', { name: 'Dana Kim turned off scenario 1002' })).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(openRow('Dana Kim turned off scenario 1002')));
  });

  it('goes to the last entry with End and to the first with Home', async () => {
    const { user } = await open({ entries: ENTRIES });
    await user.keyboard('j{End}');
    await waitFor(() => expect(focusedPlace()).toBe('60/60'));
    await user.keyboard('{Home}');
    await waitFor(() => expect(focusedPlace()).toBe('1/60'));
  });

  it('reaches the search with a slash, types letters there, and leaves it with Escape', async () => {
    const { user } = await open({ entries: ENTRIES });
    await user.keyboard('/');
    const search = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search' });
    expect(document.activeElement).toBe(search);
    await user.keyboard('jk');
    expect(search.value).toBe('jk');
    await user.clear(search);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement?.closest('article')).toBeTruthy());
  });

  it('has one row in the tab order, the one it is at', async () => {
    const { user } = await open({ entries: ENTRIES });
    await user.keyboard('jj');
    await waitFor(() => expect(openRow('Dana Kim created webhook 1001').tabIndex).toBe(0));
    expect(rows().filter((article) => within(article).getAllByRole('button')[0]?.tabIndex === 0)).toHaveLength(1);
  });

  it('answers only to keys that are no signs where the person wants that, and says so', async () => {
    const { user } = await open({ entries: ENTRIES, settings: { shortcuts: false } });
    await user.keyboard('/f?p');
    expect(document.activeElement).not.toBe(screen.getByRole('searchbox', { name: 'Search' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('button', { name: /^Filters/ }).getAttribute('aria-expanded')).toBe('false');
    await user.click(screen.getByRole('button', { name: /^Filters/ }));
    await user.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: /^Filters/ }).getAttribute('aria-expanded')).toBe('false');
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Keyboard shortcuts' }));
    expect(await screen.findByText(/are switched off in the settings/)).toBeTruthy();
  });

  it('lists its own shortcuts', async () => {
    const { user } = await open({ entries: ENTRIES });
    await user.keyboard('?');
    const dialog = screen.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('where there is no list', () => {
  it.each([
    [
      'a first run',
      { tab: { tabId: 1 }, page: undefined, connections: {} },
      'See who changed what on Make',
      'Connect to Make',
    ],
    ['no token for the zone', { connections: {} }, 'Not connected to eu1.make.com', 'Connect'],
    ['no page of Make', { tab: { tabId: 1 }, page: undefined }, 'No page of Make here', 'Choose by hand'],
    [
      'a page about no organization',
      { page: { zone: 'eu1.make.com', state: 'no-organization' } },
      'This page is about no organization',
      'Choose by hand',
    ],
    [
      'an organization nobody knows',
      { page: { zone: 'eu1.make.com', teamId: 4, state: 'unresolved' } },
      'Which organization is this?',
      'Ask again',
    ],
    ['an empty log', {}, 'Nothing in this log yet', 'Look again'],
    [
      '401',
      { sourceState: { failure: { kind: 'unauthorized', zone: 'eu1.make.com' } } },
      'Make refused this token (eu1.make.com)',
      'Replace the token',
    ],
    [
      '402',
      { sourceState: { failure: { kind: 'not-in-plan', zone: 'eu1.make.com' } } },
      "This organization's plan has no audit log",
      'Choose another organization',
    ],
    [
      '403',
      { sourceState: { failure: { kind: 'forbidden', zone: 'eu1.make.com', what: 'organization' } } },
      "The organization's audit log needs Admin or Owner",
      "Open the team's log",
    ],
    [
      'no connection',
      { sourceState: { failure: { kind: 'network', zone: 'eu1.make.com' } } },
      'Cannot reach eu1.make.com',
      'Try again',
    ],
    [
      'access to the site withheld',
      { sourceState: { failure: { kind: 'no-access', zone: 'eu1.make.com' } } },
      'Access to eu1.make.com was removed',
      'Allow again',
    ],
  ] as const)('%s has a text and one action of its own', async (_name, options, title, action) => {
    await open(options);
    expect(screen.getByRole('heading', { name: title })).toBeTruthy();
    expect(screen.getByRole('button', { name: action })).toBeTruthy();
  });

  it('shows what it waits for', async () => {
    await open({ heard: false, sourceState: { activity: 'checking' } });
    expect(screen.getByRole('progressbar', { name: 'Reading the audit log from Make…' })).toBeTruthy();
  });
});

describe('trouble', () => {
  it('leaves the rows as they are, and is told above them with what to do', async () => {
    const { fake, user } = await open({
      entries: ENTRIES,
      sourceState: { failure: { kind: 'unauthorized', zone: 'eu1.make.com' } },
    });
    expect(screen.getByText('Make refused this token (eu1.make.com)')).toBeTruthy();
    expect(rows().length).toBeGreaterThan(1);
    await user.click(screen.getByRole('button', { name: 'Replace the token' }));
    expect(fake.gateway.openSettings).toHaveBeenCalledWith('eu1.make.com');
  });

  it.each([
    ['details', 'entry.detail', () => openRow('Dana Kim created webhook 1001')],
    ['filters', 'source.filters', () => screen.getByRole('button', { name: 'Filters' })],
  ] as const)('with %s is told in their place, with what to do', async (_name, command, opener) => {
    const failure = { kind: 'not-in-plan', zone: 'eu1.make.com' } as const;
    const { user } = await open({ entries: ENTRIES, answers: { [command]: () => failed(failure) } });
    await user.click(opener());
    expect(await screen.findByText("This organization's plan has no audit log")).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Choose another organization' }));
    expect(screen.getByRole('dialog', { name: 'Choose a log' })).toBeTruthy();
  });

  it('counts down what Make asks to wait', async () => {
    await open({
      entries: ENTRIES,
      sourceState: { failure: { kind: 'rate-limited', zone: 'eu1.make.com', until: NOW + 42_000 } },
    });
    expect(screen.getByText(/Next try in 42 s/)).toBeTruthy();
  });

  it('counts rows that could not be read', async () => {
    await open({ entries: ENTRIES, record: { unreadable: 2 } });
    expect(screen.getByText("2 rows of Make's log could not be read")).toBeTruthy();
  });

  it('is told at the end of the list when older entries cannot be had', async () => {
    const failure = { kind: 'network', zone: 'eu1.make.com' } as const;
    const { fake, user } = await open({
      entries: fakeEntries(3),
      record: { coverage: { complete: false } },
      answers: { 'source.load-older': () => failed(failure) },
    });
    await user.click(screen.getByRole('button', { name: 'Load older entries' }));
    expect(await screen.findByText('Cannot reach eu1.make.com')).toBeTruthy();
    expect(fake.commands('source.load-older')).toHaveLength(1);
  });
});

it('keeps the focus at the end of the list while more is read', async () => {
  const { promise, resolve } = Promise.withResolvers<ReturnType<typeof ok<{ added: number; end: boolean }>>>();
  const { user } = await open({
    entries: fakeEntries(3),
    record: { coverage: { complete: false } },
    answers: { 'source.load-older': () => promise },
  });
  const button = screen.getByRole('button', { name: 'Load older entries' });
  await user.click(button);
  expect(await screen.findByRole('button', { name: 'Loading older entries…' })).toBe(button);
  expect(document.activeElement).toBe(button);
  resolve(ok({ added: 0, end: false }));
  expect(await screen.findByRole('button', { name: 'Load older entries' })).toBe(button);
  expect(document.activeElement).toBe(button);
});

it('tells at the end of the list when reading goes on by itself, and then goes on', async () => {
  const answers = [failed({ kind: 'budget', zone: 'eu1.make.com', until: Date.now() + 1500 } as const)];
  const { fake, user } = await open({
    entries: fakeEntries(3),
    record: { coverage: { complete: false } },
    answers: { 'source.load-older': () => answers.shift() ?? ok({ added: 0, end: true }) },
  });
  await user.type(screen.getByRole('searchbox'), 'webhook');
  expect(await screen.findByText(/It goes on by itself/)).toBeTruthy();
  await waitFor(() => expect(fake.commands('source.load-older')).toHaveLength(2));
});

describe('hostile content', () => {
  it('stays text inside its row', async () => {
    const name = '\u202Egnp.exe <img src=x onerror=alert(1)>';
    await open({ entries: fakeEntries(1, () => ({ actor: { id: 1, name } })) });
    expect(rows()[0]?.textContent).toContain('<U+202E>gnp.exe <img src=x onerror=alert(1)>');
    expect(document.querySelector('img')).toBeNull();
  });

  it('is shown in the details without being drawn in full', async () => {
    let deep: Record<string, unknown> = { end: true };
    for (let level = 0; level < 500; level += 1) deep = { level: deep };
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`key ${at}`, at]));
    const [entry] = fakeEntries(1);
    if (entry === undefined) throw new Error('no entry');
    const details = JSON.parse(
      JSON.stringify({ long: 'x'.repeat(1_000_000), deep, many, type: 'div', props: { dangerouslySetInnerHTML: 1 } }),
    );
    const { user } = await open({ entries: [entry], answers: { 'entry.detail': () => ok({ entry, details }) } });
    await user.click(openRow('Dana Kim turned off scenario 3000'));
    expect(await screen.findByText(/999,700 characters left/)).toBeTruthy();
    expect(document.querySelectorAll('*').length).toBeLessThan(600);
    await user.click(screen.getByText('10,000 keys'));
    expect(await screen.findByRole('button', { name: 'Show 100 more of 9,900' })).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'JSON' }));
    expect(document.body.textContent?.length).toBeLessThan(20_000);
  });
});

describe('the neighbours of an entry', () => {
  it('are a press away in its details; the list then marks it, and leads back', async () => {
    const { user } = await open({ entries: ENTRIES });
    await user.type(screen.getByRole('searchbox', { name: 'Search' }), 'noah');
    await user.click(openRow('Noah Steiner turned off scenario 1030'));
    await user.click(screen.getByRole('button', { name: 'In context' }));
    await waitFor(() => expect(document.activeElement).toBe(openRow('Noah Steiner turned off scenario 1030')));
    expect(row('Noah Steiner turned off scenario 1030').getAttribute('aria-setsize')).toBe('60');
    expect(within(row('Noah Steiner turned off scenario 1030')).getByText(/^The entry you came from/)).toBeTruthy();
    expect(row('Dana Kim created webhook 1029')).toBeTruthy();

    await user.click(screen.getByRole('button', { name: 'Back to the entry' }));
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await waitFor(() => expect(document.activeElement).toBe(openRow('Noah Steiner turned off scenario 1030')));
    expect(row('Noah Steiner turned off scenario 1030').getAttribute('aria-setsize')).toBe('12');
  });

  it('are where the keys go on from, also after more came in', async () => {
    const { fake, user, panel } = await open({ entries: ENTRIES });
    // Without one far below, the others stand where they stand among all.
    await user.type(screen.getByRole('searchbox', { name: 'Search' }), '-1050');
    await user.click(openRow('Dana Kim created webhook 1001'));
    await user.keyboard('c');
    await waitFor(() => expect(document.activeElement).toBe(openRow('Dana Kim created webhook 1001')));
    fake.change([...ENTRIES, ...fakeEntries(1, () => ({ uuid: 'oldest' }))]);
    await waitFor(() => expect(row('Dana Kim created webhook 1001').getAttribute('aria-setsize')).toBe('61'));
    await user.keyboard('o');
    expect(panel.neighbours.marked.value).toBe('entry-1');
  });

  it('are a key away in the list and in the details', async () => {
    const { user, panel } = await open({ entries: ENTRIES });
    await user.keyboard('jj');
    await user.keyboard('o');
    expect(panel.filters.text.value).toBe('target:webhook/1001');
    await user.keyboard('b');
    expect(panel.filters.text.value).toBe('');
    await waitFor(() => expect(document.activeElement).toBe(openRow('Dana Kim created webhook 1001')));
    await user.keyboard('{Enter}');
    await user.keyboard('d');
    expect(panel.filters.text.value).toBe('actor:212 after:2026-11-24 before:2026-11-25');
    expect(screen.queryByRole('region', { name: 'Entry details' })).toBeNull();
  });

  it('are not said to be what is shown once something else is asked, and the way back stays', async () => {
    const { user } = await open({ entries: ENTRIES });
    await user.keyboard('jjo');
    expect(await screen.findByText('All of the same object')).toBeTruthy();
    await user.clear(screen.getByRole('searchbox', { name: 'Search' }));
    await waitFor(() => expect(screen.queryByText('All of the same object')).toBeNull());
    await user.click(screen.getByRole('button', { name: /^Back to / }));
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Back to / })).toBeNull());
  });

  it('are not offered where the entry names neither object nor person', async () => {
    const entries = fakeEntries(1, () => ({ actor: undefined, targetId: undefined }));
    const { user } = await open({ entries });
    await user.click(within(rows()[0] ?? feed()).getByRole('button'));
    const around = screen.getByRole('list', { name: 'Around this entry' });
    expect(within(around).getAllByRole('button')).toHaveLength(1);
  });
});

describe('the menu of an entry', () => {
  it('is a press away once somebody is at its row, and narrows to any of its values', async () => {
    const { user, panel } = await open({ entries: ENTRIES });
    await user.hover(openRow('Dana Kim created webhook 1001'));
    await user.click(
      within(row('Dana Kim created webhook 1001')).getByRole('button', { name: 'More about this entry' }),
    );
    const menu = await screen.findByRole('menu', { name: 'What to do with this entry' });
    await waitFor(() =>
      expect(document.activeElement).toBe(within(menu).getByRole('menuitem', { name: /^In context/ })),
    );
    expect(
      within(menu)
        .getAllByRole('group')
        .map((group) => group.getAttribute('aria-label')),
    ).toEqual(['Person: Dana Kim', 'Event: Webhook created', 'Object: webhook 1001', 'Team: Finance']);
    await user.click(within(menu).getByRole('menuitem', { name: 'Hide Dana Kim' }));
    expect(panel.filters.text.value).toBe('-actor:212');
    expect(screen.queryByRole('menu')).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(openRow('Noah Steiner turned off scenario 1000')));
  });

  it.each([
    ['Only Support', 'team:8'],
    ['Include Support', 'team:7,8'],
    ['Include Noah Steiner', 'actor:213 team:7,8'],
    ['Hide Support', 'team:7 -team:8'],
  ])('asks for a value alone, as well, or not: %s', async (choice, query) => {
    const { user, panel } = await open({ entries: ENTRIES });
    panel.filters.setText('team:7,8');
    await waitFor(() => expect(row('Noah Steiner turned off scenario 1000')).toBeTruthy());
    panel.setEntryMenu(0);
    await user.click(await screen.findByRole('menuitem', { name: choice }));
    expect(panel.filters.text.value).toBe(query);
  });

  it('is what a right click opens, in place of the browser’s', async () => {
    await open({ entries: ENTRIES });
    expect(fireEvent.contextMenu(openRow('Dana Kim created webhook 1001'))).toBe(false);
    const menu = await screen.findByRole('menu', { name: 'What to do with this entry' });
    expect(within(menu).getByRole('group', { name: 'Object: webhook 1001' })).toBeTruthy();
  });

  it('is used by keyboard, and leads back to its row', async () => {
    const { user, panel } = await open({ entries: ENTRIES });
    await user.keyboard('jjm');
    await screen.findByRole('menu', { name: 'What to do with this entry' });
    await user.keyboard('{ArrowDown}{End}');
    expect(document.activeElement).toBe(screen.getByRole('menuitem', { name: 'Hide Finance' }));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(openRow('Dana Kim created webhook 1001')));
    await user.keyboard('m');
    await screen.findByRole('menu', { name: 'What to do with this entry' });
    await user.keyboard('{ArrowDown}{Enter}');
    expect(panel.filters.text.value).toBe('target:webhook/1001');
  });
});

describe('on the page of an object', () => {
  it('the panel opens on its history, says what that cannot show, and has team and organization a press away', async () => {
    const entries = fakeEntries(12, (at) => ({ targetId: at < 3 ? '3000' : '3001' }));
    const { user, panel } = await open({ entries, page: SCENARIO_PAGE });
    expect(panel.feed.view.value?.length).toBe(3);
    expect(screen.getByText(/does not hold its runs/)).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'Team' }));
    expect(panel.feed.view.value?.length).toBe(12);
    expect(screen.queryByText(/does not hold its runs/)).toBeNull();
    expect(screen.getByRole('radio', { name: 'Organization' })).toBeTruthy();
  });
});
