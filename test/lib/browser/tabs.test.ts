import { expect, it, vi } from 'vitest';
import { findMakeTabs, listenToTabs, tabUrl } from '@/lib/browser/tabs';
import { fakeTabs } from './fake-tabs';

it("gives the browser's word on a tab's address, and nothing for one that is gone or not to be seen", async () => {
  const tabs = fakeTabs([
    { id: 1, windowId: 1, url: 'https://eu1.make.com/' },
    { id: 2, windowId: 1 },
  ]);
  expect(await tabUrl(tabs, 1)).toBe('https://eu1.make.com/');
  expect(await tabUrl(tabs, 2)).toBeUndefined();
  expect(await tabUrl(tabs, 3)).toBeUndefined();
});

it('finds the tabs that show Make, and asks only for those', async () => {
  const query = vi.fn(async () => [
    { id: 1, windowId: 1, url: 'https://eu1.make.com/1/scenarios' },
    { id: 2, windowId: 1, url: 'https://eu1.make.com.evil.io/' },
    { id: 3, windowId: 1 },
    { windowId: 1, url: 'https://us1.make.com/' },
  ]);
  expect(await findMakeTabs(fakeTabs([], query))).toEqual([{ tabId: 1, url: 'https://eu1.make.com/1/scenarios' }]);
  expect(query).toHaveBeenCalledExactlyOnceWith({
    url: [
      'https://eu1.make.com/*',
      'https://eu2.make.com/*',
      'https://us1.make.com/*',
      'https://us2.make.com/*',
      'https://eu1.make.celonis.com/*',
      'https://us1.make.celonis.com/*',
    ],
  });
});

it('tells of tabs that load, turn active or close', () => {
  const tabs = fakeTabs([]);
  const seen: [string, number][] = [];
  listenToTabs(tabs, {
    handleChange: (tabId) => seen.push(['change', tabId]),
    handleActivation: (tabId) => seen.push(['activation', tabId]),
    handleRemoval: (tabId) => seen.push(['removal', tabId]),
  });
  tabs.onUpdated.trigger(1, { url: 'https://eu1.make.com/' });
  tabs.onUpdated.trigger(2, { status: 'loading' });
  tabs.onUpdated.trigger(3, {});
  tabs.onActivated.trigger({ tabId: 4, windowId: 1 });
  tabs.onRemoved.trigger(5);
  expect(seen).toEqual([
    ['change', 1],
    ['change', 2],
    ['activation', 4],
    ['removal', 5],
  ]);
});
