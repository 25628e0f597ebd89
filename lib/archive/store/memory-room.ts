import type { StorageArea } from '@/lib/storage/storage-area';

/** Of all items of `storage.session` together, in both browsers. */
const QUOTA = 10 * 1024 * 1024;
/** All that must outlive the worker lies in this area: were history to fill it, nothing at all would work any more. */
const MOST_FOR_HISTORY = 0.9;
/** What is read only to have it ends here: the rest is for what is new. */
const ENOUGH = 0.75;

/** Whether history may take so many bytes more. */
export async function hasMemoryFor(area: StorageArea, bytes: number): Promise<boolean> {
  return (await usedOf(area)) + bytes <= quotaOf(area) * MOST_FOR_HISTORY;
}

/** Whether there is as much history in memory as should be read for its own sake. */
export async function isMemoryTight(area: StorageArea): Promise<boolean> {
  return (await usedOf(area)) > quotaOf(area) * ENOUGH;
}

async function usedOf(area: StorageArea): Promise<number> {
  return area.getBytesInUse === undefined ? JSON.stringify(await area.get(undefined)).length : area.getBytesInUse();
}

function quotaOf({ QUOTA_BYTES = QUOTA }: StorageArea): number {
  return QUOTA_BYTES;
}
