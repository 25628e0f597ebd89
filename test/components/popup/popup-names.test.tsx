import { render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PopupPage } from '@/components/popup/popup-page';
import type { EntryIndex } from '@/lib/archive/contract';
import { namesOf } from '@/lib/audit-log/names';
import type { ActiveTab } from '@/lib/panel/gateway/panel-gateway';
import { createPopupModel, type PopupGateway, type PopupModel } from '@/lib/panel/popup-model';
import { failed, ok } from '@/lib/result';
import type { NamesRevision } from '@/lib/state/names-revision';
import { type Connections, DEFAULT_SETTINGS, type Settings, type SourceState } from '@/lib/state/state';
import { SECOND } from '@/lib/time';
import { fakeConnection } from '../../fakes/fake-connection';
import { fakeEntry, fakeIndex, fakeIndexes } from '../../fakes/fake-index';
import { fakeMessenger } from '../../fakes/fake-messenger';
import { fakeWatched } from '../../fakes/fake-watched';

const NOW = Date.UTC(2026, 10, 24, 12);
const ORGANIZATION = { zone: 'eu1.make.com', organizationId: 123 } as const;
const SCENARIO = { kind: 'scenario', id: '3000' } as const;

const models: PopupModel[] = [];
beforeEach(() => {
  vi.useFakeTimers({ now: NOW, shouldAdvanceTime: true });
});
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
  vi.useRealTimers();
});

function open(known: Partial<EntryIndex> = {}, more: Partial<PopupGateway['state']> = {}) {
  const source = { ...ORGANIZATION, type: 'organization' } as const;
  const revision = fakeWatched<NamesRevision>(undefined);
  let names = namesOf([]);
  const { send, asked } = fakeMessenger({
    'source.open': () => ok(undefined),
    'source.filters': () => failed({ kind: 'interrupted' }),
    'entry.detail': () => failed({ kind: 'interrupted' }),
    'entry.names': ({ uuids }) => {
      names = namesOf([
        { target: SCENARIO, name: 'Invoices', at: 1 },
        { target: SCENARIO, name: 'Invoice sync', at: 2 },
      ]);
      revision.set('1');
      return ok({ done: uuids });
    },
  });
  const model = createPopupModel({
    send,
    drawn: async () => {},
    state: {
      connections: fakeWatched<Connections>({ 'eu1.make.com': fakeConnection() }),
      memoryOnly: fakeWatched(false),
      historyFull: fakeWatched(false),
      pageContext: () => fakeWatched({ ...ORGANIZATION, organizationName: 'Northwind', state: 'resolved' }),
      source: () =>
        fakeWatched<SourceState | undefined>({
          source,
          revision: 1,
          activity: 'idle',
          record: { coverage: { complete: true }, unseen: 0, seenAt: NOW, unreadable: 0, lastSuccessAt: NOW },
        }),
      ...more,
    },
    settings: { ...fakeWatched<Settings>(DEFAULT_SETTINGS), change: async () => {} },
    activeTab: fakeWatched<ActiveTab | undefined>({ tabId: 1, url: 'https://eu1.make.com/organization/123/dashboard' }),
    indexes: fakeIndexes(() => ({
      ...fakeIndex(ORGANIZATION, [fakeEntry({ uuid: 'a' }), fakeEntry({ uuid: 'b' })]),
      ...known,
    })),
    names: { loader: { load: async () => names }, revision: () => revision },
    now: Date.now,
  });
  models.push(model);
  const actions = { openPanel: () => {}, openSettings: () => {}, allowSite: () => {}, reload: () => {} };
  render(<PopupPage model={model} actions={actions} />);
  return { asked };
}

it('the popup learns the names of what it lists, and tells an entry by them', async () => {
  const { asked } = open();
  const list = within(await screen.findByRole('list', { name: 'Recent changes' }));
  expect(list.getAllByRole('button', { name: 'Dana Kim turned off scenario 3000' })).toHaveLength(2);

  expect(asked.filter(({ name }) => name === 'entry.names')).toEqual([]);
  await vi.advanceTimersByTimeAsync(2 * SECOND);
  const [first] = await list.findAllByRole('button', { name: 'Dana Kim turned off scenario Invoice sync' });
  expect(asked.filter(({ name }) => name === 'entry.names')).toEqual([
    { name: 'entry.names', request: { ...ORGANIZATION, uuids: ['a'] } },
  ]);
  if (first === undefined) throw new Error('no entry');
  await userEvent.setup().click(first);

  const detail = within(await screen.findByRole('region', { name: 'Entry details' }));
  expect(detail.getByRole('heading', { name: 'Dana Kim turned off scenario Invoice sync' })).toBeTruthy();
  expect(detail.getByText('Invoice sync (3000)')).toBeTruthy();
  expect(detail.getByText('Formerly').nextElementSibling?.textContent).toBe('Invoices');
});

it('an entry that arrived late, and was changed at Make, says both', async () => {
  open({ arrivedLate: () => true, changed: () => true, newSince: () => NOW });
  const list = within(await screen.findByRole('list', { name: 'Recent changes' }));
  const [first] = await list.findAllByRole('button', { name: /Dana Kim turned off scenario 3000/ });
  if (first === undefined) throw new Error('no entry');
  await userEvent.setup().click(first);
  const detail = within(await screen.findByRole('region', { name: 'Entry details' }));
  expect(detail.getByText('Arrived late').nextElementSibling?.textContent).toMatch(/^first read /);
  // The day of wherever this runs.
  expect(detail.getByText('Arrived late').nextElementSibling?.textContent).toContain(
    new Date(NOW).toLocaleDateString('en-US', { dateStyle: 'medium' }),
  );
  expect(detail.getByText('Changed').nextElementSibling?.textContent).toBe('at Make, since it was first read');
});

it('a popup whose storage hangs says so after a while', async () => {
  const hanging = { ...fakeWatched(undefined), get: () => new Promise<never>(() => {}) };
  open({}, { pageContext: () => hanging });
  expect(screen.getByText('Finding out which organization this is…')).toBeTruthy();
  await vi.advanceTimersByTimeAsync(11 * SECOND);
  expect(await screen.findByText(/^This takes longer than it should/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Reload' })).toBeTruthy();
});
