import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PopupPage } from '@/components/popup/popup-page';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { type AuditLogSource, sourceKey } from '@/lib/audit-log/source';
import type { Failure } from '@/lib/failure';
import type { PageContext } from '@/lib/page-context';
import type { ActiveTab } from '@/lib/panel/gateway/panel-gateway';
import { createPopupModel, type PopupModel } from '@/lib/panel/popup-model';
import { failed, ok } from '@/lib/result';
import { type Connections, DEFAULT_SETTINGS, type Settings, type SourceState } from '@/lib/state/state';
import { fakeConnection } from '../../fakes/fake-connection';
import { fakeEntry, fakeIndex, fakeIndexes } from '../../fakes/fake-index';
import { fakeMessenger } from '../../fakes/fake-messenger';
import { type FakeWatched, fakeWatched } from '../../fakes/fake-watched';

const NOW = Date.UTC(2026, 10, 24, 12);
const ORGANIZATION = { zone: 'eu1.make.com', organizationId: 123 } as const;
const SOURCE: AuditLogSource = { ...ORGANIZATION, type: 'organization' };
const PAGE: PageContext = { ...ORGANIZATION, organizationName: 'Northwind', state: 'resolved' };
const MAKE_TAB: ActiveTab = { tabId: 1, url: 'https://eu1.make.com/organization/123/dashboard' };

type Answers = Parameters<typeof fakeMessenger>[0];

interface Setup {
  readonly answers?: Answers;
  readonly tab?: ActiveTab;
  readonly page?: PageContext | undefined;
  readonly connections?: Connections;
  readonly entries?: readonly AuditLogEntry[];
  /** How many of the entries, from the first, are new. */
  readonly unseen?: number;
  readonly failure?: Failure;
  /** Whether Make ever answered for this source. */
  readonly heard?: boolean;
}

const models: PopupModel[] = [];
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});

function open(setup: Setup = {}) {
  const {
    entries = [],
    unseen = 0,
    heard = true,
    connections = { 'eu1.make.com': fakeConnection() },
    tab = MAKE_TAB,
  } = setup;
  const page = 'page' in setup ? setup.page : PAGE;
  const sources = new Map<string, FakeWatched<SourceState | undefined>>();
  const stateOf = (source: AuditLogSource) => {
    const known = sources.get(sourceKey(source));
    if (known !== undefined) return known;
    const made = fakeWatched<SourceState | undefined>({
      source,
      revision: 1,
      activity: 'idle',
      record: {
        coverage: { complete: true },
        unseen,
        seenAt: NOW - 1000,
        unreadable: 0,
        ...(heard ? { lastSuccessAt: NOW - 12_000 } : {}),
      },
      ...(setup.failure === undefined ? {} : { failure: setup.failure }),
    });
    sources.set(sourceKey(source), made);
    return made;
  };
  const fresh = new Set(entries.slice(0, unseen).map(({ uuid }) => uuid));
  const index = fakeIndex(ORGANIZATION, entries, ({ uuid }) => (fresh.has(uuid) ? NOW - 500 : undefined));
  const { send, asked } = fakeMessenger({
    'source.open': () => ok(undefined),
    'source.filters': () => failed({ kind: 'interrupted' }),
    ...setup.answers,
  });
  const gateway = {
    send,
    state: {
      connections: fakeWatched(connections),
      memoryOnly: fakeWatched(false),
      historyFull: fakeWatched(false),
      pageContext: () => fakeWatched(page),
      source: stateOf,
    },
    settings: { ...fakeWatched<Settings>(DEFAULT_SETTINGS), change: async () => {} },
    activeTab: fakeWatched<ActiveTab | undefined>(tab),
    indexes: fakeIndexes(() => index),
    now: () => NOW,
    drawn: async () => {},
    // Popup and panel are given the same; where the panel was left is not for the popup.
    keptContext: { get: () => expect.unreachable(), set: () => expect.unreachable() },
  };
  const model = createPopupModel(gateway);
  models.push(model);
  const actions = { openPanel: vi.fn(), openSettings: vi.fn(), allowSite: vi.fn(), reload: vi.fn() };
  render(<PopupPage model={model} actions={actions} />);
  return { user: userEvent.setup(), asked, actions, stateOf, model };
}

const THREE = [
  fakeEntry({ uuid: 'a', triggeredAt: NOW - 60_000 }),
  fakeEntry({ uuid: 'b', eventName: 'webhook_disabled', actor: undefined, targetId: '12' }),
  fakeEntry({ uuid: 'c', eventName: 'key_created', team: undefined }),
];

/** With two that are new, and a background that cannot mark them. */
async function markInVain(failure: Failure) {
  const opened = open({ entries: THREE, unseen: 2, answers: { 'source.mark-seen': () => failed(failure) } });
  await opened.user.click(await screen.findByRole('button', { name: 'Mark all as seen' }));
  return opened;
}

describe('the popup on a page of Make', () => {
  it('lists the newest changes by their sentences, the unseen ones marked', async () => {
    open({ entries: THREE, unseen: 1 });

    const items = within(await screen.findByRole('list', { name: 'Recent changes' })).getAllByRole('listitem');
    expect(items.map((item) => within(item).getByRole('button').textContent)).toEqual([
      'Dana Kim turned off scenario 3000',
      'The system disabled webhook 12',
      'Dana Kim created key 3000',
    ]);
    expect(items.map((item) => within(item).queryByText(/^New/u) !== null)).toEqual([true, false, false]);
    expect(items[0]?.textContent).toContain('1 minute ago · Finance');
    expect(screen.getByText('1 new change')).toBeTruthy();
  });

  it('says whose log it is and how fresh', async () => {
    open({ entries: THREE });

    expect(await screen.findByRole('heading', { name: 'Northwind' })).toBeTruthy();
    expect(await screen.findByText('Checked just now')).toBeTruthy();
    expect(screen.getByText('eu1.make.com')).toBeTruthy();
  });

  it('shows eight at most, and says how many new ones are left for the panel', async () => {
    const entries = Array.from({ length: 12 }, (_, number) => fakeEntry({ uuid: `u${number}` }));
    open({ entries, unseen: 11 });

    expect(within(await screen.findByRole('list', { name: 'Recent changes' })).getAllByRole('listitem')).toHaveLength(
      8,
    );
    expect(screen.getByText('11 new changes')).toBeTruthy();
    expect(screen.getByText('3 more new changes in the panel')).toBeTruthy();
  });

  it('marks all as seen only when asked to', async () => {
    const { user, asked, stateOf } = open({
      entries: THREE,
      unseen: 2,
      answers: { 'source.mark-seen': () => ok(undefined) },
    });
    const button = await screen.findByRole('button', { name: 'Mark all as seen' });
    expect(asked.map(({ name }) => name)).not.toContain('source.mark-seen');

    await user.click(button);
    expect(asked).toContainEqual({ name: 'source.mark-seen', request: { source: SOURCE } });

    const before = await stateOf(SOURCE).get();
    if (before === undefined) throw new Error('no state');
    stateOf(SOURCE).set({ ...before, record: { ...before.record, unseen: 0, seenAt: NOW } });
    expect(await screen.findByText('Nothing new since you last looked')).toBeTruthy();
    expect(screen.queryByText(/^New/u)).toBeNull();
    expect(button).toHaveProperty('disabled', true);
  });

  it('says so when nothing could be marked, until that is done', async () => {
    const answers = [failed({ kind: 'unexpected' }), ok(undefined)];
    const { user } = open({
      entries: THREE,
      unseen: 2,
      answers: { 'source.mark-seen': () => answers.shift() ?? expect.unreachable() },
    });
    const button = await screen.findByRole('button', { name: 'Mark all as seen' });
    await user.click(button);

    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Nothing was marked as seen');
    expect(alert.textContent).toContain('Something went wrong on our side');
    expect(button).toHaveProperty('disabled', false);
    await user.click(button);

    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('says nothing of what could not be marked once that is seen all the same', async () => {
    const { stateOf } = await markInVain({ kind: 'interrupted' });
    await screen.findByRole('alert');

    const before = await stateOf(SOURCE).get();
    if (before === undefined) throw new Error('no state');
    stateOf(SOURCE).set({ ...before, record: { ...before.record, unseen: 0, seenAt: NOW } });

    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('offers what else helps when nothing could be marked', async () => {
    const { user, actions } = await markInVain({ kind: 'reload-needed' });

    await user.click(await within(await screen.findByRole('alert')).findByRole('button', { name: 'Reload' }));

    expect(actions.reload).toHaveBeenCalledOnce();
  });

  it('opens the panel in the click', async () => {
    const { user, actions } = open({ entries: THREE });

    await user.click(await screen.findByRole('button', { name: 'Open panel' }));

    expect(actions.openPanel).toHaveBeenCalledOnce();
  });

  it('tells an entry in full in one click, and goes back to the list', async () => {
    const { user, asked } = open({
      entries: THREE,
      answers: {
        'entry.detail': () =>
          ok({ entry: fakeEntry({ uuid: 'a' }), details: { scenarioName: 'Invoice sync', steps: [1, 2] } }),
      },
    });

    await user.click(await screen.findByRole('button', { name: 'Dana Kim turned off scenario 3000' }));

    const detail = within(await screen.findByRole('region', { name: 'Entry details' }));
    expect(asked.at(-1)).toEqual({ name: 'entry.detail', request: { ...ORGANIZATION, uuid: 'a' } });
    expect(await detail.findByText('Invoice sync')).toBeTruthy();
    expect(detail.getByText('[1,2]')).toBeTruthy();
    expect(detail.getByText('dana.kim@example.com')).toBeTruthy();
    await user.click(detail.getByRole('button', { name: 'Back' }));
    expect(await screen.findByRole('list', { name: 'Recent changes' })).toBeTruthy();
  });

  it('keeps the facts when Make withholds the details', async () => {
    const { user } = open({
      entries: THREE,
      answers: { 'entry.detail': () => failed({ kind: 'forbidden', zone: 'eu1.make.com', what: 'detail' }) },
    });

    await user.click(await screen.findByRole('button', { name: 'Dana Kim turned off scenario 3000' }));

    expect(await screen.findByText('Make does not show you the details of this entry')).toBeTruthy();
    expect(screen.getByText('dana.kim@example.com')).toBeTruthy();
  });

  it('shows hidden characters of names instead of obeying them', async () => {
    open({ entries: [fakeEntry({ actor: { name: 'Dana\u202e<img src=x onerror=alert(1)>' } })] });

    const button = await screen.findByRole('button', { name: /turned off scenario 3000/u });
    expect(button.textContent).toContain('Dana<U+202E><img src=x onerror=alert(1)>');
    expect(button.querySelector('img')).toBeNull();
  });
});

describe('the popup with nothing to list', () => {
  it('says so on a page that is not of Make', async () => {
    open({ tab: { tabId: 1 }, page: undefined });

    expect(await screen.findByRole('heading', { name: 'No page of Make here' })).toBeTruthy();
  });

  it('says so on a page about no organization', async () => {
    open({ page: { zone: 'eu1.make.com', state: 'no-organization' } });

    expect(await screen.findByRole('heading', { name: 'This page is about no organization' })).toBeTruthy();
  });

  it('offers to connect the zone of the page', async () => {
    const { user, actions } = open({ connections: {} });

    await screen.findByRole('heading', { name: 'Not connected to eu1.make.com yet' });
    await user.click(screen.getByRole('button', { name: 'Connect' }));

    expect(actions.openSettings).toHaveBeenCalledWith('eu1.make.com');
  });

  it('asks again which organization it is', async () => {
    const { user, asked } = open({
      page: { zone: 'eu1.make.com', teamId: 5, state: 'unresolved' },
      answers: { 'page.resolve': () => ok(undefined) },
    });

    await user.click(await screen.findByRole('button', { name: 'Ask again' }));

    expect(asked.at(-1)).toEqual({ name: 'page.resolve', request: { tabId: 1 } });
  });

  it('does not call a log empty before Make was heard', async () => {
    open({ entries: [], heard: false });

    expect(await screen.findByText('Reading the latest changes…')).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'Nothing in the log yet' })).toBeNull();
  });

  it('calls an empty log empty', async () => {
    open({ entries: [] });

    expect(await screen.findByRole('heading', { name: 'Nothing in the log yet' })).toBeTruthy();
  });
});

describe('the popup in trouble', () => {
  const zone = 'eu1.make.com';

  it.each<[Failure, string, 'openSettings' | 'allowSite' | 'openPanel']>([
    [{ kind: 'unauthorized', zone }, 'Replace the token', 'openSettings'],
    [{ kind: 'no-access', zone }, 'Allow again', 'allowSite'],
    [{ kind: 'not-in-plan', zone }, 'Choose another organization', 'openPanel'],
  ])('of %j offers one thing to do: %s', async (failure, label, action) => {
    const { user, actions } = open({ failure });

    await user.click(await screen.findByRole('button', { name: label }));

    expect(actions[action]).toHaveBeenCalledOnce();
  });

  it('keeps showing what it has', async () => {
    const { user, asked } = open({
      entries: THREE,
      failure: { kind: 'network', zone },
      answers: { 'source.refresh': () => ok(undefined) },
    });

    expect(await screen.findByText('Cannot reach eu1.make.com')).toBeTruthy();
    expect(screen.getByRole('list', { name: 'Recent changes' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    await waitFor(() => expect(asked.at(-1)?.name).toBe('source.refresh'));
  });
});
