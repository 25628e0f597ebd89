import { IDBFactory } from 'fake-indexeddb';
import { createArchive } from '@/lib/archive/archive';
import type { BlockStore } from '@/lib/archive/block-store';
import { createComputerStore } from '@/lib/archive/computer-store';
import type { Archive, IndexLoader, Medium, NamesLoader } from '@/lib/archive/contract';
import { createExclusive } from '@/lib/archive/exclusive';
import { createIndexLoader } from '@/lib/archive/index-loader';
import { createNamesLoader } from '@/lib/archive/names-loader';
import type { PlaceDependencies } from '@/lib/archive/place';
import { createSessionStore } from '@/lib/archive/session-store';
import { createSealer } from '@/lib/vault/sealer';
import { createMemoryArea } from '../../fakes/memory-area';

export type MemoryArea = ReturnType<typeof createMemoryArea>;

/** One browser profile: what is kept outlives every archive and loader that is opened on it. */
export interface Rig {
  readonly area: MemoryArea;
  readonly stores: Readonly<Record<Medium, BlockStore>>;
  readonly dependencies: PlaceDependencies;
  /** As after the death of the worker: nothing in memory. `wrap` may put something between archive and store. */
  archive(wrap?: (store: BlockStore) => BlockStore): Archive;
  loader(): IndexLoader;
  namesLoader(): NamesLoader;
  /** From here on, another key: the old one is lost. */
  loseKey(): Promise<void>;
}

export async function createRig(medium: Medium, area = createMemoryArea()): Promise<Rig> {
  globalThis.indexedDB = new IDBFactory();
  let sealer = createSealer(await newKey());
  const openStores = () => ({ computer: createComputerStore(), session: createSessionStore(area) });
  const dependenciesOn = (stores: Readonly<Record<Medium, BlockStore>>): PlaceDependencies => ({
    mediumOf: async () => medium,
    stores,
    sealerOf: async () => sealer,
  });
  // The area has no transactions of its own: what Web Locks do in the browser.
  const exclusive = createExclusive(undefined);
  const stores = openStores();
  return {
    area,
    stores,
    dependencies: dependenciesOn(stores),
    archive(wrap = (store) => store) {
      const { computer, session } = openStores();
      const wrapped = { computer: wrap(computer), session: wrap(session) };
      // IndexedDB has to manage without locks: then nothing but its transactions keeps two writers apart.
      const own = medium === 'session' ? exclusive : createExclusive(undefined);
      return createArchive({ ...dependenciesOn(wrapped), exclusive: own });
    },
    loader: () => createIndexLoader(dependenciesOn(openStores())),
    namesLoader: () => createNamesLoader(dependenciesOn(openStores())),
    async loseKey() {
      sealer = createSealer(await newKey());
    },
  };
}

function newKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
