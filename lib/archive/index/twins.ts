import { UUID_WORDS } from '@/lib/archive/columns/uuid';
import { hashWords, sameWords, type UuidRows } from '@/lib/archive/columns/uuid-column';

/** Told two rows of one uuid, returns the one that stays. May be told of the same two again. */
export type OnTwins = (a: number, b: number) => number;

/** Finds the rows that have the same uuid as another, as rows are added. */
export interface TwinFinder {
  /** So many rows in all are about to come: until `forget`, all that were looked at are remembered, at 8 bytes each. */
  expect(rows: number): void;
  /** Looks at the rows that were added since the last time. */
  look(): void;
  /**
   * Remembers nothing any more: when rows are added next, all others are held against them, which takes about 5 ms for
   * a million.
   */
  forget(): void;
}

export function createTwinFinder(uuids: UuidRows, onTwins: OnTwins): TwinFinder {
  /** How many rows were looked at. */
  let looked = 0;
  let remembered: TwinTable | undefined;
  const odd = new Map<string, number>();

  function takeIn(table: TwinTable, start: number, end: number): void {
    for (let row = start; row < end; row++) {
      const text = uuids.odd.size > 0 ? uuids.odd.get(row) : undefined;
      if (text === undefined) table.put(row);
      else {
        const other = odd.get(text);
        odd.set(text, other === undefined || other === row ? row : onTwins(row, other));
      }
    }
  }

  return {
    expect(rows) {
      if (remembered !== undefined && remembered.room >= rows) return;
      remembered = createTwinTable(uuids, Math.max(rows, looked), onTwins);
      takeIn(remembered, 0, looked);
    },

    look() {
      const start = looked;
      looked = uuids.size;
      if (remembered !== undefined && remembered.room < looked) remembered = undefined;
      const table = remembered ?? createTwinTable(uuids, looked - start, onTwins);
      takeIn(table, start, looked);
      if (table === remembered) return;
      const isLike = createLikeness(uuids, start, looked);
      for (let row = 0; row < start; row++) if (isLike(row) && !uuids.odd.has(row)) table.meet(row);
    },

    forget() {
      remembered = undefined;
    },
  };
}

/** Whether a row may be the twin of one from `start` on: most are told apart without a look at the table. */
function createLikeness({ words }: UuidRows, start: number, end: number): (row: number) => boolean {
  const mask = 2 ** Math.ceil(Math.log2(Math.max(64, (end - start) * 16))) - 1;
  const known = new Uint8Array(mask + 1);
  // In every kind of uuid the last word is the one that differs most.
  const last = UUID_WORDS - 1;
  for (let row = start; row < end; row++) known[(words[row * UUID_WORDS + last] ?? 0) & mask] = 1;
  return (row) => known[(words[row * UUID_WORDS + last] ?? 0) & mask] === 1;
}

interface TwinTable {
  /** How many rows it can take in. */
  readonly room: number;
  put(row: number): void;
  /** Tells of the row and of one that was put in, if they are twins. */
  meet(row: number): void;
}

/**
 * Of rows with uuids of the usual form. Open addressing, at most half full; beside its row + 1, a slot holds as many bits
 * of the uuid's hash as there is room for, so that hardly any other uuid has to be fetched to be told apart.
 */
function createTwinTable(uuids: UuidRows, room: number, onTwins: OnTwins): TwinTable {
  const length = 2 ** Math.ceil(Math.log2(Math.max(64, room * 2)));
  const slots = new Uint32Array(length);
  const rowBits = 2 ** (32 - Math.clz32(Math.max(room, uuids.size))) - 1;
  const hashBits = ~rowBits;

  function slotOf(row: number, hash: number): number {
    const { words } = uuids;
    let slot = hash & (length - 1);
    for (;;) {
      const held = slots[slot] ?? 0;
      if (held === 0) return slot;
      const isLike = ((held ^ hash) & hashBits) === 0;
      if (isLike && sameWords(words, row * UUID_WORDS, words, rowIn(held) * UUID_WORDS)) return slot;
      slot = (slot + 1) & (length - 1);
    }
  }

  function rowIn(held: number): number {
    return (held & rowBits) - 1;
  }

  return {
    room,
    put(row) {
      const hash = hashWords(uuids.words, row * UUID_WORDS);
      const slot = slotOf(row, hash);
      const held = slots[slot] ?? 0;
      const stays = held === 0 ? row : onTwins(row, rowIn(held));
      slots[slot] = (hash & hashBits) | (stays + 1);
    },
    meet(row) {
      const held = slots[slotOf(row, hashWords(uuids.words, row * UUID_WORDS))] ?? 0;
      if (held !== 0) onTwins(row, rowIn(held));
    },
  };
}
