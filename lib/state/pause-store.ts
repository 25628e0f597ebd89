import type { PauseStore } from '@/lib/make/contract';
import { z } from '@/lib/zod';
import type { StorageArea } from './storage-area';

export interface PauseStoreOptions {
  /** `storage.local`: a wait that Make asked for outlives worker and browser. Keys hold zones and ids only. */
  readonly area: StorageArea;
  /** `storage.session`: where the other fails, waits are kept at least until the browser closes. */
  readonly memory: StorageArea;
}

const schema = z.object({ until: z.number(), strikes: z.number() });

export function createPauseStore({ area, memory }: PauseStoreOptions): PauseStore {
  const storedKey = (key: string) => `pause:${key}`;

  async function either<Value>(use: (where: StorageArea) => Promise<Value>): Promise<Value> {
    try {
      return await use(area);
    } catch {
      return use(memory);
    }
  }

  return {
    get(key) {
      const stored = storedKey(key);
      return either(async (where) => schema.safeParse((await where.get(stored))[stored]).data);
    },
    async set(key, pause) {
      const stored = storedKey(key);
      await either((where) => (pause === undefined ? where.remove(stored) : where.set({ [stored]: pause })));
    },
  };
}
