import type { LimitStore } from '@/lib/make/contract';
import { number, read } from '@/lib/shape';
import type { StorageArea } from '@/lib/storage/storage-area';

/** `area` is `storage.local`: a plan's limit seldom changes, and it names zone and organization only. */
export function createLimitStore({ area }: { readonly area: StorageArea }): LimitStore {
  const storedKey = (key: string) => `limit:${key}`;
  return {
    async get(key) {
      const stored = storedKey(key);
      const limit = read(number, (await area.get(stored))[stored]);
      return limit !== undefined && limit > 0 ? limit : undefined;
    },
    async set(key, limit) {
      await area.set({ [storedKey(key)]: limit });
    },
  };
}
