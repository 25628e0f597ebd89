import type { EntryIndex } from '@/lib/archive/contract';
import { createIndexLoader } from '@/lib/archive/read/index-loader';
import { EVERYTHING } from '@/lib/audit-log/query';
import { EVENTS, SOURCE } from './entries';
import { openDatabase, settled } from './idb';
import { watchGaps } from './measure';
import { createPlace } from './place';

let index: EntryIndex | undefined;

export function loadedIndex(): EntryIndex {
  if (index === undefined) throw new Error('Nothing has been loaded yet.');
  return index;
}

/** Everything into memory, as the panel does it. ms. */
export async function load() {
  const loader = createIndexLoader(await createPlace());
  const gaps = watchGaps();
  const start = performance.now();
  let first: number | undefined;
  const readFirst = (early: EntryIndex) => {
    for (const row of early.search(SOURCE, EVERYTHING, EVENTS).subarray(0, 50)) early.entry(row);
    first ??= performance.now() - start;
  };
  const loaded = await loader.load(SOURCE, undefined, readFirst);
  const all = performance.now() - start;
  readFirst(loaded);
  index = loaded;
  return { first: first ?? all, all, gap: gaps(), size: loaded.size, damaged: loaded.damagedBlocks };
}

/** `getAll` of as many opaque records of the same bytes. ms. */
export async function readOpaque(): Promise<number> {
  const start = performance.now();
  const database = await openDatabase('bench-floor');
  const transaction = database.transaction(['ids', 'rows']);
  await Promise.all(['ids', 'rows'].map((name) => settled(transaction.objectStore(name).getAll())));
  const took = performance.now() - start;
  database.close();
  return took;
}
