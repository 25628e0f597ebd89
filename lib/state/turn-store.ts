import type { TurnStore } from '@/lib/make/contract';
import { z } from '@/lib/zod';
import type { StorageArea } from './storage-area';

const schema = z.array(z.number());

/** `area` is `storage.session`: it outlives the worker, and what a person did when stays off the disk. */
export function createTurnStore({ area }: { readonly area: StorageArea }): TurnStore {
  const storedKey = (key: string) => `turns:${key}`;
  return {
    async get(key) {
      const stored = storedKey(key);
      return schema.safeParse((await area.get(stored))[stored]).data ?? [];
    },
    async set(key, sent) {
      await area.set({ [storedKey(key)]: [...sent] });
    },
  };
}
