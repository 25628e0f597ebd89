import { browser } from 'wxt/browser';
import { createNamesLoader } from '@/lib/archive/documents/names-loader';
import { createIndexLoader } from '@/lib/archive/read/index-loader';
import { createRuntimeMessenger } from '@/lib/messaging/runtime';
import { connectHash } from '@/lib/panel/connect/connect-first-zone';
import type { PanelGateway } from '@/lib/panel/gateway/panel-gateway';
import { viewHash, viewOfHash } from '@/lib/panel/place/view-hash';
import { localArea, sessionArea } from '@/lib/state/browser-areas';
import { createGatheredArea } from '@/lib/state/gathered-area';
import { watchNamesRevision } from '@/lib/state/names-revision';
import { createRemembered, createRememberedState } from '@/lib/state/remembered';
import { createSavedViewsStore } from '@/lib/state/saved-views-store';
import { createSessionState } from '@/lib/state/session-state';
import { createSettingsStore } from '@/lib/state/settings-store';
import type { WatchedArea } from '@/lib/storage/storage-area';
import { createActiveTab } from './active-tab';
import { createArchivePlace } from './archive-place';
import { drawn } from './drawn';
import type { createKeptWindowContext } from './kept-window-context';
import { createPageAddress } from './page-address';
import { saveFile } from './save-file';
import { createSiteAccess } from './site-access';

interface PanelGatewayOptions {
  /** Keeps what the panel of this window is turned to. A popup begins anew. */
  readonly keepContext?: typeof createKeptWindowContext;
}

/** The panel reads the archive itself, and asks the background for all else. */
export function createPanelGateway({ keepContext }: PanelGatewayOptions = {}): PanelGateway {
  const session = gathered(sessionArea());
  const local = gathered(localArea());
  const state = createRememberedState(createSessionState(session));
  const activeTab = createRemembered(createActiveTab(browser));
  // Asked for while the page itself is still being loaded.
  void activeTab.get().then((tab) => tab && state.pageContext(tab.tabId));
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
    drawn,
    openSettings: (zone) => open(`/options.html${connectHash(zone)}`),
    openInTab: (view) => open(`/sidepanel.html${view === undefined ? '' : viewHash(view)}`),
    ...(keepContext && { keptContext: keepContext(session.area, activeTab) }),
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

function gathered(watched: WatchedArea): WatchedArea {
  return { ...watched, area: createGatheredArea(watched.area) };
}
