import type { LeaseStore, StoredLease } from '@/lib/make/contract';
import { number, object, read, text } from '@/lib/shape';
import type { StorageArea } from '@/lib/storage/storage-area';

const shape = object<StoredLease>({ owner: text, until: number });

/** `area` is `storage.session`: it outlives the worker, and no request outlives the browser. */
export function createLeaseStore({ area }: { readonly area: StorageArea }): LeaseStore {
  const storedKey = (zone: string) => `lease:${zone}`;
  return {
    async get(zone) {
      const stored = storedKey(zone);
      return read(shape, (await area.get(stored))[stored]);
    },
    async set(zone, lease) {
      const stored = storedKey(zone);
      await (lease === undefined ? area.remove(stored) : area.set({ [stored]: lease }));
    },
  };
}
