import type { TurnStore } from '@/lib/make/contract';
import { list, number, read } from '@/lib/shape';
import type { StorageArea } from '@/lib/storage/storage-area';

const shape = list(number);

/** `area` is `storage.session`: it outlives the worker, and what a person did when stays off the disk. */
export function createTurnStore({ area }: { readonly area: StorageArea }): TurnStore {
  const storedKey = (key: string) => `turns:${key}`;
  return {
    async get(key) {
      const stored = storedKey(key);
      return read(shape, (await area.get(stored))[stored]) ?? [];
    },
    async set(key, sent) {
      await area.set({ [storedKey(key)]: [...sent] });
    },
  };
}
