import type { Watched } from '@/lib/state/state';
import { type BrowserEvent, listen } from './event';
import { showsOtherPage, type TabsApi } from './tabs';

export interface ActiveTab {
  readonly tabId: number;
  readonly windowId: number;
  /** Only for pages of Make: we may not see the address of others. */
  readonly url?: string;
}

export interface ActiveTabApi {
  readonly tabs: TabsApi;
  readonly windows: { readonly onFocusChanged: BrowserEvent<[number]> };
}

/** The active tab of the window that this page (panel, popup) belongs to. */
export function createActiveTab({ tabs, windows }: ActiveTabApi): Watched<ActiveTab | undefined> {
  async function get(): Promise<ActiveTab | undefined> {
    const [tab] = await tabs.query({ active: true, currentWindow: true });
    if (tab?.id === undefined) return undefined;
    return { tabId: tab.id, windowId: tab.windowId, ...(tab.url === undefined ? {} : { url: tab.url }) };
  }

  return {
    get,
    watch(listener) {
      let last: string | undefined;
      let asked = 0;
      let active = true;
      // Every event is only a reason to look again: they come in different orders in different browsers.
      async function look(): Promise<void> {
        asked += 1;
        const question = asked;
        const tab = await get();
        const text = JSON.stringify(tab);
        // A slow answer to an earlier look must not undo a later one.
        if (!active || question !== asked || text === last) return;
        last = text;
        listener(tab);
      }
      const lookAgain = () => void look();
      const stops = [
        listen(tabs.onActivated, lookAgain),
        listen(tabs.onUpdated, (_tabId, change) => {
          if (showsOtherPage(change)) lookAgain();
        }),
        // A tab that was dragged into this window.
        listen(tabs.onAttached, lookAgain),
        listen(windows.onFocusChanged, lookAgain),
      ];
      return () => {
        active = false;
        for (const stop of stops) stop();
      };
    },
  };
}
