import { ZONES, zoneOfUrl, zoneOrigin } from '@/lib/zone';
import type { BrowserEvent } from './event';

/** `url` is only there for pages we have access to: without the `tabs` permission, Make's. */
export interface TabInfo {
  readonly id?: number | undefined;
  readonly windowId: number;
  readonly url?: string | undefined;
}

export interface TabsApi {
  get(tabId: number): Promise<TabInfo>;
  query(query: {
    active?: boolean;
    currentWindow?: boolean;
    windowId?: number;
    url?: string[];
  }): Promise<readonly TabInfo[]>;
  create(properties: { url: string }): Promise<unknown>;
  readonly onActivated: BrowserEvent<[{ tabId: number; windowId: number }]>;
  readonly onUpdated: BrowserEvent<[number, { url?: string | undefined; status?: string | undefined }]>;
  readonly onRemoved: BrowserEvent<[number]>;
  readonly onAttached: BrowserEvent<[number]>;
}

/** The browser's own word on where a tab is; `undefined` if it is gone, or not on a site we have access to. */
export async function tabUrl(tabs: Pick<TabsApi, 'get'>, tabId: number): Promise<string | undefined> {
  try {
    return (await tabs.get(tabId)).url;
  } catch {
    // The one way it fails: the tab was closed meanwhile.
    return undefined;
  }
}

/** Every open tab that shows Make, for instance those opened before the extension was installed. */
export async function findMakeTabs(tabs: Pick<TabsApi, 'query'>): Promise<readonly { tabId: number; url: string }[]> {
  const found = await tabs.query({ url: ZONES.map((zone) => `${zoneOrigin(zone)}/*`) });
  return found.flatMap(({ id, url }) =>
    id === undefined || url === undefined || zoneOfUrl(url) === undefined ? [] : [{ tabId: id, url }],
  );
}

export interface TabHandlers {
  /** The tab shows another page, or loads. Which one is for `tabUrl` to say. */
  readonly handleChange: (tabId: number) => void;
  readonly handleActivation: (tabId: number) => void;
  readonly handleRemoval: (tabId: number) => void;
}

/** For the background: registers at once, for as long as it lives. */
export function listenToTabs(tabs: TabsApi, { handleChange, handleActivation, handleRemoval }: TabHandlers): void {
  tabs.onUpdated.addListener((tabId, change) => {
    if (showsOtherPage(change)) handleChange(tabId);
  });
  tabs.onActivated.addListener(({ tabId }) => handleActivation(tabId));
  tabs.onRemoved.addListener((tabId) => handleRemoval(tabId));
}

/** On the way to a site we have no access to there is no `url`, only a `status`. */
export function showsOtherPage(change: { readonly url?: string | undefined; readonly status?: string | undefined }) {
  return change.url !== undefined || change.status !== undefined;
}
