import type { LeaseStore, StoredLease } from '@/lib/make/contract';
import type { StorageArea } from '@/lib/storage/storage-area';
import { z } from '@/lib/zod';

const schema: z.ZodMiniType<StoredLease> = z.object({ owner: z.string(), until: z.number() });

/** `area` is `storage.session`: it outlives the worker, and no request outlives the browser. */
export function createLeaseStore({ area }: { readonly area: StorageArea }): LeaseStore {
  const storedKey = (zone: string) => `lease:${zone}`;
  return {
    async get(zone) {
      const stored = storedKey(zone);
      return schema.safeParse((await area.get(stored))[stored]).data;
    },
    async set(zone, lease) {
      const stored = storedKey(zone);
      await (lease === undefined ? area.remove(stored) : area.set({ [stored]: lease }));
    },
  };
}
