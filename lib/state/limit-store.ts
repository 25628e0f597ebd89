import type { LimitStore } from '@/lib/make/contract';
import { z } from '@/lib/zod';
import type { StorageArea } from './storage-area';

const schema = z.number().check(z.positive());

/** `area` is `storage.local`: a plan's limit seldom changes, and it names zone and organization only. */
export function createLimitStore({ area }: { readonly area: StorageArea }): LimitStore {
  const storedKey = (key: string) => `limit:${key}`;
  return {
    async get(key) {
      const stored = storedKey(key);
      return schema.safeParse((await area.get(stored))[stored]).data;
    },
    async set(key, limit) {
      await area.set({ [storedKey(key)]: limit });
    },
  };
}
