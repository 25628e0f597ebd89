import type { StorageArea } from './storage-area';

/** `storage.local` that does in `storage.session` what the disk refuses: a broken disk must not stop a request. */
export function createSteadyArea(disk: StorageArea, memory: StorageArea): StorageArea {
  async function either<Value>(use: (area: StorageArea) => Promise<Value>): Promise<Value> {
    try {
      return await use(disk);
    } catch {
      return use(memory);
    }
  }
  return {
    get: (keys) => either((area) => area.get(keys)),
    set: (items) => either((area) => area.set(items)),
    remove: (keys) => either((area) => area.remove(keys)),
  };
}
