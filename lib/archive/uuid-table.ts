import { grown } from './growable';
import { readUuid, UUID_WORDS, writeUuid } from './uuid';

/** The uuids of a block as they are stored: four words each; what has another form stands in `odd` by its row. */
export interface UuidColumn {
  readonly count: number;
  readonly words: Uint32Array;
  readonly odd: ReadonlyMap<number, string>;
}

/**
 * Uuids by row number and back, at about 24 bytes each: a `Map` of strings takes 150. Several rows may bear the same
 * uuid (Make changed an entry); one of them holds it.
 */
export interface UuidTable {
  readonly size: number;
  /** How many different uuids are held by a row. */
  readonly held: number;
  /** Appends rows that do not hold their uuids yet. Returns the number of the first. */
  append(column: UuidColumn): number;
  /** Makes the row the holder of its uuid. Returns the row that was it before. */
  hold(row: number): number | undefined;
  rowOf(uuid: string): number | undefined;
  uuid(row: number): string;
  /** Orders two rows as the texts of their uuids do. */
  compare(a: number, b: number): number;
}

const EMPTY = -1;

export function createUuidTable(): UuidTable {
  let size = 0;
  let words = new Uint32Array(64 * UUID_WORDS);
  /** Open addressing, at most half full: row numbers by hash. */
  let slots = new Int32Array(128).fill(EMPTY);
  let used = 0;
  const oddUuids = new Map<number, string>();
  const oddHolders = new Map<string, number>();
  const wanted = new Uint32Array(UUID_WORDS);

  /** The slot of this uuid, or the free one where it belongs. */
  function slotOf(source: Uint32Array, offset: number): number {
    const mask = slots.length - 1;
    let slot = hash(source, offset) & mask;
    for (;;) {
      const row = slots[slot] ?? EMPTY;
      if (row === EMPTY || sameWords(source, offset, words, row * UUID_WORDS)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  function rowAt(slot: number): number | undefined {
    const row = slots[slot];
    return row === undefined || row === EMPTY ? undefined : row;
  }

  function uuidOf(row: number): string {
    return oddUuids.get(row) ?? readUuid(words, row * UUID_WORDS);
  }

  /** Room for so many uuids at most half full: beyond that, finding a slot takes longer and longer. */
  function reserve(uuids: number): void {
    let length = slots.length;
    while (length < uuids * 2) length *= 2;
    if (length === slots.length) return;
    const rows = slots.filter((row) => row !== EMPTY);
    slots = new Int32Array(length).fill(EMPTY);
    for (const row of rows) slots[slotOf(words, row * UUID_WORDS)] = row;
  }

  return {
    get size() {
      return size;
    },

    get held() {
      return used + oddHolders.size;
    },

    append({ count, words: added, odd }) {
      const start = size;
      size += count;
      words = grown(words, size * UUID_WORDS, (length) => new Uint32Array(length));
      words.set(added, start * UUID_WORDS);
      for (const [index, uuid] of odd) oddUuids.set(start + index, uuid);
      reserve(used + count);
      return start;
    },

    hold(row) {
      const odd = oddUuids.size === 0 ? undefined : oddUuids.get(row);
      if (odd !== undefined) {
        const before = oddHolders.get(odd);
        oddHolders.set(odd, row);
        return before;
      }
      const slot = slotOf(words, row * UUID_WORDS);
      const before = rowAt(slot);
      if (before === undefined) used++;
      slots[slot] = row;
      return before;
    },

    rowOf(uuid) {
      return writeUuid(uuid, wanted, 0) ? rowAt(slotOf(wanted, 0)) : oddHolders.get(uuid);
    },

    uuid: uuidOf,

    compare(a, b) {
      if (oddUuids.has(a) || oddUuids.has(b)) return uuidOf(a) < uuidOf(b) ? -1 : 1;
      for (let word = 0; word < UUID_WORDS; word++) {
        const difference = (words[a * UUID_WORDS + word] ?? 0) - (words[b * UUID_WORDS + word] ?? 0);
        if (difference !== 0) return difference;
      }
      return 0;
    },
  };
}

/** Uuids are random by themselves; the multiplications spread those that are not. */
function hash(words: Uint32Array, offset: number): number {
  let value = 0;
  for (let word = 0; word < UUID_WORDS; word++) value = Math.imul(value ^ (words[offset + word] ?? 0), 0x9e3779b1);
  return (value ^ (value >>> 15)) >>> 0;
}

function sameWords(a: Uint32Array, aOffset: number, b: Uint32Array, bOffset: number): boolean {
  for (let word = 0; word < UUID_WORDS; word++) if (a[aOffset + word] !== b[bOffset + word]) return false;
  return true;
}
