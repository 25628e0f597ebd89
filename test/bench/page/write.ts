import type { Archive } from '@/lib/archive/contract';
import { createLog, type Data, NOW, PAGE, readPage, SOURCE } from './entries';
import { done, openDatabase, settled } from './idb';
import { openArchive } from './place';

/** Fills the archive page by page, as a back-fill does, merging as it goes. Times in ms, without making the entries. */
export async function fill(data: Data) {
  const archive = await openArchive();
  const log = createLog(data);
  const times = { append: 0, compact: 0, longestCompact: 0, merges: 0 };
  for (let page = 0; page < log.pages; page += 1) {
    const entries = readPage(log.page(page));
    const start = performance.now();
    await archive.append(SOURCE, { entries, seenAt: NOW + page }, (record) => ({
      ...record,
      coverage: { from: NOW - page, to: NOW, depth: page * PAGE, complete: false },
    }));
    const middle = performance.now();
    while (await archive.compact(SOURCE)) times.merges += 1;
    const took = performance.now() - middle;
    times.append += middle - start;
    times.compact += took;
    times.longestCompact = Math.max(times.longestCompact, took);
  }
  const [usage] = await archive.usage();
  return { ...times, entries: usage?.entries ?? 0, bytes: usage?.bytes ?? 0 };
}

/** Writes as many opaque bytes a page as the archive keeps of one, each page a relaxed transaction of one put. */
export async function writeOpaque(pages: number, bytes: number): Promise<number> {
  const database = await openDatabase('bench-opaque', (opened) => opened.createObjectStore('things'));
  const random = crypto.getRandomValues(new Uint8Array(Math.min(bytes, 65_536)));
  let took = 0;
  for (let page = 0; page < pages; page += 1) {
    const start = performance.now();
    const transaction = database.transaction('things', 'readwrite', { durability: 'relaxed' });
    transaction.objectStore('things').put(random, page);
    await done(transaction);
    took += performance.now() - start;
  }
  database.close();
  indexedDB.deleteDatabase('bench-opaque');
  return took;
}

/** Appends of 50 entries to what is there, beside an empty relaxed transaction of one put. ms each. */
export async function appendSmall(repeats: number) {
  const started = performance.now();
  const archive: Archive = await openArchive();
  await archive.entry(SOURCE, 'none');
  const wake = performance.now() - started;
  const log = createLog({ entries: Math.ceil((repeats * 50) / PAGE) * PAGE, profile: 'normal' }, 99);
  const entries = Array.from({ length: log.pages }, (_, page) => readPage(log.page(page))).flat();
  const floor = await openDatabase('bench-small', (opened) => opened.createObjectStore('things'));
  const times = { append: [0].slice(1), floor: [0].slice(1) };
  for (let round = 0; round < repeats; round += 1) {
    let start = performance.now();
    const page = { entries: entries.slice(round * 50, (round + 1) * 50), seenAt: NOW };
    await archive.append(SOURCE, page, (record) => record);
    times.append.push(performance.now() - start);
    start = performance.now();
    const transaction = floor.transaction('things', 'readwrite', { durability: 'relaxed' });
    transaction.objectStore('things').put(round, 'key');
    await done(transaction);
    times.floor.push(performance.now() - start);
  }
  floor.close();
  return { wake, ...times };
}

/** As many opaque records of the same bytes as the archive has. */
export async function copyOpaque(): Promise<void> {
  const source = await openDatabase('audit-lens-archive');
  const target = await openDatabase('bench-floor', (opened) => {
    opened.createObjectStore('ids');
    opened.createObjectStore('rows');
  });
  for (const name of ['ids', 'rows']) {
    const values: unknown[] = await settled(source.transaction(name).objectStore(name).getAll());
    const transaction = target.transaction(name, 'readwrite');
    values.forEach((value, index) => {
      transaction.objectStore(name).put(value, index);
    });
    await done(transaction);
  }
  source.close();
  target.close();
}
