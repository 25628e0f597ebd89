import { expect, it, vi } from 'vitest';
import { createActiveTab } from '@/lib/browser/active-tab';
import type { TabInfo } from '@/lib/browser/tabs';
import { fakeEvent } from '../../setup/fake-event';
import { fakeTabs } from './fake-tabs';

const MAKE = 'https://eu1.make.com/1/scenarios';

function setUp(...list: TabInfo[]) {
  const tabs = fakeTabs(list);
  const windows = { onFocusChanged: fakeEvent<[number]>() };
  return { list, tabs, windows, activeTab: createActiveTab({ tabs, windows }) };
}

it('asks for the active tab of its own window', async () => {
  const query = vi.fn(async () => [{ id: 7, windowId: 1, url: MAKE }]);
  const activeTab = createActiveTab({ tabs: fakeTabs([], query), windows: { onFocusChanged: fakeEvent() } });
  expect(await activeTab.get()).toEqual({ tabId: 7, windowId: 1, url: MAKE });
  expect(query).toHaveBeenCalledExactlyOnceWith({ active: true, currentWindow: true });
});

it('knows a tab whose address it may not see, and a window without tabs', async () => {
  expect(await setUp({ id: 7, windowId: 1 }).activeTab.get()).toStrictEqual({ tabId: 7, windowId: 1 });
  expect(await setUp().activeTab.get()).toBeUndefined();
});

it('tells when another tab is active, or the tab shows another page, once each', async () => {
  const { list, tabs, windows, activeTab } = setUp({ id: 7, windowId: 1, url: MAKE });
  const listener = vi.fn();
  activeTab.watch(listener);

  tabs.onActivated.trigger({ tabId: 7, windowId: 1 });
  await vi.waitFor(() => expect(listener).toHaveBeenLastCalledWith({ tabId: 7, windowId: 1, url: MAKE }));

  list[0] = { id: 7, windowId: 1, url: `${MAKE}/5` };
  tabs.onUpdated.trigger(7, { url: `${MAKE}/5` });
  tabs.onUpdated.trigger(7, { status: 'complete' });
  await vi.waitFor(() => expect(listener).toHaveBeenLastCalledWith({ tabId: 7, windowId: 1, url: `${MAKE}/5` }));

  // To a site we have no access to: no address, only a status.
  list[0] = { id: 7, windowId: 1 };
  tabs.onUpdated.trigger(7, { status: 'loading' });
  await vi.waitFor(() => expect(listener).toHaveBeenLastCalledWith({ tabId: 7, windowId: 1 }));

  list[0] = { id: 9, windowId: 1, url: MAKE };
  tabs.onAttached.trigger(9);
  await vi.waitFor(() => expect(listener).toHaveBeenLastCalledWith({ tabId: 9, windowId: 1, url: MAKE }));

  windows.onFocusChanged.trigger(1);
  await new Promise((resolve) => setTimeout(resolve));
  expect(listener).toHaveBeenCalledTimes(4);
});

it('does not look for a change of title or icon', async () => {
  const query = vi.fn(async () => [{ id: 7, windowId: 1, url: MAKE }]);
  const tabs = fakeTabs([], query);
  createActiveTab({ tabs, windows: { onFocusChanged: fakeEvent() } }).watch(() => {});
  tabs.onUpdated.trigger(7, {});
  expect(query).not.toHaveBeenCalled();
});

it('lets no slow answer to an earlier look undo a later one', async () => {
  const answers: ((list: TabInfo[]) => void)[] = [];
  const tabs = fakeTabs([], () => new Promise((resolve) => answers.push(resolve)));
  const listener = vi.fn();
  createActiveTab({ tabs, windows: { onFocusChanged: fakeEvent() } }).watch(listener);
  tabs.onActivated.trigger({ tabId: 1, windowId: 1 });
  tabs.onActivated.trigger({ tabId: 2, windowId: 1 });
  answers[1]?.([{ id: 2, windowId: 1 }]);
  await vi.waitFor(() => expect(listener).toHaveBeenCalledOnce());
  answers[0]?.([{ id: 1, windowId: 1 }]);
  await Promise.resolve();
  await Promise.resolve();
  expect(listener.mock.calls).toEqual([[{ tabId: 2, windowId: 1 }]]);
});

it('leaves no listener behind, and is silent, once stopped', async () => {
  const { tabs, windows, activeTab } = setUp({ id: 7, windowId: 1, url: MAKE });
  const listener = vi.fn();
  const stop = activeTab.watch(listener);
  tabs.onActivated.trigger({ tabId: 7, windowId: 1 });
  stop();
  await new Promise((resolve) => setTimeout(resolve));
  expect(listener).not.toHaveBeenCalled();
  const events = [tabs.onActivated, tabs.onUpdated, tabs.onAttached, windows.onFocusChanged];
  expect(events.map((event) => event.listeners)).toEqual([0, 0, 0, 0]);
});
