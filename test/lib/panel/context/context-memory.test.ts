import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createKeptContextStore } from '@/lib/state/kept-context-store';
import { fakeAddress } from '../../../fakes/fake-address';
import { type FakeArea, fakeArea } from '../../../setup/fake-storage';
import { fakeEntries, fakePanel, NOW, ORGANIZATION, PAGE, SCENARIO_PAGE, TEAM_PAGE } from '../fake-panel';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

type Options = Parameters<typeof fakePanel>[0] & { readonly hash?: string; readonly windowId?: number | undefined };

/** One opening of the panel in a window whose storage outlives it. */
async function open(session: FakeArea, options: Options = {}) {
  const fake = fakePanel({ page: TEAM_PAGE, entries: fakeEntries(2), ...options });
  const page = fakeAddress(options.hash ?? '');
  const windowId = Promise.resolve('windowId' in options ? options.windowId : 1);
  const panel = fake.model({
    address: page.address,
    keptContext: createKeptContextStore({ area: session.area, windowId }),
  });
  await vi.advanceTimersByTimeAsync(0);
  return {
    fake,
    page,
    panel,
    async close() {
      await vi.advanceTimersByTimeAsync(0);
      panel.dispose();
    },
  };
}

const OTHER = { ...ORGANIZATION, organizationId: 9, organizationName: 'Larkfield' } as const;

it('is pinned again where it was pinned, with no step back from there', async () => {
  const session = fakeArea('session');
  const first = await open(session);
  first.panel.context.choose(OTHER);
  await first.close();
  const { panel, page, fake } = await open(session);
  expect(panel.context.mode.value).toBe('pinned');
  expect(panel.context.place.value).toEqual(OTHER);
  expect(page.steps).toHaveLength(1);
  // The tab it would have followed was never shown.
  expect(fake.commands('source.open').map(({ request }) => request)).toEqual([
    { source: { zone: 'eu1.make.com', organizationId: 9, type: 'organization' } },
  ]);
});

it('shows as much of the log as before, whatever page it is on', async () => {
  const session = fakeArea('session');
  const first = await open(session, { page: SCENARIO_PAGE });
  first.panel.context.chooseLevel('team');
  await first.close();
  const { panel } = await open(session, { page: SCENARIO_PAGE });
  expect(panel.context.mode.value).toBe('following');
  expect(panel.context.level.value).toBe('team');
  panel.context.chooseLevel('page');
  await vi.advanceTimersByTimeAsync(0);
  expect(session.stored()).toEqual({});
});

it('follows the tab when it followed it, and keeps nothing', async () => {
  const session = fakeArea('session');
  const first = await open(session);
  first.panel.context.pin();
  first.panel.context.follow();
  await first.close();
  expect(session.stored()).toEqual({});
  const { panel } = await open(session, { page: PAGE });
  expect(panel.context.mode.value).toBe('following');
  expect(panel.context.place.value).toEqual({ ...ORGANIZATION, organizationName: 'Northwind' });
});

it('drops a place whose connection is gone', async () => {
  const session = fakeArea('session');
  const first = await open(session);
  first.panel.context.pin();
  await first.close();
  const { panel } = await open(session, { connections: {}, tab: undefined, page: undefined });
  expect(panel.context.mode.value).toBe('following');
  expect(panel.context.place.value).toBeUndefined();
});

it('is another in another window, and none in a tab of its own', async () => {
  const session = fakeArea('session');
  const first = await open(session);
  first.panel.context.pin();
  await first.close();
  expect((await open(session, { windowId: 2 })).panel.context.mode.value).toBe('following');
  const tab = await open(session, { windowId: undefined });
  expect(tab.panel.context.mode.value).toBe('following');
  tab.panel.context.choose(OTHER);
  await tab.close();
  expect(Object.keys(session.stored())).toEqual(['panel:1']);
});

it('does not take the level of a question for one that the person chose', async () => {
  const session = fakeArea('session');
  const { panel, close } = await open(session);
  panel.filters.setText('team:8');
  await vi.advanceTimersByTimeAsync(0);
  expect(panel.context.level.value).toBe('organization');
  await close();
  expect(session.stored()).toEqual({});
});

it('goes by its address where that says more', async () => {
  const session = fakeArea('session');
  const first = await open(session);
  first.panel.context.pin();
  await first.close();
  const { panel } = await open(session, { hash: '#scope=organization' });
  expect(panel.context.level.value).toBe('organization');
});

it('follows the tab if what was kept cannot be read', async () => {
  const session = fakeArea('session');
  const broken = { ...session, area: { ...session.area, get: () => Promise.reject(new Error('secret')) } };
  const { panel } = await open(broken);
  expect(panel.context.mode.value).toBe('following');
  expect(panel.feed.state.value.status).toBe('ready');
});
