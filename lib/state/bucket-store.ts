import type { BucketStore } from '@/lib/make/contract';
import { number, object, read } from '@/lib/shape';
import type { StorageArea } from '@/lib/storage/storage-area';

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

const bucket = object<Bucket>({ tokens: number, at: number });
const shape = object<{ background: Bucket; backfill: Bucket }>({ background: bucket, backfill: bucket });

/** `area` is `storage.session`: shares are of this minute, and have no use after the browser closes. */
export function createBucketStore({ area }: { readonly area: StorageArea }): BucketStore {
  const storedKey = (key: string) => `shares:${key}`;
  return {
    async get(key) {
      const stored = storedKey(key);
      return read(shape, (await area.get(stored))[stored]) ?? {};
    },
    async set(key, buckets) {
      await area.set({ [storedKey(key)]: buckets });
    },
  };
}
