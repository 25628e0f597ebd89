import type { PauseStore } from '@/lib/make/contract';
import { z } from '@/lib/zod';
import type { StorageArea } from './storage-area';

const schema = z.object({ until: z.number(), strikes: z.number() });

/** `area` is `storage.local`: a wait that Make asked for outlives worker and browser. Keys hold zones and ids only. */
export function createPauseStore({ area }: { readonly area: StorageArea }): PauseStore {
  const storedKey = (key: string) => `pause:${key}`;
  return {
    async get(key) {
      const stored = storedKey(key);
      return schema.safeParse((await area.get(stored))[stored]).data;
    },
    async set(key, pause) {
      const stored = storedKey(key);
      await (pause === undefined ? area.remove(stored) : area.set({ [stored]: pause }));
    },
  };
}
