import { UUID_WORDS } from '@/lib/archive/columns/uuid';
import { hashWords, sameWords, type UuidRows } from '@/lib/archive/columns/uuid-column';
import { tellTwins } from './twin-shares';

/** Told two rows of one uuid, returns the one that stays. May be told of the same two again. */
export type OnTwins = (a: number, b: number) => number;

/** Finds the rows that have the same uuid as another, as rows are added. */
export interface TwinFinder {
  /**
   * Looks at the rows that were added since the last time, and remembers none: a few are held against all others, which
   * takes about 5 ms for a million; of many, all rows are held against each other.
   */
  look(): void;
}

/** From this part of all on, rows are many. */
const MANY = 1 / 5;

export function createTwinFinder(uuids: UuidRows, onTwins: OnTwins): TwinFinder {
  /** How many rows were looked at. */
  let looked = 0;
  const odd = new Map<string, number>();

  return {
    look() {
      const start = looked;
      looked = uuids.size;
      for (const [row, text] of uuids.odd) {
        if (row < start) continue;
        const other = odd.get(text);
        odd.set(text, other === undefined ? row : onTwins(row, other));
      }
      if (looked - start >= looked * MANY) tellTwins(uuids, onTwins);
      else tellTwinsOfFew(uuids, start, onTwins);
    },
  };
}

/** Those of the rows from `start` on, which are few. */
function tellTwinsOfFew(uuids: UuidRows, start: number, onTwins: OnTwins): void {
  const { size, odd } = uuids;
  const table = createTwinTable(uuids, size - start, onTwins);
  for (let row = start; row < size; row++) if (!odd.has(row)) table.put(row);
  const isLike = createLikeness(uuids, start);
  for (let row = 0; row < start; row++) if (isLike(row) && !odd.has(row)) table.meet(row);
}

/** Whether a row may be the twin of one from `start` on: most are told apart without a look at the table. */
function createLikeness({ words, size }: UuidRows, start: number): (row: number) => boolean {
  const mask = 2 ** Math.ceil(Math.log2(Math.max(64, (size - start) * 16))) - 1;
  const known = new Uint8Array(mask + 1);
  // In every kind of uuid the last word is the one that differs most.
  const last = UUID_WORDS - 1;
  for (let row = start; row < size; row++) known[(words[row * UUID_WORDS + last] ?? 0) & mask] = 1;
  return (row) => known[(words[row * UUID_WORDS + last] ?? 0) & mask] === 1;
}

interface TwinTable {
  put(row: number): void;
  /** Tells of the row and of one that was put in, if they are twins. */
  meet(row: number): void;
}

/** Of so many rows with uuids of the usual form: row + 1 by hash. Open addressing, at most half full. */
function createTwinTable({ words }: UuidRows, room: number, onTwins: OnTwins): TwinTable {
  const length = 2 ** Math.ceil(Math.log2(Math.max(64, room * 2)));
  const slots = new Uint32Array(length);

  function slotOf(row: number): number {
    let slot = hashWords(words, row * UUID_WORDS) & (length - 1);
    for (;;) {
      const held = slots[slot] ?? 0;
      if (held === 0 || sameWords(words, row * UUID_WORDS, words, (held - 1) * UUID_WORDS)) return slot;
      slot = (slot + 1) & (length - 1);
    }
  }

  return {
    put(row) {
      const slot = slotOf(row);
      const held = slots[slot] ?? 0;
      slots[slot] = (held === 0 ? row : onTwins(row, held - 1)) + 1;
    },
    meet(row) {
      const held = slots[slotOf(row)] ?? 0;
      if (held !== 0) onTwins(row, held - 1);
    },
  };
}
