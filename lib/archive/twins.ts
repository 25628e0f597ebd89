import { UUID_WORDS } from './uuid';
import { hashWords, sameWords, type UuidRows } from './uuid-column';

const EMPTY = -1;

/** Told two rows of one uuid, returns the one that stays. */
export type OnTwins = (a: number, b: number) => number;

/**
 * Finds the rows that have the same uuid as one of those from `start` on. Nothing is remembered for it: a small table of
 * the new rows is made, and the old ones are held against it, which takes about 5 ms for a million.
 */
export function findTwins(uuids: UuidRows, start: number, onTwins: OnTwins): void {
  const { size, words, odd } = uuids;
  let length = 64;
  while (length < (size - start) * 2) length *= 2;
  const mask = length - 1;
  /** Open addressing, at most half full. */
  const slots = new Int32Array(length).fill(EMPTY);
  const slotOf = (row: number): number => {
    let slot = hashWords(words, row * UUID_WORDS) & mask;
    for (;;) {
      const other = slots[slot] ?? EMPTY;
      if (other === EMPTY || sameWords(words, row * UUID_WORDS, words, other * UUID_WORDS)) return slot;
      slot = (slot + 1) & mask;
    }
  };
  const isOdd = (row: number): boolean => odd.size > 0 && odd.has(row);
  for (let row = start; row < size; row++) {
    if (isOdd(row)) continue;
    const slot = slotOf(row);
    const other = slots[slot] ?? EMPTY;
    slots[slot] = other === EMPTY ? row : onTwins(row, other);
  }
  for (let row = 0; row < start; row++) {
    const other = slots[slotOf(row)] ?? EMPTY;
    if (other !== EMPTY && !isOdd(row)) onTwins(row, other);
  }
  findOddTwins(odd, onTwins);
}

function findOddTwins(odd: ReadonlyMap<number, string>, onTwins: OnTwins): void {
  const found = new Map<string, number>();
  for (const [row, uuid] of odd) {
    const other = found.get(uuid);
    found.set(uuid, other === undefined ? row : onTwins(row, other));
  }
}
