import { browser } from 'wxt/browser';
import { createNamesLoader } from '@/lib/archive/documents/names-loader';
import { createIndexLoader } from '@/lib/archive/read/index-loader';
import { createRuntimeMessenger } from '@/lib/messaging/runtime';
import { connectHash } from '@/lib/panel/connect/connect-first-zone';
import type { PanelGateway } from '@/lib/panel/gateway/panel-gateway';
import { viewHash, viewOfHash } from '@/lib/panel/place/view-hash';
import { localArea, sessionArea } from '@/lib/state/browser-areas';
import { createGatheredArea } from '@/lib/state/gathered-area';
import { createKeptContextStore } from '@/lib/state/kept-context-store';
import { watchNamesRevision } from '@/lib/state/names-revision';
import { createRemembered, createRememberedState } from '@/lib/state/remembered';
import { createSavedViewsStore } from '@/lib/state/saved-views-store';
import { createSessionState } from '@/lib/state/session-state';
import { createSettingsStore } from '@/lib/state/settings-store';
import type { Watched } from '@/lib/state/state';
import type { WatchedArea } from '@/lib/storage/storage-area';
import { type ActiveTab, createActiveTab } from './active-tab';
import { createArchivePlace } from './archive-place';
import { createPageAddress } from './page-address';
import { saveFile } from './save-file';
import { createSiteAccess } from './site-access';

/** The panel reads the archive itself, and asks the background for all else. */
export function createPanelGateway(): PanelGateway {
  const session = gathered(sessionArea());
  const local = gathered(localArea());
  const state = createRememberedState(createSessionState(session));
  const activeTab = createRemembered(createActiveTab(browser));
  // Asked for while the page itself is still being loaded.
  void activeTab.get().then((tab) => tab && state.pageContext(tab.tabId));
  const keptContext = createKeptContextStore({ area: session.area, windowId: windowOfPanel(activeTab) });
  const open = (path: Parameters<typeof browser.runtime.getURL>[0]) =>
    void browser.tabs.create({ url: browser.runtime.getURL(path) });
  const place = createArchivePlace(session.area, state);
  return {
    send: createRuntimeMessenger(),
    state,
    settings: createSettingsStore(local),
    activeTab,
    indexes: createIndexLoader(place),
    names: { loader: createNamesLoader(place), revision: (organization) => watchNamesRevision(session, organization) },
    details: {
      // Few openings of the panel need them.
      open: async (organization) =>
        (await import('@/lib/archive/documents/details-loader')).createDetailsLoader(place).open(organization),
    },
    savedViews: createSavedViewsStore(local),
    now: Date.now,
    openSettings: (zone) => open(`/options.html${connectHash(zone)}`),
    openInTab: (view) => open(`/sidepanel.html${view === undefined ? '' : viewHash(view)}`),
    keptContext,
    startPlace: viewOfHash(location.hash).place,
    address: createPageAddress(window),
    reload: () => location.reload(),
    allowSite: createSiteAccess(browser.permissions).request,
    saveFile,
    version: browser.runtime.getManifest().version,
    copy: async (text) => {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        // No focus, or a policy: the person is told that it was not copied.
        return false;
      }
    },
  };
}

/** A panel in a tab of its own is none of the window. */
async function windowOfPanel(activeTab: Watched<ActiveTab | undefined>): Promise<number | undefined> {
  const [own, active] = await Promise.all([browser.tabs.getCurrent(), activeTab.get()]);
  return own === undefined ? active?.windowId : undefined;
}

function gathered(watched: WatchedArea): WatchedArea {
  return { ...watched, area: createGatheredArea(watched.area) };
}
