import type { StorageArea } from '@/lib/storage/storage-area';

/** A storage area of the browser: values are copied in and out, and too many bytes are refused as the browser does. */
export function createMemoryArea(
  quotaBytes = 10 * 1024 * 1024,
): StorageArea & { readonly items: Map<string, unknown> } {
  const items = new Map<string, unknown>();
  const sizeOf = (all: Iterable<readonly [string, unknown]>) =>
    [...all].reduce((sum, [key, value]) => sum + key.length + JSON.stringify(value).length, 0);
  return {
    items,
    QUOTA_BYTES: quotaBytes,
    getBytesInUse: async () => sizeOf(items),
    async get(keys) {
      const wanted = keys === undefined ? [...items.keys()] : [keys].flat();
      return Object.fromEntries(
        wanted.filter((key) => items.has(key)).map((key) => [key, structuredClone(items.get(key))]),
      );
    },
    async set(values) {
      if (sizeOf(new Map([...items, ...Object.entries(values)])) > quotaBytes)
        throw new Error('Session storage quota bytes exceeded. Values were not stored.');
      for (const [key, value] of Object.entries(values)) items.set(key, structuredClone(value));
    },
    async remove(keys) {
      for (const key of [keys].flat()) items.delete(key);
    },
  };
}
