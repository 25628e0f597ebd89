import { UUID_WORDS } from '@/lib/archive/columns/uuid';
import { hashWords, sameWords, type UuidRows } from '@/lib/archive/columns/uuid-column';
import type { OnTwins } from './twins';

/** Rows of a share: a table of them stays in the processor's nearest memory. */
const SHARE = 1024;

/**
 * Tells of all rows with the same uuid of the usual form. Rows are dealt out by their hashes first: one table for all
 * would have to fetch from far away at nearly every look, which takes ten times as long. 12 bytes a row for as long as
 * it takes.
 */
export function tellTwins(uuids: UuidRows, onTwins: OnTwins): void {
  const { words } = uuids;
  const { ends, rows, hashes, largest } = dealt(uuids);
  const length = 2 ** Math.ceil(Math.log2(Math.max(16, largest * 2)));
  /** Place in `rows` + 1 by hash. Open addressing, at most half full. */
  const slots = new Uint32Array(length);
  let start = 0;
  for (const end of ends) {
    slots.fill(0);
    for (let place = start; place < end; place++) {
      const hash = hashes[place] ?? 0;
      let slot = hash & (length - 1);
      let held = slots[slot] ?? 0;
      while (held !== 0 && !areTwins(place, held - 1)) {
        slot = (slot + 1) & (length - 1);
        held = slots[slot] ?? 0;
      }
      if (held === 0) slots[slot] = place + 1;
      else if (onTwins(rows[place] ?? 0, rows[held - 1] ?? 0) === rows[place]) slots[slot] = place + 1;
    }
    start = end;
  }

  function areTwins(place: number, other: number): boolean {
    if (hashes[place] !== hashes[other]) return false;
    return sameWords(words, (rows[place] ?? 0) * UUID_WORDS, words, (rows[other] ?? 0) * UUID_WORDS);
  }
}

/** Rows and their hashes by the first bits of those: where each share ends, and how many rows the largest has. */
function dealt({ words, size, odd }: UuidRows) {
  // Their words are all the same.
  const isLeftOut = (row: number): boolean => odd.size > 0 && odd.has(row);
  const bits = Math.max(0, Math.ceil(Math.log2(size / SHARE)));
  // A shift by 32 is none.
  const shareOf = (hash: number): number => (hash >>> 1) >>> (31 - bits);
  const all = new Uint32Array(size);
  const next = new Uint32Array(2 ** bits);
  for (let row = 0; row < size; row++) {
    if (isLeftOut(row)) continue;
    const hash = hashWords(words, row * UUID_WORDS);
    all[row] = hash;
    const share = shareOf(hash);
    next[share] = (next[share] ?? 0) + 1;
  }
  const largest = next.reduce((most, count) => Math.max(most, count), 0);
  let start = 0;
  next.forEach((count, share) => {
    next[share] = start;
    start += count;
  });
  const rows = new Uint32Array(size);
  const hashes = new Uint32Array(size);
  for (let row = 0; row < size; row++) {
    if (isLeftOut(row)) continue;
    const hash = all[row] ?? 0;
    const share = shareOf(hash);
    const place = next[share] ?? 0;
    next[share] = place + 1;
    rows[place] = row;
    hashes[place] = hash;
  }
  return { ends: next, rows, hashes, largest };
}
