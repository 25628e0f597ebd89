import { grown } from './growable';
import { UUID_WORDS, writeUuid } from './uuid';
import { hashWords, sameWords, type UuidColumn } from './uuid-column';

/** Numbers uuids from 0 on, at about 28 bytes each. */
export interface UuidTable {
  /** How many different uuids there are. */
  readonly size: number;
  /** The number of the column's uuid at `row`: its own if it is there already, else the next. */
  put(column: UuidColumn, row: number): number;
  /** Makes room for so many more. */
  reserve(uuids: number): void;
  find(uuid: string): number | undefined;
}

const EMPTY = -1;

export function createUuidTable(): UuidTable {
  let size = 0;
  let words = new Uint32Array(64 * UUID_WORDS);
  /** Open addressing, at most half full: numbers by hash. */
  let slots = new Int32Array(128).fill(EMPTY);
  const odd = new Map<string, number>();
  const wanted = new Uint32Array(UUID_WORDS);

  /** The slot of this uuid, or the free one where it belongs. */
  function slotOf(source: Uint32Array, offset: number): number {
    const mask = slots.length - 1;
    let slot = hashWords(source, offset) & mask;
    for (;;) {
      const number = slots[slot] ?? EMPTY;
      if (number === EMPTY || sameWords(source, offset, words, number * UUID_WORDS)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  /** Beyond half full, finding a slot takes longer and longer. */
  function reserve(uuids: number): void {
    words = grown(words, (size + uuids) * UUID_WORDS, (length) => new Uint32Array(length));
    let length = slots.length;
    while (length < (size + uuids) * 2) length *= 2;
    if (length === slots.length) return;
    const numbers = slots.filter((number) => number !== EMPTY);
    slots = new Int32Array(length).fill(EMPTY);
    for (const number of numbers) slots[slotOf(words, number * UUID_WORDS)] = number;
  }

  return {
    get size() {
      return size;
    },

    reserve,

    put(column, row) {
      const uuid = column.odd.size === 0 ? undefined : column.odd.get(row);
      if (uuid !== undefined) {
        const known = odd.get(uuid);
        if (known !== undefined) return known;
        // Its words stay unused: a number is all that a uuid has.
        odd.set(uuid, size);
        reserve(1);
        return size++;
      }
      const offset = row * UUID_WORDS;
      reserve(1);
      const slot = slotOf(column.words, offset);
      const known = slots[slot] ?? EMPTY;
      if (known !== EMPTY) return known;
      slots[slot] = size;
      for (let word = 0; word < UUID_WORDS; word++) words[size * UUID_WORDS + word] = column.words[offset + word] ?? 0;
      return size++;
    },

    find(uuid) {
      if (!writeUuid(uuid, wanted, 0)) return odd.get(uuid);
      const number = slots[slotOf(wanted, 0)];
      return number === EMPTY ? undefined : number;
    },
  };
}
