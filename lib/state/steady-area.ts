import type { StorageArea } from '@/lib/storage/storage-area';

/**
 * `storage.local` that does in `storage.session` what the disk refuses: a broken disk must not stop a request. What was
 * written there last is what holds, also where the disk can still be read: a wait that Make asked for is never lost.
 */
export function createSteadyArea(disk: StorageArea, memory: StorageArea): StorageArea {
  return {
    async get(keys) {
      const [kept, over] = await Promise.all([disk.get(keys).catch(() => ({})), memory.get(keys)]);
      return { ...kept, ...over };
    },
    async set(items) {
      try {
        await disk.set(items);
      } catch {
        return memory.set(items);
      }
      await memory.remove(Object.keys(items));
    },
    async remove(keys) {
      await Promise.all([disk.remove(keys).catch(() => {}), memory.remove(keys)]);
    },
  };
}
