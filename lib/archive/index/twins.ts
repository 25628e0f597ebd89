import { UUID_WORDS } from '@/lib/archive/columns/uuid';
import { hashWords, sameWords, type UuidRows } from '@/lib/archive/columns/uuid-column';

/** Told two rows of one uuid, returns the one that stays. May be told of the same two again. */
export type OnTwins = (a: number, b: number) => number;

/** Finds the rows that have the same uuid as another, as rows are added. */
export interface TwinFinder {
  /**
   * Looks at the rows that were added since the last time, and remembers none: all others are held against those, which
   * takes about 5 ms for a million. Where they are many, about 15 ms more. Step by step, each of a few ms: none may be left
   * out, and no row be added between them.
   */
  look(): Iterable<unknown>;
}

/** From this part of all on, rows are many. */
const MANY = 1 / 8;
/** Rows of a step. */
const STEP = 131_072;

export function createTwinFinder(uuids: UuidRows, onTwins: OnTwins): TwinFinder {
  /** How many rows were looked at. */
  let looked = 0;
  const odd = new Map<string, number>();

  return {
    *look() {
      const start = looked;
      looked = uuids.size;
      if (looked === start) return;
      for (const [row, text] of uuids.odd) {
        if (row < start) continue;
        const other = odd.get(text);
        odd.set(text, other === undefined ? row : onTwins(row, other));
      }
      const isMany = looked - start > looked * MANY;
      yield* tellTwinsOf(isMany ? yield* suspects(uuids) : rowsFrom(start, looked), uuids, onTwins);
    },
  };
}

function rowsFrom(start: number, end: number): Uint32Array<ArrayBuffer> {
  return Uint32Array.from({ length: end - start }, (_value, index) => start + index);
}

/**
 * Of all rows, those that may be the twin of one before: hardly any but those that are. A table of all rows would have to
 * fetch from far away at every look, which takes ten times as long as to mark a bit for each.
 */
function* suspects({ words, size }: UuidRows): Generator<void, Uint32Array<ArrayBuffer>> {
  const found = new Uint32Array(size);
  const bits = new Uint32Array(lengthFor(size * 16) / 32);
  let count = 0;
  for (let start = 0; start < size; start += STEP) {
    count = markRows(words, bits, start, Math.min(size, start + STEP), found, count);
    yield;
  }
  return found.slice(0, count);
}

/** Adds rows whose bit is set already to those found. Returns how many there are then. */
function markRows(
  words: Uint32Array,
  bits: Uint32Array,
  start: number,
  end: number,
  found: Uint32Array,
  before: number,
): number {
  const mask = bits.length - 1;
  let count = before;
  for (let row = start; row < end; row++) {
    const hash = hashWords(words, row * UUID_WORDS);
    const at = (hash >>> 5) & mask;
    const bit = 1 << (hash & 31);
    const set = bits[at] ?? 0;
    if ((set & bit) === 0) bits[at] = set | bit;
    else found[count++] = row;
  }
  return count;
}

/** Tells of all twins that at least one of the rows has, which rise. They are few. */
function* tellTwinsOf(few: Uint32Array, uuids: UuidRows, onTwins: OnTwins): Iterable<void> {
  const { size, odd } = uuids;
  const table = createTwinTable(uuids, few.length, onTwins);
  for (const row of few) if (!odd.has(row)) table.put(row);
  const isLike = createLikeness(uuids, few);
  let next = 0;
  for (let start = 0; start < size; start += STEP) {
    yield;
    const end = Math.min(size, start + STEP);
    for (let row = start; row < end; row++) {
      if (row === few[next]) next++;
      else if (isLike(row) && !odd.has(row)) table.meet(row);
    }
  }
}

/** Whether a row may be a twin of one of these: most are told apart without a look at the table. */
function createLikeness({ words }: UuidRows, rows: Uint32Array): (row: number) => boolean {
  const known = new Uint8Array(lengthFor(rows.length * 16));
  const mask = known.length - 1;
  // In every kind of uuid the last word is the one that differs most.
  const last = UUID_WORDS - 1;
  for (const row of rows) known[(words[row * UUID_WORDS + last] ?? 0) & mask] = 1;
  return (row) => known[(words[row * UUID_WORDS + last] ?? 0) & mask] === 1;
}

interface TwinTable {
  put(row: number): void;
  /** Tells of the row and of one that was put in, if they are twins. */
  meet(row: number): void;
}

/** Of so many rows with uuids of the usual form: row + 1 by hash. Open addressing, at most half full. */
function createTwinTable({ words }: UuidRows, room: number, onTwins: OnTwins): TwinTable {
  const slots = new Uint32Array(lengthFor(room * 2));

  function slotOf(row: number): number {
    const mask = slots.length - 1;
    let slot = hashWords(words, row * UUID_WORDS) & mask;
    for (;;) {
      const held = slots[slot] ?? 0;
      if (held === 0 || sameWords(words, row * UUID_WORDS, words, (held - 1) * UUID_WORDS)) return slot;
      slot = (slot + 1) & mask;
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

/** The next power of two. */
function lengthFor(values: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(64, values)));
}
