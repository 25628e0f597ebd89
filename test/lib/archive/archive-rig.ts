import { IDBFactory } from 'fake-indexeddb';
import type { BlockStore } from '@/lib/archive/block-store';
import type { Archive, IndexLoader, NamesLoader } from '@/lib/archive/contract';
import { createNamesLoader } from '@/lib/archive/documents/names-loader';
import { createIndexLoader } from '@/lib/archive/read/index-loader';
import { DEFAULT_RETENTION, type Retention } from '@/lib/archive/retention';
import type { PlaceDependencies } from '@/lib/archive/sealed/place';
import { createComputerStore } from '@/lib/archive/store/computer-store';
import { createSessionStore } from '@/lib/archive/store/session-store';
import { createArchive } from '@/lib/archive/write/archive';
import type { BlockSizes } from '@/lib/archive/write/block-sizes';
import { createExclusive } from '@/lib/storage/exclusive';
import type { Medium } from '@/lib/storage/medium';
import { createSealer } from '@/lib/vault/sealer';
import { createMemoryArea } from '../../fakes/memory-area';
import { START } from './builders';

export type MemoryArea = ReturnType<typeof createMemoryArea>;

/** One browser profile: what is kept outlives every archive and loader that is opened on it. */
export interface Rig {
  readonly area: MemoryArea;
  readonly stores: Readonly<Record<Medium, BlockStore>>;
  readonly dependencies: PlaceDependencies;
  /** As after the death of the worker: nothing in memory. */
  archive(options?: RigOptions): Archive;
  loader(wrap?: Wrap): IndexLoader;
  namesLoader(): NamesLoader;
  /** From here on, another key: the old one is lost. */
  loseKey(): Promise<void>;
}

/** Puts something between archive and store. */
export type Wrap = (store: BlockStore) => BlockStore;

export interface RigOptions {
  readonly wrap?: Wrap;
  /** Puts something between the session's store and its area. */
  readonly wrapArea?: (area: MemoryArea) => MemoryArea;
  readonly sizes?: BlockSizes;
  /** What may go where there is no room. */
  readonly retention?: Retention;
}

export const RETENTION: Retention = { ...DEFAULT_RETENTION, now: START };

export async function createRig(medium: Medium, area = createMemoryArea()): Promise<Rig> {
  globalThis.indexedDB = new IDBFactory();
  let sealer = createSealer(await newKey());
  const openStores = (wrap: Wrap = (store) => store, own = area) => ({
    computer: wrap(createComputerStore()),
    session: wrap(createSessionStore(own)),
  });
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
    archive({ wrap, wrapArea = (given: MemoryArea) => given, sizes, retention = RETENTION } = {}) {
      // IndexedDB has to manage without locks: then nothing but its transactions keeps two writers apart.
      const own = medium === 'session' ? exclusive : createExclusive(undefined);
      return createArchive({
        ...dependenciesOn(openStores(wrap, wrapArea(area))),
        exclusive: own,
        retention: async () => retention,
        ...(sizes && { sizes }),
      });
    },
    loader: (wrap) => createIndexLoader(dependenciesOn(openStores(wrap))),
    namesLoader: () => createNamesLoader(dependenciesOn(openStores())),
    async loseKey() {
      sealer = createSealer(await newKey());
    },
  };
}

function newKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
