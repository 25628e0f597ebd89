import { createComputerStore } from '@/lib/archive/computer-store';
import { createExclusive } from '@/lib/archive/exclusive';
import type { PlaceDependencies } from '@/lib/archive/place';
import { createSessionStore } from '@/lib/archive/session-store';
import type { StateReader } from '@/lib/state/state';
import type { StorageArea } from '@/lib/state/storage-area';
import { createVaultConnection } from '@/lib/vault/vault-database';
import { createSealerOf } from '@/lib/vault/vault-key';

/** Where the archive lies, for a page that reads it. */
export function createArchivePlace(area: StorageArea, state: StateReader): PlaceDependencies {
  return {
    mediumOf: async (zone) => (await state.connections.get())[zone]?.keepHistory ?? 'computer',
    stores: { computer: createComputerStore(), session: createSessionStore(area) },
    sealerOf: createSealerOf({
      vaultDatabase: createVaultConnection(),
      sessionStorage: {
        get: async (key) => (await area.get(key))[key],
        set: (key, value) => area.set({ [key]: value }),
      },
      exclusive: createExclusive(navigator.locks),
    }),
  };
}
