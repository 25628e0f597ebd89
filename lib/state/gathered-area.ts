import type { StorageArea } from '@/lib/storage/storage-area';

/** Asks the browser once for all that is wanted in the same turn: each question costs a way to another process. */
export function createGatheredArea(area: StorageArea): StorageArea {
  let wanted: Set<string> | undefined;
  let answer: Promise<Record<string, unknown>> = Promise.resolve({});

  async function askAll(keys: Set<string>): Promise<Record<string, unknown>> {
    await undefined;
    wanted = undefined;
    return area.get([...keys]);
  }

  return {
    async get(keys) {
      if (keys === undefined) return area.get(keys);
      const own = typeof keys === 'string' ? [keys] : keys;
      if (wanted === undefined) {
        wanted = new Set();
        answer = askAll(wanted);
      }
      for (const key of own) wanted.add(key);
      const all = await answer;
      return Object.fromEntries(own.filter((key) => Object.hasOwn(all, key)).map((key) => [key, all[key]]));
    },
    set: (items) => area.set(items),
    remove: (keys) => area.remove(keys),
  };
}
