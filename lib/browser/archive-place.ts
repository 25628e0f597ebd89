import type { BlockStore } from '@/lib/archive/block-store';
import type { PlaceDependencies } from '@/lib/archive/sealed/place';
import { createComputerStore } from '@/lib/archive/store/computer-store';
import { createSessionStore } from '@/lib/archive/store/session-store';
import { createMediumOf } from '@/lib/state/medium-of';
import type { StateReader } from '@/lib/state/state';
import { createExclusive } from '@/lib/storage/exclusive';
import type { Outage } from '@/lib/storage/outage';
import type { StorageArea } from '@/lib/storage/storage-area';
import { createVaultConnection } from '@/lib/vault/vault-database';
import { createSealerOf } from '@/lib/vault/vault-key';

/** Where the archive lies, for a page that reads it. What is sure to be needed is opened at once. */
export function createArchivePlace(area: StorageArea, state: StateReader): PlaceDependencies {
  // Whether everything is kept in memory is for the background to say: it is the one that writes.
  const outage: Outage = { isOn: state.memoryOnly.get, begin: async () => {} };
  const computer = createComputerStore(outage);
  const vaultDatabase = createVaultConnection(outage);
  void prepare();

  /** What lies over a full disk is seldom there: only then it is learnt how to read it. */
  async function onComputer(): Promise<BlockStore> {
    const isOn = state.historyFull.get;
    if (!(await isOn())) return computer;
    const { createOverflowStore } = await import('@/lib/archive/store/overflow-store');
    return createOverflowStore(computer, createSessionStore(area, 'overflow'), { isOn });
  }

  async function prepare(): Promise<void> {
    try {
      const [connections, inMemory] = await Promise.all([state.connections.get(), state.memoryOnly.get()]);
      // Before the person chose to keep something on this computer, nothing is made there.
      if (inMemory || !Object.values(connections).some(({ keepHistory }) => keepHistory === 'computer')) return;
      computer.prepare();
      await vaultDatabase();
    } catch {
      // Whoever needs it is told.
    }
  }

  return {
    mediumOf: createMediumOf(state),
    stores: {
      computer: {
        ...computer,
        contents: async (...asked) => (await onComputer()).contents(...asked),
        parts: async (...asked) => (await onComputer()).parts(...asked),
        item: async (...asked) => (await onComputer()).item(...asked),
      },
      session: createSessionStore(area),
    },
    sealerOf: createSealerOf({
      vaultDatabase,
      sessionStorage: {
        get: async (key) => (await area.get(key))[key],
        set: (key, value) => area.set({ [key]: value }),
      },
      exclusive: createExclusive(navigator.locks),
    }),
  };
}
