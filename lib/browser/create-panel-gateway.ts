import { browser } from 'wxt/browser';
import { createIndexLoader } from '@/lib/archive/index-loader';
import { createNamesLoader } from '@/lib/archive/names-loader';
import { createRuntimeMessenger } from '@/lib/messaging/runtime';
import { connectHash } from '@/lib/panel/connect-first-zone';
import type { PanelGateway } from '@/lib/panel/panel-gateway';
import { viewHash, viewOfHash } from '@/lib/panel/view-hash';
import { localArea, sessionArea } from '@/lib/state/browser-areas';
import { watchNamesRevision } from '@/lib/state/names-revision';
import { createSavedViewsStore } from '@/lib/state/saved-views-store';
import { createSessionState } from '@/lib/state/session-state';
import { createSettingsStore } from '@/lib/state/settings-store';
import { createActiveTab } from './active-tab';
import { createArchivePlace } from './archive-place';
import { createPageAddress } from './page-address';
import { saveFile } from './save-file';
import { createSiteAccess } from './site-access';

/** The panel reads the archive itself, and asks the background for all else. */
export function createPanelGateway(): PanelGateway {
  const session = sessionArea();
  const state = createSessionState(session);
  const open = (path: Parameters<typeof browser.runtime.getURL>[0]) =>
    void browser.tabs.create({ url: browser.runtime.getURL(path) });
  const place = createArchivePlace(session.area, state);
  return {
    send: createRuntimeMessenger(),
    state,
    settings: createSettingsStore(localArea()),
    activeTab: createActiveTab(browser),
    indexes: createIndexLoader(place),
    names: { loader: createNamesLoader(place), revision: (organization) => watchNamesRevision(session, organization) },
    savedViews: createSavedViewsStore(localArea()),
    now: Date.now,
    openSettings: (zone) => open(`/options.html${connectHash(zone)}`),
    openInTab: (view) => open(`/sidepanel.html${view === undefined ? '' : viewHash(view)}`),
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
