import type { TabInfo, TabsApi } from '@/lib/browser/tabs';
import { type FakeEvent, fakeEvent } from '../../setup/fake-event';

export interface FakeTabs extends TabsApi {
  readonly onActivated: FakeEvent<[{ tabId: number; windowId: number }]>;
  readonly onUpdated: FakeEvent<[number, { url?: string | undefined; status?: string | undefined }]>;
  readonly onRemoved: FakeEvent<[number]>;
  readonly onAttached: FakeEvent<[number]>;
  readonly created: string[];
}

/** Tabs of which the first is the active one; `query` may be replaced to see or delay what is asked. */
export function fakeTabs(list: TabInfo[], query?: TabsApi['query']): FakeTabs {
  const created: string[] = [];
  return {
    created,
    onActivated: fakeEvent(),
    onUpdated: fakeEvent(),
    onRemoved: fakeEvent(),
    onAttached: fakeEvent(),
    async get(tabId) {
      const tab = list.find(({ id }) => id === tabId);
      if (tab === undefined) throw new Error(`No tab with id: ${tabId}.`);
      return tab;
    },
    query: query ?? (async ({ active }) => (active === true ? list.slice(0, 1) : list)),
    async create({ url }) {
      created.push(url);
    },
  };
}
