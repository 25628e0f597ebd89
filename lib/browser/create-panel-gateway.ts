import { browser } from 'wxt/browser';
import { createComputerStore } from '@/lib/archive/computer-store';
import { createExclusive } from '@/lib/archive/exclusive';
import { createIndexLoader } from '@/lib/archive/index-loader';
import type { Outage } from '@/lib/archive/outage';
import { createSessionStore } from '@/lib/archive/session-store';
import { createRuntimeMessenger } from '@/lib/messaging/runtime';
import { connectHash } from '@/lib/panel/connect-first-zone';
import { placeHash, placeOfHash } from '@/lib/panel/context-hash';
import type { PanelGateway } from '@/lib/panel/panel-gateway';
import { localArea, sessionArea } from '@/lib/state/browser-areas';
import { createMediumOf } from '@/lib/state/medium-of';
import { createSessionState } from '@/lib/state/session-state';
import { createSettingsStore } from '@/lib/state/settings-store';
import { createVaultConnection } from '@/lib/vault/vault-database';
import { createSealerOf } from '@/lib/vault/vault-key';
import { createActiveTab } from './active-tab';
import { createSiteAccess } from './site-access';

/** The panel reads the archive itself, and asks the background for all else. */
export function createPanelGateway(): PanelGateway {
  const session = sessionArea();
  const state = createSessionState(session);
  const open = (path: Parameters<typeof browser.runtime.getURL>[0]) =>
    void browser.tabs.create({ url: browser.runtime.getURL(path) });
  // Whether everything is kept in memory is for the background to say: it is the one that writes.
  const outage: Outage = { isOn: state.memoryOnly.get, begin: async () => {} };
  return {
    send: createRuntimeMessenger(),
    state,
    settings: createSettingsStore(localArea()),
    activeTab: createActiveTab(browser),
    indexes: createIndexLoader({
      mediumOf: createMediumOf(state),
      stores: { computer: createComputerStore(outage), session: createSessionStore(session.area) },
      sealerOf: createSealerOf({
        vaultDatabase: createVaultConnection(outage),
        sessionStorage: {
          get: async (key) => (await session.area.get(key))[key],
          set: (key, value) => session.area.set({ [key]: value }),
        },
        exclusive: createExclusive(navigator.locks),
      }),
    }),
    now: Date.now,
    openSettings: (zone) => open(`/options.html${connectHash(zone)}`),
    openInTab: (place) => open(`/sidepanel.html${placeHash(place)}`),
    startPlace: placeOfHash(location.hash),
    reload: () => location.reload(),
    allowSite: createSiteAccess(browser.permissions).request,
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
