import type { PauseStore } from '@/lib/make/contract';
import { number, object, read } from '@/lib/shape';
import type { StorageArea } from '@/lib/storage/storage-area';

const shape = object<{ until: number; strikes: number }>({ until: number, strikes: number });

/** `area` is `storage.local`: a wait that Make asked for outlives worker and browser. Keys hold zones and ids only. */
export function createPauseStore({ area }: { readonly area: StorageArea }): PauseStore {
  const storedKey = (key: string) => `pause:${key}`;
  return {
    async get(key) {
      const stored = storedKey(key);
      return read(shape, (await area.get(stored))[stored]);
    },
    async set(key, pause) {
      const stored = storedKey(key);
      await (pause === undefined ? area.remove(stored) : area.set({ [stored]: pause }));
    },
  };
}
