import { browser } from 'wxt/browser';
import { createComputerStore } from '@/lib/archive/computer-store';
import { createExclusive } from '@/lib/archive/exclusive';
import { createIndexLoader } from '@/lib/archive/index-loader';
import { createSessionStore } from '@/lib/archive/session-store';
import { createActiveTab } from '@/lib/browser/active-tab';
import { createRuntimeMessenger } from '@/lib/messaging/runtime';
import type { PopupGateway } from '@/lib/panel/popup-model';
import { localArea, sessionArea } from '@/lib/state/browser-areas';
import { createSessionState } from '@/lib/state/session-state';
import { createSettingsStore } from '@/lib/state/settings-store';
import { createVaultConnection } from '@/lib/vault/vault-database';
import { createSealerOf } from '@/lib/vault/vault-key';

/** Like the panel's: reads the archive itself, and asks the background for all else. */
export function createPopupGateway(): PopupGateway {
  const session = sessionArea();
  const state = createSessionState(session);
  return {
    send: createRuntimeMessenger(),
    state,
    settings: createSettingsStore(localArea()),
    activeTab: createActiveTab(browser),
    indexes: createIndexLoader({
      mediumOf: async (zone) => (await state.connections.get())[zone]?.keepHistory ?? 'computer',
      stores: { computer: createComputerStore(), session: createSessionStore(session.area) },
      sealerOf: createSealerOf({
        vaultDatabase: createVaultConnection(),
        sessionStorage: {
          get: async (key) => (await session.area.get(key))[key],
          set: (key, value) => session.area.set({ [key]: value }),
        },
        exclusive: createExclusive(navigator.locks),
      }),
    }),
    now: Date.now,
  };
}
