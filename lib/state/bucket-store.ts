import type { BucketStore } from '@/lib/make/contract';
import { z } from '@/lib/zod';
import type { StorageArea } from './storage-area';

const bucket = z.object({ tokens: z.number(), at: z.number() });
const schema = z.object({ background: bucket, backfill: bucket });

/** `area` is `storage.session`: shares are of this minute, and have no use after the browser closes. */
export function createBucketStore({ area }: { readonly area: StorageArea }): BucketStore {
  const storedKey = (key: string) => `shares:${key}`;
  return {
    async get(key) {
      const stored = storedKey(key);
      return schema.safeParse((await area.get(stored))[stored]).data ?? {};
    },
    async set(key, buckets) {
      await area.set({ [storedKey(key)]: buckets });
    },
  };
}
