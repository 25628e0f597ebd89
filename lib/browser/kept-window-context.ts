import { browser } from 'wxt/browser';
import { createKeptContextStore, type KeptContextStore } from '@/lib/state/kept-context-store';
import type { Watched } from '@/lib/state/state';
import type { StorageArea } from '@/lib/storage/storage-area';
import type { ActiveTab } from './active-tab';

/** What the panel of this window is turned to, beyond its own life. */
export function createKeptWindowContext(
  area: StorageArea,
  activeTab: Watched<ActiveTab | undefined>,
): KeptContextStore {
  return createKeptContextStore({ area, windowId: windowOfPanel(activeTab) });
}

/** A panel in a tab of its own is none of the window. */
async function windowOfPanel(activeTab: Watched<ActiveTab | undefined>): Promise<number | undefined> {
  const [own, active] = await Promise.all([browser.tabs.getCurrent(), activeTab.get()]);
  return own === undefined ? active?.windowId : undefined;
}
